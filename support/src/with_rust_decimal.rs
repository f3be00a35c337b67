//! The JSON forms of the decimals of the crate `rust_decimal`, none of which is ever rounded.

use std::fmt;

use rust_decimal::{Decimal, Error as Unheld};
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::{Error as _, Serializer};

use super::foreign::parsed;
use super::json::Json;

/// A decimal as a string.
#[derive(Debug)]
pub struct DecimalText;

impl Json<Decimal> for DecimalText {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        parsed(deserializer, exact)
    }

    fn write<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }
}

/// The decimal that a text is; none that is only near to it.
fn exact(text: &str) -> Result<Decimal, String> {
    // The crate reads the digits of Rust's literals.
    if text.contains('_') {
        return Err("invalid decimal: a `_` between digits".to_owned());
    }
    let decimal = Decimal::from_str_exact(text).or_else(|error| match error {
        // Zeros at the end say nothing of the value.
        Unheld::Underflow => Decimal::from_str_exact(text.trim_end_matches('0')),
        error => Err(error),
    });
    decimal.map_err(|error| match error {
        Unheld::Underflow => "the decimal has more digits than `Decimal` holds".to_owned(),
        error => error.to_string(),
    })
}

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
        if let Ok(number) = text.parse() {
            return serializer.serialize_u64(number);
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
        exact(&number.to_string()).map_err(E::custom)
    }
}
