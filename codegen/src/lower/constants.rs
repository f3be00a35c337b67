//! `oneOf` and `anyOf` of constants are one list of values, with what each is called.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::enums;
use super::keywords::strings;

/// Lists the values of such branches under `enum`, as if they were written there; of those that stand there already what
/// both list. Branches that say more than that are left as they are.
pub fn list(schema: &mut Map<String, Value>) {
    if ["$ref", "const", "x-apifox-enum", "x-enum-varnames"]
        .iter()
        .any(|key| schema.contains_key(*key))
    {
        return;
    }
    let combinators = ["oneOf", "anyOf"].into_iter();
    let mut combinators = combinators.filter(|key| schema.contains_key(*key));
    let (Some(keyword), None) = (combinators.next(), combinators.next()) else {
        return;
    };
    let Some(entries) = entries(schema, keyword) else {
        return;
    };
    let values: Vec<&Value> = entries.iter().map(|entry| &entry["value"]).collect();
    let values = json!(values);
    schema.remove(keyword);
    schema.insert("enum".to_owned(), values);
    schema.insert("x-apifox-enum".to_owned(), Value::Array(entries));
}

/// The values of branches as `x-apifox-enum` would have them, if all are such values.
fn entries(schema: &Map<String, Value>, keyword: &str) -> Option<Vec<Value>> {
    let branches = schema.get(keyword)?.as_array()?;
    let entries: Vec<Value> = branches.iter().map(entry).collect::<Option<_>>()?;
    let mut kept: Vec<Value> = Vec::new();
    for entry in entries {
        let is_it = |known: &Value| enums::is_same(known, &entry["value"]);
        if !kept.iter().any(|known| is_it(&known["value"])) {
            kept.push(entry);
        }
    }
    let kinds = kept.iter().map(|entry| enums::type_of(&entry["value"]));
    let kinds: Vec<&str> = kinds.filter(|kind| *kind != "null").collect();
    let is_of_type = |kind: &str| match schema.get("type") {
        Some(Value::String(own)) => is_of(kind, own),
        Some(own) => strings(Some(own)).any(|own| is_of(kind, own)),
        None => true,
    };
    let is_scalar = |kind: &str| ["string", "integer", "boolean"].contains(&kind);
    let is_listed = kinds.iter().all(|kind| is_of_type(kind) && is_scalar(kind));
    // What is always one value is that value.
    if kinds.len() < 2 || !is_listed || are_confused(&kept) {
        return None;
    }
    if let Some(listed) = schema.get("enum") {
        let listed = listed.as_array()?;
        kept.retain(|entry| {
            let mut listed = listed.iter();
            listed.any(|value| enums::is_same(value, &entry["value"]))
        });
    }
    (!kept.is_empty()).then_some(kept)
}

/// Whether what values are called cannot be told apart: it is known by their keys, which of `1` and `"1"` are one.
fn are_confused(entries: &[Value]) -> bool {
    let keys = entries.iter().map(|entry| enums::key(&entry["value"]));
    let is_called = |entry: &Value| entry.as_object().is_some_and(|entry| entry.len() > 1);
    entries.iter().any(is_called) && keys.collect::<BTreeSet<_>>().len() < entries.len()
}

/// The value of a branch that says nothing else than it, and what it is called.
fn entry(branch: &Value) -> Option<Value> {
    const WORDS: [(&str, &str); 2] = [("title", "name"), ("description", "description")];
    const KEYS: [&str; 5] = ["const", "enum", "type", "title", "description"];
    let branch = branch.as_object()?;
    if !branch.keys().all(|key| KEYS.contains(&key.as_str())) {
        return None;
    }
    let value = match (branch.get("const"), branch.get("enum"), branch.get("type")) {
        (Some(value), None, _) => value,
        (None, Some(Value::Array(values)), _) if values.len() == 1 => &values[0],
        (None, None, Some(kind)) if kind == "null" => &Value::Null,
        _ => return None,
    };
    let own = enums::type_of(value);
    let is_of_type = match branch.get("type") {
        Some(kind) => is_of(own, kind.as_str()?),
        None => true,
    };
    let is_variable = value.as_str().is_some_and(|text| text.contains("{{"));
    if !is_of_type || is_variable {
        return None;
    }
    let mut entry = Map::from_iter([("value".to_owned(), value.clone())]);
    for (key, word) in WORDS {
        if let Some(text) = branch.get(key) {
            entry.insert(word.to_owned(), text.as_str()?.into());
        }
    }
    Some(Value::Object(entry))
}

/// Whether values of a type are of another one.
fn is_of(own: &str, kind: &str) -> bool {
    own == kind || (own == "integer" && kind == "number")
}
