//! Enumerations of whole numbers that stay open: what a newer server adds is kept and written back.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// Reads a whole number into whatever can be made of one; `1.0` is one, too.
///
/// # Errors
///
/// If the next value is no whole number that fits into 64 bits.
pub fn whole<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: From<i64>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_i64(Whole(PhantomData))
}

/// The first floats beyond the whole numbers that a float can hold without a gap.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

struct Whole<T>(PhantomData<T>);

impl<T: From<i64>> Visitor<'_> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        Ok(T::from(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let whole = i64::try_from(number);
        let whole = whole.map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))?;
        Ok(T::from(whole))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        if number.fract() == 0.0 && number.abs() < MAX_EXACT {
            Ok(T::from(number as i64))
        } else {
            Err(E::invalid_type(Unexpected::Float(number), &self))
        }
    }
}

/// Implements an open enumeration of whole numbers.
///
/// `codes!(Status, Other { Pending: 0, Paid: 1 });` is for `pub enum Status { Pending, Paid, Other(i64) }`.
macro_rules! codes {
    ($type:ident, $other:ident { $($variant:ident : $wire:literal),* $(,)? }) => {
        impl $type {
            /// The number on the wire.
            pub fn as_i64(&self) -> ::std::primitive::i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::$other(number) => *number,
                }
            }
        }

        impl ::std::convert::From<::std::primitive::i64> for $type {
            fn from(number: ::std::primitive::i64) -> Self {
                match number {
                    $($wire => Self::$variant,)*
                    _ => Self::$other(number),
                }
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                support::whole(deserializer)
            }
        }

        impl support::ToText for $type {
            fn to_text(&self) -> ::std::borrow::Cow<'_, ::std::primitive::str> {
                ::std::borrow::Cow::Owned(::std::string::ToString::to_string(self))
            }
        }
    };
}

pub(crate) use codes;
