//! What PATCH sends is told apart from what others send, and an endpoint that is added changes no type that was there.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::stable::items;
use super::{client, endpoint, project, reference, schemas};

/// Schemas that hold each other, with what may be null and may be left out.
fn declared() -> Value {
    let nickname = json!({"type": ["string", "null"]});
    let address = json!({"type": "object", "title": "Where", "properties": {"street": nickname}});
    let user = json!({"type": "object", "properties": {
        "id": {"type": "integer", "readOnly": true}, "nickname": nickname, "address": address, "pet": reference(2),
    }});
    let told = |name: &str| json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, name: nickname}});
    let pet = json!({"oneOf": [reference(3), reference(4)], "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/definitions/3", "dog": "#/definitions/4"}}});
    let tree = json!({"type": "object", "properties": {"note": nickname, "default": {"type": "boolean"}, "branches": {"type": "array", "items": reference(5)}}});
    let page = json!({"type": "object", "properties": {"of": nickname, "list": {"type": "array", "items": reference(1)}}});
    let all = [
        (1, "User", user),
        (2, "Pet", pet),
        (3, "Cat", told("claws")),
        (4, "Dog", told("bark")),
        (5, "Tree", tree),
        (6, "Page«User»", page),
    ];
    schemas(all.map(|(id, name, schema)| (id, name.to_owned(), schema)))
}

/// What somebody sends to this place, and what comes back.
fn sends(id: u64, method: &str, path: &str, body: &Value, answer: Value) -> Value {
    let body = json!({"type": "application/json", "required": true, "jsonSchema": body});
    let more = json!({"method": method, "requestBody": body});
    endpoint(id, path, answer, more)
}

/// Endpoints with one method that send and answer all there is, each with the next number.
fn all(method: &str, first: u64) -> Vec<Value> {
    let address = json!({"type": "object", "title": "Where", "properties": {"street": {"type": ["string", "null"]}}});
    let own = json!({"type": "object", "properties": {"address": address}});
    let bodies = [reference(1), reference(2), reference(5), own, reference(6)];
    let paths = ["/users", "/pets", "/trees", "/places", "/pages"];
    let numbered = bodies.iter().zip(paths).zip(first..);
    let all = numbered.map(|((body, path), id)| match method {
        "get" => endpoint(id, path, body.clone(), json!({})),
        _ => sends(id, method, path, body, body.clone()),
    });
    all.collect()
}

fn assert_grown(before: Vec<Value>, after: Vec<Value>) {
    // What users come to make has a default, too.
    let of = |endpoints: Vec<Value>| -> BTreeSet<String> {
        let items = items(&project(endpoints, declared())).into_iter();
        let items = items.filter(|item| !item.starts_with("use ") && !item.contains("pub use "));
        items.map(|item| item.replace(", Default", "")).collect()
    };
    let after = of([after, before.clone()].concat());
    let before = of(before);
    let gone: BTreeSet<&String> = before.difference(&after).collect();
    assert!(gone.is_empty(), "{gone:#?}");
}

#[test]
fn an_endpoint_that_is_added_changes_no_type() {
    assert_grown(all("post", 1), all("patch", 11));
    assert_grown(all("patch", 1), all("post", 11));
    assert_grown(all("patch", 1), all("get", 11));
    assert_grown(all("get", 1), all("post", 11));
    let unknown = |mut endpoint: Value| {
        endpoint["api"]["id"] = json!("");
        endpoint
    };
    let of = |method: &str| all(method, 1).into_iter().map(unknown).collect();
    assert_grown(of("post"), of("patch"));
    assert_grown(of("patch"), of("post"));
}

#[test]
fn changes_are_types_of_their_own() {
    let endpoints = [all("post", 1), all("patch", 11)].concat();
    let (client, _) = client(&project(endpoints, declared()));
    for expected in [
        r#"object!(UserWritable { nickname?: "nickname", address?: "address", pet?: "pet" });"#,
        r#"object!(UserPatch { nickname?: "nickname" as support::Explicit<String>, address?: "address", pet?: "pet", });"#,
        "pub address: Option<UserPatchAddress>,",
        "pub pet: Option<PetPatch>,",
        "Cat(CatPatch)",
        "pub branches: Option<Vec<TreePatch>>,",
        "fn patch(&self, body: types::UserPatch)",
        "fn create(&self, body: types::UserWritable)",
    ] {
        assert!(client.contains(expected), "{expected}");
    }
}

#[test]
fn what_changes_alone_use_is_theirs() {
    let change = json!({"type": "object", "properties": {"name": {"type": ["string", "null"]}}});
    let all = schemas([(1, "UserUpdate".to_owned(), change)]);
    let answer = json!({"type": "object", "properties": {"done": {"type": "boolean"}}});
    let patch = sends(1, "patch", "/users", &reference(1), answer.clone());
    let post = sends(2, "post", "/users", &reference(1), answer);
    for endpoints in [vec![patch.clone()], vec![post, patch]] {
        let (client, _) = client(&project(endpoints, all.clone()));
        for expected in [
            r#"object!(UserUpdate { name?: "name" as support::Explicit<String> });"#,
            "name or clear_name: String",
            "fn patch(&self, body: types::UserUpdate)",
        ] {
            assert!(client.contains(expected), "{expected}");
        }
    }
}
