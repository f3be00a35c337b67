//! YAML: it means what the same JSON does, and its places are those of its text.

mod common;

use apifox_codegen::{Config, Diagnostic, Input, generate, outline};
use common::command::run;
use common::folder::holding;
use serde_json::json;

/// A document whose answer has the properties that stand in `properties`, each in a line.
fn document(properties: &str) -> String {
    format!(
        "openapi: 3.1.0\n\
         info: {{title: Pets, version: 1.0}}\n\
         paths:\n  /pets:\n    get:\n      responses:\n        200:\n          description: >-\n            All\n            of them.\n          content:\n            application/json:\n              schema:\n                type: object\n                properties:\n{}",
        properties
            .lines()
            .map(|line| format!("                  {line}\n"))
            .collect::<String>()
    )
}

fn understood(text: &str) -> String {
    outline(&[Input::new("a.yaml", text)])
}

fn told(text: &str) -> Vec<Diagnostic> {
    generate(&[Input::new("a.yaml", text)], &Config::default()).diagnostics
}

#[test]
fn scalars_are_those_of_yaml_1_2() {
    let text = document(
        "no: {type: string, enum: [no, on, yes, 'null', 2020-01-01, 0x, 1.2.3]}\n\
         \"y\": {type: integer, enum: [0x10, 0o17, +7, -1]}\n\
         ~: {type: [string, null]}\n\
         big: {type: number, enum: [1.5, 1e3, .5]}\n\
         flag: {type: boolean, default: True}\n\
         tagged: {type: string, enum: [!!str 12, .inf]}",
    );
    let json = json!({
        "openapi": "3.1.0", "info": {"title": "Pets", "version": "1.0"},
        "paths": {"/pets": {"get": {"responses": {"200": {"description": "All of them.", "content": {"application/json": {"schema": {
            "type": "object", "properties": {
                "no": {"type": "string", "enum": ["no", "on", "yes", "null", "2020-01-01", "0x", "1.2.3"]},
                "y": {"type": "integer", "enum": [16, 15, 7, -1]},
                "~": {"type": ["string", "null"]},
                "big": {"type": "number", "enum": [1.5, 1000.0, 0.5]},
                "flag": {"type": "boolean", "default": true},
                "tagged": {"type": "string", "enum": ["12", ".inf"]},
            },
        }}}}}}}},
    });
    assert_eq!(understood(&text), understood_json(&json.to_string()));
    assert!(
        told(&text)
            .iter()
            .all(|told| told.code.as_str() != "wrong-type"),
        "{:?}",
        told(&text)
    );
}

fn understood_json(text: &str) -> String {
    outline(&[Input::new("a.json", text)])
}

#[test]
fn aliases_and_merged_members() {
    let text = document(
        "id: &id {type: integer, format: int64}\n\
         parent: *id\n\
         name: {<<: [*id], type: string, format: uuid}\n\
         x: {type: object, properties: {&key deep: {type: string}, *key : {type: string}}}",
    );
    assert_eq!(
        told(&text)[0].code.as_str(),
        "duplicate-key",
        "{:?}",
        told(&text)
    );
    let text = text.replace(", *key : {type: string}", "");
    assert_eq!(told(&text), []);
    let text = understood(&text);
    assert!(
        text.contains("parent?: integer") && text.contains("name?: string"),
        "{text}"
    );
}

#[test]
fn an_alias_into_an_extension() {
    let text = document(
        "x-tree: &tree {type: object, additionalProperties: {type: integer}}\ntree: *tree",
    );
    assert!(
        understood(&text).contains("tree?: "),
        "{}",
        understood(&text)
    );
    let text = document("tree: &tree {type: object, properties: {again: *tree}}");
    let told = told(&text);
    assert_eq!(told[0].code.as_str(), "broken-yaml");
    assert!(
        told[0].message.contains("stands in what it means"),
        "{told:?}"
    );
}

#[test]
fn places_in_yaml_are_lines_and_columns() {
    let text = document(
        "名字: {type: string}\nnone: {type: \"null\"}\nlist:\n  type: array\n  items:\n    - 1\n    - &a {type: wrong}\n\"odd/key\":\n  type: wrong",
    );
    let all = told(&text);
    let found: Vec<(&str, usize, usize, &str)> = all
        .iter()
        .map(|told| {
            (
                told.code.as_str(),
                told.location.line,
                told.location.column,
                &text[told.location.span.clone()],
            )
        })
        .collect();
    assert!(
        found.contains(&("null-only-schema", 17, 32, "\"null\"")),
        "{found:?}"
    );
    assert!(
        found.contains(&("wrong-type", 24, 27, "wrong")),
        "{found:?}"
    );
    assert!(
        found.contains(&("weakened-schema", 20, 21, "items")),
        "{found:?}"
    );
}

#[test]
fn a_page_that_embeds_a_document() {
    let page = |document: &str| {
        format!(
            "# 列表\n\n> Notes: `GET /pets`\n\n```json\n{{}}\n```\n\n## OpenAPI Specification\n\n```yaml\n{document}```\n\nMore below: [a](b)\n"
        )
    };
    let document = document("name: {type: \"null\"}");
    assert_eq!(understood(&page(&document)), understood(&document));
    let told = told(&page(&document));
    assert_eq!(
        (told[0].location.line, told[0].location.column),
        (16 + 11, 32),
        "{told:?}"
    );
    assert_eq!(
        told[0].location.pointer,
        "/paths/~1pets/get/responses/200/content/application~1json/schema/properties/name/type"
    );
}

#[test]
fn a_folder_of_yaml_and_pages() {
    let document = document("name: {type: string}");
    let page = format!(
        "# A\n\n```yaml\n{}```\n",
        document.replace("/pets:", "/toys:")
    );
    let folder = holding(&[
        ("spec/a.yml", document.clone()),
        ("spec/b.md", page),
        ("spec/README.md", "# How to read this\n".to_owned()),
        ("spec/c.yaml", document.replace("/pets:", "/cats:")),
    ]);
    let done = run(folder.path(), ["inspect", "spec"]).exits(0);
    assert!(done.stdout.contains("3 operations, "), "{}", done.stdout);
}
