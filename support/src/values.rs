//! Enumerations of texts that stay open: what a newer server adds is kept and written back.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

/// Reads a text into whatever can be made of one, without a copy where that needs none.
///
/// # Errors
///
/// If the next value is no text.
pub fn parse<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: From<String> + for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(Text(PhantomData))
}

struct Text<T>(PhantomData<T>);

impl<T: From<String> + for<'a> From<&'a str>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        Ok(T::from(text))
    }
}

/// Shows a value of an enumeration to programmers: its text on the wire, and whether the description does not list it.
///
/// # Errors
///
/// If the output fails.
pub fn show_value(text: &str, is_other: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match is_other {
        true => f.debug_tuple("Other").field(&text).finish(),
        false => fmt::Debug::fmt(text, f),
    }
}

/// Implements an open enumeration of texts. Values are equal that have one text on the wire.
///
/// `values!(Model, Other { Veo2: "veo2", Veo2Fast: "veo2-fast" });` is for
/// `pub enum Model { Veo2, Veo2Fast, Other(String) }`.
macro_rules! values {
    ($type:ident, $other:ident { $($variant:ident : $wire:literal),* $(,)? }) => {
        impl $type {
            /// The text on the wire.
            pub fn as_str(&self) -> &::std::primitive::str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::$other(text) => text,
                }
            }
        }

        impl ::std::convert::From<&::std::primitive::str> for $type {
            fn from(text: &::std::primitive::str) -> Self {
                match text {
                    $($wire => Self::$variant,)*
                    _ => Self::$other(::std::convert::From::from(text)),
                }
            }
        }

        impl ::std::convert::From<::std::string::String> for $type {
            fn from(text: ::std::string::String) -> Self {
                ::std::convert::From::from(text.as_str())
            }
        }

        // By the text, which is quicker to compile than by variant, and tells them apart as well.
        impl ::std::cmp::PartialEq for $type {
            fn eq(&self, other: &Self) -> ::std::primitive::bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for $type {}

        impl ::std::hash::Hash for $type {
            fn hash<__H: ::std::hash::Hasher>(&self, state: &mut __H) {
                ::std::hash::Hash::hash(self.as_str(), state);
            }
        }

        impl ::std::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                support::show_value(self.as_str(), ::std::matches!(self, Self::$other(_)), f)
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl support::Native for $type {}

        impl support::ToText for $type {}

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                support::parse(deserializer)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use values;
