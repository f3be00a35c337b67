//! What the enum of a union is made of: a type that one variant alone holds.

use apifox_codegen::{Config, Format, Input, Layout, generate};
use serde_json::{Value, json};

/// What the enum of a union converts from, where formats have these types.
fn conversions(branches: Value, formats: &[(&str, &str)]) -> String {
    let config = formats
        .iter()
        .fold(Config::default(), |config, (name, rust)| {
            config.with_format(Format::new(*name, rust).expect("it is one"))
        });
    let schema = json!({"type": "object", "properties": {"at": {"oneOf": branches}}});
    let endpoint = json!({"method": "get", "path": "/a", "responses": [
        {"code": 200, "contentType": "json", "jsonSchema": schema}]});
    let input = Input::new("a.json", endpoint.to_string());
    let config = config.with_layout(Layout::Module("a.rs".into()));
    let files = generate(&[input], &config).files;
    let (_, types) = files[0].text.split_once("pub mod types {").unwrap();
    let (_, made) = types.split_once("variants!").unwrap_or_default();
    let made = made.split(['{', '}']).nth(1).unwrap_or_default();
    made.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of(kind: &str, format: &str) -> Value {
    json!({"type": kind, "format": format})
}

#[test]
fn a_type_of_several_variants_is_none_that_the_enum_is_made_of() {
    let list = |items: &Value| json!({"type": "array", "items": items});
    let (text, at, counted) = (of("string", ""), of("string", "at"), of("integer", "sid"));
    for (branches, rust) in [
        (
            json!([at, counted]),
            ["jiff/date-time", "jiff/epoch-seconds"],
        ),
        (
            json!([at, counted]),
            ["time/date-time", "time/epoch-milliseconds"],
        ),
        (json!([at, counted]), ["jiff/date-time", "jiff::Timestamp"]),
        (
            json!([at, counted]),
            ["rust_decimal", "rust_decimal::prelude::Decimal"],
        ),
        (
            json!([list(&at), list(&counted)]),
            ["jiff/date-time", "jiff/epoch-seconds"],
        ),
        (json!([text, counted]), ["uuid", "std::string::String"]),
        (json!([text, counted]), ["uuid", "alloc::string::String"]),
        (
            json!([{"type": "boolean"}, counted]),
            ["uuid", "std::primitive::bool"],
        ),
    ] {
        let formats = [("at", rust[0]), ("sid", rust[1])];
        assert_eq!(conversions(branches, &formats), "", "{rust:?}");
    }
}

#[test]
fn types_that_differ_are_what_the_enum_is_made_of() {
    let branches = json!([of("string", "at"), of("integer", "sid")]);
    for (rust, made) in [
        (
            ["chrono/date-time", "chrono/epoch-seconds"],
            "Text: chrono::DateTime<chrono::FixedOffset>, Integer: chrono::DateTime<chrono::Utc>,",
        ),
        (
            ["jiff/date", "crate::Tally"],
            "Text: jiff::civil::Date, Integer: crate::Tally",
        ),
    ] {
        let formats = [("at", rust[0]), ("sid", rust[1])];
        assert_eq!(conversions(branches.clone(), &formats), made);
    }
}
