//! Enumerations of texts, whole numbers and booleans together: any other value is kept and written back.

use serde_json::Value;

use super::scalars::{TOO_LARGE, whole};

/// A scalar that an enumeration may list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar<'a> {
    /// A string.
    Text(&'a str),
    /// A whole number.
    Number(i64),
    /// True or false.
    Boolean(bool),
    /// A value that no enumeration lists.
    None,
}

impl<'a> From<&'a Value> for Scalar<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::String(text) => Scalar::Text(text),
            Value::Bool(boolean) => Scalar::Boolean(*boolean),
            value => {
                let float = || value.as_f64().and_then(|number| whole(number, TOO_LARGE));
                let number = value.as_i64().or_else(float);
                number.map_or(Scalar::None, Scalar::Number)
            }
        }
    }
}

impl From<Scalar<'_>> for Value {
    fn from(scalar: Scalar<'_>) -> Self {
        match scalar {
            Scalar::Text(text) => text.into(),
            Scalar::Number(number) => number.into(),
            Scalar::Boolean(boolean) => boolean.into(),
            Scalar::None => Value::Null,
        }
    }
}

/// Implements an open enumeration of values of several types.
///
/// `mixed!(Level, Other { Auto: Text "auto", V1: Number 1, Off: Boolean false });` is for
/// `pub enum Level { Auto, V1, Off, Other(serde_json::Value) }`.
macro_rules! mixed {
    ($type:ident, $other:ident { $($variant:ident : $kind:ident $wire:literal),* $(,)? }) => {
        impl $type {
            /// The value on the wire.
            pub fn to_value(&self) -> ::serde_json::Value {
                match self {
                    $(Self::$variant => support::Scalar::$kind($wire).into(),)*
                    Self::$other(value) => ::std::clone::Clone::clone(value),
                }
            }
        }

        impl ::std::convert::From<::serde_json::Value> for $type {
            fn from(value: ::serde_json::Value) -> Self {
                match support::Scalar::from(&value) {
                    $(support::Scalar::$kind($wire) => Self::$variant,)*
                    _ => Self::$other(value),
                }
            }
        }

        support::mixed!(@from $type: &::std::primitive::str, ::std::string::String, ::std::primitive::i64, ::std::primitive::bool);

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&support::ToText::to_text(self))
            }
        }

        impl support::Native for $type {}

        impl support::ToText for $type {}

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                <::serde_json::Value as support::Json>::read(deserializer)
                    .map(::std::convert::From::from)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                <::serde_json::Value as support::Json>::write(&self.to_value(), serializer)
            }
        }
    };
    (@from $type:ident: $($from:ty),*) => {
        $(impl ::std::convert::From<$from> for $type {
            fn from(value: $from) -> Self {
                ::serde_json::Value::from(value).into()
            }
        })*
    };
}

pub(crate) use mixed;
