//! JSON text becomes a value; what RFC 8259 does not allow is reported with its place.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::scan;
use crate::diagnostic::{Code, Place, Sink};

/// Reads the JSON value that fills `text`, which starts at `place`; reports why it cannot be read.
pub fn parse(text: &str, place: &Place, sink: &mut Sink) -> Option<Value> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Unique.deserialize(&mut deserializer);
    match value.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(value) => Some(value),
        Err(error) => {
            report(text, place, &error, sink);
            None
        }
    }
}

fn report(text: &str, place: &Place, error: &serde_json::Error, sink: &mut Sink) {
    // Only then is the text well formed, and no deeper than what was read.
    let duplicate = if error.is_data() {
        scan::duplicate_key(text)
    } else {
        None
    };
    if let Some(duplicate) = duplicate {
        let at = Place {
            start: place.start + duplicate.second,
            ..place.clone()
        };
        let line = 1 + text[..duplicate.first].matches('\n').count();
        let message = format!("the object has the name `{}` twice", duplicate.key);
        let help = format!(
            "remove one of them; the first stands {} lines above",
            lines_between(text, &duplicate, line)
        );
        return sink.report(Code::DuplicateKey, &at, message, help);
    }
    let at = Place {
        start: place.start + offset(text, error.line(), error.column()),
        ..place.clone()
    };
    let sentence = error.to_string();
    let sentence = sentence.split(" at line ").next().unwrap_or_default();
    if sentence.starts_with("recursion limit") {
        let message = "this is nested more than 127 levels deep";
        return sink.report(
            Code::BrokenJson,
            &at,
            message,
            "no description needs that: export it again",
        );
    }
    let message = format!("this is not JSON: {sentence}");
    sink.report(
        Code::BrokenJson,
        &at,
        message,
        "copy or export the description again, whole",
    );
}

fn lines_between(text: &str, duplicate: &scan::Duplicate, first_line: usize) -> usize {
    1 + text[..duplicate.second].matches('\n').count() - first_line
}

/// The byte offset of serde_json's position: a line from 1, and a column in bytes of what has been read of it.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Reads any JSON value, and refuses a name that stands twice in one object.
struct Unique;

impl<'de> DeserializeSeed<'de> for Unique {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Unique {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element_seed(Unique)? {
            list.push(element);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            let value = members.next_value_seed(Unique)?;
            if map.insert(key, value).is_some() {
                return Err(A::Error::custom("an object has one name twice"));
            }
        }
        Ok(Value::Object(map))
    }
}
