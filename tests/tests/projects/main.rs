//! Projects that nobody would write, and that somebody exports all the same.

mod ageless;
mod changes;
mod kinds;
mod names;
mod report;
mod schemas;
mod secrets;
mod sides;
mod stable;

use apifox_codegen::{Config, Input, Layout, Output, generate};
use serde_json::{Value, json};

/// The output for a project, as a module.
fn generated(project: &Value) -> Output {
    let input = Input::new("project.apifox.json", project.to_string());
    let config = Config::default().with_layout(Layout::Module("client.rs".to_owned()));
    generate(&[input], &config)
}

/// The text of the client, with one blank between words, and what was said: codes and sentences.
fn client(project: &Value) -> (String, Vec<String>) {
    let output = generated(project);
    let said = output.diagnostics.iter();
    let said = said.map(|said| format!("{}: {} ({})", said.code, said.message, said.help));
    let said: Vec<String> = said.collect();
    assert_eq!(output.files.len(), 1, "{said:?}");
    let words: Vec<&str> = output.files[0].text.split_whitespace().collect();
    (words.join(" "), said)
}

/// A project of these endpoints, with what else is merged into it.
fn project(endpoints: Vec<Value>, more: Value) -> Value {
    let mut project = json!({
        "apifoxProject": "1.0.0",
        "info": {"name": "p"},
        "apiCollection": [{"name": "根目录", "items": endpoints}],
    });
    if let (Some(project), Value::Object(more)) = (project.as_object_mut(), more) {
        project.extend(more);
    }
    project
}

/// An endpoint that answers with this schema, with what else is merged into it.
fn endpoint(id: u64, path: &str, answer: Value, more: Value) -> Value {
    let mut api = json!({
        "id": id.to_string(), "method": "get", "path": path, "parameters": {}, "requestBody": {"type": "none"},
        "responses": [{"code": 200, "contentType": "json", "jsonSchema": answer}],
    });
    if let (Some(api), Value::Object(more)) = (api.as_object_mut(), more) {
        api.extend(more);
    }
    json!({"name": path, "api": api})
}

/// Schemas with their ids, their names and what they are.
fn schemas(list: impl IntoIterator<Item = (usize, String, Value)>) -> Value {
    let items = list.into_iter().map(|(id, name, schema)| {
        json!({"id": format!("#/definitions/{id}"), "name": name, "schema": {"jsonSchema": schema}})
    });
    json!({"schemaCollection": [{"name": "Root", "items": items.collect::<Vec<Value>>()}]})
}

fn reference(id: usize) -> Value {
    json!({"$ref": format!("#/definitions/{id}")})
}
