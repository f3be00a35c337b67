//! The JSON forms of types of other crates.

use std::fmt;
use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::json::Json;

/// The form that a type has by serde's traits.
#[derive(Debug)]
pub struct Serde;

impl<T: Serialize + DeserializeOwned> Json<T> for Serde {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

/// A string that holds what a type shows, and reads again.
#[derive(Debug)]
pub struct Displayed;

impl<T: FromStr<Err: Display> + Display> Json<T> for Displayed {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        parsed(deserializer, T::from_str)
    }

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }
}

/// Reads a string, and what it holds.
///
/// # Errors
///
/// If the next value is no string, or not one that can be parsed.
pub(super) fn parsed<'de, D: Deserializer<'de>, T, E: Display>(
    deserializer: D,
    parse: fn(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(Parsed(parse, PhantomData))
}

struct Parsed<T, E>(fn(&str) -> Result<T, E>, PhantomData<T>);

impl<T, E: Display> Visitor<'_> for Parsed<T, E> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string ({})", std::any::type_name::<T>())
    }

    fn visit_str<F: Error>(self, text: &str) -> Result<T, F> {
        (self.0)(text).map_err(F::custom)
    }
}
