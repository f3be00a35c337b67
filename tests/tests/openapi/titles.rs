//! What operations call alike by title, and schemas that are forms: which types come of them, and what these are called.

use apifox_codegen::{Config, Input, generate};
use serde_json::{Value, json};

/// The client of operations, each a `POST` or `PATCH` with a body of a media type, and with an answer, beside these schemas.
fn made(operations: &[(&str, &str, Value, Value)], schemas: Value) -> (String, Vec<String>) {
    let content = |kind: &str, schema: &Value| json!({kind: {"schema": schema}});
    let paths = operations.iter().zip('a'..);
    let paths = paths.map(|((method, kind, body, answer), path)| {
        let answer = json!({"description": "", "content": content("application/json", answer)});
        let operation =
            json!({"requestBody": {"content": content(kind, body)}, "responses": {"200": answer}});
        (format!("/{path}"), json!({*method: operation}))
    });
    let paths: serde_json::Map<String, Value> = paths.collect();
    let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": paths, "components": {"schemas": schemas}});
    let input = Input::new("a.json", document.to_string());
    let config = Config::default().with_checks();
    let output = generate(&[input], &config);
    let files = output.files.into_iter();
    let files = files.filter(|file| !file.path.contains("support"));
    (files.map(|file| file.text).collect(), output.summary.types)
}

const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn upload(id: Value) -> Value {
    json!({"type": "object", "properties": {"id": id, "file": {"type": "string", "format": "binary"}}})
}

#[test]
fn a_form_that_one_side_has_otherwise_is_one_type() {
    for side in ["readOnly", "writeOnly"] {
        let schemas = json!({"Upload": upload(json!({"type": "string", side: true}))});
        let operations = [("post", MULTIPART, reference("Upload"), text())];
        let (client, types) = made(&operations, schemas);
        assert_eq!(types, ["Upload"]);
        assert!(client.contains("form!(Upload {") && !client.contains("object!("));
        assert_eq!(client.contains("pub id:"), side == "writeOnly");
    }
}

#[test]
fn whatever_references_lead_to_a_form_it_is_one_type() {
    let alias = json!({"allOf": [reference("Upload")]});
    for alias in [alias, reference("Upload")] {
        let schemas = json!({"Alias": alias, "Upload": upload(text())});
        let operations = [
            ("post", MULTIPART, reference("Alias"), text()),
            ("post", MULTIPART, reference("Upload"), text()),
        ];
        let (client, types) = made(&operations, schemas);
        assert_eq!(types, ["Upload"]);
        assert!(client.contains("form!(Upload { id?: text \"id\", file?: file \"file\" });"));
    }
}

#[test]
fn a_form_that_is_an_answer_too_leaves_that_the_name() {
    let schemas = json!({"Upload": {"type": "object", "properties": {"id": text()}}});
    let first = ("post", URLENCODED, reference("Upload"), reference("Upload"));
    let second = ("post", JSON, text(), reference("Upload"));
    for operations in [vec![first.clone()], vec![first, second]] {
        let (client, types) = made(&operations, schemas.clone());
        assert_eq!(types, ["Upload", "UploadObject"]);
        assert!(client.contains("object!(Upload {") && client.contains("pairs!(UploadObject {"));
    }
}

#[test]
fn a_form_that_no_operation_sends_gives_its_name_to_none() {
    let answered = json!({"200": {"description": ""}});
    let sent = |schema: Value| json!({"content": {MULTIPART: {"schema": schema}}});
    let called = json!({"post": {"requestBody": sent(reference("Upload")), "responses": answered}});
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": {"responses": answered, "callbacks": {"done": {"{$request.body#/url}": called}}}}},
        "components": {"schemas": {"Upload": upload(text())}},
    });
    let output = generate(
        &[Input::new("a.json", document.to_string())],
        &Config::default(),
    );
    let types = output.files.iter().find(|file| file.path == "src/types.rs");
    let types = &types.expect("it is there").text;
    assert!(
        types.contains("object!(Upload {") && !types.contains("support::File"),
        "{types}"
    );
}

fn titled(title: &str, more: Value) -> Value {
    let mut schema =
        json!({"type": "object", "title": title, "properties": {"a": text(), "b": text()}});
    let more = more.as_object().expect("it is one").clone();
    schema.as_object_mut().expect("it is one").extend(more);
    schema
}

#[test]
fn what_is_demanded_of_one_is_not_demanded_of_all() {
    let most = titled("MetaParam", json!({"maxProperties": 1}));
    let operations = [
        ("post", JSON, most, text()),
        ("post", JSON, titled("MetaParam", json!({})), text()),
    ];
    let (client, types) = made(&operations, json!({}));
    assert_eq!(types.len(), 2, "{types:?}");
    assert_eq!(client.matches("MaxProperties").count(), 1);
}

#[test]
fn what_is_another_one_for_some_has_no_type_that_nobody_uses() {
    let change = [("patch", JSON, titled("UpdateThing", json!({})), text())];
    assert_eq!(made(&change, json!({})).1, ["UpdateThing"]);
    let id = json!({"properties": {"id": {"type": "string", "readOnly": true}, "a": text()}});
    let one_sided = [("post", JSON, titled("ThingParam", id), text())];
    assert_eq!(made(&one_sided, json!({})).1, ["ThingParam"]);
}

#[test]
fn titles_are_alike_whatever_parts_their_words() {
    let operations = ["foo_bar", "fooBar", "foo_bar"];
    let body =
        |title: &str| json!({"type": "object", "properties": {"x": titled(title, json!({}))}});
    let operations = operations.map(|title| ("post", JSON, body(title), text()));
    let (client, types) = made(&operations, json!({}));
    assert_eq!(types.len(), 4, "{types:?}");
    assert_eq!(client.matches("pub x: Option<FooBar>").count(), 3);
}

#[test]
fn the_order_in_which_values_are_listed_tells_nothing_apart() {
    let titled = |values: [&str; 2]| json!({"title": "PayWay", "enum": values});
    let body = |values| json!({"type": "object", "properties": {"x": titled(values)}});
    let operations = [["a", "b"], ["b", "a"]].map(|values| ("post", JSON, body(values), text()));
    let (client, types) = made(&operations, json!({}));
    assert_eq!(types.len(), 3, "{types:?}");
    assert_eq!(client.matches("pub x: Option<PayWay>").count(), 2);
}

#[test]
fn a_title_beside_null_is_that_of_what_is_not_null() {
    let object = json!({"type": "object", "properties": {"city": text()}});
    let address = json!({"title": "AddressParam", "anyOf": [object, {"type": "null"}]});
    let body = json!({"type": "object", "properties": {"address": address}});
    let operations = [
        ("post", JSON, body.clone(), text()),
        ("post", JSON, body, text()),
    ];
    let (client, types) = made(&operations, json!({}));
    assert_eq!(types.len(), 3, "{types:?}");
    assert_eq!(
        client.matches("pub address: Option<AddressParam>").count(),
        2
    );
}

/// Only answers of success are opened as envelopes are.
#[test]
fn failures_and_bodies_with_a_code_are_called_by_their_titles() {
    let failed = |more: Value| {
        let mut schema = json!({"type": "object", "title": "ErrorBody", "properties": {"code": {"type": "integer"}, "message": text()}});
        let more = more.as_object().expect("it is one").clone();
        schema["properties"]
            .as_object_mut()
            .expect("it is one")
            .extend(more);
        schema
    };
    let operation = |schema: Value| {
        let answer = json!({"description": "", "content": {JSON: {"schema": schema}}});
        json!({"get": {"responses": {"204": {"description": ""}, "400": answer}}})
    };
    let [usual, odd] = [
        json!({}),
        json!({"more": {"type": "object", "properties": {"x": text()}}}),
    ];
    let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {
        "/a": operation(failed(odd)), "/b": operation(failed(usual.clone())), "/c": operation(failed(usual)),
    }});
    let output = generate(
        &[Input::new("a.json", document.to_string())],
        &Config::default(),
    );
    let types = ["ErrorBody", "GetABadRequest", "GetABadRequestMore"];
    assert_eq!(output.summary.types, types);

    let body = || json!({"type": "object", "title": "SendParams", "properties": {"status": text(), "message": text()}});
    let operations = [
        ("post", JSON, body(), text()),
        ("post", JSON, body(), text()),
    ];
    assert_eq!(made(&operations, json!({})).1, ["SendParams"]);
}

#[test]
fn a_list_stands_in_one_field_behind_a_reference_too() {
    let fields =
        |ids: Value| json!({"Pick": {"type": "object", "properties": {"ids": ids, "n": text()}}});
    let texts = json!({"type": "array", "items": text()});
    let objects =
        json!({"type": "array", "items": {"type": "object", "properties": {"a": text()}}});
    for (ids, written, is_told) in [
        (
            texts,
            "pairs!(Pick { ids?: commas \"ids\", n?: text \"n\" });",
            false,
        ),
        (
            objects,
            "pairs!(Pick { ids?: json \"ids\", n?: text \"n\" });",
            true,
        ),
    ] {
        let content = json!({"schema": reference("Pick"), "encoding": {"ids": {"explode": false}}});
        let operation = json!({"requestBody": {"content": {URLENCODED: content}}, "responses": {"204": {"description": ""}}});
        let document = json!({"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"post": operation}}, "components": {"schemas": fields(ids)}});
        let input = Input::new("a.json", document.to_string());
        let output = generate(&[input], &Config::default());
        let mut files = output.files.iter();
        assert!(files.any(|file| file.text.contains(written)), "{written}");
        let codes = output.diagnostics.iter();
        let mut codes = codes.map(|diagnostic| diagnostic.code.to_string());
        assert_eq!(codes.any(|code| code == "left-out-part"), is_told);
    }
}
