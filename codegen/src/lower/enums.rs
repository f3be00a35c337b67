//! Enumerations: their values, what the values are called, and those that stand only in prose.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{bounds, pairs};
use crate::api::{Constant, Docs, EnumValue, seen};

/// What values are called, in the order in which they are listed.
pub const WORDS_IN_ORDER: [&str; 3] = ["x-enum-varnames", "x-enum-labels", "x-enum-descriptions"];

/// The values of an `enum` of strings, with what they are called.
pub fn values(schema: &Map<String, Value>) -> Option<Vec<EnumValue<String>>> {
    listed(schema, |value| value.as_str().map(str::to_owned))
}

/// The values of an `enum` of whole numbers, with what they are called.
pub fn codes(schema: &Map<String, Value>) -> Option<Vec<EnumValue<i64>>> {
    listed(schema, whole)
}

/// The one value of a schema, if it is a scalar of one of these types, or of any if there are none. A boolean that lists
/// one value is always that.
pub fn constant(members: &Map<String, Value>, types: &[&str]) -> Option<Constant> {
    let value = members.get("const").or_else(|| only_boolean(members));
    let (constant, own): (_, &[&str]) = match value? {
        Value::String(text) if !text.contains("{{") => (Constant::Text(text.clone()), &["string"]),
        Value::Bool(truth) => (Constant::Boolean(*truth), &["boolean"]),
        value @ Value::Number(_) => (Constant::Whole(whole(value)?), &["integer", "number"]),
        _ => return None,
    };
    let is_of = types.is_empty() || types.iter().any(|kind| own.contains(kind));
    is_of.then_some(constant)
}

/// The one boolean of an `enum`.
fn only_boolean(members: &Map<String, Value>) -> Option<&Value> {
    let mut listed = members.get("enum")?.as_array()?.iter();
    let mut listed = listed.by_ref().filter(|value| !value.is_null());
    let first = listed.next().filter(|value| value.is_boolean())?;
    listed.all(|value| value == first).then_some(first)
}

/// The type of the one value of a schema.
pub fn type_of_constant(members: &Map<String, Value>) -> Option<&'static str> {
    members.get("const").map(type_of)
}

/// The type of a value; that of a whole number is `integer`.
pub fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        value @ Value::Number(_) if bounds::whole(value).is_some() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Whether two values are one: `1` and `1.0` are.
pub fn is_same(one: &Value, other: &Value) -> bool {
    type_of(one) == type_of(other) && key(one) == key(other)
}

/// The texts, whole numbers and booleans of an `enum`, with what they are called; other values have no names.
pub fn mixed(schema: &Map<String, Value>) -> Option<Vec<EnumValue<Constant>>> {
    let is_named = |value: &&Value| value.is_null() || scalar(value).is_some();
    let listed = schema.get("enum")?.as_array()?.iter();
    let mut named = schema.clone();
    named["enum"] = listed.filter(is_named).cloned().collect();
    self::listed(&named, scalar)
}

/// A value that can be told from others by a name.
pub fn scalar(value: &Value) -> Option<Constant> {
    match value {
        Value::String(text) => Some(Constant::Text(text.clone())),
        Value::Bool(boolean) => Some(Constant::Boolean(*boolean)),
        value => whole(value).map(Constant::Whole),
    }
}

/// The numbers of a list that stands only in the words about a schema, and the keyword that holds it.
pub fn codes_in_prose(schema: &Map<String, Value>) -> Option<(Vec<EnumValue<i64>>, &'static str)> {
    let (pairs, key) = prose(schema, pairs::numbers)?;
    let value = |(value, label): (i64, String)| EnumValue {
        value,
        name: name(&value.to_string(), &[&label]),
        label,
    };
    Some((pairs.into_iter().map(value).collect(), key))
}

/// The texts of a list that stands only in the words about a schema, with what they mean, and the keyword that holds it.
pub fn texts_in_prose(
    schema: &Map<String, Value>,
) -> Option<(Vec<EnumValue<String>>, &'static str)> {
    let (pairs, key) = prose(schema, pairs::words).or_else(|| prose(schema, pairs::digits))?;
    let value = |(value, label): (String, String)| EnumValue {
        name: name(&value, &[&label]),
        value,
        label,
    };
    Some((pairs.into_iter().map(value).collect(), key))
}

/// Values and what they are called.
type Pairs<T> = Vec<(T, String)>;

fn prose<T>(
    schema: &Map<String, Value>,
    read: fn(&str) -> Option<Pairs<T>>,
) -> Option<(Pairs<T>, &'static str)> {
    ["description", "title"].into_iter().find_map(|key| {
        let pairs = read(schema.get(key)?.as_str()?)?;
        Some((pairs, key))
    })
}

/// Whether an `enum` lists anything but null.
pub fn has_values(schema: &Map<String, Value>) -> bool {
    let listed = schema.get("enum").and_then(Value::as_array);
    listed.is_some_and(|listed| listed.iter().any(|value| !value.is_null()))
}

/// The values of an `enum`, if all but null are of one type.
fn listed<T: Clone + Ord>(
    schema: &Map<String, Value>,
    read: impl Fn(&Value) -> Option<T>,
) -> Option<Vec<EnumValue<T>>> {
    let listed = schema.get("enum")?.as_array()?;
    let mut words = words(schema);
    let names = schema.get("x-enum-varnames").and_then(Value::as_array);
    let mut seen = BTreeSet::new();
    let mut values = Vec::new();
    for (index, written) in listed.iter().enumerate() {
        if written.is_null() {
            continue;
        }
        let value = read(written)?;
        if !seen.insert(value.clone()) {
            continue;
        }
        let key = key(written);
        let Words { name: own, label } = words.remove(&key).unwrap_or_default();
        let given = names.and_then(|names| names.get(index)?.as_str());
        let given = given.map(str::trim).filter(|given| is_name(given));
        let name = given.map_or_else(|| name(&key, &[&own, &label]), str::to_owned);
        values.push(EnumValue { value, name, label });
    }
    (!values.is_empty()).then_some(values)
}

/// A whole number that fits into 64 bits; `1.0` is one, too.
fn whole(value: &Value) -> Option<i64> {
    const MAX_EXACT: f64 = 9_007_199_254_740_992.0;
    let float = |number: &f64| number.fract() == 0.0 && number.abs() < MAX_EXACT;
    value
        .as_i64()
        .or_else(|| value.as_f64().filter(float).map(|number| number as i64))
}

/// How a value is written where it is a key: `1` for `1.0`.
pub fn key(value: &Value) -> String {
    match (value, whole(value)) {
        (Value::String(text), _) => text.clone(),
        (_, Some(number)) => number.to_string(),
        _ => value.to_string(),
    }
}

/// The first text by which a program may call a value that has no letters itself; none for another value.
fn name(value: &str, texts: &[&str]) -> String {
    let is_told = value.contains(|c: char| c.is_ascii_alphabetic());
    let mut texts = texts.iter().filter(|text| !is_told && is_name(text));
    texts
        .next()
        .map_or_else(String::new, |text| seen(text).into_owned())
}

/// What people call a value, of its name and its description.
fn label(value: &str, called: &str, described: &str) -> String {
    match (called, described) {
        (text, "") | ("", text) => text.to_owned(),
        // The variant has that name.
        _ if called == described || !name(value, &[called]).is_empty() => described.to_owned(),
        _ => format!("{called}：{described}"),
    }
}

/// A value that is called so.
pub fn named<T: ToString>(value: T, called: &str, described: &str) -> EnumValue<T> {
    let key = value.to_string();
    let label = label(&key, called, described);
    EnumValue {
        value,
        name: name(&key, &[called, &label]),
        label,
    }
}

/// Whether a text is a name in Latin letters, and no sentence.
fn is_name(text: &str) -> bool {
    text.len() <= 40 && text.is_ascii() && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// What a value is called: by a program, and by people.
#[derive(Default)]
struct Words {
    name: String,
    label: String,
}

/// What values are called: by `x-apifox-enum`, the older `x-apifox.enumDescriptions`, a team's own `x-enum-labels` or
/// `x-enum-descriptions`, or pairs in prose. What comes first here goes before the others.
fn words(schema: &Map<String, Value>) -> BTreeMap<String, Words> {
    let mut words: BTreeMap<String, Words> = BTreeMap::new();
    let mut add = |value: String, name: &str, label: &str| {
        let (name, label) = (name.trim().to_owned(), label.trim().to_owned());
        if !label.is_empty() {
            words.entry(value).or_insert(Words { name, label });
        }
    };
    let entries = schema.get("x-apifox-enum").and_then(Value::as_array);
    for entry in entries.into_iter().flatten() {
        let Some(value) = entry.get("value").map(key) else {
            continue;
        };
        let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
        let called = text("name").trim();
        let label = label(&value, called, text("description").trim());
        add(value, called, &label);
    }
    let older = schema
        .get("x-apifox")
        .and_then(|older| older.get("enumDescriptions"));
    let own = ["x-enum-labels", "x-enum-descriptions"].map(|key| schema.get(key));
    let called = called(schema);
    for texts in [older].into_iter().chain(own).flatten() {
        for (value, described) in by_value(texts, schema) {
            let called = called.get(&value).copied().unwrap_or_default();
            let label = label(&value, called, described.trim());
            add(value, called, &label);
        }
    }
    for (value, called) in called {
        add(value, called, called);
    }
    let told = [pairs::digits, pairs::words].into_iter();
    for (pairs, _) in told.filter_map(|read| prose(schema, read)) {
        for (value, label) in pairs {
            add(value, "", &label);
        }
    }
    words
}

/// What values are called under `x-enum-varnames` where that is no name of a variant: what a program is not called, people are.
fn called(schema: &Map<String, Value>) -> BTreeMap<String, &str> {
    let names = schema.get("x-enum-varnames").into_iter();
    let names = names.flat_map(|names| by_value(names, schema));
    let names = names.map(|(value, name)| (value, name.trim()));
    names.filter(|(_, name)| !is_name(name)).collect()
}

/// Texts by the value that they are about: an object has the values as keys, a list is in the order of `enum`.
fn by_value<'s>(texts: &'s Value, schema: &Map<String, Value>) -> Vec<(String, &'s str)> {
    let listed = schema.get("enum").and_then(Value::as_array);
    match texts {
        Value::Object(texts) => texts
            .iter()
            .filter_map(|(value, text)| Some((value.clone(), text.as_str()?)))
            .collect(),
        Value::Array(texts) => listed
            .into_iter()
            .flatten()
            .zip(texts)
            .filter_map(|(value, text)| Some((key(value), text.as_str()?)))
            .collect(),
        _ => Vec::new(),
    }
}

/// Listed values that are neither all strings nor all whole numbers have no type of their own; the docs name them.
pub fn in_docs(schema: &Map<String, Value>, mut docs: Docs) -> Docs {
    let words = words(schema);
    let listed = schema
        .get("enum")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let is_null_only = listed.clone().all(Value::is_null);
    let values = listed.filter(|value| is_null_only || !value.is_null());
    for (index, value) in values.enumerate() {
        docs.description.push_str(if index == 0 {
            "\n\nValues:\n\n* "
        } else {
            "\n* "
        });
        docs.description.push_str(&value.to_string());
        if let Some(words) = words.get(&key(value)) {
            docs.description.push('：');
            docs.description.push_str(&words.label);
        }
    }
    docs
}

/// The words before a list of values in prose.
const MARKERS: [&str; 7] = [
    "枚举值",
    "可选值",
    "取值范围",
    "可选",
    "取值",
    "Allowed values",
    "One of",
];

/// The values of a list that stands only in a description, and the description without it:
/// `枚举值:`, then words, one a line or with commas between.
pub fn in_prose(description: &str) -> Option<(Vec<EnumValue<String>>, String)> {
    let lines: Vec<&str> = description.lines().map(str::trim).collect();
    let mut marked = lines.iter().enumerate();
    let (at, before, first) = marked.find_map(|(at, line)| {
        let (before, first) = at_marker(line)?;
        Some((at, before, first))
    })?;
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
    let mut values = Vec::new();
    for word in words {
        let (value, label) = labelled(word);
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"._-:/".contains(&byte);
        if value.is_empty() || !value.bytes().all(is_word) || !seen.insert(value) {
            return None;
        }
        values.push(EnumValue {
            value: value.to_owned(),
            name: String::new(),
            label: label.to_owned(),
        });
    }
    let rest = [&lines[..at], &[before], &lines[end..]].concat().join("\n");
    (values.len() >= 2).then(|| (values, rest.trim().to_owned()))
}

/// What stands in a line before a marker, and what follows it and its colon.
fn at_marker(line: &str) -> Option<(&str, &str)> {
    MARKERS.iter().find_map(|marker| {
        let (before, rest) = line.split_once(marker)?;
        let before = before.trim_end();
        let is_parted = before.is_empty() || before.ends_with(['，', '。', ',', '.', '；', ';']);
        let rest = rest.trim_start().strip_prefix([':', '：'])?.trim();
        is_parted.then(|| (before.trim_end_matches(['，', ',', '；', ';']), rest))
    })
}

/// A value and what stands in brackets behind it: `normal(普通)`.
fn labelled(word: &str) -> (&str, &str) {
    let pair = word
        .strip_suffix([')', '）'])
        .and_then(|word| word.split_once(['(', '（']));
    let (value, label) = pair.unwrap_or((word, ""));
    (value.trim_matches([' ', '\t', '`']), label.trim())
}

fn split(line: &str) -> Vec<&str> {
    let words = pairs::without_bullet(line).split([',', '，', '、', '|', ';', '；']);
    let words = words.map(|word| word.trim_matches([' ', '\t', '`', '。']));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        // A single one of two words may be a media type.
        [word] if word.matches('/').count() > 1 => word.split('/').collect(),
        _ => words,
    }
}
