//! The JSON form of the decimals of the crate `rust_decimal` that are JSON numbers.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::{Error as _, Serializer};

use super::json::Json;

/// A decimal as a JSON number, which readers take for a float: what a float does not keep is not written.
#[derive(Debug)]
pub struct Numeric;

impl Json<Decimal> for Numeric {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        deserializer.deserialize_any(Numeric)
    }

    fn write<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        let text = value.normalize().to_string();
        if let Ok(number) = text.parse() {
            return serializer.serialize_i64(number);
        }
        match text.parse().map(|number: f64| (number, number.to_string())) {
            Ok((number, kept)) if kept == text => serializer.serialize_f64(number),
            _ => Err(S::Error::custom(
                "the decimal has more digits than a JSON number is sure to keep",
            )),
        }
    }
}

impl Visitor<'_> for Numeric {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Decimal, E> {
        Ok(number.into())
    }

    /// The shortest text of a float is what the sender wrote, up to 15 digits.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Decimal, E> {
        number.to_string().parse().map_err(E::custom)
    }
}
