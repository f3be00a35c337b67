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
    let used = operations.iter().copied().flatten();
    let schemas = used.map(|(_, name, _)| ((*name).to_owned(), schema(name)));
    let schemas: Map<String, Value> = schemas.collect();
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
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
fn of_the_same_statuses_the_first_is_called_after_these_alone() {
    let other = [("404", "Odd", "It is gone."), ("4XX", "Gone", "It is odd.")];
    let half = [BOTH[0], ("4XX", "Worse", "It is odd.")];
    let shared = failures(&[&BOTH, &other, &other, &half, &BOTH, &other, &half]);
    assert_eq!(
        shared,
        [
            "enum Failure404Or4xx",
            "enum Failure404Or4xxOfOddAndGone",
            "enum Failure404Or4xxOfWorse",
            "type AsGetFailure = types::Failure404Or4xx;",
            "type BsGetFailure = types::Failure404Or4xxOfOddAndGone;",
            "type CsGetFailure = types::Failure404Or4xxOfOddAndGone;",
            "type DsGetFailure = types::Failure404Or4xxOfWorse;",
            "type EsGetFailure = types::Failure404Or4xx;",
            "type FsGetFailure = types::Failure404Or4xxOfOddAndGone;",
            "type GsGetFailure = types::Failure404Or4xxOfWorse;",
        ]
    );
}

#[test]
fn many_statuses_are_called_by_their_classes() {
    let gone = ["400", "401", "403", "404", "409"].map(|status| (status, "Gone", ""));
    let [few, many] = [&gone[..4], &gone].map(|gone| [gone, &[("500", "Odd", "")]].concat());
    let more = [many.as_slice(), &[("410", "Gone", "")]].concat();
    assert_eq!(
        failures(&[&few, &few, &many, &many, &more, &more])[..3],
        [
            "enum EEsGetFailure",
            "enum Failure400Or401Or403Or404Or500",
            "enum Failure4xxOr5xx",
        ]
    );
}

#[test]
fn a_schema_of_that_name_has_it() {
    let all = [("404", "Gone", ""), ("default", "Failure404OrDefault", "")];
    assert_eq!(
        failures(&[&all, &all])[..2],
        [
            "enum Failure404OrDefaultOfGoneAndFailure404OrDefault",
            "struct Failure404OrDefault",
        ]
    );
}

#[test]
fn one_type_for_all_statuses_needs_no_enum() {
    let one = [("404", "Gone", ""), ("500", "Gone", "")];
    assert_eq!(failures(&[&one, &one]), [""; 0]);
}
