//! What a schema says in words: its own, and sentences on what it allows.

use serde_json::{Map, Value};

use super::definitions::Definitions;
use super::keywords::{CONSTRAINTS, member};
use super::kinds::types;
use super::{default, demands, merge};
use crate::api::{Constraint, Docs};

/// What a schema says in words, and what it allows beyond its type.
pub fn docs(members: &Map<String, Value>) -> Docs {
    let text = |key: &str| {
        let text = member(members, key).and_then(Value::as_str);
        text.unwrap_or_default().trim()
    };
    Docs {
        constraints: constraints(members).collect(),
        ..Docs::new(text("title"), text("description"))
    }
}

/// What a schema allows beyond its type, as sentences.
fn constraints(members: &Map<String, Value>) -> impl Iterator<Item = String> {
    let own = CONSTRAINTS.iter();
    let own = own.filter(|(key, _)| {
        let demand = demands::demand(key, members);
        demand.is_none_or(|demand| demands::says(&demand, members))
    });
    own.filter_map(|(key, sentence)| constraint(members, key, sentence))
}

/// What is demanded, as a sentence.
pub fn of(demand: &Constraint) -> Option<String> {
    constraints(&demands::written(demand)).next()
}

/// What is demanded of each value of a list or a map, as a sentence.
pub fn of_one(what: &str, demand: &Constraint) -> Option<String> {
    each(what, &demands::written(demand)).next()
}

/// What is demanded of what a list or a map holds, where that has no type with docs of its own; `within` is what holds the
/// list.
pub fn of_held(
    members: &Map<String, Value>,
    within: &str,
    definitions: &Definitions,
) -> Vec<String> {
    const MAX_DEPTH: usize = 3;
    let of_values = match members.contains_key("properties") {
        true => "other value",
        false => "value",
    };
    let mut told = Vec::new();
    for (key, what) in [("items", "element"), ("additionalProperties", of_values)] {
        let held = members.get(key).and_then(Value::as_object);
        let Some(held) = held.and_then(|held| plain(held, definitions)) else {
            continue;
        };
        for part in demands::besides(&held) {
            told.extend(each(&format!("{what}{within}"), part));
        }
        if within.matches("each").count() < MAX_DEPTH {
            let within = format!(" of each {what}{within}");
            told.extend(of_held(&held, &within, definitions));
        }
    }
    told
}

/// What a schema and those that it refers to say of a value, if that is a scalar, a list or a map.
fn plain(held: &Map<String, Value>, definitions: &Definitions) -> Option<Map<String, Value>> {
    const TYPES: [&str; 5] = ["properties", "enum", "const", "oneOf", "anyOf"];
    let is_composed = held.contains_key("$ref") || held.contains_key("allOf");
    let whole = match is_composed {
        true => merge::values(held, definitions)?,
        false => held.clone(),
    };
    let has_type = TYPES.iter().any(|key| whole.contains_key(*key));
    let is_plain = match types(&whole).0.as_slice() {
        // What is composed may have properties, which have docs where they stand.
        ["object"] => !is_composed && whole.contains_key("additionalProperties"),
        [_] => true,
        _ => false,
    };
    (is_plain && !has_type).then_some(whole)
}

/// What a schema says of each of several values.
fn each(what: &str, members: &Map<String, Value>) -> impl Iterator<Item = String> {
    let sentences = CONSTRAINTS.iter();
    let sentences = sentences.filter_map(|(key, sentence)| of_each(members, key, sentence));
    sentences.map(move |sentence| format!("Each {what} {sentence}"))
}

/// What one keyword says of each of several values, as the rest of a sentence.
fn of_each(members: &Map<String, Value>, key: &str, sentence: &str) -> Option<String> {
    let verb = match key {
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
            "has "
        }
        "pattern" => "",
        "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum" | "multipleOf"
        | "format" => "is ",
        "uniqueItems" => {
            let told = constraint(members, key, sentence);
            return told.map(|_| "has only elements that differ.".to_owned());
        }
        _ => return None,
    };
    let sentence = constraint(members, key, sentence)?;
    let (first, rest) = sentence.split_at(1);
    Some(format!("{verb}{}{rest}", first.to_lowercase()))
}

/// What one keyword says, with its value in a sentence; nothing where it restricts nothing, or the type says it already.
fn constraint(members: &Map<String, Value>, key: &str, sentence: &str) -> Option<String> {
    let sentence = match key {
        // The form of draft 4.
        "minimum" if members.get("exclusiveMinimum") == Some(&Value::Bool(true)) => "More than {}.",
        "maximum" if members.get("exclusiveMaximum") == Some(&Value::Bool(true)) => "Less than {}.",
        _ => sentence,
    };
    let value = match member(members, key)? {
        value if demands::KEYS.contains(&key) => {
            // What demands nothing is not told.
            if !demands::is_demand(key, members) {
                return None;
            }
            shown(value)
        }
        value if key == "default" => default::shown(value)?,
        Value::String(text) if key == "const" && is_said(text) => text.clone(),
        // Values with variables in them have none of their own.
        value @ (Value::Bool(_) | Value::Object(_) | Value::Array(_))
            if key == "const" && !value.to_string().contains("{{") =>
        {
            value.to_string()
        }
        Value::Null | Value::Bool(false) | Value::Object(_) | Value::Array(_) => return None,
        // What the type says already, and variables, which have no value of their own.
        Value::String(text) if is_said(text) || text.contains("{{") => return None,
        Value::String(text) => text.clone(),
        value => value.to_string(),
    };
    let sentence = match value.as_str() {
        "1" => sentence.replacen("s.", ".", 1),
        _ => sentence.to_owned(),
    };
    Some(sentence.replacen("{}", &value, 1))
}

/// The value of a keyword that restricts values, in a sentence.
fn shown(value: &Value) -> String {
    match value {
        Value::String(pattern) => visible(pattern),
        // `3.0` is a count, too, and `1e3` a thousand; larger ones stay as they are.
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e21 => {
                format!("{float:.0}")
            }
            _ => number.to_string(),
        },
        value => value.to_string(),
    }
}

/// A pattern in one line, with nothing in it that is not seen.
fn visible(pattern: &str) -> String {
    let mut shown = String::new();
    for c in pattern.chars() {
        match c.is_control() {
            true => shown.extend(c.escape_default()),
            false => shown.push(c),
        }
    }
    shown
}

/// Whether a format is in the type already.
fn is_said(format: &str) -> bool {
    [
        "int32", "int64", "uint32", "uint64", "float", "float64", "double", "binary",
    ]
    .contains(&format)
}
