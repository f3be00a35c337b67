//! Names where nobody knows what is older: they follow from what is named, and not from where it stands.

use serde_json::{Value, json};

use super::{client, endpoint, project};

/// Schemas whose ids say nothing of their age, in this order.
fn ageless(list: &[(&str, Value)]) -> Value {
    let items = list.iter().map(|(name, schema)| {
        json!({"id": format!("#/definitions/of {name}"), "name": name, "schema": {"jsonSchema": schema}})
    });
    json!({"schemaCollection": [{"name": "Root", "items": items.collect::<Vec<Value>>()}]})
}

/// An object with one property.
fn object(name: &str, schema: &Value) -> Value {
    json!({"type": "object", "properties": {name: schema}})
}

fn text() -> Value {
    json!({"type": "string"})
}

#[test]
fn what_has_a_name_in_the_description_keeps_it() {
    let inline = object("inline", &text());
    let pets = json!({"type": "object", "properties": {"code": {"type": "integer"}, "msg": text(), "data": text()}});
    let mut list = [
        ("Anon", object("item", &inline)),
        ("AnonItem", object("declared", &text())),
        ("CreateUser", object("declared", &text())),
        ("Envelope", object("declared", &text())),
    ];
    let body = json!({"type": "application/json", "jsonSchema": inline});
    let more = json!({"method": "post", "requestBody": body});
    for _ in 0..list.len() {
        list.rotate_left(1);
        for id in [json!("7"), json!("")] {
            let more = [&more, &json!({"id": id})].map(|more| more.as_object().cloned());
            let more = more.into_iter().flatten().flatten().collect();
            let users = endpoint(1, "/users", pets.clone(), Value::Object(more));
            let (client, _) = client(&project(vec![users], ageless(&list)));
            for name in ["AnonItem", "CreateUser", "Envelope"] {
                let declared = format!("pub struct {name} {{ pub declared:");
                assert!(client.contains(&declared), "{declared}");
            }
            for name in ["AnonItemObject", "UsersCreateUser"] {
                let inline = format!("pub struct {name} {{ pub inline:");
                assert!(client.contains(&inline), "{inline}");
            }
        }
    }
}

#[test]
fn an_old_schema_keeps_its_name_beside_one_of_no_age() {
    let mut list = ageless(&[("Thing", object("ageless", &text()))]);
    let old = json!({"id": "#/definitions/3", "name": "Thing", "schema": {"jsonSchema": object("old", &text())}});
    let items = list["schemaCollection"][0]["items"].as_array_mut();
    items.expect("they are a list").push(old);
    let (client, _) = client(&project(vec![endpoint(1, "/a", text(), json!({}))], list));
    for expected in [
        "pub struct Thing { pub old:",
        "pub struct ThingObject { pub ageless:",
    ] {
        assert!(client.contains(expected), "{expected}");
    }
}

/// What the items in the braces after `start` are called, sorted, each with the text of the description behind it.
fn pairs(client: &str, start: &str) -> Vec<String> {
    let (_, rest) = client.split_once(start).expect("it is there");
    let (list, _) = rest.split_once('}').expect("it ends");
    let mut pairs: Vec<String> = list
        .split(", ")
        .map(|pair| pair.trim().to_owned())
        .collect();
    pairs.sort();
    pairs
}

#[test]
fn a_property_has_the_name_that_is_spelled_like_it() {
    for (names, expected) in [
        (
            vec!["userId", "user_id"],
            vec![r#"user_id: "user_id""#, r#"user_id_value: "userId""#],
        ),
        (
            vec!["UserID", "userId", "user-id"],
            vec![
                r#"user_id: "user-id""#,
                r#"user_id_2: "UserID""#,
                r#"user_id_value: "userId""#,
            ],
        ),
        (
            vec!["a-b", "a b", "aBValue"],
            vec![
                r#"a_b: "a b""#,
                r#"a_b_2: "a-b""#,
                r#"a_b_value: "aBValue""#,
            ],
        ),
    ] {
        let mut names = names;
        for _ in 0..names.len() {
            names.rotate_left(1);
            let properties: serde_json::Map<String, Value> = names
                .iter()
                .map(|name| ((*name).to_owned(), text()))
                .collect();
            let answer = json!({"type": "object", "required": names, "properties": properties});
            let parameter = |name: &&str| json!({"name": name, "type": "string"});
            let query: Vec<Value> = names.iter().map(parameter).collect();
            let more = json!({"id": "", "parameters": {"query": query}});
            let users = endpoint(1, "/users", answer, more);
            let (client, _) = client(&project(vec![users], json!({})));
            assert_eq!(pairs(&client, "object!(ListUsersResponse {"), expected);
            for pair in &expected {
                let (setter, wire) = pair.split_once(": ").expect("it is a pair");
                let (_, setter) = client
                    .split_once(&format!("pub fn {setter}(self"))
                    .expect("it is a setter");
                let (setter, _) = setter.split_once('}').expect("it ends");
                assert!(setter.contains(wire), "{setter}");
            }
        }
    }
}

#[test]
fn a_schema_has_the_name_that_is_spelled_like_it() {
    let mut names = ["用户?", "用 户", "用户", "yonghu", "user_info", "UserInfo"];
    let expected = [
        ("YonghuQuestion", "用户?"),
        ("YongSpaceHu", "用 户"),
        ("YonghuObject", "用户"),
        ("Yonghu", "yonghu"),
        ("UserInfoObject", "user_info"),
        ("UserInfo", "UserInfo"),
    ];
    for _ in 0..names.len() {
        names.rotate_left(1);
        let list = names.map(|name| (name, object(&format!("is {name}"), &text())));
        let answers = endpoint(1, "/a", text(), json!({}));
        let (client, _) = client(&project(vec![answers], ageless(&list)));
        for (name, schema) in expected {
            let pairs = pairs(&client, &format!("object!({name} {{"));
            assert_eq!(pairs.len(), 1);
            assert!(pairs[0].ends_with(&format!("\"is {schema}\"")), "{pairs:?}");
        }
    }
}
