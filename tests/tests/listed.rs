//! Values that a schema lists where it is used, beside those of the schema that it names, or as branches.

mod common;

use apifox_codegen::{Input, outline};
use common::told::{self, assert_told, told};
use serde_json::{Value, json};

/// An endpoint that sends a schema, beside which others stand that have names.
fn sending(schema: &Value, named: &Value) -> Value {
    let mut schema = schema.clone();
    schema["$defs"] = named.clone();
    json!({"method": "post", "path": "/pets", "requestBody": {
        "type": "application/json", "jsonSchema": schema}})
}

/// The types of the client of a description.
fn code(description: &Value) -> String {
    let code = told::code(description);
    let (_, types) = code.split_once("pub mod types {").unwrap();
    types.to_owned()
}

/// What is understood of the body.
fn understood(schema: &Value, named: &Value) -> String {
    let text = outline(&[Input::new("a.json", sending(schema, named).to_string())]);
    let body = text.split("body: application/json ").nth(1);
    let line = body.and_then(|body| body.lines().next());
    line.unwrap_or(&text).to_owned()
}

/// What is told of it, but for schemas that nothing refers to.
fn told_of(schema: &Value, named: &Value) -> Vec<(&'static str, String, String)> {
    let mut told = told(&sending(schema, named));
    told.retain(|(code, ..)| !["unused-schema", "missing-answer"].contains(code));
    told
}

fn kinds() -> Value {
    json!({"Kinds": {"type": "integer", "format": "int32", "oneOf": [
        {"title": "USER", "const": 5, "description": "a person"},
        {"title": "ROLE", "const": 6},
        {"title": "CHANNEL", "const": 7},
    ]}, "Plain": {"enum": [5, 6, 7], "x-enum-varnames": ["User", "Role", "Channel"]},
    "Ways": {"type": "string", "enum": ["sms", "mail"]}})
}

fn to(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

#[test]
fn what_stands_beside_a_named_list_narrows_it() {
    for name in ["Kinds", "Plain"] {
        for (schema, shape) in [
            (
                json!({"type": "integer", "enum": [5], "allOf": [to(name)]}),
                "5",
            ),
            (json!({"allOf": [to(name), {"enum": [6, 5]}]}), "5 | 6"),
            (json!({"allOf": [to(name)], "const": 6}), "6"),
            (json!({"allOf": [to(name), {"const": 6}]}), "6"),
            (json!({"allOf": [to(name), to("Plain")]}), "5 | 6 | 7"),
        ] {
            let shape = format!("{{kind?: {shape}}}");
            let schema = json!({"type": "object", "properties": {"kind": schema}});
            assert_eq!(understood(&schema, &kinds()), shape, "{schema}");
            assert_eq!(told_of(&schema, &kinds()), [], "{schema}");
        }
    }
    for more in [json!({"enum": [8]}), json!({"const": 8})] {
        let schema = json!({"allOf": [to("Kinds"), more]});
        let told = told_of(&schema, &kinds());
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, "weakened-schema");
    }
    let both = json!({"enum": [5, 8], "oneOf": [{"title": "USER", "const": 5}, {"title": "ROLE", "const": 6}]});
    assert_eq!(understood(&both, &kinds()), "5");
}

#[test]
fn values_that_are_left_keep_their_names() {
    let schema = json!({"type": "object", "properties": {
        "kind": {"enum": [7, 6], "allOf": [to("Plain")]},
        "other": {"enum": [7, 6], "allOf": [to("Kinds")]}}});
    let code = code(&sending(&schema, &kinds()));
    for pair in ["Role: 6", "Channel: 7"] {
        assert_eq!(code.matches(pair).count(), 2, "{pair}: {code}");
    }
    assert!(!code.contains("User"), "{code}");
}

#[test]
fn branches_are_told_apart_by_what_is_left_of_a_list() {
    let branch = |kind: Value| json!({"type": "object", "required": ["type", "id"], "properties": {"type": kind, "id": {"type": "string"}}});
    for name in ["Kinds", "Plain"] {
        for (one, other) in [
            (
                json!({"type": "integer", "enum": [5], "allOf": [to(name)]}),
                json!({"type": "integer", "enum": [6], "allOf": [to(name)]}),
            ),
            (
                json!({"allOf": [to(name), {"enum": [5]}]}),
                json!({"allOf": [to(name)], "const": 6}),
            ),
        ] {
            let union = json!({"oneOf": [branch(one), branch(other)]});
            assert_eq!(told_of(&union, &kinds()), [], "{union}");
            let code = code(&sending(&union, &kinds()));
            for test in ["object(\"type\" = 5)", "object(\"type\" = 6)"] {
                assert!(code.contains(test), "{test}: {code}");
            }
        }
    }
}

#[test]
fn a_constant_beside_a_named_list_is_written_by_itself() {
    let schema = json!({"type": "object", "title": "Notice", "required": ["type", "phone"], "properties": {
        "type": {"allOf": [to("Ways")], "const": "sms"}, "phone": {"type": "string"}}});
    let code = code(&sending(&schema, &kinds()));
    assert!(
        code.contains("pub fn new(phone: impl Into<String>)"),
        "{code}"
    );
}

#[test]
fn a_boolean_of_one_value_is_that_constant() {
    for (schema, shape) in [
        (json!({"type": "boolean", "enum": [true]}), "true"),
        (json!({"enum": [false, false]}), "false"),
        (json!({"enum": [true, null]}), "true or null"),
        (json!({"type": "boolean", "enum": [true, false]}), "boolean"),
        (json!({"type": "boolean", "enum": []}), "boolean"),
    ] {
        assert_eq!(understood(&schema, &json!({})), shape, "{schema}");
    }
    let branch = |ok: Value, more: &str| {
        json!({"type": "object", "required": ["ok", "msg"], "properties": {
        "ok": ok, "msg": {"type": "string"}, more: {"type": "string"}}})
    };
    let union = json!({"oneOf": [
        branch(json!({"type": "boolean", "enum": [true]}), "v"),
        branch(json!({"enum": [false]}), "why")]});
    let code = code(&sending(&union, &json!({})));
    for test in ["object(\"ok\" = true)", "object(\"ok\" = false)"] {
        assert!(code.contains(test), "{test}: {code}");
    }
}

#[test]
fn values_that_a_list_lists_are_those_of_its_elements() {
    let names = json!([{"value": "a", "name": "First"}, {"value": "b", "name": "Second"}]);
    let words = json!({"type": "string", "enum": ["a", "b"]});
    let own = "the elements say themselves what they may be, which counts";
    let handed = "they became the values of the elements";
    for (schema, shape, help) in [
        (
            json!({"type": "array", "items": words, "x-apifox-enum": names}),
            "[\"a\" | \"b\"]",
            own,
        ),
        (
            json!({"type": "array", "items": {"type": "string"}, "enum": ["a", "b"]}),
            "[\"a\" | \"b\"]",
            handed,
        ),
        (
            json!({"items": {"type": "integer"}, "enum": [1, 2]}),
            "[1 | 2]",
            handed,
        ),
        (
            json!({"type": "array", "enum": ["a", "b"]}),
            "[\"a\" | \"b\"]",
            handed,
        ),
        (
            json!({"type": ["array", "null"], "items": to("Ways"), "enum": ["sms", null]}),
            "[\"sms\" | \"mail\"] or null",
            own,
        ),
        (
            json!({"type": "array", "items": {"type": "array", "items": {"type": "string"}}, "enum": ["a"]}),
            "[[\"a\"]]",
            handed,
        ),
    ] {
        let field = json!({"type": "object", "properties": {"x": schema}});
        let whole = understood(&field, &kinds());
        assert_eq!(
            whole.replace("Ways", "\"sms\" | \"mail\""),
            format!("{{x?: {shape}}}"),
            "{schema}"
        );
        let told = told_of(&field, &kinds());
        assert!(
            told.iter().all(|(code, ..)| *code == "contradictory-value"),
            "{told:?}"
        );
        let is_it = |(_, at, what): &(&str, String, String)| {
            at.ends_with("/properties/x/enum") && what.contains(help)
        };
        assert!(told.iter().any(is_it), "{told:?}");
    }
    let lists = json!({"type": "array", "items": {"type": "string"}, "enum": [["a"], ["b"]]});
    assert_eq!(understood(&lists, &json!({})), "[string]");
    let named = json!({"type": "array", "items": words, "x-apifox-enum": names});
    let code = code(&sending(&named, &json!({})));
    assert!(code.contains("First"), "{code}");
}

#[test]
fn values_that_are_neither_a_list_nor_of_its_elements_say_that_anything_may_come() {
    for schema in [
        json!({"type": ["array", "null"], "items": {"type": "string"}, "enum": [5]}),
        json!({"type": "array", "nullable": true, "items": {"type": "array", "items": {"type": "string"}}, "enum": [5]}),
        json!({"type": ["array", "null"], "items": {"type": "object", "properties": {"a": {}}}, "enum": [5, null]}),
        json!({"type": ["object", "null"], "properties": {"a": {}}, "enum": [5]}),
        json!({"type": ["string", "null"], "enum": [5]}),
    ] {
        assert_eq!(understood(&schema, &json!({})), "5 or null", "{schema}");
        let told = told_of(&schema, &json!({}));
        let is_it = |(code, at, what): &(&str, String, String)| {
            *code == "contradictory-value"
                && at.ends_with("/enum/0")
                && what == "the values became an enum that accepts any JSON value"
        };
        assert!(told.iter().any(is_it), "{told:?}");
        let code = code(&sending(&schema, &json!({})));
        assert!(code.contains("Other(serde_json::Value)"), "{code}");
    }
}

#[test]
fn texts_that_say_numbers_are_numbers_where_the_type_says_so() {
    for (schema, shape) in [
        (json!({"type": "integer", "enum": ["1", "2"]}), "1 | 2"),
        (json!({"type": "integer", "enum": ["1", 2]}), "1 | 2"),
        (
            json!({"type": ["integer", "null"], "enum": ["1", "-2", null]}),
            "1 | -2 or null",
        ),
        (
            json!({"type": "boolean", "enum": ["true", "false"]}),
            "boolean",
        ),
        (json!({"type": "boolean", "enum": ["true"]}), "true"),
        (
            json!({"type": "integer", "enum": ["1", "x"]}),
            "\"1\" | \"x\"",
        ),
        (
            json!({"type": "string", "enum": ["1", "2"]}),
            "\"1\" | \"2\"",
        ),
    ] {
        assert_eq!(understood(&schema, &json!({})), shape, "{schema}");
    }
    let schema = json!({"type": "integer", "enum": [1, "2"],
        "x-apifox-enum": [{"value": "1", "name": "On"}, {"value": "2", "name": "Off"}]});
    let told = told_of(&schema, &json!({}));
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, "contradictory-value");
    assert!(told[0].1.ends_with("/enum/1"), "{told:?}");
    assert!(told[0].2.contains("read as"), "{told:?}");
    assert!(code(&sending(&schema, &json!({}))).contains("Off: 2"));
}

#[test]
fn what_branches_say_that_make_no_type_is_not_lost() {
    let named = json!({"type": "string"});
    let silent = [
        json!({"if": {"minLength": 1}, "then": {"maxLength": 2}}),
        json!({"not": {"const": "a"}}),
        json!({"foo": 1}),
    ];
    for base in [
        json!({"type": "string"}),
        json!({}),
        json!({"type": "object", "properties": {"a": named}}),
    ] {
        for first in [Value::Null, to("Ways")] {
            let mut schema = base.clone();
            let branches = Some(first).filter(|first| !first.is_null());
            let branches = branches.into_iter().chain(silent.iter().cloned());
            schema["allOf"] = branches.collect();
            let told = told_of(&schema, &kinds());
            let count = |kind| told.iter().filter(|(code, ..)| *code == kind).count();
            assert_eq!(count("unknown-key"), 1, "{schema}: {told:?}");
            assert_eq!(count("unchecked-keyword"), 3, "{schema}: {told:?}");
        }
    }
}

#[test]
fn titles_of_constants_are_names() {
    for more in [json!({}), json!({"deprecated": true})] {
        let mut user = json!({"title": "USER", "const": 5, "description": "a person"});
        user.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let schema = json!({"type": "object", "properties": {
            "kind": {"type": "integer", "oneOf": [user, {"title": "角色", "const": 6, "description": "a role"}]},
            "way": {"anyOf": [{"const": "us", "title": "USD", "description": "dollars"}, {"const": "eu"}, {"type": "string"}]}}});
        let code = code(&sending(&schema, &json!({})));
        for part in ["User: 5", "a person", "角色：a role", "USD：dollars"] {
            assert!(code.contains(part), "{part}: {code}");
        }
    }
}

#[test]
fn a_label_says_a_thing_once() {
    let schema = json!({"type": "object", "properties": {"kind": {"type": "integer", "enum": [1, 2],
        "x-apifox-enum": [{"value": 1, "name": "收票", "description": "收票"},
            {"value": 2, "name": "开票", "description": "开出"}]}}});
    let code = code(&sending(&schema, &json!({})));
    assert!(!code.contains("收票：收票"), "{code}");
    assert!(
        code.contains("收票") && code.contains("开票：开出"),
        "{code}"
    );
}

/// A project of a shape with heirs, and the values that its property lists.
fn heirs(kind: &Value, names: &[&str]) -> Value {
    let at = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    let item = |name: &str, schema: Value| json!({"id": format!("#/definitions/{name}"), "name": name, "schema": {"jsonSchema": schema}});
    let mut items = vec![item(
        "Shape",
        json!({"type": "object", "required": ["kind"], "discriminator": {"propertyName": "kind"}, "properties": {"kind": kind}}),
    )];
    for name in names {
        let own =
            json!({"type": "object", "properties": {name.to_lowercase(): {"type": "string"}}});
        items.push(item(name, json!({"allOf": [at("Shape"), own]})));
    }
    json!({
        "apifoxProject": "1.0.0",
        "info": {"name": "Shapes"},
        "apiCollection": [{"name": "Root", "items": [{"name": "a", "api": {
            "method": "get", "path": "/a", "responses": [
                {"code": 200, "contentType": "json", "jsonSchema": at("Shape")}]}}]}],
        "schemaCollection": [{"name": "Root", "items": items}],
    })
}

#[test]
fn a_listed_value_that_is_the_name_of_a_schema_means_it() {
    let kinds = json!({"type": "string", "enum": ["circle", "big_square", "other"]});
    let project = heirs(&kinds, &["Circle", "BigSquare"]);
    let text = code(&project);
    for test in ["\"kind\" = \"circle\"", "\"kind\" = \"big_square\""] {
        assert!(text.contains(test), "{test}: {text}");
    }
    assert_eq!(told(&project), []);
    // Two values may be meant by one name: then it is not known which.
    let kinds = json!({"type": "string", "enum": ["circle", "CIRCLE", "Line"]});
    let project = heirs(&kinds, &["Circle", "Line"]);
    let text = code(&project);
    for test in ["\"kind\" = \"Circle\"", "\"kind\" = \"Line\""] {
        assert!(text.contains(test), "{test}: {text}");
    }
    let at = "/schemaCollection/0/items/1/schema/jsonSchema";
    assert_told(&project, "unlisted-tag", at, "`Circle`");
}
