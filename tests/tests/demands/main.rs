//! What is demanded of values, in the checks of a client and in what it says of them.

mod branches;

use apifox_codegen::{Code, Config, Input, Layout, Output, generate};
use serde_json::{Value, json};

/// Schemas that have names.
fn named() -> Value {
    json!({
        "Short": {"type": "string", "maxLength": 2},
        "Long": {"type": "string", "minLength": 5},
        "Positive": {"type": "integer", "minimum": 1},
        "Code": {"type": "string", "pattern": "^[A-Z]{2}"},
        "Kind": {"type": "string", "enum": ["aa", "bb"]},
        "Low": {"type": "object", "properties": {"x": {"type": "string"}}, "minProperties": 1},
    })
}

fn to(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// What is generated for a call that sends an object with this property.
fn generated(schema: &Value) -> Output {
    let body = json!({"type": "object", "properties": {"a": schema}, "$defs": named()});
    let endpoint = json!({"method": "post", "path": "/pets", "requestBody": {
        "type": "application/json", "jsonSchema": body},
        "responses": [{"code": 204, "contentType": "noContent"}]});
    let config = Config::default()
        .with_checks()
        .with_defaults()
        .with_layout(Layout::Module("a.rs".into()));
    generate(&[Input::new("a.json", endpoint.to_string())], &config)
}

/// What is said of the property with this code.
fn told(schema: &Value, code: Code) -> Vec<String> {
    let diagnostics = generated(schema).diagnostics.into_iter();
    let told = diagnostics.filter(|told| told.code == code);
    told.map(|told| told.message).collect()
}

/// The types of the client.
fn code_of(schema: &Value) -> String {
    let files = generated(schema).files.into_iter();
    let text: String = files.map(|file| file.text).collect();
    let (_, types) = text.split_once("pub mod types {").unwrap();
    let (types, _) = types.split_once("\n}\n").unwrap();
    types.to_owned()
}

/// What is checked of the property, and what its docs say.
fn demanded(schema: &Value) -> (String, String) {
    let code = code_of(schema);
    let (before, _) = code
        .split_once("pub a: ")
        .unwrap_or_else(|| panic!("{code}"));
    let (_, before) = before.rsplit_once("pub struct").unwrap();
    let lines = before.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter_map(|line| line.strip_prefix("/// ")).collect();
    let (_, checks) = code.split_once("checks!(").unwrap_or_default();
    let (_, checks) = checks.split_once("\"a\": ").unwrap_or_default();
    let (checks, _) = checks.split_once(" });").unwrap_or_default();
    (checks.to_owned(), lines.join("\n"))
}

#[track_caller]
fn assert_demanded(schema: &Value, checks: &str, docs: &str) {
    let expected = (checks.to_owned(), docs.to_owned());
    assert_eq!(demanded(schema), expected, "{schema}");
}

#[test]
fn whole_numbers_are_told_without_a_fraction() {
    let schema = json!({"type": "number", "minimum": -5.0, "maximum": 1e3});
    assert_demanded(
        &schema,
        "Minimum(-5) Maximum(1000)",
        "At least -5. At most 1000.",
    );
}

#[test]
fn every_pattern_is_demanded() {
    let pattern = |pattern: &str| json!({"type": "string", "pattern": pattern});
    let both = (
        "Pattern(\"^a\") Pattern(\"z$\")",
        "Matches `^a`. Matches `z$`.",
    );
    let code = (
        "Pattern(\"^[A-Z]{2}\") Pattern(\"9$\")",
        "Matches `^[A-Z]{2}`. Matches `9$`.",
    );
    let code_last = (
        "Pattern(\"9$\") Pattern(\"^[A-Z]{2}\")",
        "Matches `9$`. Matches `^[A-Z]{2}`.",
    );
    for (schema, (checks, docs)) in [
        (json!({"allOf": [pattern("^a"), pattern("z$")]}), both),
        (json!({"allOf": [pattern("^a"), {"pattern": "z$"}]}), both),
        (
            json!({"type": "string", "pattern": "^a", "allOf": [{"pattern": "z$"}]}),
            both,
        ),
        (json!({"allOf": [to("Code"), {"pattern": "9$"}]}), code),
        (json!({"$ref": "#/$defs/Code", "pattern": "9$"}), code_last),
    ] {
        assert_demanded(&schema, checks, docs);
    }
}

#[test]
fn the_strictest_demand_holds() {
    let five = ("Minimum(5)", "At least 5.");
    for (schema, (checks, docs)) in [
        (json!({"allOf": [to("Positive"), {"minimum": 5}]}), five),
        (json!({"allOf": [{"minimum": 5}, to("Positive")]}), five),
        (
            json!({"allOf": [{"type": "integer", "minimum": 5}, to("Positive")]}),
            five,
        ),
        (json!({"allOf": [to("Positive")], "minimum": 5}), five),
        (json!({"$ref": "#/$defs/Positive", "minimum": 5}), five),
        (
            json!({"$ref": "#/$defs/Positive", "minimum": 0}),
            ("Minimum(1)", "At least 1."),
        ),
        (
            json!({"allOf": [to("Short"), {"type": "string", "maxLength": 5}], "maxLength": 4}),
            ("MaxLength(2)", "At most 2 characters."),
        ),
        (
            json!({"allOf": [{"type": "number", "multipleOf": 3}, {"multipleOf": 5}]}),
            (
                "MultipleOf(3) MultipleOf(5)",
                "A multiple of 3. A multiple of 5.",
            ),
        ),
        (
            json!({"allOf": [{"type": "object", "additionalProperties": true}, {"minProperties": 1}]}),
            ("MinProperties(1)", "At least 1 member."),
        ),
    ] {
        assert_demanded(&schema, checks, docs);
    }
}

#[test]
fn what_parts_of_an_object_demand_holds_for_the_whole() {
    let object = json!({"type": "object", "properties": {"y": {"type": "string"}}});
    let stricter = json!({"properties": {"y": {"type": "string"}}, "minProperties": 2});
    for (schema, checks, docs) in [
        (
            json!({"allOf": [object, {"minProperties": 1}]}),
            "MinProperties(1)",
            "At least 1 member.",
        ),
        (
            json!({"allOf": [to("Low"), stricter]}),
            "MinProperties(2)",
            "At least 2 members.",
        ),
        (
            json!({"allOf": [to("Low"), object]}),
            "MinProperties(1)",
            "At least 1 member.",
        ),
        (
            json!({"type": "object", "x-apifox-refs": {"1": to("Low")}}),
            "MinProperties(1)",
            "At least 1 member.",
        ),
        (
            json!({"type": "object", "minProperties": 2, "x-apifox-refs": {"1": to("Low")}}),
            "MinProperties(2)",
            "At least 2 members.",
        ),
    ] {
        assert_eq!(demanded(&schema).0, checks, "{schema}");
        assert_eq!(demanded(&schema).1, docs, "{schema}");
    }
}

#[test]
fn what_listed_values_hold_to_is_not_demanded_again() {
    for (schema, checks, docs) in [
        (json!({"allOf": [to("Kind")], "maxLength": 2}), "", ""),
        (json!({"allOf": [to("Kind"), {"maxLength": 2}]}), "", ""),
        (
            json!({"const": "abc", "pattern": "^abc$"}),
            "",
            "Always `abc`.",
        ),
        (
            json!({"type": "number", "enum": [1.5, 2.5], "maximum": 3}),
            "",
            "Values:\n* 1.5\n* 2.5",
        ),
        (
            json!({"type": "string", "enum": ["ab", "xyz"], "maxLength": 3}),
            "",
            "",
        ),
        (
            json!({"type": "string", "enum": ["ab", "abc"], "pattern": "^ab"}),
            "",
            "",
        ),
    ] {
        assert_demanded(&schema, checks, docs);
    }
    for (schema, checks) in [
        (
            json!({"type": "string", "enum": ["ab", "xyz"], "maxLength": 2}),
            "MaxLength(2)",
        ),
        (
            json!({"type": "string", "description": "枚举值: ab, cd", "maxLength": 2}),
            "MaxLength(2)",
        ),
    ] {
        assert_eq!(demanded(&schema).0, checks, "{schema}");
    }
}

#[test]
fn what_lists_and_maps_hold_is_told_as_deep_as_it_is_checked() {
    let list = |items: Value| json!({"type": "array", "items": items});
    let map = |values: Value| json!({"type": "object", "additionalProperties": values});
    let short = json!({"type": "string", "minLength": 1, "maxLength": 2});
    let each_short =
        |each: &str| format!("{each} has at least 1 character. {each} has at most 2 characters.");
    for (schema, checks, docs) in [
        (
            list(short.clone()),
            "Each(MinLength(1) MaxLength(2))",
            each_short("Each element"),
        ),
        (
            map(short.clone()),
            "Each(MinLength(1) MaxLength(2))",
            each_short("Each value"),
        ),
        (
            list(list(short.clone())),
            "Each(Each(MinLength(1) MaxLength(2)))",
            each_short("Each element of each element"),
        ),
        (
            map(list(short.clone())),
            "Each(Each(MinLength(1) MaxLength(2)))",
            each_short("Each element of each value"),
        ),
        (
            list(map(short)),
            "Each(Each(MinLength(1) MaxLength(2)))",
            each_short("Each value of each element"),
        ),
        (
            list(json!({"type": "array", "items": {}, "maxItems": 3, "uniqueItems": true})),
            "Each(MaxItems(3) UniqueItems)",
            "Each element has at most 3 elements. Each element has only elements that differ."
                .to_owned(),
        ),
        (
            list(to("Code")),
            "Each(Pattern(\"^[A-Z]{2}\"))",
            "Each element matches `^[A-Z]{2}`.".to_owned(),
        ),
        (
            map(json!({"$ref": "#/$defs/Code", "pattern": "9$"})),
            "Each(Pattern(\"9$\") Pattern(\"^[A-Z]{2}\"))",
            "Each value matches `9$`. Each value matches `^[A-Z]{2}`.".to_owned(),
        ),
        (
            json!({"allOf": [list(to("Short")), {"maxItems": 3}]}),
            "MaxItems(3) Each(MaxLength(2))",
            "At most 3 elements. Each element has at most 2 characters.".to_owned(),
        ),
        (list(to("Kind")), "", String::new()),
        (list(to("Low")), "Each(MinProperties(1))", String::new()),
    ] {
        assert_demanded(&schema, checks, &docs);
    }
}

#[test]
fn what_no_listed_value_holds_to_is_reported_and_not_checked() {
    let none = "no value that is listed holds to what is demanded of it";
    for schema in [
        json!({"type": "string", "enum": ["abc", "abcd"], "maxLength": 2}),
        json!({"type": "integer", "enum": [5, 6], "maximum": 2}),
        json!({"type": "integer", "enum": [1, 9], "minimum": 2, "maximum": 8}),
        json!({"type": "string", "const": "abc", "maxLength": 2}),
        json!({"allOf": [to("Kind"), {"maxLength": 1}]}),
        json!({"$ref": "#/$defs/Kind", "maxLength": 1}),
    ] {
        assert_eq!(told(&schema, Code::ContradictoryValue), [none], "{schema}");
        assert_eq!(demanded(&schema).0, "", "{schema}");
    }
    let constant = json!({"type": "string", "const": "q", "enum": ["a"]});
    assert_eq!(
        told(&constant, Code::ContradictoryValue),
        ["the constant is none of the values that are listed beside it"]
    );
    for schema in [
        json!({"type": "string", "enum": ["ab", "xyz"], "maxLength": 2}),
        json!({"type": "string", "enum": ["ab"], "pattern": "^b"}),
        json!({"type": "string", "const": "a", "enum": ["a", "b"]}),
        json!({"type": ["string", "null"], "enum": ["abc", null], "maxLength": 2}),
    ] {
        assert!(
            told(&schema, Code::ContradictoryValue).is_empty(),
            "{schema}"
        );
    }
}

#[test]
fn what_demands_nothing_is_not_told() {
    for schema in [
        json!({"type": "string", "pattern": ""}),
        json!({"type": "integer", "pattern": "^a"}),
        json!({"type": "integer", "minLength": 3}),
        json!({"type": "string", "minLength": -1}),
        json!({"type": "string", "maxLength": "3"}),
        json!({"type": "number", "multipleOf": 0}),
    ] {
        assert_demanded(&schema, "", "");
    }
    for (pattern, shown) in [
        ("^\t$", "Matches `^\\t$`."),
        ("a\nb", "Matches `a\\nb`."),
        ("\0", "Matches `\\u{0}`."),
    ] {
        let (_, docs) = demanded(&json!({"type": "string", "pattern": pattern}));
        assert_eq!(docs, shown);
    }
    let three = json!({"type": "string", "maxLength": 3.0});
    assert_demanded(&three, "MaxLength(3)", "At most 3 characters.");
}
