//! Groups of calls: by path or by folder.

use apifox_codegen::{Config, Grouping, Input, Output, generate};
use serde_json::{Value, json};

/// An operation of a document, which answers with a schema.
fn operation(tag: &str, id: &str, schema: &Value) -> Value {
    let content = json!({"application/json": {"schema": schema}});
    json!({"tags": [tag], "operationId": id, "responses": {"200": {"description": "", "content": content}}})
}

/// A document of operations, each with its path, and of schemas.
fn document(operations: &[(&str, Value)], schemas: &Value) -> Value {
    let paths = operations
        .iter()
        .map(|(path, operation)| ((*path).to_owned(), json!({"get": operation})));
    let paths: serde_json::Map<String, Value> = paths.collect();
    json!({"openapi": "3.0.3", "info": {"title": "x", "version": "1"}, "paths": paths, "components": {"schemas": schemas}})
}

fn made(document: &Value, config: &Config) -> Output {
    generate(&[Input::new("a.json", document.to_string())], config)
}

fn by_folder() -> Config {
    Config::default().with_grouping(Grouping::Folder)
}

fn calls(document: &Value, config: &Config) -> Vec<String> {
    let operations = made(document, config).summary.operations.into_iter();
    operations
        .map(|made| made.call.replace("client.", ""))
        .collect()
}

#[test]
fn operations_are_grouped_by_tag_where_that_is_wished() {
    let text = json!({"type": "string"});
    let document = document(
        &[
            (
                "/repos/{r}/issues/{n}/comments",
                operation("issues", "issues/list-comments", &text),
            ),
            (
                "/repos/{r}/issues",
                operation("Issues", "issues/list", &text),
            ),
            ("/pets/{id}", operation("", "getPet", &text)),
        ],
        &json!({}),
    );
    let by_path = [
        "issues().list_comments(r, n)",
        "repos().issues_list(r)",
        "pets().get(id)",
    ];
    assert_eq!(calls(&document, &Config::default()), by_path);
    let by_tag = [
        "issues().list_comments(r, n)",
        "issues().list(r)",
        "pets().get(id)",
    ];
    assert_eq!(calls(&document, &by_folder()), by_tag);
}

#[test]
fn an_endpoint_is_grouped_by_the_folder_that_it_is_in() {
    let endpoint =
        json!({"name": "x", "api": {"id": "1", "method": "get", "path": "/a/b", "responses": []}});
    let inner = json!({"name": "订单", "items": [endpoint]});
    let project = json!({"apifoxProject": "1.0.0", "info": {"name": "p"}, "apiCollection": [
        {"name": "根目录", "items": [{"name": "商店", "items": [inner]}]},
    ]});
    let config = by_folder().with_name_for("订单", "orders");
    assert_eq!(calls(&project, &config), ["orders().b()"]);
}
