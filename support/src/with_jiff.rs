//! The JSON forms of the types of the crate `jiff`.

use jiff::civil::DateTime;
use jiff::{SpanFieldwise, Timestamp};
use serde::de::Deserializer;
use serde::ser::Serializer;

use super::foreign::parsed;
use super::json::Json;
use super::moments::{IsoDuration, Local, Moment};

const LOCAL: &str = "%Y-%m-%d %H:%M:%S";

impl Moment for Timestamp {
    fn from_milliseconds(milliseconds: i64) -> Option<Self> {
        Self::from_millisecond(milliseconds).ok()
    }

    fn milliseconds(&self) -> i64 {
        let (seconds, nanoseconds) = (self.as_second(), self.subsec_nanosecond());
        seconds * 1000 + i64::from(nanoseconds).div_euclid(1_000_000)
    }
}

impl Json<DateTime> for Local {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime, D::Error> {
        parsed(deserializer, |text| DateTime::strptime(LOCAL, text))
    }

    fn write<S: Serializer>(value: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&value.strftime(LOCAL))
    }
}

impl Json<SpanFieldwise> for IsoDuration {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SpanFieldwise, D::Error> {
        parsed(deserializer, |text| text.parse().map(SpanFieldwise))
    }

    fn write<S: Serializer>(value: &SpanFieldwise, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&value.0)
    }
}
