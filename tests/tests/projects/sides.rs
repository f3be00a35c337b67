//! What requests and answers hold: how null is spelled, and what only one side has.

use serde_json::{Value, json};

use super::{client, endpoint, project, reference, schemas};

/// An endpoint that takes this body.
fn sends(id: u64, method: &str, path: &str, body: &Value) -> Value {
    let body = json!({"type": "application/json", "required": true, "jsonSchema": body});
    endpoint(
        id,
        path,
        json!({"type": "array", "items": {"type": "string"}}),
        json!({"method": method, "requestBody": body}),
    )
}

/// The type of the field `field` in this struct.
fn field<'c>(client: &'c str, of: &str) -> &'c str {
    let (_, rest) = client
        .split_once(&format!("pub struct {of} {{"))
        .expect("the struct is there");
    let (body, _) = rest.split_once('}').expect("it ends");
    let (_, rust) = body.split_once("pub field: ").expect("the field is there");
    rust.trim().trim_end_matches(',')
}

/// Spellings of a value that may be null, and its type.
fn spellings() -> Vec<(&'static str, Value)> {
    let text = json!({"type": "string"});
    let nullable = |mut schema: Value| {
        schema["nullable"] = json!(true);
        schema
    };
    let words = json!({"type": "string", "enum": ["a", "b"]});
    let object = json!({"properties": {"a": text}});
    let list = json!({"items": text});
    vec![
        ("String", nullable(text.clone())),
        ("String", nullable(json!({"type": ["string"]}))),
        ("String", json!({"type": ["string", "null"]})),
        ("String", nullable(json!({"type": ["null", "string"]}))),
        ("String", json!({"anyOf": [text, {"type": "null"}]})),
        ("String", json!({"oneOf": [{"type": "null"}, text]})),
        ("String", nullable(json!({"allOf": [text]}))),
        ("String", json!({"anyOf": [nullable(text.clone())]})),
        ("Word", nullable(reference(1))),
        ("Word", nullable(json!({"allOf": [reference(1)]}))),
        ("Word", json!({"anyOf": [reference(1), {"type": "null"}]})),
        ("Word", reference(2)),
        ("SendField", nullable(json!({"enum": ["a", "b"]}))),
        ("SendField", json!({"enum": ["a", "b", null]})),
        ("SendField", nullable(words)),
        (
            "SendField",
            json!({"type": "string", "enum": ["a", "b", null]}),
        ),
        (
            "SendField",
            json!({"type": ["string", "null"], "enum": ["a", "b"]}),
        ),
        ("SendField", nullable(object)),
        (
            "SendField",
            json!({"type": ["object", "null"], "properties": {"a": text}}),
        ),
        ("Vec<String>", nullable(list)),
        (
            "Vec<String>",
            json!({"type": ["array", "null"], "items": text}),
        ),
    ]
}

#[test]
fn every_spelling_of_null_is_one() {
    let declared = [
        (
            1,
            "Word".to_owned(),
            json!({"type": "string", "enum": ["x", "y"]}),
        ),
        (
            2,
            "Maybe".to_owned(),
            json!({"$ref": "#/definitions/1", "nullable": true}),
        ),
    ];
    for (rust, spelling) in spellings() {
        for (method, verb) in [("post", "Create"), ("patch", "Patch")] {
            let body = json!({"type": "object", "properties": {"field": spelling}});
            let project = project(
                vec![sends(1, method, "/send", &body)],
                schemas(declared.clone()),
            );
            let (client, said) = client(&project);
            let rust = rust.replace("Send", &format!("{verb}Send"));
            let expected = match method {
                "post" => format!("Option<{rust}>"),
                _ => format!("Option<Option<{rust}>>"),
            };
            assert_eq!(
                field(&client, &format!("{verb}Send")),
                expected,
                "{spelling} {said:?}"
            );
        }
    }
}

/// A user as the server knows it.
fn user() -> (usize, String, Value) {
    let properties =
        json!({"id": {"type": "integer", "readOnly": true}, "field": {"type": "string"}});
    (
        1,
        "User".to_owned(),
        json!({"type": "object", "required": ["id", "field"], "properties": properties}),
    )
}

#[test]
fn a_type_keeps_its_name_when_the_other_side_comes() {
    let take = sends(1, "post", "/users", &reference(1));
    let give = endpoint(2, "/users", reference(1), json!({}));
    let holder = json!({"type": "object", "properties": {"user": reference(1), "field": {"type": "string"}}});
    for endpoints in [vec![take.clone()], vec![give.clone()], vec![take, give]] {
        let takes = endpoints[0]["api"]["method"] == "post";
        // A later schema has its name, too, unless it is one that would be needed.
        let later = ["UserInput", "UserRequest", "UserWritable"];
        let later = later.into_iter().zip(2..);
        let later = later.map(|(name, id)| (id, name.to_owned(), holder.clone()));
        let all = schemas(later.chain([user()]));
        let (client, said) = client(&project(endpoints, all));
        assert_eq!(said, [] as [&str; 0]);
        assert_eq!(client.contains("body: types::UserWritable)"), takes);
        assert_eq!(client.contains("pub struct UserWritable {"), takes);
        for name in ["UserInput", "UserRequest", "UserWritableObject"] {
            assert!(client.contains(&format!("pub struct {name} {{")), "{name}");
        }
        assert!(client.contains("object!(User { id: \"id\", field: \"field\" });"));
        assert!(!takes || client.contains("object!(UserWritable { field: \"field\" });"));
    }
}

#[test]
fn what_one_side_has_alone_is_found_however_it_is_said() {
    let secret = |schema: Value| json!({"type": "object", "properties": {"secret": schema, "field": {"type": "string"}}});
    let hidden = (
        3,
        "Hidden".to_owned(),
        json!({"type": "string", "writeOnly": true}),
    );
    for said in [
        json!({"type": "string", "writeOnly": true}),
        json!({"$ref": "#/definitions/1", "writeOnly": true}),
        json!({"allOf": [reference(1)], "writeOnly": true}),
        reference(3),
    ] {
        let base = (4, "Base".to_owned(), secret(said.clone()));
        let refs = json!({"type": "object", "x-apifox-refs": {"01J": reference(4)}, "x-apifox-orders": ["01J"]});
        let all = json!({"allOf": [reference(4)], "type": "object", "properties": {"more": {"type": "string"}}});
        for answer in [secret(said.clone()), refs, all] {
            let one = (
                2,
                "One".to_owned(),
                json!({"type": "array", "items": answer}),
            );
            let all = schemas([user(), one, hidden.clone(), base.clone()]);
            let (client, _) = client(&project(
                vec![endpoint(1, "/ones", reference(2), json!({}))],
                all,
            ));
            let (_, answer) = client
                .split_once("pub struct OneItem")
                .expect("it is there");
            let (answer, _) = answer.split_once("});").expect(answer);
            assert!(
                answer.contains("field") && !answer.contains("secret"),
                "{answer}"
            );
        }
    }
}

/// Of what nothing is left, an object is.
#[test]
fn an_object_may_be_empty_on_one_side() {
    let only =
        json!({"type": "object", "properties": {"id": {"type": "integer", "readOnly": true}}});
    let (client, _) = client(&project(vec![sends(1, "post", "/items", &only)], json!({})));
    assert!(client.contains("object!(CreateItem {});"));
}
