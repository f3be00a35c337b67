//! What once got lost of a project, of security and of a page is told.

mod common;

use apifox_codegen::{Config, Input, generate};
use common::description::{endpoint, page};
use common::told::{assert_told, code, told};
use serde_json::{Value, json};

/// A project of one endpoint.
fn project() -> Value {
    let api = endpoint("get", "/pets", "name");
    json!({
        "apifoxProject": "1.0.0",
        "apiCollection": [{"name": "Root", "items": [{"name": "List", "api": api}]}],
    })
}

#[test]
fn an_override_of_what_is_not_inherited() {
    let mut project = project();
    project["schemaCollection"] = json!([
        {"id": "#/definitions/1", "name": "Base", "schema": {"jsonSchema":
            {"type": "object", "properties": {"id": {"type": "string"}, "up": {"$ref": "#"}}}}},
        {"id": "#/definitions/2", "name": "Pet", "schema": {"jsonSchema":
            {"type": "object", "properties": {}, "x-apifox-refs": {"x": {
                "$ref": "#/definitions/1",
                "x-apifox-overrides": {"age": {"type": "integer"}},
                "required": ["age"],
            }}}}},
    ]);
    assert_eq!(told(&project), []);
    let code = code(&project);
    assert!(code.contains("pub age: i64,"), "{code}");
    assert!(code.contains("pub up: Option<Box<Base>>,"), "{code}");
}

#[test]
fn two_of_a_project_with_one_id() {
    let mut project = project();
    project["responseCollection"] = json!([
        {"id": 5, "name": "A", "code": 404, "defaultEnable": true},
        {"id": 5, "name": "B", "code": 500, "defaultEnable": true},
    ]);
    let scheme = |name: &str| json!({"id": 6, "name": name, "authConfigs": {"type": "http", "scheme": "bearer"}});
    project["securitySchemeCollection"] = json!([scheme("A"), scheme("B")]);
    let pointer = "/responseCollection/1";
    assert_told(&project, "repeated-id", pointer, "was left out");
    let pointer = "/securitySchemeCollection/1/name";
    assert_told(&project, "repeated-id", pointer, "was left out");
    assert!(code(&project).contains("`404` A"));
}

#[test]
fn security_schemes_that_are_not_used() {
    let mut endpoint = endpoint("get", "/pets", "name");
    endpoint["auth"] = json!({"type": "noauth"});
    endpoint["securityScheme"] = json!({"schemeGroups": [{"schemeIds": [6]}]});
    let pointer = "/securityScheme/schemeGroups";
    assert_told(
        &endpoint,
        "unresolved-security",
        pointer,
        "the authentication counts",
    );
    endpoint["auth"] = json!({"type": "securityScheme"});
    endpoint["securityScheme"] = json!({"schemeGroups": [{"schemeIds": []}]});
    assert_told(
        &endpoint,
        "unresolved-security",
        pointer,
        "without a credential",
    );
}

#[test]
fn the_description_of_a_security_scheme() {
    let mut project = project();
    let config = json!({"type": "http", "scheme": "bearer"});
    project["securitySchemeCollection"] =
        json!([{"id": 6, "name": "Key", "description": "Ask the office.", "authConfigs": config}]);
    project["projectSetting"] = json!({
        "auth": {"type": "securityScheme"},
        "securityScheme": {"schemeGroups": [{"schemeIds": [6]}]},
    });
    assert_eq!(told(&project), []);
    assert!(code(&project).contains("/// Ask the office."));
}

#[test]
fn items_that_are_no_objects() {
    let mut project = project();
    let items = &mut project["apiCollection"][0]["items"];
    let list = items.as_array_mut().expect("it is a list");
    list.extend([json!("x"), json!({"name": "Broken", "api": "x"})]);
    for at in ["1", "2/api"] {
        let pointer = format!("/apiCollection/0/items/{at}");
        assert_told(&project, "wrong-type", &pointer, "it was passed over");
    }
    let input = Input::new("a.json", project.to_string());
    assert_eq!(generate(&[input], &Config::default()).summary.left_out, 2);
}

#[test]
fn an_environment_without_a_server() {
    let mut project = project();
    project["apiCollection"][0]["items"][0]["api"]["serverId"] = json!("files");
    let url = |name: &str| format!("https://{name}.example.com");
    project["projectSetting"] =
        json!({"servers": [{"id": "default", "name": "A"}, {"id": "files", "name": "B"}]});
    project["environments"] = json!([
        {"name": "One", "baseUrls": {"default": url("one"), "files": url("files")}},
        {"name": "Two", "baseUrls": {"default": url("two")}},
    ]);
    let pointer = "/environments/1/name";
    assert_told(
        &project,
        "unusable-base-url",
        pointer,
        "of that server themselves",
    );
}

#[test]
fn a_common_parameter_that_says_nothing() {
    let mut endpoint = endpoint("get", "/pets", "name");
    endpoint["commonParameters"] = json!({"query": [{}], "header": [{"name": "Accept"}]});
    let pointer = "/commonParameters/query/0/name";
    assert_told(&endpoint, "wrong-type", pointer, "it was passed over");
    let pointer = "/commonParameters/header/0/name";
    assert_told(&endpoint, "header-set-by-client", pointer, "no parameter");
}

#[test]
fn a_heading_that_stands_twice() {
    let text = page("GET /pets", "name");
    let again = format!("{text}\n响应\n\n[]\n");
    let told = generate(&[Input::new("a.txt", again)], &Config::default()).diagnostics;
    assert_eq!(told[0].code.as_str(), "broken-page");
    assert_eq!(told[0].message, "the heading 响应 stands here again");
}

#[test]
fn overrides_that_are_no_object() {
    let mut project = project();
    project["schemaCollection"] = json!([
        {"id": "#/definitions/1", "name": "Base", "schema": {"jsonSchema": {"type": "object", "properties": {"a": {"type": "string"}}}}},
        {"id": "#/definitions/2", "name": "Pet", "schema": {"jsonSchema": {"type": "object", "x-apifox-refs": {"x": {
            "$ref": "#/definitions/1", "x-apifox-overrides": ["a"],
        }}}}},
    ]);
    let pointer = "/schemaCollection/1/schema/jsonSchema/x-apifox-refs/x/x-apifox-overrides";
    assert_told(
        &project,
        "wrong-type",
        pointer,
        "all properties are inherited",
    );
}
