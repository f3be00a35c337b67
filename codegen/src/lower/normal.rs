//! Every spelling of JSON Schema is brought to one form before it is read.

use std::borrow::Cow;

use schemars::Schema;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::{Map, Value};

use super::{constants, enums};

/// Brings a schema and all schemas in it to the form that `schema` reads.
pub fn normalize(schema: &mut Schema) {
    RecursiveTransform(|schema: &mut Schema| {
        if let Some(members) = schema.as_object_mut() {
            apidog_is_apifox(members);
            swagger_is_openapi(members);
            null_is_a_type(members);
            overrides_are_inherited(members);
            constants::list(members);
            nullable_is_a_type(members);
            named_values_are_listed(members);
            inherited(members);
        }
    })
    .transform(schema);
}

/// A reference to the root, `#`, is one to the schema that others refer to by this id.
pub fn name_root(schema: &mut Schema, id: &str) {
    RecursiveTransform(|schema: &mut Schema| {
        if let Some(target) = schema.get_mut("$ref").filter(|target| *target == "#") {
            *target = Value::String(id.to_owned());
        }
    })
    .transform(schema);
}

/// A reference with `x-apifox-overrides` beside it, as in exports, is an object that inherits.
fn overrides_are_inherited(schema: &mut Map<String, Value>) {
    const ENTRY: [&str; 3] = ["$ref", "x-apifox-overrides", "required"];
    let is_overridden = schema.contains_key("$ref")
        && schema
            .get("x-apifox-overrides")
            .is_some_and(Value::is_object);
    if !is_overridden {
        return;
    }
    let entry = ENTRY
        .iter()
        .filter_map(|key| schema.shift_remove_entry(*key));
    let entry = Value::Object(entry.collect());
    let refs = Map::from_iter([("$ref".to_owned(), entry)]);
    schema.insert("type".to_owned(), "object".into());
    schema.insert("x-apifox-refs".to_owned(), Value::Object(refs));
}

/// What replaces inherited properties are schemas, too.
fn inherited(schema: &mut Map<String, Value>) {
    let refs = schema
        .get_mut("x-apifox-refs")
        .and_then(Value::as_object_mut);
    for entry in refs.into_iter().flat_map(Map::values_mut) {
        let Some(entry) = entry.as_object_mut() else {
            continue;
        };
        apidog_is_apifox(entry);
        let overrides = entry
            .get_mut("x-apifox-overrides")
            .and_then(Value::as_object_mut);
        for value in overrides.into_iter().flat_map(Map::values_mut) {
            if let Ok(replacement) = value.try_into() {
                normalize(replacement);
            }
        }
    }
}

/// Apidog, the international edition, writes `x-apidog-orders` for `x-apifox-orders`.
fn apidog_is_apifox(schema: &mut Map<String, Value>) {
    let names: Vec<String> = schema
        .keys()
        .filter(|key| key.starts_with("x-apidog"))
        .cloned()
        .collect();
    for name in names {
        if let Some(value) = schema.remove(&name) {
            schema.entry(self::name(&name)).or_insert(value);
        }
    }
}

/// Swagger 2.0 has no `nullable`; its generators write `x-nullable` for it.
fn swagger_is_openapi(schema: &mut Map<String, Value>) {
    if let Some(value) = schema.shift_remove("x-nullable") {
        schema.entry("nullable").or_insert(value);
    }
}

/// What a keyword is called in the form that `schema` reads.
pub fn name(keyword: &str) -> Cow<'_, str> {
    match keyword.strip_prefix("x-apidog") {
        Some(rest) => format!("x-apifox{rest}").into(),
        None => keyword.into(),
    }
}

/// Values that are named under `x-apifox-enum` are listed, where `enum` does not list them itself.
fn named_values_are_listed(schema: &mut Map<String, Value>) {
    if schema.contains_key("enum") {
        return;
    }
    let named = schema.get("x-apifox-enum").and_then(Value::as_array);
    let values = named.into_iter().flatten();
    let values: Vec<Value> = values
        .filter_map(|entry| entry.get("value").cloned())
        .collect();
    if !values.is_empty() {
        schema.insert("enum".to_owned(), Value::Array(values));
    }
}

/// The null in a list of types means the type of that name: YAML without quotes says it so.
fn null_is_a_type(schema: &mut Map<String, Value>) {
    let types = schema.get_mut("type").and_then(Value::as_array_mut);
    for kind in types.into_iter().flatten() {
        if kind.is_null() {
            *kind = Value::String("null".to_owned());
        }
    }
}

/// `nullable: true` of OpenAPI 3.0 is the type `null` beside the others, or a value `null` among those that are listed.
fn nullable_is_a_type(schema: &mut Map<String, Value>) {
    if schema.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    let word = |word: &str| Value::String(word.to_owned());
    let has = |key: &str| schema.get(key).is_some_and(Value::is_object);
    let is_object = ["properties", "additionalProperties", "x-apifox-refs"]
        .into_iter()
        .any(has);
    let is_list = has("items");
    let constant = enums::type_of_constant(schema);
    let is_combined = ["$ref", "allOf", "anyOf", "oneOf"]
        .iter()
        .any(|key| schema.contains_key(*key));
    match schema.get_mut("type") {
        Some(Value::String(kind)) => {
            let types = vec![word(kind), word("null")];
            schema.insert("type".to_owned(), Value::Array(types));
        }
        Some(Value::Array(types)) if !types.is_empty() => types.push(word("null")),
        Some(_) => {}
        None => match schema.get_mut("enum") {
            _ if is_combined => {}
            Some(Value::Array(values)) => values.push(Value::Null),
            Some(_) => {}
            None if is_object || is_list => {
                let kind = if is_object { "object" } else { "array" };
                let types = vec![word(kind), word("null")];
                schema.insert("type".to_owned(), Value::Array(types));
            }
            None => {
                if let Some(kind) = constant {
                    let types = vec![word(kind), word("null")];
                    schema.insert("type".to_owned(), Value::Array(types));
                }
            }
        },
    }
}
