//! The JSON form of scalars, and of any JSON value.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Map, Value};

use super::json::Json;
use super::secret::Secret;

/// Types whose JSON form is that of serde.
macro_rules! plain {
    ($($type:ty),*) => {
        $(impl Json for $type {
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }

            fn write<S: Serializer>(value: &Self, serializer: S) -> Result<S::Ok, S::Error> {
                value.serialize(serializer)
            }
        })*
    };
}

plain!(bool, String, Secret, Value, Map<String, Value>);

/// Whole numbers: `1.0` is one, too (JSON Schema, core §6.3).
macro_rules! integers {
    ($($type:ty),*) => {
        $(impl Json for $type {
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_i64(Whole(PhantomData))
            }

            fn write<S: Serializer>(value: &Self, serializer: S) -> Result<S::Ok, S::Error> {
                value.serialize(serializer)
            }
        })*
    };
}

integers!(i32, i64, u32, u64);

/// The first float beyond the whole numbers of 64 bits that have a sign.
pub(super) const TOO_LARGE: f64 = 9_223_372_036_854_775_808.0;

/// The first floats beyond the whole numbers that a float can hold without a gap.
const NOT_EXACT: f64 = 9_007_199_254_740_992.0;

/// A float as the whole number that it is, if that is below a limit.
pub(super) fn whole(number: f64, limit: f64) -> Option<i64> {
    // A cast drops the fraction, and costs less than a look at it.
    let cut = number as i64;
    (cut as f64 == number && number.abs() < limit).then_some(cut)
}

struct Whole<T>(PhantomData<T>);

impl<T: TryFrom<i64> + TryFrom<u64>> Visitor<'_> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number ({})", std::any::type_name::<T>())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        T::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        match whole(number, TOO_LARGE) {
            Some(number) => self.visit_i64(number),
            // Floats as large as that have no fraction.
            None if (TOO_LARGE..2.0 * TOO_LARGE).contains(&number) => self.visit_u64(number as u64),
            None => Err(E::invalid_type(Unexpected::Float(number), &self)),
        }
    }
}

/// Numbers; a whole one is written without a fraction, as ECMAScript does, since servers may take it for an integer.
impl Json for f64 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    #[inline]
    fn write<S: Serializer>(value: &Self, serializer: S) -> Result<S::Ok, S::Error> {
        match whole(*value, NOT_EXACT) {
            Some(number) => serializer.serialize_i64(number),
            None if value.is_finite() => serializer.serialize_f64(*value),
            None => Err(S::Error::custom("JSON has no number that is not finite")),
        }
    }
}
