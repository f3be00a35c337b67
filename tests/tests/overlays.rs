//! Overlays: descriptions that are changed before they are read.

mod common;

use apifox_codegen::{Config, Diagnostic, Input, Output, generate, outline};
use common::command::run;
use common::folder::{fill, holding};
use serde_json::json;

const API: &str = "openapi: 3.0.0
paths:
  /pets:
    get:
      operationId: first
      parameters:
        - {name: a, in: query, schema: {type: string}}
        - {name: b, in: query, schema: {type: strin}}
        - {name: c, in: query, schema: {type: integr}}
      responses: {204: {description: Nothing.}}
  /toys:
    get:
      responses: {204: {description: Nothing.}}
";

fn inputs(actions: &str) -> Vec<Input> {
    let overlay =
        format!("overlay: 1.0.0\ninfo: {{title: More, version: '1'}}\nactions:\n{actions}");
    vec![
        Input::new("api.yaml", API),
        Input::overlay("more.yaml", overlay),
    ]
}

fn told(output: &Output) -> Vec<String> {
    let place = |told: &Diagnostic| {
        let at = &told.location;
        format!("{} {}:{}:{}", told.code, at.file, at.line, at.column)
    };
    output.diagnostics.iter().map(place).collect()
}

#[test]
fn what_is_removed_added_and_merged() {
    let text = outline(&inputs(
        "- {target: \"$.paths['/toys']\", remove: true}
- {target: \"$.paths['/pets'].get.parameters[?@.name == 'a']\", remove: true}
- target: $.paths['/pets'].get.parameters
  update: {name: d, in: query, schema: {type: integer}}
- target: $.paths['/pets'].get
  update:
    summary: All pets
    parameters: [{name: e, in: query, schema: {type: boolean}}]
    responses: {204: {description: None}}
- target: $..parameters[?@.name == 'b'].schema
  update: {type: number}
",
    ));
    assert!(
        text.starts_with("GET /pets: All pets\n  query b?: number\n"),
        "{text}"
    );
    assert!(
        text.contains("query d?: integer\n  query e?: boolean\n"),
        "{text}"
    );
    assert!(
        !text.contains("/toys") && !text.contains("query a"),
        "{text}"
    );
}

#[test]
fn targets_are_matched_and_searched_by_regular_expressions() {
    let parameters = |pattern: &str| {
        let target = format!("$.paths[*].get.parameters[?{pattern}]");
        let text = outline(&inputs(&format!(
            "- {{target: \"{target}\", remove: true}}\n"
        )));
        ["a", "b", "c"].map(|name| text.contains(&format!("query {name}?")))
    };
    for (pattern, left) in [
        ("match(@.name, '[ab]')", [false, false, true]),
        ("match(@.schema.type, 'str')", [true, true, true]),
        ("search(@.schema.type, 'str')", [false, false, true]),
        (
            "search(@.schema.type, '^(string|integr)$')",
            [false, true, false],
        ),
        ("match(@.name, '[')", [true, true, true]),
    ] {
        assert_eq!(parameters(pattern), left, "{pattern}");
    }
}

#[test]
fn what_is_told_is_told_where_it_stands() {
    let output = generate(
        &inputs(
            "- {target: '$..parameters[0]', remove: true}
- target: $.paths['/pets'].get.parameters
  update: {name: d, in: query, schema: {type: bolean}}
- target: $.paths['/toys'].get
  update:
    parameters: [{name: e, in: query, schema: {type: lst}}]
    unheard: 1
- {target: '$.paths.nowhere', remove: true}
",
        ),
        &Config::default(),
    );
    let told = told(&output);
    for place in ["api.yaml:8:", "api.yaml:9:", "more.yaml:6:", "more.yaml:9:"] {
        assert!(
            told.iter().any(|told| told.contains(place)),
            "{place} {told:?}"
        );
    }
    assert!(
        told.contains(&"unknown-key more.yaml:10:14".to_owned()),
        "{told:?}"
    );
    assert!(
        told.contains(&"unmet-target more.yaml:11:12".to_owned()),
        "{told:?}"
    );
    assert_eq!(told.len(), 6, "{told:?}");
}

#[test]
fn overlays_that_are_none() {
    for (text, line) in [
        ("", 1),
        ("a: 1\n", 1),
        (
            "overlay: 1.0.0\nactions:\n- {target: '$.a[', remove: true}\n",
            3,
        ),
        ("overlay: 1.0.0\nactions:\n- {target: $.paths}\n", 3),
        (
            "overlay: 1.0.0\nactions:\n- {target: $.openapi, update: {a: 1}}\n",
            3,
        ),
        ("overlay: 2.0.0\nactions: []\n", 1),
        ("overlay: 1.0.0\nactions: 5\n", 1),
        ("overlay: [\n", 2),
    ] {
        let inputs = [Input::new("api.yaml", API), Input::overlay("o.yaml", text)];
        let output = generate(&inputs, &Config::default());
        assert!(output.files.is_empty(), "{text}");
        let told = told(&output);
        assert!(
            told.iter()
                .any(|told| told.contains(&format!("o.yaml:{line}:"))),
            "{text} {told:?}"
        );
    }
}

#[test]
fn the_root_may_go_and_everything_in_it() {
    for target in ["$", "$..*", "$.*"] {
        let output = generate(
            &inputs(&format!("- {{target: '{target}', remove: true}}\n")),
            &Config::default(),
        );
        assert!(output.files.is_empty(), "{target}");
    }
}

#[test]
fn an_overlay_is_for_what_it_extends() {
    let folder = holding(&[
        ("描述/a.yaml", API.to_owned()),
        ("描述/b.yaml", API.replace("/pets", "/cats").replace("/toys", "/mice")),
        ("more/改 一.yaml", "overlay: 1.0.0\nextends: ../%E6%8F%8F%E8%BF%B0/b.yaml\nactions: [{target: $.paths.*, remove: true}]\n".to_owned()),
        ("c.toml", "overlays = ['more/改 一.yaml']\n".to_owned()),
    ]);
    for arguments in [
        vec!["--overlay", "more/改 一.yaml"],
        vec!["--config", "c.toml"],
    ] {
        let arguments = [vec!["inspect", "描述", "--format", "json"], arguments].concat();
        let report = run(folder.path(), arguments).exits(0).json();
        assert_eq!(
            report["operations"].as_array().map(Vec::len),
            Some(2),
            "{report}"
        );
    }
    let other = json!({"overlay": "1.0.0", "extends": "b.yaml", "actions": []}).to_string();
    fill(folder.path(), &[("more/other.json", other)]);
    let arguments = [
        "inspect",
        "描述",
        "--overlay",
        "more/other.json",
        "--overlay",
        "more/改 一.yaml",
    ];
    let run = run(folder.path(), arguments).exits(0);
    assert!(
        run.stderr.contains("unmet-target") && run.stderr.contains("more/other.json:1:"),
        "{}",
        run.stderr
    );
}
