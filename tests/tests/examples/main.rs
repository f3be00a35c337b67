//! Examples as the only description: what of them is read, and that none of their values gets any further.

mod agreement;
mod bodies;
mod inference;
mod reading;

use apifox_codegen::{Code, Config, Diagnostic, Input, Layout, Output, generate};
use serde_json::{Value, json};

/// What comes of an answer that only these examples describe.
fn answered(examples: &[&str]) -> Output {
    described(&json!({"type": "object", "properties": {}}), examples)
}

/// What comes of an answer with this schema and these examples.
fn described(schema: &Value, examples: &[&str]) -> Output {
    generated(&[Input::new("a.json", endpoint(schema, examples))])
}

/// What comes of a body, as it is written.
fn sent(method: &str, body: &Value) -> Output {
    let endpoint = json!({"method": method, "path": "/a", "requestBody": body, "responses": [{"code": 204, "contentType": "noContent"}]});
    generated(&[Input::new("a.json", endpoint.to_string())])
}

fn generated(inputs: &[Input]) -> Output {
    let config = Config::default().with_layout(Layout::Module("client.rs".to_owned()));
    generate(inputs, &config)
}

/// An endpoint in one line.
fn endpoint(schema: &Value, examples: &[&str]) -> String {
    let list: Vec<Value> = examples
        .iter()
        .map(|example| json!({"responseId": 1, "data": example}))
        .collect();
    let endpoint = json!({
        "method": "get",
        "path": "/a",
        "responses": [{"id": "1", "code": 200, "contentType": "json", "jsonSchema": schema}],
        "responseExamples": list,
    });
    endpoint.to_string()
}

/// What is said with this code.
fn find(output: &Output, code: Code) -> Vec<Diagnostic> {
    let all = output.diagnostics.iter();
    all.filter(|diagnostic| diagnostic.code == code)
        .cloned()
        .collect()
}

fn rust(output: &Output) -> &str {
    &output.files[0].text
}

/// Asserts that these objects together give a struct with this field.
fn assert_field(examples: &[&str], field: &str) {
    let output = answered(examples);
    let types = rust(&output).split_once("mod types").unwrap_or_default().1;
    // A long line is broken.
    let joined = |text: &str| {
        text.split_whitespace()
            .collect::<String>()
            .replace(",>", ">")
    };
    let field = joined(&format!("pub {field},"));
    assert!(
        joined(types).contains(&field),
        "{field} for {examples:?} in\n{types}"
    );
}
