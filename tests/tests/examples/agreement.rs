//! Examples beside a schema, and what is shown of them.

use apifox_codegen::{Code, Input, Layout, render};
use serde_json::json;
use tests::case;

use super::{described, endpoint, find, generated};

#[test]
fn an_example_is_held_against_the_schema() {
    let schema = json!({"type": "object", "required": ["id"], "properties": {
        "id": {"type": "integer"},
        "name": {"type": "string", "nullable": true},
        "list": {"type": "array", "items": {"allOf": [{"type": "object", "properties": {"b c": {"type": "boolean"}}}]}},
    }});
    for (example, message, pointer) in [
        (
            r#"{"id": 1, "name": null, "more": [], "list": null}"#,
            "",
            "",
        ),
        (
            r#"{"id": {{x}}, "name": {{x}}, "list": [{{x}}, {"b c": {{x}}}]}"#,
            "",
            "",
        ),
        ("{{x}}", "", ""),
        (
            r#"{"id": 1.5}"#,
            "the example has a number that is not whole at `id`, and the schema has a whole number",
            "/properties/id",
        ),
        (
            r#"{"id": null}"#,
            "the example has null at `id`, and the schema has a whole number",
            "/properties/id",
        ),
        (
            r#"{"name": 1, "list": [{}, 1, {"b c": 0}]}"#,
            "the example lacks `id`, which the schema requires (and 3 differences more)",
            "/properties/id",
        ),
        (
            r#"{"id": 1, "list": [{}, {"b c": 0}]}"#,
            "the example has a whole number at `list[1].b c`, and the schema has true or false",
            "/properties/list/items/allOf/0/properties/b c",
        ),
        (
            "\"a\"",
            "the example is a string, and the schema has an object",
            "",
        ),
    ] {
        let output = described(&schema, &[example]);
        let told = find(&output, Code::ExampleMismatch);
        let messages: Vec<&str> = told.iter().map(|told| told.message.as_str()).collect();
        assert_eq!(messages.concat(), message, "{example}");
        for told in &told {
            let related = told.related.as_ref().expect("the schema has a place");
            assert_eq!(told.location.pointer, "/responseExamples/0/data");
            assert_eq!(
                related.location.pointer,
                format!("/responses/0/jsonSchema{pointer}")
            );
        }
    }
}

#[test]
fn no_value_of_an_example_is_written_or_shown() {
    let case = case::all().into_iter().find(|case| case.name == "examples");
    let case = case.expect("the case is there");
    let secrets: usize = case
        .inputs
        .iter()
        .map(|input| input.text().matches("SECRET").count())
        .sum();
    assert!(secrets > 20, "the secrets are gone");
    let output = case.generate(Layout::Crate);
    for file in &output.files {
        assert!(!file.text.contains("SECRET"), "{}", file.path);
    }
    let text = |name: &str| Some(case.inputs.iter().find(|input| input.name == name)?.text());
    let shown = render(&output.diagnostics, text, false);
    assert!(!shown.contains("SECRET"), "{shown}");
    assert!(!format!("{:?}", output.diagnostics).contains("SECRET"));
}

#[test]
fn no_value_of_a_misplaced_example_is_shown() {
    let endpoint = json!({"method": "post", "path": "/a", "requestBody": {"type": "application/json", "examples": "SECRET"},
        "responses": [{"code": 200}], "responseExamples": ["SECRET"]});
    let text = format!("{endpoint:#}");
    let output = generated(&[Input::new("a.json", text.as_str())]);
    assert_eq!(
        find(&output, Code::WrongType).len(),
        2,
        "{:?}",
        output.diagnostics
    );
    let shown = render(&find(&output, Code::WrongType), |_| Some(&text), false);
    assert!(!shown.contains("SECRET"), "{shown}");
}

#[test]
fn no_value_of_an_example_is_shown_of_one_line() {
    let schema = json!({"type": "object", "properties": {"id": {"type": "integer"}}});
    let line = endpoint(&schema, &[r#"{"id": "SECRET"}"#, r#"{"id": ["SECRET"]}"#]);
    let output = generated(&[Input::new("a.json", line.as_str())]);
    assert_eq!(output.diagnostics.len(), 2, "{:?}", output.diagnostics);
    let shown = render(&output.diagnostics, |_| Some(&line), false);
    assert!(!shown.contains("SECRET"), "{shown}");
    assert!(
        shown.contains("the schema has a whole number here"),
        "{shown}"
    );
}
