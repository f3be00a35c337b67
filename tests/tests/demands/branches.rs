//! Branches that are one type: what all of them demand holds.

use apifox_codegen::Code;
use serde_json::{Value, json};

use super::{assert_demanded, code_of, demanded, to, told};

#[test]
fn what_is_one_type_is_held_to_what_all_branches_demand() {
    let string = |key: &str, value: Value| json!({"type": "string", key: value});
    let number = |key: &str, value: Value| json!({"type": "number", key: value});
    let (a, b) = (
        string("pattern", "^a".into()),
        string("pattern", "^b".into()),
    );
    let long = string("minLength", 5.into());
    let nullable = json!({"type": ["string", "null"], "minLength": 5});
    for branches in [
        json!([long, {"const": ""}]),
        json!([{"const": ""}, long]),
        json!([a, b]),
        json!([long, {"type": "string"}]),
        json!([{"type": "string"}, long]),
        json!([{"type": "integer", "maximum": 3}, number("minimum", 10.into())]),
        json!([number("minimum", 10.into()), {"type": "integer", "maximum": 3}]),
        json!([
            number("multipleOf", 3.into()),
            number("multipleOf", 5.into())
        ]),
        json!([to("Short"), to("Long")]),
        json!([{"allOf": [to("Positive")], "minimum": 5}, to("Positive"), {"type": "integer"}]),
        json!([{"type": "array", "items": a, "maxItems": 1}, {"type": "array", "items": b, "minItems": 3}]),
        json!([nullable, {"type": "string"}]),
    ] {
        for keyword in ["anyOf", "oneOf"] {
            assert_demanded(&json!({keyword: branches}), "", "");
        }
    }
    let alike = json!({"anyOf": [
        {"type": "string", "minLength": 5, "maxLength": 9},
        {"type": "string", "maxLength": 9, "format": "uri"},
    ]});
    assert_demanded(&alike, "MaxLength(9)", "At most 9 characters.");
    let of_null = json!({"anyOf": [nullable, long]});
    assert_eq!(demanded(&of_null).0, "MinLength(5)");
    let told = code_of(&json!({"oneOf": [a, b, {"type": "integer", "minimum": 1}]}));
    assert!(!told.contains("Pattern"), "{told}");
    assert!(!told.contains("Matches"), "{told}");
    assert!(told.contains("Minimum(1)"), "{told}");
}

#[test]
fn what_is_demanded_where_a_value_is_not_null_is_said() {
    let long = json!({"type": "string", "minLength": 5});
    let nothing = json!({"type": "null"});
    let address = json!({"type": "string", "minLength": 5, "format": "uri"});
    for branches in [json!([long, nothing]), json!([long, address, nothing])] {
        let (checks, sentence) = ("MinLength(5)", "At least 5 characters.");
        assert_demanded(&json!({"anyOf": branches}), checks, sentence);
        let told = json!({"anyOf": branches, "description": "A name."});
        assert_demanded(&told, checks, &format!("A name.\n{sentence}"));
    }
}

#[test]
fn of_bounds_of_branches_the_wider_hold() {
    let string =
        |least: u64, most: u64| json!({"type": "string", "minLength": least, "maxLength": most});
    let list = |most: u64| json!({"type": "array", "items": {"type": "string", "maxLength": most}, "maxItems": most});
    for (branches, checks, sentence) in [
        (
            json!([string(1, 5), string(3, 9)]),
            "MinLength(1) MaxLength(9)",
            "At least 1 character. At most 9 characters.",
        ),
        (
            json!([
                {"type": "number", "exclusiveMinimum": 2, "maximum": 1e300},
                {"type": "number", "minimum": 3.5, "exclusiveMaximum": 9}
            ]),
            "ExclusiveMinimum(2) Maximum(1e300)",
            "More than 2. At most 1e+300.",
        ),
        (
            json!([list(2), list(7)]),
            "MaxItems(7) Each(MaxLength(7))",
            "At most 7 elements. Each element has at most 7 characters.",
        ),
    ] {
        assert_demanded(&json!({"anyOf": branches}), checks, sentence);
    }
}

#[test]
fn what_branches_demand_and_nothing_is_held_to_is_told() {
    let string = |key: &str, value: Value| json!({"type": "string", key: value});
    let long = string("minLength", 5.into());
    let list = |held: &Value| json!({"type": "array", "items": held});
    let pattern = string("pattern", "^a".into());
    for branches in [
        json!([long, string("maxLength", 2.into())]),
        json!([long, {"const": ""}]),
        json!([{"enum": ["a", "b"]}, long]),
        json!([{"type": "integer", "const": 0}, {"type": "integer", "minimum": 5}]),
        json!([list(&pattern), list(&long)]),
    ] {
        assert_eq!(count(&json!({"anyOf": branches})), 1, "{branches}");
    }
    for branches in [
        json!([long, string("minLength", 2.into())]),
        json!([long, {"type": "string"}]),
        json!([{"type": "string"}, long]),
        json!([{"enum": ["a"]}, {"type": "string"}]),
        json!([long, long, {"type": "integer", "minimum": 2}]),
        json!([list(&long), list(&string("minLength", 2.into()))]),
    ] {
        assert_eq!(count(&json!({"anyOf": branches})), 0, "{branches}");
    }
}

/// How often branches of a property are told to demand different things.
fn count(schema: &Value) -> usize {
    told(schema, Code::UncheckedKeyword).len()
}
