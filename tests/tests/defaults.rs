//! With which defaults requests begin, and what is told of the others.

use apifox_codegen::{Config, Input, Layout, generate};
use serde_json::{Value, json};

/// What a request that has this property begins with, and what is told of its default.
fn begun(method: &str, schema: &Value) -> (String, Vec<String>) {
    let body = json!({
        "type": "object",
        "properties": {"a": schema},
        "$defs": {"Size": {"type": "string", "enum": ["s", "m"]}},
    });
    let endpoint = json!({"method": method, "path": "/pets", "requestBody": {"type": "application/json", "jsonSchema": body},
        "responses": [{"code": 204, "contentType": "noContent"}]});
    let config = Config::default()
        .with_defaults()
        .with_layout(Layout::Module("a.rs".into()));
    let output = generate(&[Input::new("a.json", endpoint.to_string())], &config);
    let text: String = output.files.into_iter().map(|file| file.text).collect();
    let (_, new) = text.split_once("pub fn new() -> Self").unwrap_or_default();
    let (_, value) = new.split_once("a: ").unwrap_or_default();
    let (value, _) = value.split_once(",\n").unwrap_or_default();
    let told = output.diagnostics.into_iter();
    let told = told.filter(|told| told.code.as_str() == "unused-default");
    let value = value.split(" }").next().unwrap_or_default();
    (value.to_owned(), told.map(|told| told.message).collect())
}

#[test]
fn requests_begin_with_what_can_be_written() {
    let size = json!({"$ref": "#/$defs/Size"});
    for (schema, value) in [
        (json!({"type": "integer", "default": 5.0}), "Some(5)"),
        (
            json!({"type": "integer", "default": u64::MAX}),
            "Some(18446744073709551615)",
        ),
        (json!({"type": "number", "default": 2.5}), "Some(2.5)"),
        (
            json!({"type": "string", "format": "date", "default": "2026-01-31"}),
            "Some(\"2026-01-31\".into())",
        ),
        (json!({"allOf": [size], "default": "m"}), "Some(Size::M)"),
        (
            json!({"$ref": "#/$defs/Size", "default": "m"}),
            "Some(Size::M)",
        ),
        (
            json!({"type": "array", "items": {"type": "integer"}, "default": [1, 2]}),
            "Some(::std::vec![1, 2])",
        ),
        (
            json!({"type": "array", "items": size, "default": ["s"]}),
            "Some(::std::vec![Size::S])",
        ),
        (
            json!({"type": "array", "items": {"type": "string"}, "default": []}),
            "Some(::std::vec![])",
        ),
        (json!({"const": 7, "default": 7}), "Some(7)"),
    ] {
        let (begun, told) = begun("post", &schema);
        let begun = begun.replace(".to_owned()", ".into()");
        assert_eq!((&*begun, &*told), (value, &[][..]), "{schema}");
    }
}

#[test]
fn other_defaults_are_not_sent_and_are_told() {
    let demanded = "as is demanded of it";
    let unwritten = "no value of the property's type is written";
    let text = json!({"type": "string"});
    for (schema, message) in [
        (json!({"const": "a", "default": "b"}), demanded),
        (
            json!({"type": "integer", "maximum": 9, "default": 10}),
            demanded,
        ),
        (
            json!({"type": "string", "minLength": 2, "default": "b"}),
            demanded,
        ),
        (
            json!({"type": "string", "pattern": "^y", "default": "x"}),
            demanded,
        ),
        (
            json!({"type": "string", "format": "uuid", "default": "b"}),
            demanded,
        ),
        (
            json!({"type": "string", "format": "date-time", "default": "now"}),
            demanded,
        ),
        (
            json!({"type": "array", "items": text, "default": [1]}),
            demanded,
        ),
        (
            json!({"type": "array", "items": text, "maxItems": 1, "default": ["a", "b"]}),
            demanded,
        ),
        (
            json!({"oneOf": [text, {"type": "boolean"}], "default": true}),
            unwritten,
        ),
        (json!({"type": "object", "default": {"b": 1}}), unwritten),
        (
            json!({"type": "string", "format": "password", "default": "b"}),
            unwritten,
        ),
    ] {
        let (begun, told) = begun("post", &schema);
        assert!(begun.is_empty() || begun == "None", "{schema}: {begun}");
        assert_eq!(told.len(), 1, "{schema}");
        assert!(told[0].contains(message), "{schema}: {told:?}");
    }
}

#[test]
fn what_patch_sends_begins_with_nothing() {
    let schema = json!({"type": "integer", "default": 5});
    let (begun, told) = begun("patch", &schema);
    assert!(begun.is_empty() || begun == "None", "{begun}");
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("PATCH sends the schema"), "{told:?}");
}
