//! Swagger 2.0 as OpenAPI 3.0 has it, as far as calls are concerned.

use serde_json::{Map, Value, json};

/// Writes a description anew.
pub fn renewed(mut document: Value) -> Value {
    let shared = document.clone();
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for item in paths.into_iter().flat_map(Map::values_mut) {
        let of_item = list(item, "parameters").to_vec();
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            if operation.is_object() && method != "parameters" {
                renew(&shared, &of_item, operation);
            }
        }
        item.as_object_mut().map(|item| item.remove("parameters"));
    }
    document
}

fn renew(shared: &Value, of_item: &[Value], operation: &mut Value) {
    let own = list(operation, "parameters").iter();
    let own: Vec<Value> = own.map(|node| target(shared, node)).collect();
    let key = |node: &Value| (node.get("name").cloned(), node.get("in").cloned());
    let mut all: Vec<Value> = of_item.iter().map(|node| target(shared, node)).collect();
    all.retain(|node| own.iter().all(|other| key(other) != key(node)));
    all.extend(own);
    if let Some(body) = body(&all, &media(shared, operation, "consumes")) {
        operation["requestBody"] = body;
    }
    let parameters = all.iter().filter(|node| !is_of_body(node)).map(parameter);
    operation["parameters"] = parameters.collect();
    let produces = media(shared, operation, "produces");
    let responses = operation
        .get_mut("responses")
        .and_then(Value::as_object_mut);
    for response in responses.into_iter().flat_map(Map::values_mut) {
        *response = target(shared, response);
        if let Some(schema) = response.get("schema").cloned() {
            let content = |media: &String| (media.clone(), json!({"schema": schema}));
            response["content"] = Value::Object(produces.iter().map(content).collect());
        }
    }
}

fn list<'n>(node: &'n Value, key: &str) -> &'n [Value] {
    let list = node.get(key).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The media types of an operation, or those of all.
fn media(shared: &Value, operation: &Value, key: &str) -> Vec<String> {
    let owner = if operation.get(key).is_some() {
        operation
    } else {
        shared
    };
    let media = list(owner, key).iter().filter_map(Value::as_str);
    let media: Vec<String> = media.map(str::to_owned).collect();
    if media.is_empty() {
        vec!["application/json".to_owned()]
    } else {
        media
    }
}

/// What a reference leads to.
fn target(shared: &Value, node: &Value) -> Value {
    let reference = node.get("$ref").and_then(Value::as_str);
    let target = reference.and_then(super::schemas::pointer);
    let target = target.and_then(|pointer| shared.pointer(&pointer));
    target.unwrap_or(node).clone()
}

fn is_of_body(node: &Value) -> bool {
    node["in"] == "body" || node["in"] == "formData"
}

/// What the parameters say of the body.
fn body(parameters: &[Value], consumes: &[String]) -> Option<Value> {
    if let Some(body) = parameters.iter().find(|node| node["in"] == "body") {
        let contents = consumes
            .iter()
            .map(|media| (media.clone(), json!({"schema": body["schema"]})));
        let contents: Map<String, Value> = contents.collect();
        return Some(json!({"required": body["required"] == true, "content": contents}));
    }
    let fields = || parameters.iter().filter(|node| node["in"] == "formData");
    fields().next()?;
    let properties: Map<String, Value> = fields()
        .filter_map(|field| Some((field["name"].as_str()?.to_owned(), schema(field))))
        .collect();
    let required: Vec<&Value> = fields()
        .filter(|field| field["required"] == true)
        .map(|field| &field["name"])
        .collect();
    let has_file = fields().any(|field| field["type"] == "file");
    let is_form =
        |media: &&String| media.starts_with("multipart/") || media.contains("form-urlencoded");
    let media = consumes.iter().find(is_form).map(String::as_str);
    let media = match media {
        Some(media) if !has_file => media,
        _ if has_file => "multipart/form-data",
        _ => "application/x-www-form-urlencoded",
    };
    let schema = json!({"type": "object", "properties": properties, "required": required});
    Some(json!({"required": !required.is_empty(), "content": {media: {"schema": schema}}}))
}

/// The schema that a parameter is.
fn schema(node: &Value) -> Value {
    const NOT: [&str; 6] = [
        "name",
        "in",
        "required",
        "collectionFormat",
        "allowEmptyValue",
        "description",
    ];
    let members = node.as_object().into_iter().flatten();
    let members = members.filter(|(key, _)| !NOT.contains(&key.as_str()));
    let mut members: Map<String, Value> = members
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if node["type"] == "file" {
        members.insert("type".to_owned(), "string".into());
        members.insert("format".to_owned(), "binary".into());
    }
    Value::Object(members)
}

fn parameter(node: &Value) -> Value {
    let place = node["in"].as_str().unwrap_or_default();
    let usual = if place == "query" { "form" } else { "simple" };
    let (style, explode) = match node["collectionFormat"].as_str() {
        Some("multi") => ("form", true),
        Some("ssv") => ("spaceDelimited", false),
        Some("pipes") => ("pipeDelimited", false),
        _ => (usual, false),
    };
    json!({
        "name": node["name"], "in": place, "required": node["required"] == true,
        "style": style, "explode": explode, "schema": schema(node),
    })
}
