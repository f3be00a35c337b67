//! What once got lost in silence is told.

mod common;

use apifox_codegen::{Config, Input, generate};
use common::description::endpoint;
use common::told::{assert_told, code, told};
use serde_json::{Value, json};

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

/// An endpoint that answers with a value of this schema.
#[test]
fn the_word_for_the_type_of_a_parameter() {
    let mut endpoint = endpoint("get", "/pets", "name");
    for (word, rust) in [
        ("int", "i64"),
        ("Long", "i64"),
        ("double", "f64"),
        ("bool", "bool"),
        ("", "impl Into<String>"),
        ("text", "impl Into<String>"),
    ] {
        endpoint["parameters"] = json!({"query": [{"name": "size", "type": word}]});
        assert_eq!(told(&endpoint), [], "{word}");
        let code = code(&endpoint);
        assert!(
            code.contains(&format!("size: {rust}")) || code.contains(&format!("value: {rust}")),
            "{code}"
        );
    }
    endpoint["parameters"] = json!({"query": [{"name": "size", "type": "uuid[]"}]});
    let pointer = "/parameters/query/0/name";
    assert_told(
        &endpoint,
        "weakened-schema",
        pointer,
        "it is taken as a string",
    );
    endpoint["parameters"] =
        json!({"query": [{"name": "size", "type": "string", "format": "uuid"}]});
    assert!(code(&endpoint).contains("In the format `uuid`."));
}

#[test]
fn a_fixed_value_that_is_none() {
    let mut endpoint = endpoint("get", "/pets/{id}", "name");
    let fixed = |value: Value| json!([{"name": "id", "fixedValue": true, "example": value}]);
    for value in [json!(7), json!(true)] {
        endpoint["parameters"] = json!({"path": [{"name": "id"}], "query": fixed(value.clone())});
        assert_eq!(told(&endpoint), []);
        assert!(code(&endpoint).contains(&format!("\"{value}\"")));
    }
    for (within, value) in [
        ("query", "{{ID}}"),
        ("query", ""),
        ("path", "7"),
        ("cookie", "7"),
    ] {
        endpoint["parameters"] = json!({"path": [{"name": "id"}]});
        endpoint["parameters"][within] = fixed(json!(value));
        let pointer = format!("/parameters/{within}/0/name");
        assert_told(&endpoint, "unused-fixed-value", &pointer, "callers give it");
    }
}

#[test]
fn parts_of_a_path() {
    for (path, code, help) in [
        ("/pets#dogs", "repaired-path", "it is taken as `/pets`"),
        ("/pets/{id", "unusable-path", "as `{name}`"),
        ("/pets/{}", "unusable-path", "as `{name}`"),
    ] {
        assert_told(&endpoint("get", path, "name"), code, "/path", help);
    }
    let endpoint = endpoint("get", "/pets?kind=dog&old=1", "name");
    let output = generate(
        &[Input::new("a.json", endpoint.to_string())],
        &Config::default(),
    );
    assert_eq!(
        output.summary.operations[0].request,
        "GET /pets?kind=dog&old=1"
    );
}

#[test]
fn what_several_successes_say() {
    let mut endpoint = endpoint("get", "/pets", "name");
    let mut second = endpoint["responses"][0].clone();
    second["contentType"] = json!("application/hal+json");
    second["description"] = json!("The second.");
    endpoint["responses"][0]["description"] = json!("The first.");
    endpoint["responses"] = json!([endpoint["responses"][0], second]);
    assert_eq!(told(&endpoint), []);
    let code = code(&endpoint);
    for word in [
        "application/json, application/hal+json",
        "The first.",
        "The second.",
    ] {
        assert!(code.contains(word), "{word} is not in {code}");
    }
}

#[test]
fn what_is_said_of_failures() {
    let mut endpoint = endpoint("get", "/pets", "name");
    let success = endpoint["responses"][0].clone();
    let failure = json!({"id": 7, "code": 404, "name": "Gone", "description": "It was sold.", "contentType": "json"});
    endpoint["responses"] = json!([success, failure]);
    assert_eq!(told(&endpoint), []);
    let text = code(&endpoint);
    assert!(text.contains("* `404` Gone：It was sold."), "{text}");
    endpoint["responses"][1]["headers"] = json!([{"name": "Retry-After"}]);
    assert_eq!(told(&endpoint), []);
    let text = code(&endpoint);
    assert!(
        text.contains("It was sold.：headers `Retry-After`"),
        "{text}"
    );
    endpoint["responseExamples"] = json!([{"responseId": 7, "data": "{\"a\": 1}"}]);
    assert_told(
        &endpoint,
        "inferred-from-example",
        "/responseExamples/0/data",
        "inferred",
    );
    assert!(code(&endpoint).contains("pub struct ListPetsNotFound"));
    endpoint["responses"][1]["contentType"] = json!("xml");
    endpoint["responses"][1]["jsonSchema"] = json!({"type": "string"});
    assert_told(
        &endpoint,
        "unused-schema",
        "/responses/1/jsonSchema",
        "as it came",
    );
}

#[test]
fn a_variable_in_the_query_of_a_path() {
    let mut endpoint = endpoint("get", "/pets?kind=cat&size={size}", "name");
    endpoint["parameters"] = json!({"query": [{"name": "size", "type": "integer"}]});
    let help = "it is taken as `/pets?kind=cat`";
    assert_told(&endpoint, "repaired-path", "/path", help);
    let code = code(&endpoint);
    assert!(code.contains(".query(\"kind\", \"cat\")"), "{code}");
    assert!(!code.contains("{size}\""), "{code}");
}

#[test]
fn patterns_that_ecmascript_does_not_read() {
    let answering = |pattern: &str| {
        let mut endpoint = endpoint("get", "/pets", "name");
        endpoint["responses"][0]["jsonSchema"] = json!({"type": "string", "pattern": pattern});
        endpoint
    };
    let long = "a".repeat(2_001);
    for other in [
        "(",
        r"\A[a-z]+\Z",
        r"\p{Print}+",
        "(?i)a",
        &"(".repeat(1_000),
        &long,
    ] {
        let at = "/responses/0/jsonSchema/pattern";
        let description = answering(other);
        assert_told(&description, "unchecked-pattern", at, "only documented");
        assert_eq!(told(&description).len(), 1, "{other}");
    }
    for read in [r"^\d+$", "^(?!a)[^/]+", r"\p{Script=Han}", &long[..2_000]] {
        assert_eq!(told(&answering(read)), [], "{read}");
    }
}

/// Objects and lists stay open, so what may not be there besides says nothing; what may be is not checked.
#[test]
fn schemas_of_what_is_there_besides() {
    let keys = [
        "additionalItems",
        "unevaluatedItems",
        "unevaluatedProperties",
    ];
    for key in keys {
        let answer = |value: Value| {
            let mut endpoint = endpoint("get", "/pets", "name");
            endpoint["responses"][0]["jsonSchema"] = json!({"type": "object", "properties": {
                "a": {"type": "array", "items": {"type": "string"}, key: value}}});
            endpoint
        };
        for value in [json!(false), json!(true), json!({}), json!(null)] {
            assert_eq!(told(&answer(value)), []);
        }
        let pointer = format!("/responses/0/jsonSchema/properties/a/{key}");
        let schema = answer(json!({"type": "string"}));
        assert_told(&schema, "unchecked-keyword", &pointer, "");
    }
}
