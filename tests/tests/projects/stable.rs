//! Names stay: what is added to a project, wherever it stands, takes no name of what was there.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{endpoint, generated, project};

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

/// The items of a client, each as its lines; what stands in an `impl` one by one, without the frame.
fn items(project: &Value) -> BTreeSet<String> {
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
