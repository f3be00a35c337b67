//! The JSON forms of moments, days and times, for the types of whichever crate.

use std::marker::PhantomData;

use serde::de::{Deserializer, Error};
use serde::ser::Serializer;

use super::foreign::parsed;
use super::json::Json;

/// A moment with its offset: `2026-01-31T08:30:00+08:00` (RFC 3339).
#[derive(Debug)]
pub struct Rfc3339;

/// A day: `2026-01-31`.
#[derive(Debug)]
pub struct IsoDate;

/// A time of day: `08:30:00`.
#[derive(Debug)]
pub struct IsoTime;

/// A duration: `P1DT2H` (ISO 8601).
#[derive(Debug)]
pub struct IsoDuration;

/// A day and a time in no zone: `2026-01-31 08:30:00`.
#[derive(Debug)]
pub struct Local;

/// A moment as a number of so many milliseconds since the beginning of 1970.
#[derive(Debug)]
pub struct Since<const MILLISECONDS: i64>;

/// A moment in whole seconds since the beginning of 1970.
pub type Seconds = Since<1000>;

/// A moment in whole milliseconds since the beginning of 1970.
pub type Milliseconds = Since<1>;

/// The same number in a string.
#[derive(Debug)]
pub struct Digits<A>(PhantomData<A>);

/// A moment that milliseconds since the beginning of 1970 tell.
pub trait Moment: Sized {
    /// The moment, if the type can hold it.
    fn from_milliseconds(milliseconds: i64) -> Option<Self>;

    /// The last whole millisecond up to the moment.
    fn milliseconds(&self) -> i64;
}

fn moment<T: Moment, E: Error>(count: i64, unit: i64) -> Result<T, E> {
    let milliseconds = count.checked_mul(unit);
    let moment = milliseconds.and_then(T::from_milliseconds);
    moment.ok_or_else(|| E::custom("the moment is out of range"))
}

impl<T: Moment, const UNIT: i64> Json<T> for Since<UNIT> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        moment(i64::read(deserializer)?, UNIT)
    }

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(value.milliseconds().div_euclid(UNIT))
    }
}

impl<T: Moment, const UNIT: i64> Json<T> for Digits<Since<UNIT>> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        moment(parsed(deserializer, str::parse::<i64>)?, UNIT)
    }

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&value.milliseconds().div_euclid(UNIT))
    }
}
