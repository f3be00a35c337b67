//! What schemas say of the types of their values, and what these types are called elsewhere.

use serde_json::{Map, Value};

use super::keywords::strings;
use super::{enums, inherit};

/// The type of JSON Schema that is meant by a name from another language.
pub fn of(name: &str) -> Option<&'static str> {
    const NAMES: [(&str, &[&str]); 6] = [
        (
            "string",
            &[
                "char", "date", "datetime", "str", "string", "text", "varchar",
            ],
        ),
        (
            "integer",
            &[
                "bigint", "int", "int8", "int16", "int32", "int64", "integer", "long", "short",
                "tinyint",
            ],
        ),
        ("number", &["decimal", "double", "float", "number"]),
        ("boolean", &["bool", "boolean"]),
        ("array", &["arr", "array", "list"]),
        ("object", &["dict", "hash", "map", "obj", "object"]),
    ];
    let name = name.trim().to_ascii_lowercase();
    let mut known = NAMES.iter();
    let found = known.find(|(_, names)| names.contains(&name.as_str()));
    found.map(|(kind, _)| *kind)
}

/// Whether a schema says what its values are, and not only how they are restricted.
pub fn says_type(schema: &Value) -> bool {
    const KEYWORDS: [&str; 13] = [
        "$ref",
        "type",
        "enum",
        "const",
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "additionalProperties",
        "patternProperties",
        "prefixItems",
        "x-apifox-refs",
    ];
    KEYWORDS.iter().any(|key| match schema.get(*key) {
        Some(Value::Object(members)) => !members.is_empty(),
        Some(Value::Bool(_) | Value::Null) => *key == "const",
        written => written.is_some(),
    })
}

/// Whether a schema allows nothing but null.
pub fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "null")
        || (schema.get("const") == Some(&Value::Null) && schema.get("type").is_none())
        || schema
            .get("enum")
            .and_then(Value::as_array)
            .is_some_and(|values| !values.is_empty() && values.iter().all(Value::is_null))
}

/// The types other than null, and whether null is among them. A constant has a type if nothing else says which.
pub fn types(schema: &Map<String, Value>) -> (Vec<&str>, bool) {
    let mut types: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        None => enums::type_of_constant(schema).into_iter().collect(),
        list => strings(list).collect(),
    };
    let count = types.len();
    types.retain(|kind| *kind != "null");
    let has_null_value = schema
        .get("enum")
        .and_then(Value::as_array)
        .is_some_and(|values| values.contains(&Value::Null));
    (types.clone(), types.len() < count || has_null_value)
}

/// Whether a schema without a type is that of an object.
pub fn is_object(members: &Map<String, Value>) -> bool {
    ["properties", "additionalProperties"]
        .iter()
        .any(|key| members.get(*key).is_some_and(Value::is_object))
        || inherit::inherits(members)
}

/// Whether the format of a number says that it is whole.
pub fn is_whole(members: &Map<String, Value>) -> bool {
    let format = members.get("format").and_then(Value::as_str);
    let format = format.unwrap_or_default().trim();
    of(format.trim_start_matches('u')) == Some("integer")
}
