//! Every operation of a client is called, and what it sends and understands is judged by the description.

use std::path::Path;

use apifox_codegen::Input;
use serde_json::{Value, json};
use tests::smoke::{self, Report};

const SHOP: &str = include_str!("smoke/shop.openapi.yaml");

const PROJECT: &str = include_str!("smoke/shop.apifox.json");

/// Calls the client of the project; the server has another description of it, in which these places are changed.
fn called_by_project(name: &str, changes: &[(&str, Value)]) -> Report {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut project: Value = serde_json::from_str(PROJECT).unwrap();
    for (pointer, value) in changes {
        *project.pointer_mut(pointer).unwrap() = value.clone();
    }
    let inputs = [Input::new("shop.apifox.json", PROJECT)];
    smoke::run_against("shop", &inputs, project, &folder).unwrap()
}

/// Calls the client of the shop; the server has another description of it, in which these places are changed.
fn called(name: &str, changes: &[(&str, Value)]) -> Report {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut document: Value = serde_yaml_ng::from_str(SHOP).unwrap();
    for (pointer, value) in changes {
        *document.pointer_mut(pointer).unwrap() = value.clone();
    }
    let inputs = [Input::new("shop.openapi.yaml", SHOP)];
    smoke::run_against("shop", &inputs, document, &folder).unwrap()
}

#[test]
fn every_operation_goes_through() {
    let report = called("smoke_shop", &[]);
    let failures: Vec<String> = report.failures().collect();
    assert_eq!((report.counts(), failures), ((7, 7), vec![]));
}

#[test]
fn what_the_description_does_not_allow_is_seen() {
    let lang = json!({"name": "lang", "in": "query", "required": true, "schema": {}});
    let token = "/paths/~1login/post/responses/200/content/application~1json/schema";
    let report = called(
        "smoke_other_shop",
        &[
            ("/paths/~1orders~1{id}/get/parameters/5", lang),
            (
                "/components/schemas/Order/properties/state",
                json!({"type": "integer"}),
            ),
            (
                "/components/schemas/Line/allOf/1/properties",
                json!({"more": {"type": "string"}}),
            ),
            (token, json!({"type": "integer"})),
            ("/paths/~1pictures", json!({"delete": {"responses": {}}})),
        ],
    );
    let failures: Vec<String> = report.failures().collect();
    let begins = [
        "GET /orders/{id}: request not allowed: query parameter lang: it is missing",
        "PUT /orders/{id}: value refused: body: state: ",
        "PATCH /orders/{id}: answer changed: /0/more was \"text\" and is null",
        "POST /login: answer refused: Decode: ",
        "DELETE /pictures: no call: it was left out",
    ];
    assert_eq!(failures.len(), begins.len(), "{failures:#?}");
    for (failure, begin) in failures.iter().zip(begins) {
        assert!(failure.starts_with(begin), "{failure}");
    }
    assert_eq!(report.counts(), (7, 2));
}

#[test]
fn every_endpoint_of_a_project_goes_through() {
    let report = called_by_project("smoke_project", &[]);
    let failures: Vec<String> = report.failures().collect();
    assert_eq!((report.counts(), failures), ((3, 3), vec![]));
}

#[test]
fn what_a_project_does_not_allow_is_seen() {
    let cancel = "/apiCollection/0/items/1/api";
    let shape = "/schemaCollection/0/items/1/schema/jsonSchema/x-apifox-refs/01H";
    let upload = "/apiCollection/0/items/2";
    let report = called_by_project(
        "smoke_other_project",
        &[
            (
                &format!("{shape}/x-apifox-overrides/count"),
                json!({"type": "integer"}),
            ),
            (
                &format!("{cancel}/parameters/query/0/example"),
                json!("Stop"),
            ),
            (&format!("{upload}/auth/apikey/key"), json!("other")),
        ],
    );
    let failures: Vec<String> = report.failures().collect();
    let begins = [
        "POST /orders/:shop: value refused: body: count: ",
        "POST /orders/:shop#: request not allowed: query parameter Action: ",
        "PUT /pictures: request not allowed: it has no credentials",
    ];
    assert_eq!(failures.len(), begins.len(), "{failures:#?}");
    for (failure, begin) in failures.iter().zip(begins) {
        assert!(failure.starts_with(begin), "{failure}");
    }
}

#[test]
fn the_request_that_a_page_shows_goes_through() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smoke/video.txt");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("smoke_page");
    let report = smoke::run(&page, &folder).unwrap();
    let failures: Vec<String> = report.failures().collect();
    assert_eq!((report.counts(), failures), ((1, 1), vec![]));
}
