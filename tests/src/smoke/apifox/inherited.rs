//! Schemas with the properties that `x-apifox-refs` let them inherit.

use serde_json::{Map, Value, json};

/// How far schemas may inherit from each other.
const DEPTH: usize = 30;

/// How often a schema may hold one that inherits from what it stands in.
const NESTING: usize = 4;

/// Definitions with all that they inherit.
pub fn merged(definitions: &Map<String, Value>) -> Map<String, Value> {
    let all = definitions.iter();
    let all = all.map(|(id, schema)| (id.clone(), in_all(schema, definitions, 0)));
    all.collect()
}

/// The same with each schema in it that inherits.
pub fn in_all(node: &Value, definitions: &Map<String, Value>, depth: usize) -> Value {
    let inner = |node: &Value| in_all(node, definitions, depth);
    match node {
        Value::Array(nodes) => nodes.iter().map(inner).collect(),
        Value::Object(members) if has_refs(members) || has_left_over(members) => {
            if depth > NESTING {
                return json!({});
            }
            let mut schema = members.clone();
            let (properties, required) = parts(members, definitions, 0);
            schema.remove("x-apifox-refs");
            schema.insert("properties".to_owned(), Value::Object(properties));
            schema.insert("required".to_owned(), json!(required));
            in_all(&Value::Object(schema), definitions, depth + 1)
        }
        // Of what is not there nothing is known.
        Value::Object(members) if is_dangling(members, definitions) => json!({}),
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(key, node)| (key.clone(), inner(node)));
            Value::Object(members.collect())
        }
        node => node.clone(),
    }
}

fn has_refs(members: &Map<String, Value>) -> bool {
    let refs = members.get("x-apifox-refs").and_then(Value::as_object);
    refs.is_some_and(|refs| !refs.is_empty())
}

/// Whether an editor has left a property without a name.
fn has_left_over(members: &Map<String, Value>) -> bool {
    let properties = members.get("properties").and_then(Value::as_object);
    properties.is_some_and(|listed| listed.values().any(is_left_over))
}

fn is_left_over(property: &Value) -> bool {
    property.get("x-tmp-pending-properties").is_some()
}

/// The properties of a schema and what it inherits, and which of them must be there.
fn parts(
    schema: &Map<String, Value>,
    definitions: &Map<String, Value>,
    depth: usize,
) -> (Map<String, Value>, Vec<String>) {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    if depth > DEPTH {
        return (properties, required);
    }
    if let Some(target) = target(schema, definitions) {
        return parts(target, definitions, depth + 1);
    }
    let list = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
    };
    for (_, entry) in list("x-apifox-refs") {
        let entry = entry.as_object();
        let inherited = entry.and_then(|entry| Some((entry, target(entry, definitions)?)));
        let Some((entry, target)) = inherited else {
            continue;
        };
        let (mut more, mut needed) = parts(target, definitions, depth + 1);
        let overrides = entry.get("x-apifox-overrides").and_then(Value::as_object);
        for (name, schema) in overrides.into_iter().flatten() {
            match schema {
                Value::Null => drop(more.remove(name)),
                schema => drop(more.insert(name.clone(), schema.clone())),
            }
        }
        if entry.contains_key("required") {
            needed = names(entry);
        }
        properties.extend(more);
        required.extend(needed);
    }
    let own = list("properties").filter(|(_, schema)| !is_left_over(schema));
    properties.extend(own.map(|(name, schema)| (name.clone(), schema.clone())));
    required.extend(names(schema));
    required.retain(|name| properties.contains_key(name));
    (properties, required)
}

fn is_dangling(node: &Map<String, Value>, definitions: &Map<String, Value>) -> bool {
    let is_reference = node.get("$ref").is_some_and(Value::is_string);
    is_reference && target(node, definitions).is_none()
}

fn target<'d>(
    node: &Map<String, Value>,
    definitions: &'d Map<String, Value>,
) -> Option<&'d Map<String, Value>> {
    let (_, id) = node.get("$ref")?.as_str()?.rsplit_once('/')?;
    definitions.get(id)?.as_object()
}

fn names(schema: &Map<String, Value>) -> Vec<String> {
    let names = schema.get("required").and_then(Value::as_array);
    let names = names.into_iter().flatten().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}
