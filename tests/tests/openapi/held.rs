//! What lists and maps with names of their own hold is called after these.

use serde_json::{Value, json};

use super::recurring::types_of;

/// An object that has one property.
fn object(property: &str) -> Value {
    json!({"type": "object", "properties": {property: {"type": "integer"}}})
}

fn list(items: &Value) -> Value {
    json!({"type": "array", "items": items})
}

/// The types of a client with these schemas, of which each path answers with one.
fn types(paths: &[(&str, &str)], schemas: &[(&str, Value)]) -> Vec<String> {
    let path = |(path, name): &(&str, &str)| {
        let schema = json!({"$ref": format!("#/components/schemas/{name}")});
        let content = json!({"application/json": {"schema": schema}});
        let answers = json!({"200": {"description": "", "content": content}});
        ((*path).to_owned(), json!({"get": {"responses": answers}}))
    };
    let named = |(name, schema): &(&str, Value)| ((*name).to_owned(), schema.clone());
    let text = types_of(&json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths.iter().map(path).collect::<serde_json::Map<_, _>>(),
        "components": {"schemas": schemas.iter().map(named).collect::<serde_json::Map<_, _>>()},
    }));
    let of_kind = |line: &str| {
        let name = line.strip_prefix("pub struct ");
        let name = name.or_else(|| line.strip_prefix("pub enum "))?;
        Some(name.trim_end_matches(" {").to_owned())
    };
    let mut names: Vec<String> = text.lines().filter_map(of_kind).collect();
    assert!(!text.contains("places!("), "{text}");
    names.sort();
    names
}

/// What the type is called that is held by a schema of this name, which a path answers with.
#[track_caller]
fn assert_called(name: &str, schema: &Value, called: &[&str]) {
    assert_eq!(
        types(&[("/b", name)], &[(name, schema.clone())]),
        called,
        "{name}"
    );
}

#[test]
fn as_one_of_them() {
    assert_called("Users", &list(&object("id")), &["User"]);
    assert_called("user_list", &list(&object("id")), &["User"]);
    assert_called("用户列表", &list(&object("id")), &["Yonghu"]);
    let colors = json!({"type": "string", "enum": ["red", "blue"]});
    assert_called("Colors", &list(&colors), &["Color"]);
    let things = json!({"oneOf": [{"type": "string"}, object("id")]});
    assert_called("Things", &list(&things), &["Thing", "ThingObject"]);
    let nullable = json!({"type": ["array", "null"], "items": object("id")});
    assert_called("Users", &nullable, &["User"]);
    assert_called("Rows", &list(&list(&object("cell"))), &["Row"]);
    let prices = json!({"type": "object", "additionalProperties": object("amount")});
    assert_called("Prices", &prices, &["PricesValue"]);
    assert_called("Prices", &list(&prices), &["PriceValue"]);
}

#[test]
fn as_an_item_where_no_word_says_one_of_them() {
    assert_called("Grid", &list(&object("cell")), &["GridItem"]);
    assert_called("Grid", &list(&list(&object("cell"))), &["GridItem"]);
    assert_called("List", &list(&object("id")), &["ListItem"]);
    // Everybody knows another `Option`.
    assert_called("Options", &list(&object("id")), &["OptionsItem"]);
    let user = ("User", object("name"));
    for schemas in [
        [("Users", list(&object("id"))), user.clone()],
        [user, ("Users", list(&object("id")))],
    ] {
        assert_eq!(types(&[("/b", "Users")], &schemas), ["User", "UsersItem"]);
    }
}

#[test]
fn by_whomever_it_is_used() {
    let all = json!({"type": "object", "properties": {
        "all": {"$ref": "#/components/schemas/Users"},
    }});
    let [users, all] = [("Users", list(&object("id"))), ("All", all)];
    for schemas in [[users.clone(), all.clone()], [all, users]] {
        for paths in [
            &[("/b", "Users")][..],
            &[("/b", "All")],
            &[("/a", "Users"), ("/b", "Users")],
            &[("/a", "All"), ("/b", "Users")],
        ] {
            assert_eq!(types(paths, &schemas), ["All", "User"]);
        }
    }
}

#[test]
fn of_two_that_hold_one_of_the_same_the_shorter_has_the_word() {
    let [users, user_list] = ["Users", "UserList"].map(|name| (name, list(&object(name))));
    for schemas in [[users.clone(), user_list.clone()], [user_list, users]] {
        let paths = [("/a", "UserList"), ("/b", "Users")];
        assert_eq!(types(&paths, &schemas), ["User", "UserListItem"]);
    }
}

#[test]
fn what_is_used_nowhere_is_there_too() {
    let schemas = [("Users", list(&object("id"))), ("Pet", object("name"))];
    assert_eq!(types(&[("/b", "Pet")], &schemas), ["Pet", "User"]);
}

#[test]
fn a_list_of_itself_ends() {
    let trees = list(&json!({"$ref": "#/components/schemas/Trees"}));
    let schemas = [("Trees", trees), ("Pet", object("name"))];
    assert_eq!(types(&[("/b", "Trees")], &schemas), ["Pet"]);
}

/// What users make, and what PATCH sends, is the type of the item on that side.
#[test]
fn on_its_side() {
    let item = json!({"type": "object", "properties": {
        "id": {"type": "integer", "readOnly": true},
        "name": {"type": ["string", "null"]},
    }});
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Users"}}});
    let answers = json!({"200": {"description": "", "content": content}});
    let sends = json!({"requestBody": {"content": content}, "responses": answers});
    let text = types_of(&json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/b": {"get": {"responses": answers}, "post": sends, "patch": sends}},
        "components": {"schemas": {"Users": list(&item)}},
    }));
    for name in ["User", "UserWritable", "UserPatch"] {
        assert!(
            text.contains(&format!("pub struct {name} {{")),
            "{name}: {text}"
        );
    }
}
