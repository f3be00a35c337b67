//! What schemas say is used, or told.

mod common;

use common::description::endpoint;
use common::told::{assert_told, code, told};
use serde_json::{Value, json};

fn answering(schema: &Value) -> Value {
    let mut endpoint = endpoint("get", "/pets", "name");
    endpoint["responses"][0]["jsonSchema"] = json!({"type": "object", "properties": {"a": schema}});
    endpoint
}

#[test]
fn what_stands_beside_a_combinator() {
    let text = json!([{"type": "string"}]);
    let two = json!([{"type": "string"}, {"type": "integer"}]);
    for (schema, at) in [
        (json!({"oneOf": text, "type": "integer"}), "type"),
        (json!({"allOf": text, "oneOf": two}), "type"),
    ] {
        let pointer = format!("/responses/0/jsonSchema/properties/a/{at}");
        assert_told(
            &answering(&schema),
            "weakened-schema",
            &pointer,
            "counts alone",
        );
    }
    for (schema, field) in [
        (json!({"anyOf": text, "enum": ["a"]}), "ListPetsResponseA"),
        (json!({"anyOf": text, "type": "string"}), "String"),
        // What is said of objects says nothing of what is none.
        (json!({"allOf": text, "required": ["b"]}), "String"),
        (
            json!({"oneOf": two, "properties": {"b": {}}}),
            "ListPetsResponseA",
        ),
    ] {
        let description = answering(&schema);
        assert_eq!(told(&description), []);
        let field = format!("pub a: Option<{field}>,");
        assert!(
            code(&description).contains(&field),
            "{schema}: {}",
            code(&description)
        );
    }
    let branches = json!([{"type": "object", "properties": {"b": {"type": "string"}}}]);
    let stale =
        json!({"type": "object", "required": ["gone"], "properties": {"b": {"type": "string"}}});
    let pointer = "/responses/0/jsonSchema/properties/a/required";
    assert_told(
        &answering(&stale),
        "weakened-schema",
        pointer,
        "a field of any value",
    );
    let required = answering(&json!({"allOf": branches, "required": ["b"]}));
    assert_eq!(told(&required), []);
    assert!(code(&required).contains("pub b: String,"));
}

#[test]
fn what_is_inherited_by_what_is_no_object() {
    let refs = json!({"1": {"$ref": "#/definitions/1"}});
    for schema in [
        json!({"type": "array", "items": {"type": "string"}, "x-apifox-refs": refs}),
        json!({"type": "string", "x-apifox-refs": refs}),
    ] {
        let pointer = "/responses/0/jsonSchema/properties/a/x-apifox-refs";
        assert_told(
            &answering(&schema),
            "weakened-schema",
            pointer,
            "nothing is inherited",
        );
    }
    let schema = json!({"type": "object", "x-apifox-refs": {"1": "#/definitions/1"}});
    let pointer = "/responses/0/jsonSchema/properties/a/x-apifox-refs/1";
    assert_told(
        &answering(&schema),
        "wrong-type",
        pointer,
        "it was passed over",
    );
}

#[test]
fn keywords_of_another_json_type() {
    for (key, value) in [
        ("type", json!(5)),
        ("type", json!(["string", 5])),
        ("required", json!("b")),
        ("required", json!([5, 6])),
        ("allOf", json!({})),
        ("properties", json!([])),
        ("description", json!(5)),
    ] {
        let mut schema = json!({"type": "object", "properties": {"b": {"type": "string"}}});
        schema[key] = value;
        let pointer = format!("/responses/0/jsonSchema/properties/a/{key}");
        assert_told(
            &answering(&schema),
            "wrong-type",
            &pointer,
            "was passed over",
        );
    }
}

#[test]
fn listed_values_that_are_no_strings() {
    for (schema, word) in [
        (json!({"type": "boolean", "enum": [true]}), "Always `true`."),
        (json!({"enum": [1, "b"]}), "B: Text \"b\""),
        (json!({"enum": [1, {"b": 2}]}), "* {\"b\":2}"),
        (json!({"type": "integer", "enum": [null]}), "* null"),
        (
            json!({"type": "boolean", "const": false}),
            "Always `false`.",
        ),
        (
            json!({"type": "array", "items": {"type": "integer"}, "const": [7]}),
            "Always `[7]`.",
        ),
    ] {
        let code = code(&answering(&schema));
        assert!(code.contains(word), "{word} is not in {code}");
    }
    let variable = json!({"type": "object", "const": {"a": "{{SECRET}}"}});
    assert!(!code(&answering(&variable)).contains("SECRET"));
}

#[test]
fn lists_and_objects_whose_parts_differ() {
    let tuple =
        json!({"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}});
    let pointer = "/responses/0/jsonSchema/properties/a/prefixItems";
    assert_told(
        &answering(&tuple),
        "weakened-schema",
        pointer,
        "any JSON value",
    );
    let pattern = json!({"^x-": {"type": "integer"}});
    let mut schema = json!({"type": "object", "patternProperties": pattern});
    let open = answering(&schema);
    let pointer = "/responses/0/jsonSchema/properties/a/patternProperties";
    assert_told(
        &open,
        "weakened-schema",
        pointer,
        "names that are not declared",
    );
    assert!(code(&open).contains("serde_json::Map<String"));
    schema["additionalProperties"] = json!(false);
    let closed = answering(&schema);
    assert_eq!(told(&closed), []);
    assert!(code(&closed).contains("BTreeMap<String, i64>"));
}

#[test]
fn unions_that_hold_themselves_in_a_list() {
    let branches = json!([{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/J"}}]);
    let mut endpoint = answering(&json!({"$ref": "#/$defs/J"}));
    endpoint["responses"][0]["jsonSchema"]["$defs"] = json!({"J": {"oneOf": branches}});
    assert_eq!(told(&endpoint), []);
    let code = code(&endpoint);
    for part in ["pub a: Option<J>,", "List(Vec<J>),"] {
        assert!(code.contains(part), "{part} is not in {code}");
    }
}

#[test]
fn unions_of_whole_numbers_hold_all_of_them() {
    for branches in [
        json!([{"type": "integer", "format": "int32"}, {"type": "integer", "format": "int64"}]),
        json!([{"type": "integer", "minimum": 0}, {"type": "integer", "maximum": -1}]),
    ] {
        let code = code(&answering(&json!({"oneOf": branches})));
        assert!(code.contains("pub a: Option<i64>,"), "{branches}");
    }
}

#[test]
fn a_reference_into_the_schema_itself() {
    let mut endpoint = answering(&json!({"$ref": "#"}));
    let schema = &mut endpoint["responses"][0]["jsonSchema"];
    schema["properties"]["c"] = json!({"$ref": "#/$defs/a~1b%20c"});
    schema["properties"]["d"] = json!({"type": "array", "items": {"$ref": "#leaf"}});
    schema["$defs"] = json!({"a/b c": {"type": "integer"}, "Leaf": {"$anchor": "leaf", "type": "object", "properties": {"up": {"$ref": "#"}}}});
    assert_eq!(told(&endpoint), []);
    let code = code(&endpoint);
    for field in [
        "pub a: Option<Box<ListPetsResponse>>,",
        "pub c: Option<i64>,",
        "pub d: Option<Vec<Leaf>>,",
        "pub up: Option<ListPetsResponse>,",
    ] {
        assert!(code.contains(field), "{field} is not in {code}");
    }
    endpoint["responses"][0]["jsonSchema"]["$defs"]["Unused"] = json!({"type": "string"});
    let unused = "/responses/0/jsonSchema/$defs/Unused";
    assert_told(&endpoint, "unused-schema", unused, "became no type");
    let pointer = "/responses/0/jsonSchema/properties/a/$ref";
    let endpoint = answering(&json!({"$ref": "#/$defs/Nowhere"}));
    assert_told(&endpoint, "dangling-reference", pointer, "any JSON value");
}

#[test]
fn values_that_are_named_and_not_listed() {
    let named = json!([{"value": "a", "name": "first"}, {"value": "b", "name": "second"}]);
    let schema = json!({"type": "object", "properties": {"kind": {"type": "string", "x-apifox-enum": named}}});
    let code = code(&answering(&schema));
    assert!(code.contains("A: \"a\", B: \"b\""), "{code}");
}

#[test]
fn constants_have_the_type_of_their_value() {
    for (constant, field) in [
        (json!(1.5), "f64"),
        (json!(1), "i64"),
        (json!({}), "serde_json::Map<String, serde_json::Value>"),
        (json!([7]), "Vec<serde_json::Value>"),
    ] {
        let description = answering(&json!({"const": constant}));
        assert_eq!(told(&description), [], "{constant}");
        let code = code(&description);
        assert!(code.contains(&format!("pub a: Option<{field}>,")), "{code}");
        assert!(code.contains(&format!("Always `{constant}`.")), "{code}");
    }
    let null = answering(&json!({"const": null}));
    let at = "/responses/0/jsonSchema/properties/a/const";
    assert_told(&null, "null-only-schema", at, "any JSON value");
    assert_eq!(told(&null).len(), 1);
}

#[test]
fn lists_each_of_whose_elements_has_a_schema() {
    for kind in [json!({"type": "array"}), json!({})] {
        let mut tuple = kind;
        tuple["items"] = json!([{"type": "string"}, {"type": "integer"}]);
        let description = answering(&tuple);
        let at = "/responses/0/jsonSchema/properties/a/items";
        assert_told(&description, "weakened-schema", at, "any JSON value");
        assert_eq!(told(&description).len(), 1);
        let field = "pub a: Option<Vec<serde_json::Value>>,";
        assert!(code(&description).contains(field));
    }
}

#[test]
fn a_list_of_itself_may_be_empty() {
    for (schema, field) in [
        (
            json!({"type": "array", "items": {"$ref": "#/$defs/J"}}),
            "Vec<serde_json::Value>",
        ),
        (
            json!({"additionalProperties": {"$ref": "#/$defs/J"}}),
            "serde_json::Map<String, serde_json::Value>",
        ),
    ] {
        let mut endpoint = answering(&json!({"$ref": "#/$defs/J"}));
        endpoint["responses"][0]["jsonSchema"]["$defs"] = json!({"J": schema});
        let at = "/responses/0/jsonSchema/$defs/J";
        assert_told(
            &endpoint,
            "weakened-schema",
            at,
            "any JSON value is accepted in it",
        );
        let code = code(&endpoint);
        assert!(code.contains(&format!("pub a: Option<{field}>,")), "{code}");
    }
}

/// Asserts that each of these schemas is told just this, there.
fn assert_each(code: &str, cases: &[(Value, &str, &str)]) {
    for (schema, at, help) in cases {
        let description = answering(schema);
        let pointer = format!("/responses/0/jsonSchema/properties/a/{at}");
        assert_told(&description, code, &pointer, help);
        assert_eq!(told(&description).len(), 1, "{schema}");
    }
}

#[test]
fn values_that_contradict_their_type() {
    let listed = |kind: &str, values: Value| json!({"type": kind, "enum": values});
    let cases = [
        (listed("string", json!([1, 2])), "enum/0", "accepts any"),
        (
            listed("integer", json!(["1", null])),
            "enum/0",
            "the values that they say",
        ),
        (listed("string", json!(["a", 2])), "enum/1", "accepts any"),
        (
            listed("integer", json!([1, "a"])),
            "enum/1",
            "the type counts",
        ),
        (
            json!({"type": "string", "const": 5}),
            "const",
            "the type counts",
        ),
    ];
    assert_each("contradictory-value", &cases);
    for values in [json!([1, 0.5]), json!([null, 1])] {
        assert_eq!(told(&answering(&listed("number", values))), []);
    }
}

#[test]
fn values_that_are_listed_twice_or_only_named() {
    let named = |value: &str| json!([{"value": "a", "name": "A"}, {"value": value, "name": "B"}]);
    let only_named = json!({"enum": ["a"], "x-apifox-enum": named("c")});
    let cases = [
        (json!({"enum": ["a", "b", "a"]}), "enum/2", "once"),
        (json!({"enum": [1, 1.0]}), "enum/1", "once"),
        (only_named, "x-apifox-enum/1/value", "no variant"),
    ];
    assert_each("unused-value", &cases);
    let all = json!({"enum": ["a", "b", null], "x-apifox-enum": named("b")});
    for schema in [all, json!({"enum": [1, "1"]})] {
        assert_eq!(told(&answering(&schema)), []);
    }
}

#[test]
fn restrictions_that_no_value_can_hold_to() {
    let text = |key: &str, value: Value| (json!({"type": "string", key: value}), key.to_owned());
    for (schema, key) in [
        text("minLength", json!(-1)),
        text("maxLength", json!(1.5)),
        text("maxItems", json!("many")),
        text("multipleOf", json!(0)),
        text("minimum", json!("3")),
        text("exclusiveMaximum", json!("3")),
        text("pattern", json!(5)),
        text("uniqueItems", json!("yes")),
    ] {
        assert_each("contradictory-bounds", &[(schema, &key, "not checked")]);
    }
    assert_eq!(told(&answering(&text("minLength", json!(1.0)).0)), []);
}

#[test]
fn types_by_the_names_of_other_languages() {
    for (kind, known, field) in [
        ("int", "integer", "i64"),
        ("Bool", "boolean", "bool"),
        ("String", "string", "String"),
        ("float", "number", "f64"),
    ] {
        let description = answering(&json!({"type": kind, "nullable": true}));
        let pointer = "/responses/0/jsonSchema/properties/a/type";
        assert_told(
            &description,
            "wrong-type",
            pointer,
            &format!("as `{known}`"),
        );
        let field = format!("pub a: Option<{field}>,");
        assert!(code(&description).contains(&field), "{kind}");
    }
    let description = answering(&json!({"type": "strng"}));
    let pointer = "/responses/0/jsonSchema/properties/a/type";
    assert_told(&description, "wrong-type", pointer, "any JSON value");
    assert_eq!(told(&description).len(), 1);
}

#[test]
fn what_is_no_schema() {
    let pointer = "/responses/0/jsonSchema/properties/a";
    for (schema, code, help) in [
        (json!(false), "empty-schema", "any JSON value"),
        (
            json!("string"),
            "wrong-type",
            "write {\"type\": \"string\"}",
        ),
        (json!(["string"]), "wrong-type", "any JSON value"),
    ] {
        assert_told(&answering(&schema), code, pointer, help);
    }
    let mut whole = answering(&json!(true));
    whole["responses"][0]["jsonSchema"] = json!(false);
    let told = told(&whole);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        (told[0].0, told[0].1.as_str()),
        ("empty-schema", "/responses/0/jsonSchema")
    );
}
