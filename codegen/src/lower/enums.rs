//! Enumerations: their values, what the values are called, and those that stand only in prose.

use serde_json::{Map, Value};

use crate::api::EnumValue;

/// The values of an `enum` of strings, with their labels.
pub fn values(schema: &Map<String, Value>) -> Option<Vec<EnumValue>> {
    let listed = schema.get("enum")?.as_array()?;
    let mut values: Vec<EnumValue> = Vec::new();
    for value in listed.iter().filter(|value| !value.is_null()) {
        let value = value.as_str()?;
        if !values.iter().any(|known| known.value == value) {
            values.push(EnumValue {
                value: value.to_owned(),
                label: label(schema, value),
            });
        }
    }
    (!values.is_empty()).then_some(values)
}

/// What a value is called, by `x-apifox-enum` or the older `x-apifox.enumDescriptions`.
pub fn label(schema: &Map<String, Value>, value: &str) -> String {
    let text = |entry: &Value| {
        entry
            .as_str()
            .map_or_else(|| entry.to_string(), str::to_owned)
    };
    let is_it = |entry: &&Value| {
        entry
            .get("value")
            .is_some_and(|listed| text(listed) == value)
    };
    let newer = schema
        .get("x-apifox-enum")
        .and_then(Value::as_array)
        .and_then(|list| list.iter().find(is_it));
    let newer = newer.map(|entry| {
        let text = |key: &str| {
            entry
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        let words = [text("name"), text("description")];
        words
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("：")
    });
    let older = || {
        schema
            .get("x-apifox")?
            .get("enumDescriptions")?
            .get(value)?
            .as_str()
            .map(str::to_owned)
    };
    newer
        .filter(|label| !label.is_empty())
        .or_else(older)
        .unwrap_or_default()
}

/// The words before a list of values in prose.
const MARKERS: [&str; 6] = [
    "枚举值",
    "可选值",
    "取值范围",
    "可选",
    "取值",
    "Allowed values",
];

/// The values of a list that stands only in a description, and the description without it:
/// `枚举值:`, then words, one a line or with commas between.
pub fn in_prose(description: &str) -> Option<(Vec<EnumValue>, String)> {
    let lines: Vec<&str> = description.lines().map(str::trim).collect();
    let mut marked = lines.iter().enumerate();
    let (at, first) = marked.find_map(|(at, line)| Some((at, after_marker(line)?)))?;
    let mut words: Vec<&str> = split(first);
    let mut end = at + 1;
    if words.is_empty() {
        end += lines[end..]
            .iter()
            .take_while(|line| !line.is_empty())
            .count();
        words = lines[at + 1..end]
            .iter()
            .flat_map(|line| split(line))
            .collect();
    }
    let mut values: Vec<EnumValue> = Vec::new();
    for word in words {
        let is_word = word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-:/".contains(&byte));
        if !is_word || values.iter().any(|known| known.value == word) {
            return None;
        }
        values.push(EnumValue {
            value: word.to_owned(),
            label: String::new(),
        });
    }
    let rest = [&lines[..at], &lines[end..]].concat().join("\n");
    (values.len() >= 2).then(|| (values, rest.trim().to_owned()))
}

/// What follows a marker and its colon.
fn after_marker(line: &str) -> Option<&str> {
    let rest = MARKERS
        .iter()
        .find_map(|marker| line.strip_prefix(marker))?
        .trim_start();
    rest.strip_prefix([':', '：']).map(str::trim)
}

fn split(line: &str) -> Vec<&str> {
    line.split([',', '，', '、', '|', ';', '；'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect()
}
