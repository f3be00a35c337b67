//! What an endpoint sends.

use serde_json::{Map, Value, json};

use super::{example, media_name, schema_of, text};
use crate::smoke::description::says_nothing;
use crate::smoke::verdict::is_form;

/// The body of an endpoint; none if it is said to be none, or if nothing is said of that of a GET.
pub fn read(body: &Value, method: &str) -> Option<Value> {
    let fields = body["parameters"].as_array().map_or(&[][..], Vec::as_slice);
    let schema = body["jsonSchema"]
        .as_object()
        .filter(|schema| !schema.is_empty());
    let media = media(body, fields, schema.is_some())?;
    let is_form = is_form(&media);
    let schema = match schema {
        _ if is_form && !fields.is_empty() => form(fields),
        Some(schema) => Value::Object(schema.clone()),
        None => json!({}),
    };
    let examples = body["examples"].as_array().into_iter().flatten();
    let examples = examples.map(|example| &example["value"]);
    let texts = examples.chain([&body["example"], &body["sampleValue"]]);
    let is_shown = texts
        .clone()
        .any(|text| text.as_str().is_some_and(|text| !text.trim().is_empty()));
    let example = example(texts);
    if says_nothing(&schema) && !is_shown && ["get", "head", "delete"].contains(&method) {
        return None;
    }
    let mut content = json!({"schema": schema});
    if let Some(example) = example {
        content["example"] = example;
    }
    Some(json!({"required": body["required"], "content": {media: content}}))
}

fn media(body: &Value, fields: &[Value], has_schema: bool) -> Option<String> {
    let named = media_name(&body["mediaType"], &body["type"]);
    let media = match named.as_str() {
        "none" => return None,
        "" if fields.iter().any(|field| field["type"] == "file") => "multipart/form-data",
        "" if !fields.is_empty() => "application/x-www-form-urlencoded",
        "" if !has_schema => return None,
        "" | "json" | "graphql" => "application/json",
        "xml" => "application/xml",
        named => named,
    };
    Some(media.to_owned())
}

/// The fields of a form as the properties of an object.
fn form(fields: &[Value]) -> Value {
    let on = || fields.iter().filter(|field| field["enable"] != false);
    let properties: Map<String, Value> = on()
        .map(|field| (text(&field["name"]), schema_of(field)))
        .collect();
    let required = on().filter(|field| field["required"] == true);
    let required: Vec<&Value> = required.map(|field| &field["name"]).collect();
    json!({"type": "object", "properties": properties, "required": required})
}
