//! The JSON forms of the types of the crate `chrono`.

use chrono::{DateTime, FixedOffset, NaiveDateTime, SecondsFormat, Utc};
use serde::de::Deserializer;
use serde::ser::Serializer;

use super::foreign::parsed;
use super::json::Json;
use super::moments::{Local, Moment, Rfc3339};

const LOCAL: &str = "%Y-%m-%d %H:%M:%S";

impl Moment for DateTime<Utc> {
    fn from_milliseconds(milliseconds: i64) -> Option<Self> {
        Self::from_timestamp_millis(milliseconds)
    }

    fn milliseconds(&self) -> i64 {
        self.timestamp_millis()
    }
}

impl Json<DateTime<FixedOffset>> for Rfc3339 {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<FixedOffset>, D::Error> {
        parsed(deserializer, DateTime::parse_from_rfc3339)
    }

    fn write<S: Serializer>(
        value: &DateTime<FixedOffset>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl Json<NaiveDateTime> for Local {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDateTime, D::Error> {
        parsed(deserializer, |text| {
            NaiveDateTime::parse_from_str(text, LOCAL)
        })
    }

    fn write<S: Serializer>(value: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&value.format(LOCAL))
    }
}
