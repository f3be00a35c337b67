//! Enumerations: their values, what the values are called, and those that stand only in prose.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::api::{Docs, EnumValue};

/// The values of an `enum` of strings, with their labels.
pub fn values(schema: &Map<String, Value>) -> Option<Vec<EnumValue>> {
    let listed = schema.get("enum")?.as_array()?;
    let labels = labels(schema);
    let mut seen = BTreeSet::new();
    let mut values: Vec<EnumValue> = Vec::new();
    for value in listed.iter().filter(|value| !value.is_null()) {
        let value = value.as_str()?;
        if seen.insert(value) {
            let label = labels.get(value).cloned().unwrap_or_default();
            values.push(EnumValue {
                value: value.to_owned(),
                label,
            });
        }
    }
    (!values.is_empty()).then_some(values)
}

/// What values are called, by `x-apifox-enum`, the older `x-apifox.enumDescriptions` or a team's own `x-enum-labels`.
pub fn labels(schema: &Map<String, Value>) -> BTreeMap<String, String> {
    let older = schema
        .get("x-apifox")
        .and_then(|older| older.get("enumDescriptions")?.as_object());
    let written = schema.get("x-enum-labels").and_then(Value::as_object);
    let older = older.into_iter().chain(written).flatten();
    let mut labels: BTreeMap<String, String> = older
        .filter_map(|(value, text)| Some((value.clone(), text.as_str()?.to_owned())))
        .collect();
    for entry in schema
        .get("x-apifox-enum")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let Some(value) = entry.get("value") else {
            continue;
        };
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let text = |key: &str| {
            entry
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .trim()
        };
        let words = [text("name"), text("description")]
            .into_iter()
            .filter(|word| !word.is_empty());
        let label = words.collect::<Vec<_>>().join("：");
        if !label.is_empty() {
            labels.insert(value, label);
        }
    }
    labels
}

/// Listed values that are no strings have no type of their own; the docs name them.
pub fn in_docs(schema: &Map<String, Value>, mut docs: Docs) -> Docs {
    let labels = labels(schema);
    let listed = schema
        .get("enum")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let is_null_only = listed.clone().all(Value::is_null);
    let values = listed
        .filter(|value| is_null_only || !value.is_null())
        .map(Value::to_string);
    for (index, value) in values.enumerate() {
        docs.description.push_str(if index == 0 {
            "\n\nValues:\n\n* "
        } else {
            "\n* "
        });
        docs.description.push_str(&value);
        if let Some(label) = labels.get(&value) {
            docs.description.push('：');
            docs.description.push_str(label);
        }
    }
    docs
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
    let mut seen = BTreeSet::new();
    let is_word = |word: &&str| {
        word.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-:/".contains(&byte))
    };
    if !words.iter().all(|word| is_word(word) && seen.insert(*word)) {
        return None;
    }
    let value = |word: &str| EnumValue {
        value: word.to_owned(),
        label: String::new(),
    };
    let values: Vec<EnumValue> = words.into_iter().map(value).collect();
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
