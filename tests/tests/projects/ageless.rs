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
