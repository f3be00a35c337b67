//! Requests that the server makes: webhooks and callbacks become types.

use apifox_codegen::{Config, Input, Selector, generate};
use serde_json::{Value, json};

use crate::common::told::{assert_told, code, told};
use crate::{document, operation, understood};

fn holding(schema: &Value) -> Value {
    json!({"post": {"summary": "Bought.", "tags": ["shop"], "requestBody": {"content": {"application/json": {"schema": schema}}}, "responses": {"204": {"description": ""}}}})
}

fn object(name: &str) -> Value {
    json!({"type": "object", "properties": {name: {"type": "string"}}})
}

#[test]
fn requests_of_the_server_become_types() {
    let mut document = document();
    document["webhooks"] = json!({"bought": holding(&object("buyer"))});
    document["x-webhooks"] = json!({"sold": {"$ref": "#/components/pathItems/Sold"}});
    document["components"] = json!({
        "pathItems": {"Sold": holding(&object("seller"))},
        "callbacks": {"Done": {"{$request.body#/url}": holding(&object("when"))}},
    });
    operation(&mut document)["callbacks"] =
        json!({"done": {"$ref": "#/components/callbacks/Done"}});
    assert_eq!(told(&document), []);
    let text = understood(&document);
    for line in [
        "webhook bought POST: Bought.",
        "webhook sold POST: Bought.",
        "callback done of GET /pets POST {$request.body#/url}: Bought.",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let code = code(&document);
    for line in [
        "pub type Bought = types::BoughtWebhook;",
        "pub type Sold = types::SoldWebhook;",
        "pub type Done = types::DoneCallback;",
    ] {
        assert!(code.contains(line), "{line}\n{code}");
    }
}

#[test]
fn those_without_json_are_told() {
    let mut document = document();
    document["webhooks"] = json!({"bought": {"post": {"responses": {"200": {"description": ""}}}}});
    let form = json!({"content": {"application/x-www-form-urlencoded": {"schema": object("a")}}});
    operation(&mut document)["callbacks"] =
        json!({"done": {"{$request.body#/url}": {"post": {"requestBody": form, "responses": {}}}}});
    assert_told(
        &document,
        "not-called",
        "/webhooks/bought/post",
        "nothing was made",
    );
    let pointer = "/paths/~1pets/get/callbacks/done/{$request.body#~1url}/post";
    assert_told(&document, "not-called", pointer, "nothing was made");
}

#[test]
fn callbacks_of_callbacks_end() {
    let mut document = document();
    let mut item = holding(&object("a"));
    item["post"]["callbacks"] = json!({"again": {"$ref": "#/components/callbacks/Again"}});
    document["components"] = json!({"callbacks": {"Again": {"{$url}": item}}});
    operation(&mut document)["callbacks"] =
        json!({"again": {"$ref": "#/components/callbacks/Again"}});
    let text = understood(&document);
    assert_eq!(text.matches("callback again").count(), 1, "{text}");
}

#[test]
fn names_that_others_have() {
    let mut document = document();
    document["paths"]["/webhooks"] = document["paths"]["/pets"].clone();
    document["webhooks"] = json!({"string": holding(&object("a")), "String": holding(&json!({"type": "array", "items": {"type": "string"}})), "类型": holding(&object("b"))});
    let code = code(&document);
    assert!(code.contains("pub mod webhook_types"), "{code}");
    assert!(!code.contains("pub type String ="), "{code}");
}

#[test]
fn selectors_choose_among_them() {
    let mut document = document();
    operation(&mut document)["tags"] = json!(["pets"]);
    document["webhooks"] = json!({"bought": holding(&object("buyer"))});
    let input = [Input::new("a.json", document.to_string())];
    for (only, types) in [("tag:pets", 1), ("tag:*", 2), ("POST", 1)] {
        let selector = Selector::new(only).unwrap();
        let output = generate(&input, &Config::default().with_only(selector));
        assert_eq!(
            output.summary.types.len(),
            types,
            "{only}: {:?}",
            output.summary.types
        );
    }
}

#[test]
fn webhooks_of_a_project_that_say_what_they_hold() {
    let endpoint = json!([
        {"name": "List", "method": "get", "path": "/pets", "responses": [{"code": 204, "contentType": "noContent"}]},
        {"name": "Paid", "type": "webhook", "method": "post", "path": "", "responses": [], "requestBody": {"type": "application/json", "jsonSchema": object("payer")}},
    ]);
    let code = code(&endpoint);
    assert!(
        code.contains("pub type Paid = types::PaidWebhook;"),
        "{code}"
    );
}

#[test]
fn a_webhook_of_a_project_without_json_is_told() {
    let endpoint = json!([
        {"name": "List", "method": "get", "path": "/pets", "responses": [{"code": 204, "contentType": "noContent"}]},
        {"name": "Paid", "type": "webhook", "method": "post", "path": "", "responses": [], "requestBody": {"type": "application/xml", "jsonSchema": object("payer")}},
    ]);
    assert_told(&endpoint, "not-called", "/1", "nothing was made");
}

/// What is made of an endpoint of Apifox with these callbacks: the types, and the codes of what is said.
fn of_apifox(callbacks: &Value) -> (Vec<String>, Vec<String>) {
    let endpoint = json!({"method": "post", "path": "/a", "responses": [{"code": 200, "contentType": "noContent"}], "callbacks": callbacks});
    let input = Input::new("a.json", endpoint.to_string());
    let output = generate(&[input], &Config::default());
    assert_eq!(output.summary.operations.len(), 1);
    let codes = output.diagnostics.iter();
    let codes = codes.map(|diagnostic| diagnostic.code.to_string());
    (output.summary.types, codes.collect())
}

#[test]
fn callbacks_of_apifox_are_those_of_openapi() {
    let schema = json!({"type": "object", "properties": {"n": {"type": "integer"}}});
    let post =
        json!({"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}});
    let callbacks = json!({"done": {"{$request.body#/url}": post}});
    for callbacks in [Value::String(callbacks.to_string()), callbacks] {
        assert_eq!(
            of_apifox(&callbacks),
            (vec!["DoneCallback".to_owned()], vec![])
        );
    }
    for nothing in [json!(null), json!(""), json!("{}"), json!("[]"), json!([])] {
        assert_eq!(of_apifox(&nothing), (vec![], vec![]));
    }
    for wrong in [json!("{oops"), json!("[1]"), json!(5), json!({"done": []})] {
        assert_eq!(of_apifox(&wrong), (vec![], vec!["wrong-type".to_owned()]));
    }
}
