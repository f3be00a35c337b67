//! Schemas that all hold for one value become one schema with the keywords of all.

use std::cmp::Ordering;

use serde_json::{Map, Value, json};

use super::definitions::Definitions;
use super::keywords::strings;

/// How many references and `allOf` may stand in each other.
const MAX_DEPTH: usize = 32;

/// The one schema that says what a schema and all under its `allOf` say; none if they contradict each other, or refer to
/// what is not there.
pub fn merged(
    members: &Map<String, Value>,
    definitions: &Definitions,
) -> Option<Map<String, Value>> {
    flat(members, definitions, 0)
}

fn flat(
    members: &Map<String, Value>,
    definitions: &Definitions,
    depth: usize,
) -> Option<Map<String, Value>> {
    if depth == MAX_DEPTH {
        return None;
    }
    let mut whole = members.clone();
    let branches = whole.shift_remove("allOf");
    if let Some(target) = whole.shift_remove("$ref") {
        let target = definitions.get(target.as_str()?)?.inherited();
        join(&mut whole, flat(target, definitions, depth + 1)?)?;
    }
    let branches = branches.as_ref().and_then(Value::as_array);
    for branch in branches.into_iter().flatten() {
        match branch {
            Value::Object(branch) => join(&mut whole, flat(branch, definitions, depth + 1)?)?,
            Value::Bool(true) => {}
            _ => return None,
        }
    }
    Some(whole)
}

/// Adds what another schema says.
fn join(whole: &mut Map<String, Value>, more: Map<String, Value>) -> Option<()> {
    for (key, value) in more {
        let joined = match whole.get(&key) {
            None => value,
            Some(known) if *known == value => value,
            Some(known) => both(&key, known, value)?,
        };
        whole.insert(key, joined);
    }
    Some(())
}

/// What two values of one keyword say together.
fn both(key: &str, one: &Value, other: Value) -> Option<Value> {
    let number = |value: &Value| value.as_f64();
    let order = || number(one)?.partial_cmp(&number(&other)?);
    match key {
        "type" => types(one, &other),
        "const" | "oneOf" | "anyOf" => None,
        "enum" => {
            let (one, other) = (one.as_array()?, other.as_array()?);
            let shared: Vec<&Value> = one.iter().filter(|value| other.contains(value)).collect();
            (!shared.is_empty()).then(|| json!(shared))
        }
        "required" => {
            let mut names: Vec<&str> = strings(Some(one)).collect();
            names.extend(strings(Some(&other)));
            Some(json!(names))
        }
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties" => {
            let is_less = order() == Some(Ordering::Less);
            Some(if is_less { other } else { one.clone() })
        }
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties" => {
            let is_more = order() == Some(Ordering::Greater);
            Some(if is_more { other } else { one.clone() })
        }
        "properties" => {
            let (mut properties, other) = (one.as_object()?.clone(), other.as_object()?.clone());
            for (name, schema) in other {
                let schema = match properties.get(&name) {
                    Some(known) if *known != schema => json!({"allOf": [known, schema]}),
                    _ => schema,
                };
                properties.insert(name, schema);
            }
            Some(Value::Object(properties))
        }
        "items" | "additionalProperties" => match (one, &other) {
            (Value::Object(_), Value::Object(_)) => Some(json!({"allOf": [one, other]})),
            (Value::Bool(true), _) | (_, Value::Bool(false)) => Some(other),
            _ => Some(one.clone()),
        },
        // Words and what else is said of it: the outer schema goes before what it brings together.
        _ => Some(one.clone()),
    }
}

/// The types that two schemas have in common; an integer is a number.
fn types(one: &Value, other: &Value) -> Option<Value> {
    let list = |value: &Value| match value {
        Value::String(kind) => vec![kind.clone()],
        list => strings(Some(list)).map(str::to_owned).collect(),
    };
    let (one, other) = (list(one), list(other));
    let in_both = |kind: &String, others: &[String]| {
        others.contains(kind) || (kind == "integer" && others.iter().any(|kind| kind == "number"))
    };
    let mut shared: Vec<&String> = one.iter().filter(|kind| in_both(kind, &other)).collect();
    shared.extend(
        other
            .iter()
            .filter(|kind| !one.contains(kind) && in_both(kind, &one)),
    );
    match shared.as_slice() {
        [] => None,
        [only] => Some(json!(only)),
        several => Some(json!(several)),
    }
}
