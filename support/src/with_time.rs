//! The JSON forms of the types of the crate `time`.

use std::fmt::Display;

use serde::de::Deserializer;
use serde::ser::{Error, Serializer};
use time::format_description::StaticFormatDescription;
use time::format_description::well_known;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

use super::foreign::parsed;
use super::json::Json;
use super::moments::{IsoDate, IsoTime, Local, Moment, Rfc3339};

const DATE: StaticFormatDescription = format_description!("[year]-[month]-[day]");
const LOCAL: StaticFormatDescription =
    format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
const TIME: StaticFormatDescription = format_description!("[hour]:[minute]:[second]");
const EXACT_TIME: StaticFormatDescription =
    format_description!("[hour]:[minute]:[second].[subsecond]");
const ANY_TIME: StaticFormatDescription =
    format_description!("[hour]:[minute]:[second][optional [.[subsecond]]]");

impl Moment for OffsetDateTime {
    fn from_milliseconds(milliseconds: i64) -> Option<Self> {
        Self::from_unix_timestamp_nanos(i128::from(milliseconds) * 1_000_000).ok()
    }

    fn milliseconds(&self) -> i64 {
        self.unix_timestamp() * 1000 + i64::from(self.millisecond())
    }
}

impl Json<OffsetDateTime> for Rfc3339 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<OffsetDateTime, D::Error> {
        parsed(deserializer, |text| {
            OffsetDateTime::parse(text, &well_known::Rfc3339)
        })
    }

    fn write<S: Serializer>(value: &OffsetDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        write_text(value.format(&well_known::Rfc3339), serializer)
    }
}

impl Json<PrimitiveDateTime> for Local {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PrimitiveDateTime, D::Error> {
        parsed(deserializer, |text| PrimitiveDateTime::parse(text, LOCAL))
    }

    fn write<S: Serializer>(value: &PrimitiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        write_text(value.format(LOCAL), serializer)
    }
}

impl Json<Date> for IsoDate {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        parsed(deserializer, |text| Date::parse(text, DATE))
    }

    fn write<S: Serializer>(value: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        write_text(value.format(DATE), serializer)
    }
}

impl Json<Time> for IsoTime {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        parsed(deserializer, |text| Time::parse(text, ANY_TIME))
    }

    fn write<S: Serializer>(value: &Time, serializer: S) -> Result<S::Ok, S::Error> {
        let format = if value.nanosecond() == 0 {
            TIME
        } else {
            EXACT_TIME
        };
        write_text(value.format(format), serializer)
    }
}

/// Writes a text, unless the value has none in this form.
fn write_text<S: Serializer>(
    text: Result<String, impl Display>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.map_err(S::Error::custom)?)
}
