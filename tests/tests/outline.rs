//! What is understood of a description: the outline of the project case, and that dialects agree.

use std::path::{Path, PathBuf};
use std::{env, fs};

use apifox_codegen::{Input, outline};
use serde_json::{Value, json};

fn case(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(file)
}

fn input(path: &Path) -> Input {
    Input::new("input.json", fs::read(path).expect("it can be read"))
}

#[test]
fn the_project_is_understood_as_it_is_written_down() {
    let written = case("project/outline.text");
    let understood = outline(&[input(&case("project/shop.apifox.json"))]);
    if env::var_os("UPDATE").is_some_and(|update| update == "1") {
        fs::write(&written, &understood).expect("it can be written");
    }
    let expected = fs::read_to_string(&written).expect("it can be read");
    assert_eq!(
        understood,
        expected,
        "UPDATE=1 writes {}",
        written.display()
    );
}

/// The endpoints of a project, as the HTTP API gives them one by one.
fn endpoints(items: &Value, found: &mut Vec<Value>) {
    for item in items.as_array().into_iter().flatten() {
        match item.get("api") {
            Some(Value::Object(api)) => {
                let mut api = api.clone();
                api.insert("name".to_owned(), item["name"].clone());
                found.push(Value::Object(api));
            }
            _ => endpoints(&item["items"], found),
        }
    }
}

#[test]
fn an_endpoint_means_the_same_in_a_project_and_alone() {
    let schema = json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": ["integer", "null"]}}});
    let project = json!({"apifoxProject": "1.0.0", "apiCollection": [{"name": "根目录", "items": [
        {"name": "查询", "api": {"method": "get", "path": "/a/{id}", "parameters": {"query": [{"name": "q", "type": "array"}]},
            "responses": [{"code": 200, "contentType": "json", "jsonSchema": schema}]}},
        {"name": "folder", "items": [{"name": "保存", "api": {"method": "post", "path": "/a",
            "requestBody": {"type": "application/json", "jsonSchema": schema}, "status": "deprecated",
            "responses": [{"code": 204, "contentType": "noContent"}, {"code": 400, "contentType": "json", "name": "bad"}]}}]}
    ]}]});
    let mut alone = Vec::new();
    endpoints(&project["apiCollection"], &mut alone);
    let of = |value: &Value| outline(&[Input::new("input.json", value.to_string())]);
    let together = of(&project);
    assert_eq!(together, of(&Value::Array(alone)));
    assert!(
        together.contains("answer: application/json {a?: string, b?: integer or null}"),
        "{together}"
    );
}
