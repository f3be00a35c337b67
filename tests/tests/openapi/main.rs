//! OpenAPI documents: what operations refer to, who may call, where they go, and what their answers are.

mod branches;
#[path = "../common/mod.rs"]
mod common;
mod failures;
mod files;
mod held;
mod recurring;
mod references;
mod titles;
mod versions;
mod webhooks;

use apifox_codegen::{Config, Input, generate, outline};
use common::told::{assert_told, code, told};
use serde_json::{Value, json};

/// A document of one operation, `GET /pets`, with an answer of one field.
fn document() -> Value {
    let schema = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    let answer = json!({"description": "", "content": {"application/json": {"schema": schema}}});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Pets", "version": "1"},
        "paths": {"/pets": {"get": {"summary": "List", "responses": {"200": answer}}}},
    })
}

fn operation(document: &mut Value) -> &mut Value {
    &mut document["paths"]["/pets"]["get"]
}

fn understood(document: &Value) -> String {
    outline(&[Input::new("a.json", document.to_string())])
}

#[test]
fn a_document_means_what_the_endpoint_does() {
    let document = document();
    assert_eq!(told(&document), []);
    let schema = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    let endpoint = json!({
        "name": "List", "method": "get", "path": "/pets",
        "responses": [{"code": 200, "contentType": "application/json", "jsonSchema": schema}],
    });
    assert_eq!(understood(&document), understood(&endpoint));
}

#[test]
fn parameters_of_the_path_unless_the_operation_has_its_own() {
    let mut document = document();
    let parameter =
        |name: &str, kind: &str| json!({"name": name, "in": "query", "schema": {"type": kind}});
    document["paths"]["/pets"]["parameters"] =
        json!([parameter("page", "string"), parameter("size", "integer")]);
    operation(&mut document)["parameters"] = json!([parameter("page", "integer")]);
    let text = understood(&document);
    assert!(text.contains("query page?: integer"), "{text}");
    assert!(text.contains("query size?: integer"), "{text}");
    assert!(!text.contains("page?: string"), "{text}");
}

#[test]
fn several_media_types_of_one_answer_are_the_clients_choice() {
    let mut document = document();
    let schema = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    let form = json!({"schema": schema});
    operation(&mut document)["responses"]["200"]["content"] = json!({"application/xml": form, "application/json": form, "application/json; v=2": form, "text/event-stream": form});
    let at = "/paths/~1pets/get/responses/200/content";
    for other in ["application~1xml", "application~1json; v=2"] {
        let pointer = format!("{at}/{other}");
        assert_told(&document, "unasked-media-type", &pointer, "asks for JSON");
    }
    let text = understood(&document);
    assert!(
        text.contains("name?: string") && text.contains("events"),
        "{text}"
    );
}

#[test]
fn answers_of_one_code_with_names() {
    let mut document = document();
    let content = json!({"application/json": {"schema": {"type": "object", "properties": {"wait": {"type": "integer"}}, "required": ["wait"]}}});
    let responses = &mut operation(&mut document)["responses"];
    responses["x-200:Not yet"] = json!({"description": "", "content": content});
    responses["2XX"] = json!({"description": "", "content": content});
    responses["4xx"] = json!({"description": "Refused."});
    responses["x-note"] = json!("no answer");
    let pointer = "/paths/~1pets/get/responses/x-note";
    assert_told(&document, "unknown-key", pointer, "passed over");
    let text = understood(&document);
    assert!(text.contains("wait: integer"), "{text}");
    assert!(text.contains("4XX"), "{text}");
}

#[test]
fn who_may_call() {
    let mut document = document();
    document["components"] = json!({"securitySchemes": {
        "token": {"type": "http", "scheme": "bearer"},
        "login": {"type": "oauth2", "flows": {}},
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "both": {"type": "combination", "group": [{"id": 1}, {"id": 2}]},
    }});
    document["security"] = json!([{"token": [], "key": []}, {"key": []}, {}]);
    assert_eq!(told(&document), []);
    let text = code(&document);
    assert!(
        text.contains(".credentials(&[\"bearer\", \"x_key\"]).credential(\"x_key\")")
            || text.contains(".credential(\"x_key\")"),
        "{text}"
    );
    operation(&mut document)["security"] = json!([]);
    assert!(code(&document).contains(r#""pets.list").path("/pets");"#));
    operation(&mut document)["security"] = json!([{"both": []}]);
    let pointer = "/components/securitySchemes/both/type";
    assert_told(&document, "unsupported-scheme", pointer, "as a header");
    operation(&mut document)["security"] = json!([{"none": []}]);
    let pointer = "/paths/~1pets/get/security";
    assert_told(&document, "unresolved-security", pointer, "without it");
}

#[test]
fn servers_become_environments() {
    let mut document = document();
    document["servers"] = json!([
        {"url": "https://{host}.example.com/{base}", "variables": {
            "host": {"default": "api", "enum": ["api", "test"], "description": "Which one."},
            "base": {"default": "v2"},
        }},
        {"url": "//other.example.com"},
        {"url": "https://eu.example.com", "description": "Europe"},
    ]);
    assert_eq!(told(&document), []);
    let code = code(&document);
    for part in [
        "pub const DEFAULT: Environment = Environment::new(\"https://api.example.com/v2\"",
        "pub fn default(host: &str, base: &str) -> Servers",
        "One of `api`, `test`. By default `api`.",
        "pub const OTHER_EXAMPLE_COM: Environment",
        "pub const EUROPE: Environment",
    ] {
        assert!(code.contains(part), "{part}\n{code}");
    }
    for url in ["", "/api/v3", "localhost:3000"] {
        document["servers"] = json!([{"url": url}]);
        assert_told(
            &document,
            "unusable-base-url",
            "/servers/0/url",
            "give the base URL themselves",
        );
    }
    document["servers"] = json!([]);
    assert_eq!(told(&document), []);
}

#[test]
fn an_operation_with_a_server_of_its_own() {
    let mut document = document();
    document["servers"] = json!([{"url": "https://api.example.com/v1"}]);
    operation(&mut document)["servers"] = json!([{"url": "https://files.example.com/v2/"}]);
    let text = understood(&document);
    assert!(
        text.contains("GET https://files.example.com/v2/pets"),
        "{text}"
    );
    operation(&mut document)["servers"] = json!([{"url": "https://api.example.com/v1"}]);
    assert!(understood(&document).contains("GET /pets"));
    operation(&mut document)["servers"] = json!([{"url": "/v2"}]);
    let pointer = "/paths/~1pets/get/servers/0/url";
    assert_told(
        &document,
        "unusable-base-url",
        pointer,
        "where the others are",
    );
}

#[test]
fn names_and_numbers_of_operations() {
    let mut document = document();
    let responses = json!({"204": {"description": ""}});
    let named = |id: &str| json!({"operationId": id, "responses": responses});
    document["paths"] = json!({
        "/pets": {"get": named("9f86d081884c7d659a2feaa0c55ad015"), "post": named("same"), "put": named("same"), "patch": named("3 odd-names!")},
        "/pets/{id}": {"get": named("getPetUsingGET_4")},
    });
    let input = Input::new("a.json", document.to_string());
    let summary = generate(&[input], &Config::default()).summary;
    let calls: Vec<&str> = summary
        .operations
        .iter()
        .map(|operation| operation.call.as_str())
        .collect();
    let expected = [
        "client.pets().same()",
        "client.pets().list()",
        "client.pets().update()",
        "client.pets().call_3_odd_names()",
        "client.pets().get(id)",
    ];
    assert_eq!(calls.len(), 5);
    for call in expected {
        assert!(calls.contains(&call), "{calls:?}");
    }
}

#[test]
fn examples_of_a_document_are_held_against_it() {
    let mut document = document();
    document["components"] = json!({"examples": {"one": {"value": {"name": "Rex"}}, "two": {"summary": "Wrong.", "value": {"name": 7}}}});
    let content = &mut operation(&mut document)["responses"]["200"]["content"]["application/json"];
    content["example"] = json!({"name": "Tom"});
    content["examples"] = json!({"a": {"$ref": "#/components/examples/one"}, "b": {"$ref": "#/components/examples/two"}});
    let all = told(&document);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_told(
        &document,
        "example-mismatch",
        "/components/examples/two/value",
        "correct whichever is wrong",
    );
    assert!(!code(&document).contains("Rex"));
}

fn page(path: &str, answer: &str, schemas: Value) -> Input {
    let mut document = document();
    let schema = json!({"$ref": format!("#/components/schemas/{answer}")});
    operation(&mut document)["responses"]["200"]["content"]["application/json"]["schema"] = schema;
    let paths = json!({path: document["paths"]["/pets"]});
    let components = json!({"schemas": schemas});
    let text = format!("openapi: 3.0.3\npaths: {paths}\ncomponents: {components}\n");
    let page = format!("# Page\n\n```yaml\n{text}```\n");
    Input::new(format!("{}.md", &path[1..]), page)
}

#[test]
fn pages_of_one_site_share_equal_schemas() {
    let node = json!({"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}, "of": {"$ref": "#/components/schemas/Of"}}});
    let of = |kind: &str| json!({"type": "object", "properties": {"id": {"type": kind}}});
    let pages = [
        page("/a", "Node", json!({"Node": node, "Of": of("string")})),
        page("/b", "Node", json!({"Of": of("string"), "Node": node})),
        page("/c", "Node", json!({"Node": node, "Of": of("integer")})),
        page("/d", "Node", json!({"Node": node, "Of": of("integer")})),
    ];
    let output = generate(&pages, &Config::default());
    assert_eq!(
        output.summary.types,
        ["Node", "Of", "NodeObject", "OfObject"],
        "{:?}",
        output.diagnostics
    );
    let told: Vec<_> = output
        .diagnostics
        .iter()
        .map(|told| (told.code.as_str(), told.location.file.as_str()))
        .collect();
    assert_eq!(told, [("differing-schema", "c.md")]);
    let same = &output.diagnostics[0];
    assert!(same.message.contains("`Of`"), "{same:?}");
    assert_eq!(
        same.related
            .as_ref()
            .map(|other| other.location.file.as_str()),
        Some("a.md")
    );
}

#[test]
fn the_style_of_a_field_is_told_where_it_is_not_written_so() {
    let schema = json!({"type": "object", "properties": {"card": {"type": "object", "properties": {"number": {"type": "string"}}}}});
    let encoding = json!({"card": {"style": "deepObject", "explode": true}});
    for (media_type, is_told) in [
        ("application/x-www-form-urlencoded", false),
        ("multipart/form-data", true),
    ] {
        let mut document = document();
        operation(&mut document)["requestBody"] =
            json!({"content": {media_type: {"schema": schema, "encoding": encoding}}});
        let codes: Vec<_> = told(&document).into_iter().map(|(code, ..)| code).collect();
        let style = codes
            .iter()
            .filter(|code| code.starts_with("left-out-part"));
        assert_eq!(
            style.count(),
            usize::from(is_told),
            "{media_type}: {codes:?}"
        );
    }
}

#[test]
fn a_text_in_quotes_is_json_that_an_example_holds() {
    for (example, shape, codes) in [
        (
            json!("\"done\""),
            "string",
            ["inferred-from-example"].as_slice(),
        ),
        (json!("done"), "string", &["inferred-from-example"]),
        (
            json!("\"data\": {\"n\": 1}"),
            "any",
            &["empty-schema", "unreadable-example"],
        ),
    ] {
        let mut document = document();
        operation(&mut document)["responses"]["200"]["content"]["application/json"] =
            json!({"schema": {"type": "object", "properties": {}}, "example": example});
        let mut told: Vec<&str> = told(&document).into_iter().map(|(code, ..)| code).collect();
        told.sort_unstable();
        assert_eq!(told, codes, "{example}");
        let text = understood(&document);
        assert!(
            text.contains(&format!("answer: application/json {shape}\n")),
            "{text}"
        );
    }
}
