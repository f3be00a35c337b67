//! YAML 1.2 becomes the value that the same text in JSON would be.

use std::borrow::Cow;
use std::collections::BTreeMap;

use saphyr_parser::{Event, ScalarStyle, Tag};
use serde_json::{Map, Number, Value};

use super::events::{Events, Flaw};
use crate::diagnostic::{Code, Place, Sink};

/// How deep values may stand in each other, as in JSON.
const MAX_DEPTH: usize = 127;

/// How much all aliases of a text together may repeat: their values, each with the length of its text.
const MAX_REPEATED: usize = 16 * 1024 * 1024;

/// Reads the YAML document that fills `text`, which starts at `place`; reports why it cannot be read.
pub fn parse_yaml(text: &str, place: &Place, sink: &mut Sink) -> Option<Value> {
    let mut reader = Reader {
        events: Events::new(text),
        anchors: BTreeMap::new(),
        repeated: 0,
    };
    match reader.document() {
        Ok(value) => Some(value),
        Err(Problem {
            code,
            at,
            message,
            help,
        }) => {
            let place = Place {
                start: place.start + at,
                ..place.clone()
            };
            sink.report(code, &place, message, help);
            None
        }
    }
}

/// Why a text is not read.
struct Problem {
    code: Code,
    at: usize,
    message: String,
    help: &'static str,
}

impl From<Flaw> for Problem {
    fn from(flaw: Flaw) -> Problem {
        broken(flaw.at, format!("this is not YAML: {}", flaw.what))
    }
}

fn broken(at: usize, message: impl Into<String>) -> Problem {
    Problem {
        code: Code::BrokenYaml,
        at,
        message: message.into(),
        help: "copy or export the description again, whole, with its indentation",
    }
}

struct Reader<'t> {
    events: Events<'t>,
    /// The values of anchors, each with how much it holds.
    anchors: BTreeMap<usize, (Value, usize)>,
    repeated: usize,
}

type Read<'t> = (Event<'t>, std::ops::Range<usize>);

impl<'t> Reader<'t> {
    fn document(&mut self) -> Result<Value, Problem> {
        let mut value = None;
        while let Some((event, span)) = self.events.next()? {
            match event {
                Event::DocumentStart(_) | Event::DocumentEnd => {}
                _ if value.is_some() => {
                    return Err(broken(span.start, "a second YAML document begins here"));
                }
                event => value = Some(self.value((event, span), 0)?),
            }
        }
        Ok(value.unwrap_or_default())
    }

    fn value(&mut self, (event, span): Read<'t>, depth: usize) -> Result<Value, Problem> {
        if depth == MAX_DEPTH {
            return Err(broken(
                span.start,
                format!("this is nested more than {MAX_DEPTH} levels deep"),
            ));
        }
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                (scalar(text, style, tag.as_deref()), anchor)
            }
            Event::SequenceStart(anchor, _) => (self.list(depth)?, anchor),
            Event::MappingStart(anchor, _) => (self.object(depth)?, anchor),
            Event::Alias(anchor) => return self.alias(anchor, span.start),
            _ => return Err(broken(span.start, "this is not YAML: a value is missing")),
        };
        if anchor != 0 {
            let weight = weight(&value);
            self.anchors.insert(anchor, (value.clone(), weight));
        }
        Ok(value)
    }

    fn alias(&mut self, anchor: usize, at: usize) -> Result<Value, Problem> {
        let Some((value, weight)) = self.anchors.get(&anchor) else {
            return Err(broken(at, "the alias stands in what it means"));
        };
        self.repeated += weight;
        match self.repeated > MAX_REPEATED {
            true => Err(broken(
                at,
                "the aliases of the text repeat more than 16 MiB",
            )),
            false => Ok(value.clone()),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut elements = Vec::new();
        loop {
            match self.event()? {
                (Event::SequenceEnd, _) => return Ok(Value::Array(elements)),
                read => elements.push(self.value(read, depth + 1)?),
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Problem> {
        let mut members = Map::new();
        let mut merged = Vec::new();
        loop {
            let (event, span) = self.event()?;
            let (key, at) = match event {
                Event::MappingEnd => break,
                Event::Scalar(text, style, anchor, _) => {
                    if anchor != 0 {
                        let key = Value::String(text.clone().into_owned());
                        self.anchors.insert(anchor, (key, text.len()));
                    }
                    // In old YAML this is no member, but those of another object.
                    if text == "<<" && style == ScalarStyle::Plain {
                        let read = self.event()?;
                        merged.push(self.value(read, depth + 1)?);
                        continue;
                    }
                    (text.into_owned(), span.start)
                }
                Event::Alias(anchor) => match self.alias(anchor, span.start)? {
                    Value::String(key) => (key, span.start),
                    _ => return Err(broken(span.start, "the name of a member is no text")),
                },
                _ => return Err(broken(span.start, "the name of a member is no text")),
            };
            let read = self.event()?;
            let value = self.value(read, depth + 1)?;
            if members.contains_key(&key) {
                return Err(Problem {
                    code: Code::DuplicateKey,
                    at,
                    message: format!("the object has the name `{key}` twice"),
                    help: "remove one of them",
                });
            }
            members.insert(key, value);
        }
        for source in merged {
            merge(source, &mut members);
        }
        Ok(Value::Object(members))
    }

    fn event(&mut self) -> Result<Read<'t>, Problem> {
        let end = "this is not YAML: it ends in the middle";
        self.events.next()?.ok_or_else(|| broken(0, end))
    }
}

/// Adds the members of an object, or of several, that are not there yet.
fn merge(source: Value, members: &mut Map<String, Value>) {
    match source {
        Value::Object(more) => {
            for (key, value) in more {
                members.entry(key).or_insert(value);
            }
        }
        Value::Array(several) => several.into_iter().for_each(|one| merge(one, members)),
        _ => {}
    }
}

fn weight(value: &Value) -> usize {
    const OF_ONE: usize = 32;
    OF_ONE
        + match value {
            Value::String(text) => text.len(),
            Value::Array(elements) => elements.iter().map(weight).sum(),
            Value::Object(members) => {
                let members = members.iter();
                members.map(|(key, value)| key.len() + weight(value)).sum()
            }
            _ => 0,
        }
}

/// What a scalar means (YAML 1.2.2, section 10.3.2): without quotes it may be null, a truth value or a number.
fn scalar(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let is_text = tag.is_some_and(|tag| tag.handle == "!" || tag.suffix == "str");
    if style != ScalarStyle::Plain || is_text {
        return Value::String(text.into_owned());
    }
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match number(&text) {
            Some(number) => Value::Number(number),
            None => Value::String(text.into_owned()),
        },
    }
}

/// A number of the core schema; infinities and what is no number are none in JSON.
fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            return u64::from_str_radix(digits, radix).ok().map(Number::from);
        }
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let written = text.strip_prefix('+').unwrap_or(text);
        if let Ok(whole) = written.parse::<i64>() {
            return Some(whole.into());
        }
        if let Ok(whole) = written.parse::<u64>() {
            return Some(whole.into());
        }
    }
    let is_float = digits.contains(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
    is_float
        .then(|| text.parse().ok().and_then(Number::from_f64))
        .flatten()
}
