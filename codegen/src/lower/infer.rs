//! The schema that examples have in common: names and types, and nothing of their values.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::text::{Sample, has_variable};

/// Objects with more names than this, all of them numbers, are maps.
const MAX_NUMBERED: usize = 20;

/// Infers one schema from all samples together; an empty one where they say nothing or have several types.
pub fn schema<'s>(samples: impl IntoIterator<Item = &'s Sample>) -> Value {
    let mut seen = Seen::default();
    for sample in samples {
        seen.add(sample);
    }
    let (kind, mut schema) = match seen.types.as_slice() {
        ["array"] => ("array", json!({"items": schema(seen.elements)})),
        ["object"] => ("object", object(&seen.objects)),
        // Numbers that are whole everywhere are integers.
        ["integer", "number"] | ["number", "integer"] => ("number", json!({})),
        [kind] => (*kind, json!({})),
        _ => return json!({}),
    };
    schema["type"] = if seen.has_null {
        json!([kind, "null"])
    } else {
        json!(kind)
    };
    schema
}

/// What stands at one place in the examples.
#[derive(Default)]
struct Seen<'s> {
    has_null: bool,
    types: Vec<&'static str>,
    elements: Vec<&'s Sample>,
    objects: Vec<&'s [(String, Sample)]>,
}

impl<'s> Seen<'s> {
    fn add(&mut self, sample: &'s Sample) {
        let kind = match sample {
            Sample::Unknown => return,
            Sample::Null => {
                self.has_null = true;
                return;
            }
            Sample::Boolean => "boolean",
            Sample::Integer(number) if i64::try_from(*number).is_err() => "number",
            Sample::Integer(_) => "integer",
            Sample::Number => "number",
            Sample::String(_) => "string",
            Sample::List(elements) => {
                self.elements.extend(elements);
                "array"
            }
            Sample::Object(members) => {
                self.objects.push(members);
                "object"
            }
        };
        if !self.types.contains(&kind) {
            self.types.push(kind);
        }
    }
}

/// One property: its values, and in how many objects it stands.
#[derive(Default)]
struct Property<'s> {
    values: Vec<&'s Sample>,
    count: usize,
    last: usize,
}

fn object(objects: &[&[(String, Sample)]]) -> Value {
    let mut names: Vec<&str> = Vec::new();
    let mut found: BTreeMap<&str, Property<'_>> = BTreeMap::new();
    for (number, members) in (1..).zip(objects) {
        for (name, value) in *members {
            let property = found.entry(name).or_insert_with(|| {
                names.push(name);
                Property::default()
            });
            property.values.push(value);
            property.count += usize::from(property.last != number);
            property.last = number;
        }
    }
    if are_data(&names) {
        let values = found.values().flat_map(|property| &property.values);
        return json!({"additionalProperties": schema(values.copied())});
    }
    // A variable stands for a name that is not known.
    names.retain(|name| !has_variable(name));
    let mut properties = Map::new();
    let mut required = Vec::new();
    for name in names {
        let property = &found[name];
        if property.count == objects.len() {
            required.push(name);
        }
        properties.insert(name.to_owned(), schema(property.values.iter().copied()));
    }
    json!({"properties": properties, "required": required})
}

/// Whether the names of an object are data, such as ids and days, and not what a program calls by name.
fn are_data(names: &[&str]) -> bool {
    let all = |is: fn(&str) -> bool| !names.is_empty() && names.iter().all(|name| is(name));
    all(|name| is_uuid(name) || is_date(name) || has_variable(name))
        || names.len() > MAX_NUMBERED
            && all(|name| is_number(name) || is_uuid(name) || is_date(name))
}

fn is_number(name: &str) -> bool {
    let digits = name.strip_prefix('-').unwrap_or(name);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a name is a UUID (RFC 9562).
fn is_uuid(name: &str) -> bool {
    let lengths = name.split('-').map(str::len);
    let is_hexadecimal = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    lengths.eq([8, 4, 4, 4, 12]) && name.bytes().all(is_hexadecimal)
}

/// Whether a name is a month, a day or a moment: `2026-01`, `2026/01/31`, `2026-01-31T08:00:00Z`.
fn is_date(name: &str) -> bool {
    let is_sign = |byte: u8| b"-/:. TZ+".contains(&byte);
    match name.as_bytes() {
        [year @ .., b'-' | b'/', a, b] if year.len() == 4 => {
            year.iter().chain([a, b]).all(u8::is_ascii_digit)
        }
        bytes @ [a, b, c, d, b'-' | b'/', e, f, b'-' | b'/', ..] => {
            [a, b, c, d, e, f].into_iter().all(u8::is_ascii_digit)
                && bytes
                    .iter()
                    .all(|byte| byte.is_ascii_digit() || is_sign(*byte))
        }
        _ => false,
    }
}
