//! What OpenAPI 3.0 and Swagger 2.0 write otherwise than JSON Schema does.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::schemas::Direction;

/// Keywords whose values are schemas, lists of them, and maps of them.
const ONE: [&str; 11] = [
    "items",
    "additionalProperties",
    "not",
    "if",
    "then",
    "else",
    "contains",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contentSchema",
];
const LISTS: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAPS: [&str; 5] = [
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
];

/// What may look like schemas and is values.
const VALUES: [&str; 6] = ["example", "examples", "default", "enum", "const", "value"];

/// Does something to each schema of a description, innermost first.
fn each(node: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match node {
        Value::Array(nodes) => nodes.iter_mut().for_each(|node| each(node, change)),
        Value::Object(members) => {
            for (key, node) in members {
                match key.as_str() {
                    key if VALUES.contains(&key) => {}
                    "schema" => each_within(node, change),
                    "schemas" | "definitions" => map(node, change),
                    _ => each(node, change),
                }
            }
        }
        _ => {}
    }
}

fn map(node: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    for schema in node.as_object_mut().into_iter().flat_map(Map::values_mut) {
        each_within(schema, change);
    }
}

fn each_within(schema: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    let Some(members) = schema.as_object_mut() else {
        return;
    };
    for (key, node) in members.iter_mut() {
        match (key.as_str(), node) {
            (key, node) if MAPS.contains(&key) => map(node, change),
            (key, Value::Array(nodes)) if LISTS.contains(&key) || key == "items" => {
                nodes.iter_mut().for_each(|node| each_within(node, change));
            }
            (key, node) if ONE.contains(&key) => each_within(node, change),
            _ => {}
        }
    }
    change(members);
}

/// Brings the schemas of any version to JSON Schema 2020-12.
pub fn modernise(document: &mut Value) {
    let version = document.get("openapi").and_then(Value::as_str);
    let is_old =
        !version.is_some_and(|version| version.starts_with("3.1") || version.starts_with("3.2"));
    each(document, &mut |schema| {
        if is_old {
            if let Some(reference) = schema.get("$ref").filter(|node| node.is_string()).cloned() {
                *schema = Map::from_iter([("$ref".to_owned(), reference)]);
                return;
            }
            nullable(schema);
        }
        limit(schema, "exclusiveMinimum", "minimum");
        limit(schema, "exclusiveMaximum", "maximum");
        let is_flag = |node: &mut Value| node.is_boolean();
        if schema.get_mut("required").is_some_and(is_flag) {
            schema.remove("required");
        }
        if let Some(Value::Array(names)) = schema.get_mut("required") {
            // What is said twice is demanded once; the validator counts.
            let mut seen = BTreeSet::new();
            names.retain(|name| seen.insert(name.to_string()));
        }
        if let Some(Value::String(kind)) = schema.get("type")
            && ![
                "string", "number", "integer", "boolean", "array", "object", "null",
            ]
            .contains(&kind.as_str())
        {
            // `file`, `any`: what JSON Schema does not know says nothing.
            schema.remove("type");
        }
    });
}

fn nullable(schema: &mut Map<String, Value>) {
    if schema.remove("nullable") != Some(Value::Bool(true)) {
        return;
    }
    if let Some(kind) = schema.get_mut("type").filter(|kind| kind.is_string()) {
        *kind = json!([kind.take(), "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
}

/// A bound that a flag beside it makes an exclusive one.
fn limit(schema: &mut Map<String, Value>, exclusive: &str, bound: &str) {
    match schema.get(exclusive) {
        Some(Value::Bool(true)) => match schema.remove(bound) {
            Some(value) => schema.insert(exclusive.to_owned(), value),
            None => schema.remove(exclusive),
        },
        Some(Value::Bool(false)) => schema.remove(exclusive),
        _ => None,
    };
}

/// Requires nothing that does not go this way.
pub fn direct(document: &mut Value, direction: Direction) {
    let all = document.clone();
    let is_absent = |property: &Value| {
        let absent =
            |property: &Value| property.get(direction.absent()) == Some(&Value::Bool(true));
        let target = property.get("$ref").and_then(Value::as_str);
        let target = target.and_then(super::schemas::pointer);
        absent(property) || target.is_some_and(|pointer| all.pointer(&pointer).is_some_and(absent))
    };
    each(document, &mut |schema| {
        let properties = schema.get("properties").and_then(Value::as_object);
        let own = properties.into_iter().flatten();
        let branches = schema.get("allOf").and_then(Value::as_array);
        let branches = branches.into_iter().flatten();
        let inherited = branches.filter_map(|branch| branch.get("properties")?.as_object());
        let absent = own.chain(inherited.flatten());
        let absent = absent.filter(|(_, property)| is_absent(property));
        let absent: Vec<String> = absent.map(|(name, _)| name.clone()).collect();
        if let Some(Value::Array(required)) = schema.get_mut("required") {
            required.retain(|name| !absent.iter().any(|absent| name == absent));
        }
    });
}

/// Writes references anew.
pub fn anchor(document: &mut Value, written: impl Fn(&str) -> Option<String>) {
    each(document, &mut |schema| {
        if let Some(Value::String(reference)) = schema.get_mut("$ref")
            && let Some(anew) = written(reference)
        {
            *reference = anew;
        }
    });
}
