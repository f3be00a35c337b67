//! What several calls fail with alike: which is one type, and what that is called.

use apifox_codegen::{Config, Input, generate};
use serde_json::{Map, Value, json};

/// The failures of a client whose operations declare these, each a status with a schema and a description: enums, and
/// other names of them.
fn failures(operations: &[&[(&str, &str, &str)]]) -> Vec<String> {
    let operation = |(path, failures): (char, &&[(&str, &str, &str)])| {
        let answer = |(status, schema, description): &(&str, &str, &str)| {
            let schema = json!({"$ref": format!("#/components/schemas/{schema}")});
            let content = json!({"application/json": {"schema": schema}});
            let answer = json!({"description": description, "content": content});
            ((*status).to_owned(), answer)
        };
        let success = ("200".to_owned(), json!({"description": ""}));
        let answers: Map<String, Value> = failures.iter().map(answer).chain([success]).collect();
        let operation = json!({"operationId": format!("{path}s/get"), "responses": answers});
        (format!("/{path}"), json!({"get": operation}))
    };
    let paths: Map<String, Value> = ('a'..).zip(operations).map(operation).collect();
    let schema = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"schemas": {"Gone": schema("gone"), "Odd": schema("odd")}},
    });
    let input = Input::new("a.json", document.to_string());
    let output = generate(&[input], &Config::default());
    let files = output.files.iter();
    let files = files.filter(|file| !file.path.contains("support"));
    let lines = files.flat_map(|file| file.text.lines());
    let items = lines.filter(|line| line.starts_with("pub ") && line.contains("Failure"));
    let items = items.map(|line| {
        line.trim_start_matches("pub ")
            .trim_end_matches(" {")
            .to_owned()
    });
    let mut items: Vec<String> = items.collect();
    items.sort();
    items
}

const BOTH: [(&str, &str, &str); 2] =
    [("404", "Gone", "It is gone."), ("4XX", "Odd", "It is odd.")];

#[test]
fn what_two_calls_fail_with_is_one_type() {
    assert_eq!(failures(&[&BOTH]), ["enum AsGetFailure"]);
    let said = [("404", "Gone", "No such thing."), BOTH[1]];
    assert_eq!(
        failures(&[&BOTH, &said]),
        [
            "enum Failure404Or4xx",
            "type AsGetFailure = types::Failure404Or4xx;",
            "type BsGetFailure = types::Failure404Or4xx;",
        ]
    );
}

#[test]
fn what_is_declared_for_all_other_statuses_is_one_of_them() {
    let all = [("default", "Odd", "Not so."), BOTH[0]];
    assert_eq!(
        failures(&[&all, &all]),
        [
            "enum Failure404OrDefault",
            "type AsGetFailure = types::Failure404OrDefault;",
            "type BsGetFailure = types::Failure404OrDefault;",
        ]
    );
}

#[test]
fn of_the_same_statuses_it_is_that_of_most_calls() {
    let other = [("404", "Odd", "It is gone."), ("4XX", "Gone", "It is odd.")];
    assert_eq!(
        failures(&[&other, &BOTH, &other, &BOTH, &BOTH]),
        [
            "enum AsGetFailure",
            "enum CsGetFailure",
            "enum Failure404Or4xx",
            "type BsGetFailure = types::Failure404Or4xx;",
            "type DsGetFailure = types::Failure404Or4xx;",
            "type EsGetFailure = types::Failure404Or4xx;",
        ]
    );
}

#[test]
fn one_type_for_all_statuses_needs_no_enum() {
    let one = [("404", "Gone", ""), ("500", "Gone", "")];
    assert_eq!(failures(&[&one, &one]), [""; 0]);
}
