//! Groups of calls: by path or by folder, and as features of a crate.

use apifox_codegen::{Config, File, Grouping, Input, Layout, Output, generate};
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

fn features(document: &Value, config: Config) -> Vec<File> {
    made(document, &config.with_group_features()).files
}

#[track_caller]
fn text<'f>(files: &'f [File], path: &str) -> &'f str {
    let file = files.iter().find(|file| file.path == path);
    let names = files.iter().map(|file| &*file.path).collect::<Vec<_>>();
    &file.unwrap_or_else(|| panic!("{path}: {names:?}")).text
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

#[test]
fn a_feature_has_its_calls_and_the_types_that_no_other_needs() {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let holding =
        |field: &str, schema: &Value| json!({"type": "object", "properties": {field: schema}});
    let leaf = holding("a", &json!({"type": "string"}));
    let schemas = json!({
        "Pet": holding("tag", &reference("Tag")), "Tag": leaf, "Order": holding("price", &reference("Price")), "Price": leaf,
        "Shop": holding("list", &json!({"type": "array", "items": reference("Price")})), "Event": holding("order", &reference("Order")),
        "Sent": leaf,
    });
    let document = document(
        &[
            ("/pets", operation("", "", &reference("Pet"))),
            ("/orders", operation("", "", &reference("Order"))),
            ("/shops", operation("", "", &reference("Shop"))),
        ],
        &schemas,
    );
    let files = features(&document, Config::default());
    for (path, held) in [
        ("src/types/of_pets.rs", &["Pet", "Tag"][..]),
        ("src/types/of_shops.rs", &["Shop"]),
        // What needs no call needs these, too.
        ("src/types/mod.rs", &["Order", "Price"]),
        ("src/types/of_other_types.rs", &["Event", "Sent"]),
    ] {
        let structs = text(&files, path)
            .lines()
            .filter_map(|line| line.strip_prefix("pub struct "));
        let structs: Vec<&str> = structs.map(|rest| rest.trim_end_matches(" {")).collect();
        assert_eq!(structs, held, "{path}");
    }
    assert!(text(&files, "src/types/of_shops.rs").contains("use super::Price;"));
    assert!(text(&files, "src/lib.rs").contains("#[cfg(feature = \"pets\")]\npub mod pets;"));
}

#[test]
fn what_the_server_sends_is_a_feature() {
    let schemas = json!({"Sold": {"type": "object", "properties": {"id": {"type": "string"}}}});
    let mut document = document(
        &[("/a", operation("", "", &json!({"type": "string"})))],
        &schemas,
    );
    let body =
        json!({"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sold"}}}});
    let operation = json!({"requestBody": body, "responses": {"204": {"description": ""}}});
    document["openapi"] = json!("3.1.0");
    document["webhooks"] = json!({"sold": {"post": operation}});
    let files = features(&document, Config::default());
    assert!(
        text(&files, "src/lib.rs").contains("#[cfg(feature = \"webhooks\")]\npub mod webhooks;")
    );
    assert!(text(&files, "src/types/of_webhooks.rs").contains("pub struct Sold "));
    assert!(!text(&files, "Cargo.toml").contains("other-types"));
}

#[test]
fn a_feature_takes_no_name_of_others() {
    let text_answer = json!({"type": "string"});
    let tags = [
        "tracing", "full", "default", "blocking", "http", "type", "订单",
    ];
    let paths: Vec<String> = tags.iter().map(|tag| format!("/{tag}")).collect();
    let operations = paths
        .iter()
        .map(|path| (path.as_str(), operation("", "", &text_answer)));
    let document = document(&operations.collect::<Vec<_>>(), &json!({}));
    let files = features(&document, Config::default());
    let manifest = text(&files, "Cargo.toml");
    for feature in [
        "tracing_api",
        "full_api",
        "default_api",
        "blocking_api",
        "http",
        "type_",
        "dingdan",
    ] {
        assert!(
            manifest.contains(&format!("\n{feature} = []\n")),
            "{manifest}"
        );
    }
    assert!(
        manifest.contains("default = [\"rustls\", \"full\"]"),
        "{manifest}"
    );
    let root = text(&files, "src/lib.rs");
    assert!(root.contains(
        "#[cfg(feature = \"tracing_api\")]\n#[path = \"tracing_api.rs\"]\npub mod tracing;"
    ));
}

#[test]
fn a_module_has_no_features() {
    let document = document(
        &[("/a", operation("", "", &json!({"type": "string"})))],
        &json!({}),
    );
    let config = Config::default().with_layout(Layout::Module("a.rs".to_owned()));
    let output = made(&document, &config.with_group_features());
    assert!(output.files.is_empty());
    let told = output
        .diagnostics
        .iter()
        .find(|told| told.code.as_str() == "invalid-configuration");
    let message = "groups of calls cannot be features of a module, which has none of its own";
    assert_eq!(told.map(|told| &*told.message), Some(message));
}
