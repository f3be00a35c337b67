//! Fields that have one value, which the description says.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

/// A value that is always the same.
#[allow(dead_code, reason = "a client uses what its description needs")]
#[derive(Clone, Copy, Debug)]
pub enum Constant {
    /// A text.
    Text(&'static str),
    /// A whole number; `1.0` is one, too.
    Whole(i64),
    /// `true` or `false`.
    Boolean(bool),
}

impl From<&'static str> for Constant {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Constant {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<bool> for Constant {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl Serialize for Constant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Boolean(boolean) => serializer.serialize_bool(*boolean),
        }
    }
}

/// Reads the value, which is this one or an error.
impl<'de> DeserializeSeed<'de> for Constant {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Constant {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "the constant {text:?}"),
            Self::Whole(number) => write!(f, "the constant {number}"),
            Self::Boolean(boolean) => write!(f, "the constant {boolean}"),
        }
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        match self {
            Self::Text(text) if text == value => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Str(value), &self)),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self {
            Self::Boolean(boolean) if boolean == value => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Bool(value), &self)),
        }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match self {
            Self::Whole(number) if number == value => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Signed(value), &self)),
        }
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        match self {
            Self::Whole(number) if u64::try_from(number) == Ok(value) => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match self {
            Self::Whole(number) if number as f64 == value => Ok(()),
            _ => Err(E::invalid_value(Unexpected::Float(value), &self)),
        }
    }
}
