//! Schemas that all hold for one value become one schema with the keywords of all.

use std::cmp::Ordering;

use serde_json::{Map, Value, json};

use super::definitions::Definitions;
use super::demands::KEYS;
use super::enums;
use super::keywords::{self, strings};
use crate::api::is_alike;

/// What an object inherits, as Apifox writes it.
const REFS: &str = "x-apifox-refs";

/// How many references and `allOf` may stand in each other.
const MAX_DEPTH: usize = 32;

/// The one schema that says what a schema and all under its `allOf` say; none if they contradict each other, or refer to
/// what is not there.
pub fn merged(
    members: &Map<String, Value>,
    definitions: &Definitions,
) -> Option<Map<String, Value>> {
    flat(members, definitions, &|_| true, 0)
}

/// The same of the keywords that restrict values, and of the values that are listed.
pub fn demands(
    members: &Map<String, Value>,
    definitions: &Definitions,
) -> Option<Map<String, Value>> {
    flat(members, definitions, &is_demand, 0)
}

/// The same with what tells what a value is and holds, but for the properties of an object.
pub fn values(
    members: &Map<String, Value>,
    definitions: &Definitions,
) -> Option<Map<String, Value>> {
    const TYPE: [&str; 8] = [
        "type",
        "nullable",
        "format",
        "items",
        "prefixItems",
        "additionalProperties",
        "oneOf",
        "anyOf",
    ];
    let keeps = |key: &str| is_demand(key) || TYPE.contains(&key);
    flat(members, definitions, &keeps, 0)
}

/// Whether two schemas list values of which they share none, or name formats of texts that differ. A number of one format
/// may be one of another.
pub fn contradict(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let (values, others) = (values_of(one), values_of(other));
    let is_shared = |value: &&Value| others.iter().any(|other| enums::is_same(value, other));
    let is_apart = !values.is_empty() && !others.is_empty() && !values.iter().any(is_shared);
    let are_formats = match (text_format(one), text_format(other)) {
        (Some(one), Some(other)) => !is_alike(one, other),
        _ => false,
    };
    is_apart || are_formats
}

/// The values that a schema lists, but for null.
fn values_of(members: &Map<String, Value>) -> Vec<&Value> {
    let values = keywords::values(members).iter();
    values.filter(|value| !value.is_null()).collect()
}

/// The format of a schema of texts.
fn text_format(members: &Map<String, Value>) -> Option<&str> {
    let mut types = strings(members.get("type")).chain(members.get("type")?.as_str());
    types.find(|kind| *kind == "string")?;
    members.get("format")?.as_str()
}

fn is_demand(key: &str) -> bool {
    KEYS.contains(&key) || ["enum", "const"].contains(&key)
}

fn flat(
    members: &Map<String, Value>,
    definitions: &Definitions,
    keeps: &dyn Fn(&str) -> bool,
    depth: usize,
) -> Option<Map<String, Value>> {
    if depth == MAX_DEPTH {
        return None;
    }
    let own = members.iter();
    let own = own.filter(|(key, _)| !["allOf", "$ref"].contains(&key.as_str()) && keeps(key));
    let mut whole: Map<String, Value> = own
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if let Some(target) = members.get("$ref") {
        let target = definitions.get(target.as_str()?)?.inherited();
        join(&mut whole, flat(target, definitions, keeps, depth + 1)?)?;
    }
    let branches = members.get("allOf").and_then(Value::as_array);
    // Where it is not kept as it is, what is inherited by it is among what holds.
    let bases = members.get(REFS).filter(|_| !keeps(REFS));
    let bases = bases.and_then(Value::as_object);
    let bases = bases.into_iter().flat_map(Map::values);
    let bases = bases.filter(|base| base.get("$ref").is_some());
    for branch in branches.into_iter().flatten().chain(bases) {
        match branch {
            Value::Object(branch) => {
                join(&mut whole, flat(branch, definitions, keeps, depth + 1)?)?
            }
            Value::Bool(true) => {}
            _ => return None,
        }
    }
    let is_listed = |value: &Value| match whole.get("enum").and_then(Value::as_array) {
        Some(listed) => listed.iter().any(|known| enums::is_same(known, value)),
        None => true,
    };
    let is_told = whole.get("const").is_none_or(is_listed);
    is_told.then_some(whole)
}

/// Adds what another schema says.
fn join(whole: &mut Map<String, Value>, mut more: Map<String, Value>) -> Option<()> {
    let listed = |members: &Map<String, Value>| members.get("enum")?.as_array().cloned();
    if let (Some(one), Some(other)) = (listed(whole), listed(&more)) {
        let is_shared = |value: &&Value| other.iter().any(|known| enums::is_same(known, value));
        let shared: Vec<&Value> = one.iter().filter(is_shared).collect();
        if shared.is_empty() {
            return None;
        }
        narrow(whole, &shared);
        narrow(&mut more, &shared);
    }
    for (key, value) in more {
        let is_known = whole.get(&key).is_none_or(|known| *known == value);
        if !is_known && ["pattern", "multipleOf"].contains(&key.as_str()) {
            // No one value says both.
            keep(whole, json!({key: value}));
            continue;
        }
        if let ("allOf", Value::Array(kept)) = (key.as_str(), &value) {
            kept.iter().for_each(|kept| keep(whole, kept.clone()));
            continue;
        }
        let joined = match whole.get(&key) {
            None => value,
            Some(known) if *known == value => value,
            Some(known) => both(&key, known, value)?,
        };
        whole.insert(key, joined);
    }
    Some(())
}

/// Keeps a schema that holds besides.
fn keep(whole: &mut Map<String, Value>, more: Value) {
    let kept = whole.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(kept) = kept
        && !kept.contains(&more)
    {
        kept.push(more);
    }
}

/// Leaves these of the values that a schema lists, with what they are called.
fn narrow(members: &mut Map<String, Value>, shared: &[&Value]) {
    let Some(Value::Array(listed)) = members.get("enum") else {
        return;
    };
    let place = |value: &&Value| {
        let mut listed = listed.iter();
        listed.position(|known| enums::is_same(known, value))
    };
    let places: Vec<usize> = shared.iter().filter_map(place).collect();
    // What is in the order of the values.
    for key in enums::WORDS_IN_ORDER {
        if let Some(Value::Array(words)) = members.get_mut(key) {
            let left = places.iter().map(|place| words.get(*place).cloned());
            *words = left.map(Option::unwrap_or_default).collect();
        }
    }
    if let Some(Value::Array(named)) = members.get_mut("x-apifox-enum") {
        let keys: Vec<String> = shared.iter().map(|value| enums::key(value)).collect();
        named.retain(|entry| {
            let key = entry.get("value").map(enums::key);
            key.is_some_and(|key| keys.contains(&key))
        });
    }
    members.insert("enum".to_owned(), json!(shared));
}

/// What two values of one keyword say together.
fn both(key: &str, one: &Value, other: Value) -> Option<Value> {
    let number = |value: &Value| value.as_f64();
    let order = || number(one)?.partial_cmp(&number(&other)?);
    match key {
        "type" => types(one, &other),
        "const" | "oneOf" | "anyOf" => None,
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
        "uniqueItems" => Some(json!(*one == true || other == true)),
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
