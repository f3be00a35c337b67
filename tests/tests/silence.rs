//! What once got lost in silence is told.

mod common;

use apifox_codegen::{Config, Input, generate};
use common::description::endpoint;
use serde_json::{Value, json};

/// The codes, the pointers and the helps of what is told of a description.
fn told(description: &Value) -> Vec<(&'static str, String, String)> {
    let input = Input::new("a.json", description.to_string());
    let output = generate(&[input], &Config::default());
    let diagnostics = output.diagnostics.into_iter();
    diagnostics
        .map(|told| (told.code.as_str(), told.location.pointer, told.help))
        .collect()
}

#[track_caller]
fn assert_told(description: &Value, code: &str, pointer: &str, help: &str) {
    let all = told(description);
    let is_it = |(known, at, what): &(&str, String, String)| {
        *known == code && at == pointer && what.contains(help)
    };
    assert_eq!(all.iter().filter(|told| is_it(told)).count(), 1, "{all:?}");
}

#[test]
fn a_listed_parameter_in_no_known_place() {
    let mut endpoint = endpoint("get", "/pets", "name");
    for (within, is_told) in [
        (json!("formData"), true),
        (json!(null), true),
        (json!("query"), false),
    ] {
        endpoint["parameters"] = json!([{"name": "size", "in": within, "type": "string"}]);
        let help = "it is taken as one of the query";
        if is_told {
            assert_told(&endpoint, "wrong-type", "/parameters/0/in", help);
        } else {
            assert_eq!(told(&endpoint), []);
        }
    }
}

#[test]
fn the_schema_of_a_parameter_that_is_none() {
    let mut endpoint = endpoint("get", "/pets", "name");
    endpoint["parameters"] = json!({"query": [{"name": "size", "schema": "Size"}]});
    let pointer = "/parameters/query/0/schema";
    assert_told(&endpoint, "wrong-type", pointer, "it was passed over");
    for blank in [json!({}), json!(null)] {
        endpoint["parameters"]["query"][0]["schema"] = blank;
        assert_eq!(told(&endpoint), []);
    }
}

#[test]
fn a_common_field_that_an_endpoint_names() {
    let mut endpoint = endpoint("post", "/pets", "name");
    endpoint["commonParameters"] = json!({"body": [{"name": "app_id"}]});
    let pointer = "/commonParameters/body/0/name";
    assert_told(&endpoint, "common-field", pointer, "it was left out");
    let output = generate(
        &[Input::new("a.json", endpoint.to_string())],
        &Config::default(),
    );
    let is_sent = output.files.iter().any(|file| file.text.contains("app_id"));
    assert!(!is_sent, "it is no parameter of the query");
}

#[test]
fn a_common_header_that_no_request_can_carry() {
    let mut endpoint = endpoint("get", "/pets", "name");
    endpoint["commonParameters"] = json!({"header": [{"name": "App Id"}]});
    let pointer = "/commonParameters/header/0/name";
    assert_told(&endpoint, "unusable-parameter", pointer, "it was left out");
}

#[test]
fn the_schema_of_an_answer_without_a_body() {
    let mut endpoint = endpoint("get", "/pets", "name");
    endpoint["responses"][0]["contentType"] = json!("noContent");
    let pointer = "/responses/0/jsonSchema";
    assert_told(&endpoint, "unused-schema", pointer, "has no body");
    endpoint["responses"][0]["jsonSchema"] = json!({"type": "object", "properties": {}});
    assert_eq!(told(&endpoint), []);
}

#[test]
fn a_fixed_header_that_cannot_be_fixed() {
    let mut endpoint = endpoint("get", "/pets", "name");
    let fixed = |name: &str| json!({"name": name, "fixedValue": true, "example": "s3cret"});
    let names = ["App Id", "Content-Type", "Authorization", "X-Action"];
    endpoint["parameters"] = json!({"header": names.map(fixed)});
    let pointer = |index: usize| format!("/parameters/header/{index}/name");
    assert_told(
        &endpoint,
        "unusable-parameter",
        &pointer(0),
        "it was left out",
    );
    assert_told(
        &endpoint,
        "header-set-by-client",
        &pointer(1),
        "it is no parameter",
    );
    assert_told(
        &endpoint,
        "credential-parameter",
        &pointer(2),
        "of the client",
    );
    let input = Input::new("a.json", endpoint.to_string());
    let output = generate(&[input], &Config::default());
    let texts = output.files.iter().map(|file| file.text.as_str());
    // That of the one header that is as good as a part of the path.
    let count: usize = texts.map(|text| text.matches("s3cret").count()).sum();
    assert_eq!(count, 1);
}
