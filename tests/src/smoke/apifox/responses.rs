//! What an endpoint answers.

use serde_json::{Map, Value, json};

use super::{example, media_name, text};
use crate::smoke::description::says_nothing;

/// The answers of an endpoint, by status. Several may have one: the others stand behind it, as in an export.
pub fn read(endpoint: &Value, shared: &[&Value]) -> Value {
    let mut answers = Map::new();
    for response in all(endpoint, shared) {
        let code = text(&response["code"]);
        let mut status = code.clone();
        while answers.contains_key(&status) {
            status = format!("x-{code}:{}", answers.len());
        }
        answers.insert(status, answer(response, &endpoint["responseExamples"]));
    }
    Value::Object(answers)
}

/// The answers of an endpoint with those that it shares.
fn all<'v>(endpoint: &'v Value, shared: &[&'v Value]) -> Vec<&'v Value> {
    let written = endpoint["responses"].as_array().into_iter().flatten();
    let resolved = written.filter_map(|response| match response.get("referencedResponseId") {
        Some(id) => shared
            .iter()
            .find(|other| text(&other["id"]) == text(id))
            .copied(),
        None => Some(response),
    });
    let mut all: Vec<&Value> = resolved.collect();
    for response in shared {
        let state = &endpoint["commonResponseStatus"][text(&response["id"]).as_str()];
        let is_on = *state == true || (response["defaultEnable"] == true && *state != false);
        if is_on && all.iter().all(|known| !std::ptr::eq(*known, *response)) {
            all.push(response);
        }
    }
    all
}

fn answer(response: &Value, examples: &Value) -> Value {
    let Some(media) = media(response) else {
        return json!({});
    };
    let item = &response["itemSchema"];
    let schema = match media.as_str() {
        "text/event-stream" if !says_nothing(item) => item,
        _ => &response["jsonSchema"],
    };
    let mut content = json!({});
    if schema.is_object() {
        content["schema"] = schema.clone();
    }
    let examples = examples.as_array().into_iter().flatten();
    let own = examples.filter(|example| text(&example["responseId"]) == text(&response["id"]));
    if let Some(example) = example(own.map(|example| &example["data"])) {
        content["example"] = example;
    }
    json!({"content": {media: content}})
}

fn media(response: &Value) -> Option<String> {
    let named = media_name(&response["mediaType"], &response["contentType"]);
    let media = match named.as_str() {
        "noContent" => return None,
        "" | "json" => "application/json",
        "xml" => "application/xml",
        "html" => "text/html",
        "raw" | "text" => "text/plain",
        "binary" => "application/octet-stream",
        "msgPack" => "application/x-msgpack",
        "eventStream" => "text/event-stream",
        named => named,
    };
    Some(media.to_owned())
}
