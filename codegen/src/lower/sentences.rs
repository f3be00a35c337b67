//! What a schema says in words: its own, and sentences on what it allows.

use serde_json::{Map, Value};

use super::keywords::{CONSTRAINTS, member};
use super::{default, demands};
use crate::api::Docs;

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
    let own = own.filter_map(|(key, sentence)| constraint(members, key, sentence));
    own.chain(of_elements(members))
}

/// What a list says of its elements, where they have no type that has docs of its own.
fn of_elements(members: &Map<String, Value>) -> Vec<String> {
    const SCALARS: [&str; 3] = ["integer", "number", "string"];
    let Some(Value::Object(element)) = members.get("items") else {
        return Vec::new();
    };
    let kind = element.get("type").and_then(Value::as_str);
    if !kind.is_some_and(|kind| SCALARS.contains(&kind)) || element.contains_key("enum") {
        return Vec::new();
    }
    let told = CONSTRAINTS.iter().filter_map(|(key, sentence)| {
        let verb = match *key {
            "minLength" | "maxLength" => "has ",
            "pattern" => "",
            "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum" | "multipleOf"
            | "format" => "is ",
            _ => return None,
        };
        let sentence = constraint(element, key, sentence)?;
        let (first, rest) = sentence.split_at(1);
        Some(format!("Each element {verb}{}{rest}", first.to_lowercase()))
    });
    told.collect()
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
            shown(key, value)
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
fn shown(key: &str, value: &Value) -> String {
    match value {
        Value::String(pattern) => visible(pattern),
        // `3.0` is a count, too.
        Value::Number(number) if demands::COUNTS.contains(&key) => match number.as_f64() {
            Some(float) if number.is_f64() => format!("{float:.0}"),
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
