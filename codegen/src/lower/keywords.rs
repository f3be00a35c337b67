//! The keywords of a schema: which are read, which are told in words, which are not checked, which say nothing to a client.
//! What is in none of these lists is reported.

use serde_json::{Map, Value};

use super::normal;
use crate::api::SET_BY_SERVER;
use crate::diagnostic::{Code, Place, Sink};
use crate::text::Node;

/// Keywords that make the type, or the words about it.
const READ: [&str; 30] = [
    "$anchor",
    "$defs",
    "$dynamicAnchor",
    "$id",
    "$ref",
    "definitions",
    "additionalProperties",
    "allOf",
    "anyOf",
    "description",
    "discriminator",
    "enum",
    "items",
    "nullable",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "properties",
    "required",
    "title",
    "type",
    "x-apifox",
    "x-apifox-enum",
    "x-apifox-orders",
    "x-apifox-overrides",
    "x-apifox-refs",
    "x-enum-descriptions",
    "x-enum-labels",
    "x-enum-varnames",
    "x-tmp-pending-properties",
];

/// Whether a property is one that an editor has left over: it has no name yet.
pub fn is_left_over(property: &Value) -> bool {
    property.get("x-tmp-pending-properties").is_some()
}

/// Keywords that say nothing to a client, with the reason.
const IRRELEVANT: [(&[&str], &str); 5] = [
    (
        &["example", "examples", "mock", "x-apifox-mock"],
        "values, which never become code",
    ),
    (
        &["$schema", "$vocabulary", "$comment", "externalDocs", "xml"],
        "where it comes from, where more is said, and how XML would write it",
    ),
    (
        &["x-apifox-ignore-properties"],
        "which properties were inherited, in an export that has brought them together",
    ),
    (
        &["contentEncoding", "contentMediaType", "contentSchema"],
        "what a string holds that stays a string",
    ),
    (
        &["x-apifox-folder", "x-apifox-name"],
        "how the product shows it",
    ),
];

/// Keywords that restrict values by schemas, or some values by others: they say nothing about the type, and nobody checks
/// them.
const UNCHECKED: [&str; 11] = [
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "not",
    "propertyNames",
    "then",
];

/// Keywords on what is there besides. `true` and `false` say nothing to a client, whose objects and lists stay open; a
/// schema restricts values, and nobody checks it.
const BESIDES: [&str; 3] = [
    "additionalItems",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// A keyword that is told in words, most of them since they restrict values, and the sentence that says so.
pub const CONSTRAINTS: [(&str, &str); 19] = [
    ("minLength", "At least {} characters."),
    ("maxLength", "At most {} characters."),
    ("pattern", "Matches `{}`."),
    ("minimum", "At least {}."),
    ("exclusiveMinimum", "More than {}."),
    ("maximum", "At most {}."),
    ("exclusiveMaximum", "Less than {}."),
    ("multipleOf", "A multiple of {}."),
    ("minItems", "At least {} elements."),
    ("maxItems", "At most {} elements."),
    ("uniqueItems", "All elements differ."),
    ("minProperties", "At least {} members."),
    ("maxProperties", "At most {} members."),
    ("const", "Always `{}`."),
    ("format", "In the format `{}`."),
    ("default", "Default: `{}`."),
    ("readOnly", SET_BY_SERVER),
    ("writeOnly", "Never in an answer."),
    ("deprecated", "Deprecated."),
];

/// Keywords whose values are schemas by name.
pub const BY_NAME: [&str; 5] = [
    "$defs",
    "definitions",
    "dependentSchemas",
    "patternProperties",
    "properties",
];

/// Notes the keywords that nobody knows.
pub fn account(members: &Map<String, Value>, place: &Place, sink: &mut Sink) {
    for (key, value) in members {
        let name = normal::name(key);
        let is_beside = BESIDES.contains(&&*name);
        let is_known = READ.contains(&&*name)
            || CONSTRAINTS.iter().any(|(known, _)| *known == name)
            || IRRELEVANT.iter().any(|(keys, _)| keys.contains(&&*name))
            || (is_beside && is_flag(value));
        if is_known || value.is_null() {
            continue;
        }
        match is_beside || UNCHECKED.contains(&&*name) {
            true => sink.unchecked_key("a schema", key, place),
            false => sink.unknown_key("a schema", key, place),
        }
    }
    account_values(members, place, sink);
    report_wrong(members, place, sink);
}

/// Whether a schema allows everything or nothing.
fn is_flag(schema: &Value) -> bool {
    schema.is_boolean() || schema.as_object().is_some_and(Map::is_empty)
}

/// Reports keywords whose values have another JSON type than they may have.
fn report_wrong(members: &Map<String, Value>, place: &Place, sink: &mut Sink) {
    const LIST: &str = "a list";
    const STRINGS: &str = "a list of strings";
    const OBJECT: &str = "an object";
    const STRING: &str = "a string";
    const EXPECTED: [(&str, &str); 10] = [
        ("type", "a string or a list of strings"),
        ("required", STRINGS),
        ("enum", LIST),
        ("allOf", LIST),
        ("anyOf", LIST),
        ("oneOf", LIST),
        ("properties", OBJECT),
        ("x-apifox-refs", OBJECT),
        ("title", STRING),
        ("description", STRING),
    ];
    let is_strings = |list: &Vec<Value>| list.iter().all(Value::is_string);
    for (key, value) in members {
        let Some((_, expected)) = EXPECTED.iter().find(|(known, _)| known == key) else {
            continue;
        };
        let is_right = match value {
            Value::Null => true,
            Value::Array(list) => {
                *expected == LIST || (expected.ends_with(STRINGS) && is_strings(list))
            }
            Value::Object(_) => *expected == OBJECT,
            Value::String(_) => expected.starts_with(STRING),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !is_right {
            let message = format!("`{key}` should be {expected}");
            let help = "what is none was passed over";
            sink.report(Code::WrongType, &place.key(key), message, help);
        }
    }
    let refs = members.get("x-apifox-refs").and_then(Value::as_object);
    for (name, entry) in refs.into_iter().flatten() {
        if !entry.is_object() {
            let message = "an entry of `x-apifox-refs` should be an object";
            let place = place.key("x-apifox-refs").key(name);
            sink.report(Code::WrongType, &place, message, "it was passed over");
        }
    }
}

/// Notes the keys that nobody knows of a schema that is not read, since it says nothing.
pub fn account_unread(schema: Option<&Node>, sink: &mut Sink) {
    if let Some(Node {
        value: Value::Object(members),
        place,
    }) = schema
    {
        account(members, place, sink);
    }
}

/// Notes the keys of an entry of `x-apifox-refs` that nobody knows.
pub fn account_entry(entry: &Map<String, Value>, place: &Place, sink: &mut Sink) {
    const KNOWN: [&str; 3] = ["$ref", "x-apifox-overrides", "required"];
    account_others(entry, &KNOWN, "an entry of `x-apifox-refs`", place, sink);
}

/// Notes the keys of the entries of `x-apifox-enum` that nobody knows.
fn account_values(members: &Map<String, Value>, place: &Place, sink: &mut Sink) {
    const KNOWN: [&str; 4] = ["value", "name", "description", "id"];
    if let Some(Value::Object(older)) = members.get("x-apifox") {
        let known = ["enumDescriptions"];
        account_others(older, &known, "`x-apifox`", &place.key("x-apifox"), sink);
    }
    let entries = members.get("x-apifox-enum").and_then(Value::as_array);
    let place = place.key("x-apifox-enum");
    for (index, entry) in entries.into_iter().flatten().enumerate() {
        if let Value::Object(entry) = entry {
            let what = "an entry of `x-apifox-enum`";
            account_others(entry, &KNOWN, what, &place.index(index), sink);
        }
    }
}

fn account_others(
    members: &Map<String, Value>,
    known: &[&str],
    what: &'static str,
    place: &Place,
    sink: &mut Sink,
) {
    let others = members.iter().filter(|(_, value)| !value.is_null());
    for (key, _) in others.filter(|(key, _)| !known.contains(&key.as_str())) {
        sink.unknown_key(what, key, place);
    }
}

/// The value of a keyword. A schema has few: looking at each costs less than a hash of the name.
pub fn member<'m>(members: &'m Map<String, Value>, name: &str) -> Option<&'m Value> {
    let mut members = members.iter();
    members
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The values that a schema lists, or its one value.
pub fn values(members: &Map<String, Value>) -> &[Value] {
    match members.get("const") {
        Some(constant) => std::slice::from_ref(constant),
        None => {
            let listed = member(members, "enum").and_then(Value::as_array);
            listed.map_or(&[], Vec::as_slice)
        }
    }
}

/// The strings of a list; none where there is no list.
pub fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}
