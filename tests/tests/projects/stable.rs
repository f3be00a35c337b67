//! Names stay: what is added to a project, wherever it stands, takes no name of what was there.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{endpoint, generated, project, reference, schemas};

/// A project before and after: what is new has greater numbers, and stands first everywhere.
fn grown(is_grown: bool) -> Value {
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}, "in": {"type": "object", "properties": {"b": {"type": "string"}}}}});
    let schema = |id: u64| json!({"id": format!("#/definitions/{id}"), "name": "Thing", "schema": {"jsonSchema": object}});
    let key = |id: u64, place: &str| json!({"id": id, "name": "key", "authConfigs": {"type": "apiKey", "in": place, "name": "Key"}});
    let environment = |id: u64| json!({"id": id.to_string(), "name": "prod", "baseUrl": format!("https://h{id}.example.com")});
    let server = |id: &str| json!({"id": id, "name": "media"});
    let made = |id: u64, path: &str, server: &str, scheme: u64| {
        let more = json!({
            "method": "post", "serverId": server, "requestBody": {"type": "application/json", "jsonSchema": object},
            "auth": {"type": "securityscheme"}, "securityScheme": {"schemeGroups": [{"schemeIds": [scheme]}]},
        });
        endpoint(id, path, object.clone(), more)
    };
    let old = [
        made(1, "/shop/userInfo", "s1", 1),
        made(2, "/shop/user-info", "s1", 1),
        made(3, "/things/thing", "s1", 1),
        made(4, "/video/user", "s1", 1),
    ];
    let new = [
        made(11, "/shop/userinfo", "s2", 2),
        made(12, "/shop/user_info", "s2", 2),
        made(13, "/thing/things", "s2", 2),
        made(14, "/videos/user", "s2", 2),
        made(15, "/shop/user-info", "s2", 2),
    ];
    let with = |new: Vec<Value>, old: Vec<Value>| match is_grown {
        true => [new, old].concat(),
        false => old,
    };
    let mut servers = vec![server("default"), server("s1")];
    servers.extend(is_grown.then(|| server("s2")));
    project(
        with(new.to_vec(), old.to_vec()),
        json!({
            "schemaCollection": with(vec![schema(11)], vec![schema(1)]),
            "securitySchemeCollection": with(vec![key(2, "query")], vec![key(1, "header")]),
            "environments": with(vec![environment(11)], vec![environment(1)]),
            "projectSetting": {"servers": servers},
        }),
    )
}

/// The same with answers in envelopes, schemas with parameters and objects that are alike: what is new is of other kinds.
fn grown_in_kinds(is_grown: bool) -> Value {
    let text = json!({"type": "string"});
    let address = |title: &str| json!({"type": "object", "title": title, "required": ["city"], "properties": {"city": text}});
    let wrapped = |code: &str, data: Value| json!({"type": "object", "required": ["code"], "properties": {"code": {"type": code}, "msg": text, "data": data}});
    let user = |title: &str| json!({"type": "object", "properties": {"name": text, "address": address(title)}});
    let schema = |id: u64, name: &str, data: Value| json!({"id": format!("#/definitions/{id}"), "name": name, "schema": {"jsonSchema": wrapped("integer", data)}});
    let get = |id: u64, path: &str, answer: Value| endpoint(id, path, answer, json!({}));
    let post = |id: u64, path: &str, body: Value| {
        let body = json!({"type": "application/json", "jsonSchema": body});
        let more = json!({"method": "post", "requestBody": body});
        endpoint(id, path, json!({}), more)
    };
    let users = json!({"type": "array", "items": user("")});
    let note = json!({"type": "object", "properties": {"note": text}});
    let old = vec![
        get(1, "/users/{id}", wrapped("integer", user(""))),
        get(2, "/users", wrapped("integer", users)),
        get(3, "/addresses", address("An address")),
        get(4, "/results", reference(1)),
        post(5, "/notes", note),
    ];
    let new = vec![
        get(11, "/a/users/{id}", wrapped("string", user(""))),
        get(
            12,
            "/user/{id}",
            wrapped("integer", user("Another address")),
        ),
        get(13, "/a/addresses", address("An address")),
        post(14, "/send", user("")),
        get(15, "/a/results", reference(11)),
    ];
    let new_schemas = [
        schema(11, "Result«User»", user("")),
        schema(12, "Result", user("")),
        schema(13, "Result«Page«User»»", reference(11)),
    ];
    let schemas = [schema(1, "Result«string»", text.clone())].to_vec();
    if !is_grown {
        return project(old, json!({"schemaCollection": schemas}));
    }
    let schemas = [new_schemas.to_vec(), schemas].concat();
    project([new, old].concat(), json!({"schemaCollection": schemas}))
}

/// The items of a client, each as its lines; what stands in an `impl` one by one, without the frame.
pub fn items(project: &Value) -> BTreeSet<String> {
    let output = generated(project);
    assert_eq!(output.files.len(), 1, "{:?}", output.diagnostics);
    let text = &output.files[0].text;
    let is_frame = |line: &&str| {
        ["impl ", "#[allow("]
            .iter()
            .any(|start| line.starts_with(start))
            || matches!(*line, "}" | "")
    };
    let parts = text.split("\n\n").map(|part| {
        let lines = part.lines().map(str::trim).filter(|line| !is_frame(line));
        lines.collect::<Vec<&str>>().join("\n")
    });
    parts
        .filter(|part| !part.contains("mod ") && !part.starts_with("//!"))
        .collect()
}

#[test]
fn what_is_of_another_kind_changes_no_type_that_was_there() {
    let (before, after) = (items(&grown_in_kinds(false)), items(&grown_in_kinds(true)));
    let gone: Vec<&String> = before.difference(&after).collect();
    assert!(gone.is_empty(), "{gone:#?}");
    let types = generated(&grown_in_kinds(true)).summary.types;
    for name in ["Envelope", "Result", "StringCodeEnvelope", "ResultObject"] {
        assert!(types.iter().any(|known| known == name), "{name}: {types:?}");
    }
    let numbered = types
        .iter()
        .find(|name| name.ends_with(|c: char| c.is_ascii_digit()));
    assert_eq!(numbered, None);
}

#[test]
fn what_is_added_in_the_middle_renames_nothing() {
    let (before, after) = (items(&grown(false)), items(&grown(true)));
    let gone: Vec<&String> = before.difference(&after).collect();
    assert!(gone.is_empty(), "{gone:#?}");
    let calls = |project: Value| -> BTreeSet<String> {
        let operations = generated(&project).summary.operations.into_iter();
        operations
            .map(|operation| format!("{} {}", operation.request, operation.call))
            .collect()
    };
    let (before, after) = (calls(grown(false)), calls(grown(true)));
    assert!(before.is_subset(&after), "{before:#?} {after:#?}");
}

/// Schemas and operations with types of all kinds that have no names of their own.
fn nameless() -> (Vec<Value>, Vec<(usize, String, Value)>) {
    let text = json!({"type": "string"});
    let words = json!({"type": "string", "enum": ["a", "b"]});
    let object = json!({"type": "object", "properties": {
        "kind": words, "owner": {"type": "object", "properties": {"name": text}}, "either": {"anyOf": [text, {"type": "integer"}]},
        "parts": {"type": "array", "items": {"type": "object", "properties": {"part": text}}}, "later": reference(9),
        "id": {"type": "integer", "readOnly": true},
    }});
    let wrapped = |code: &str, data: Value| json!({"type": "object", "required": ["code"], "properties": {"code": {"type": code}, "msg": text, "data": data}});
    let done = json!({"type": "object", "properties": {"code": {"type": "integer"}, "msg": text}});
    let post = |id: u64, path: &str, body: Value, answer: Value| {
        let body = json!({"type": "application/json", "jsonSchema": body});
        let more = json!({"method": "post", "requestBody": body});
        endpoint(id, path, answer, more)
    };
    let own = || object.clone();
    let endpoints = vec![
        post(1, "/users", own(), wrapped("integer", own())),
        post(2, "/shops", own(), wrapped("string", own())),
        post(3, "/shops/{id}/close", own(), done),
        post(4, "/shops/{id}/open", reference(5), reference(6)),
    ];
    let result = wrapped("integer", text.clone());
    let inside = json!({"type": "object", "properties": {"local": {"$ref": "#/$defs/Local"}}, "$defs": {"Local": words}});
    let schemas = [
        ("Pet", object.clone()),
        ("Result«string»", result),
        ("Inside", inside),
        ("Later", words),
        ("Books", json!({"type": "array", "items": object})),
    ];
    let schemas = schemas.into_iter().zip([5, 6, 7, 9, 10]);
    let schemas = schemas.map(|((name, schema), id)| (id, name.to_owned(), schema));
    (endpoints, schemas.collect())
}

#[test]
fn a_schema_that_is_added_takes_no_name_that_was_given() {
    let (endpoints, old) = nameless();
    let before = project(endpoints.clone(), schemas(old.clone()));
    let names = generated(&before).summary.types;
    for expected in [
        "Envelope",
        "StringCodeEnvelope",
        "EmptyEnvelope",
        "CreateUserOwner",
        "PetKind",
        "PetWritable",
        "Book",
        "BookPart",
        "Local",
    ] {
        assert!(
            names.iter().any(|name| name == expected),
            "{expected}: {names:?}"
        );
    }
    let added = json!({"type": "object", "properties": {"added": {"type": "string"}}});
    let new = names.into_iter().zip(20..);
    let new = new.map(|(name, id)| (id, name, added.clone()));
    let after = project(endpoints, schemas(new.chain(old)));
    let (before, after) = (items(&before), items(&after));
    let gone: Vec<&String> = before.difference(&after).collect();
    assert!(gone.is_empty(), "{gone:#?}");
}

/// A name that leaves out the word of its group is no name that a later operation takes.
#[test]
fn a_later_operation_takes_no_short_name() {
    let get = |id: u64, path: &str, operation_id: &str| {
        endpoint(id, path, json!({}), json!({"operationId": operation_id}))
    };
    let old = vec![
        get(1, "/pets", "pets_get"),
        get(2, "/pets/{id}", "deletePet"),
    ];
    let new = vec![
        get(11, "/pet/pets", "get"),
        get(12, "/a/pets/{id}", "getPet"),
        get(13, "/b/pets/{id}", "delete"),
    ];
    let calls = |endpoints: Vec<Value>| {
        let operations = generated(&project(endpoints, json!({}))).summary.operations;
        operations
            .into_iter()
            .map(|made| made.call)
            .collect::<BTreeSet<_>>()
    };
    let (before, after) = (calls(old.clone()), calls([new, old].concat()));
    assert!(before.contains("client.pets().get()") && before.contains("client.pets().delete(id)"));
    assert!(before.is_subset(&after), "{before:?} {after:?}");
    assert_eq!(after.len(), 5);
}

/// A form keeps the name of its schema when a later operation takes that as JSON, and gives it up to an older one.
#[test]
fn a_form_keeps_the_name_of_its_schema() {
    let photo =
        json!({"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}});
    let schemas = || schemas([(1, "Photo".to_owned(), photo.clone())]);
    let form = json!({"method": "post", "requestBody": {"type": "multipart/form-data", "jsonSchema": reference(1)}});
    let form = endpoint(10, "/photos", json!({}), form);
    let json = |id: u64| endpoint(id, "/photo", reference(1), json!({}));
    let made = |endpoints: Vec<Value>| {
        let output = generated(&project(endpoints, schemas()));
        let text = output.files.into_iter().map(|file| file.text);
        (text.collect::<String>(), output.summary.types)
    };
    let is_form = |text: &str| text.contains("form!(Photo {");
    let (text, types) = made(vec![form.clone()]);
    assert!(is_form(&text) && types == ["Photo"], "{types:?}");
    let (text, types) = made(vec![json(11), form.clone()]);
    assert!(
        is_form(&text) && types == ["Photo", "PhotoObject"],
        "{types:?}"
    );
    let (text, types) = made(vec![json(9), form]);
    assert!(
        !is_form(&text) && types == ["Photo", "CreatePhoto"],
        "{types:?}"
    );
}
