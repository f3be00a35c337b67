//! Bodies that only examples describe, and where the examples of answers stand.

use apifox_codegen::{Code, Input, Output};
use serde_json::{Value, json};

use super::{find, generated, rust, sent};

const FILM: &str = r#"{"seconds": 8}"#;

/// Whether the body is a struct that was inferred from its example.
fn is_inferred(output: &Output) -> bool {
    let is_typed = rust(output).contains("pub seconds: i64,");
    let is_said = find(output, Code::InferredFromExample).len() == 1;
    assert_eq!(is_typed, is_said, "{:?}", output.diagnostics);
    is_typed
}

#[test]
fn every_spelling_of_an_example_counts() {
    for example in [
        json!({"examples": [{"value": FILM}]}),
        json!({"examples": [{"value": {"seconds": 8}}]}),
        json!({"examples": [{"name": "none"}, {"value": null}, {"value": " "}, {"value": FILM}]}),
        json!({"examples": [], "example": FILM}),
        json!({"example": {"seconds": 8}}),
        json!({"sampleValue": FILM}),
        json!({"example": FILM, "sampleValue": FILM}),
    ] {
        for (kind, schema) in [
            ("application/json", json!({})),
            (
                "application/json",
                json!({"type": "object", "properties": {}}),
            ),
            ("application/json", Value::Null),
            ("application/vnd.api+json", Value::Null),
            ("application/x-www-form-urlencoded", Value::Null),
            ("multipart/form-data", Value::Null),
            ("", Value::Null),
        ] {
            let mut body = example.clone();
            body["type"] = kind.into();
            body["jsonSchema"] = schema;
            let output = sent("post", &body);
            assert!(is_inferred(&output), "{body}: {:?}", output.diagnostics);
        }
    }
}

#[test]
fn examples_of_what_is_no_json_are_not_read() {
    for body in [
        json!({"type": "none", "example": FILM}),
        json!({"type": "application/xml", "example": "<a/>"}),
        json!({"type": "text/plain", "example": FILM}),
        json!({"type": "multipart/form-data", "parameters": [{"name": "file", "type": "file"}], "example": "file://C:\\a.jpg"}),
        json!({"type": "multipart/form-data", "parameters": [{"name": "a", "type": "integer"}], "example": r#"{"a": "1"}"#}),
    ] {
        let output = sent("post", &body);
        assert_eq!(output.diagnostics, [], "{body}");
    }
}

#[test]
fn a_method_that_sends_no_body_sends_the_one_of_an_example() {
    let body = |example: &str| json!({"type": "application/json", "jsonSchema": {}, "examples": [{"value": example}]});
    for method in ["get", "delete"] {
        let output = sent(method, &body(FILM));
        assert!(is_inferred(&output));
        assert_eq!(find(&output, Code::GetWithBody).len(), 1);
        for blank in ["", "{}", "null"] {
            let output = sent(method, &body(blank));
            assert_eq!(output.diagnostics, [], "{blank:?}");
        }
    }
}

#[test]
fn an_example_is_joined_to_its_answer_by_its_id() {
    let answers = |example: Value| {
        let answer = |id: Value, code: u16| json!({"id": id, "code": code, "contentType": "json", "jsonSchema": {}});
        let endpoint = json!({
            "method": "get",
            "path": "/a",
            "responses": [answer(json!("1"), 400), answer(json!(2), 200), answer(json!(2), 500)],
            "responseExamples": [example],
        });
        generated(&[Input::new("a.json", endpoint.to_string())])
    };
    assert!(is_inferred(&answers(
        json!({"responseId": "2", "data": FILM})
    )));
    assert!(is_inferred(&answers(
        json!({"responseId": 2, "data": FILM})
    )));
    let other = answers(json!({"responseId": 1, "data": FILM}));
    // That of a failure makes the type of the failure.
    let types = &other.summary.types;
    assert!(
        types.iter().all(|name| name.contains("BadRequest")),
        "{types:?}"
    );
    assert_eq!(find(&other, Code::UnreadableExample), []);
    for example in [
        json!({"responseId": 3, "data": FILM}),
        json!({"data": FILM}),
    ] {
        let output = answers(example);
        assert!(!is_inferred(&output));
        assert_eq!(find(&output, Code::UnreadableExample).len(), 1);
    }
}

#[test]
fn broken_examples_never_cost_the_page() {
    let page = |examples: &str| {
        let text = format!(
            "A\n\nGET /a\n\n概览\n\n响应\n\n[{{\"id\": 1, \"code\": 200, \"contentType\": \"json\"}}]\n\n响应示例\n\n{examples}\n"
        );
        generated(&[Input::new("a.txt", text)])
    };
    let example = json!([{"responseId": "1", "data": FILM}]).to_string();
    assert!(is_inferred(&page(&example)));
    for (broken, code) in [
        ("", Code::BrokenExamples),
        ("[{", Code::BrokenExamples),
        ("[{\"data\": \"1\", \"data\": \"2\"}]", Code::BrokenExamples),
        ("{}", Code::WrongType),
        ("[1]", Code::WrongType),
    ] {
        let output = page(broken);
        assert_eq!(output.summary.operations.len(), 1, "{broken}");
        assert_eq!(output.files.len(), 1, "{broken}");
        assert_eq!(
            find(&output, code).len(),
            1,
            "{broken}: {:?}",
            output.diagnostics
        );
    }
}

#[test]
fn a_get_sends_what_an_example_shows_and_nothing_else() {
    let left_over = json!({"type": "object", "properties": {"01H": {"x-tmp-pending-properties": true}}, "required": ["01H"]});
    for (body, is_sent) in [
        (json!({"type": "text/plain", "example": "a line"}), true),
        (
            json!({"type": "application/xml", "examples": [{"value": "<a/>"}]}),
            true,
        ),
        (json!({"type": "text/plain", "example": " "}), false),
        (json!({"type": "text/plain"}), false),
        (
            json!({"type": "application/json", "jsonSchema": left_over}),
            false,
        ),
    ] {
        let told = sent("get", &body).diagnostics;
        let told: Vec<Code> = told.iter().map(|told| told.code).collect();
        let expected = if is_sent {
            vec![Code::GetWithBody]
        } else {
            vec![]
        };
        assert_eq!(told, expected, "{body}");
    }
}
