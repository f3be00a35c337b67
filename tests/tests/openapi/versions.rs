//! What versions of OpenAPI say each in its own way, and versions that are not read.

use apifox_codegen::{Config, Input, generate};
use serde_json::{Value, json};

use crate::common::told::{assert_told, code, told};
use crate::{document, operation, understood};

#[test]
fn versions_that_are_not_read_are_refused() {
    for (key, version) in [
        ("openapi", json!("4.1.0")),
        ("openapi", json!("zz")),
        ("openapi", json!({})),
        ("openapi", json!(null)),
        ("swagger", json!("1.2")),
    ] {
        let mut document = document();
        document.as_object_mut().unwrap().shift_remove("openapi");
        document[key] = version;
        let all = told(&document);
        let at = format!("/{key}");
        let is_refused = all.iter().any(|(code, pointer, _)| {
            (*code, pointer.as_str()) == ("unsupported-input", at.as_str())
        });
        assert!(is_refused, "{all:?}");
        assert!(code(&document).is_empty());
    }
    for (key, version) in [
        ("openapi", json!("3.2.0")),
        ("openapi", json!(3.1)),
        ("swagger", json!(2.0)),
    ] {
        let mut document = document();
        document.as_object_mut().unwrap().shift_remove("openapi");
        document[key] = version;
        assert!(!code(&document).is_empty());
    }
}

#[test]
fn an_id_that_an_operation_before_has_is_told() {
    let mut document = document();
    let operation = json!({"operationId": "pets", "responses": {"204": {"description": ""}}});
    document["paths"]["/pets"]["get"] = operation.clone();
    document["paths"]["/pets"]["post"] = operation;
    let at = "/paths/~1pets/post/operationId";
    assert_told(&document, "repeated-id", at, "no other of its group");
}

#[test]
fn operations_beside_the_reference_of_a_path_are_read_once() {
    let mut document = document();
    let done = json!({"responses": {"204": {"description": ""}}});
    document["paths"]["/toys"] = json!({"$ref": "#/paths/~1pets", "post": done});
    assert_eq!(told(&document), []);
    let text = understood(&document);
    assert!(
        text.contains("GET /toys") && text.contains("POST /toys"),
        "{text}"
    );
}

#[test]
fn what_version_3_2_adds_is_known() {
    let mut document = document();
    document["openapi"] = "3.2.0".into();
    let schema = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    document["components"] = json!({
        "mediaTypes": {"Pets": {"schema": schema}},
        "securitySchemes": {"old": {"type": "http", "scheme": "basic", "deprecated": true}},
    });
    document["security"] = json!([{"old": []}]);
    operation(&mut document)["responses"] = json!({"200": {
        "description": "", "summary": "Pets.",
        "content": {"application/json": {"$ref": "#/components/mediaTypes/Pets"}},
    }});
    assert_eq!(told(&document), []);
    document["paths"]["/pets"]["additionalOperations"] =
        json!({"COPY": {"responses": {"204": {"description": ""}}}});
    let at = "/paths/~1pets/additionalOperations/COPY";
    assert_told(&document, "not-http", at, "use GET");
}

#[test]
fn events_that_only_have_data_are_what_it_holds() {
    let mut document = document();
    let held = json!({"type": "object", "properties": {"n": {"type": "integer"}}});
    let data =
        json!({"type": "string", "contentMediaType": "application/json", "contentSchema": held});
    let events = json!({"itemSchema": {"type": "object", "properties": {"data": data}}});
    operation(&mut document)["responses"]["200"]["content"] = json!({"text/event-stream": events});
    let text = understood(&document);
    assert!(text.contains("n?: integer"), "{text}");
    assert!(!text.contains("data?"), "{text}");
}

#[test]
fn variables_of_servers_that_nobody_declares_are_given_by_users() {
    let mut document = document();
    document["servers"] = json!([{"url": "https://{region}.example.com/{base}"}]);
    assert_eq!(told(&document), []);
    let text = code(&document);
    assert!(
        text.contains("https://{{region}}.example.com/{{base}}"),
        "{text}"
    );
}

#[test]
fn what_swagger_says_of_oauth_is_known() {
    let document = json!({
        "swagger": "2.0",
        "info": {"title": "Pets", "version": "1"},
        "securityDefinitions": {"o": {
            "type": "oauth2", "flow": "accessCode", "scopes": {"a": "b"},
            "authorizationUrl": "https://x.example/a", "tokenUrl": "https://x.example/t",
        }},
        "security": [{"o": ["a"]}],
        "paths": {"/pets": {"get": {"responses": {"204": {"description": ""}}}}},
    });
    assert_eq!(told(&document), []);
}

#[test]
fn a_text_of_two_bytes_a_character_is_told() {
    let text = document().to_string();
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let output = generate(&[Input::new("a.json", bytes)], &Config::default());
    let told: Vec<Value> = output
        .diagnostics
        .iter()
        .map(|told| json!([told.code.as_str(), told.message.contains("UTF-16")]))
        .collect();
    assert_eq!(told, [json!(["not-text", true])]);
}
