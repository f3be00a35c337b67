//! Which integer a whole number becomes: by its format, and by its bounds.

use apifox_codegen::{Code, Config, Input, generate, outline};
use serde_json::{Value, json};

/// An endpoint that answers with what a schema describes.
fn input(schema: &Value) -> Input {
    let endpoint = json!({"method": "get", "path": "/a", "responses": [
        {"code": 200, "contentType": "json", "jsonSchema": schema}]});
    Input::new("input.json", endpoint.to_string())
}

/// What is understood of a schema, and whether its bounds are told to be wrong.
fn understood(schema: &Value) -> (String, bool) {
    let input = [input(schema)];
    let text = outline(&input);
    let (_, answer) = text.split_once("answer: application/json ").unwrap();
    let told = generate(&input, &Config::default()).diagnostics;
    let codes: Vec<Code> = told.iter().map(|told| told.code).collect();
    assert!(codes.iter().all(|code| *code == Code::ContradictoryBounds));
    (answer.trim().to_owned(), !codes.is_empty())
}

/// The integers that these members beside `type: integer` make.
fn assert_made(cases: impl IntoIterator<Item = (Value, &'static str)>, is_wrong: bool) {
    for (mut schema, shape) in cases {
        schema["type"] = "integer".into();
        assert_eq!(
            understood(&schema),
            (shape.to_owned(), is_wrong),
            "{schema}"
        );
    }
}

#[test]
fn a_format_says_how_large_an_integer_is() {
    let cases = [
        ("int8", "int32"),
        ("int16", "int32"),
        ("int32", "int32"),
        ("int64", "integer"),
        ("uint8", "uint32"),
        ("uint16", "uint32"),
        ("uint32", "uint32"),
        ("uint64", "uint64"),
        ("unixtime", "integer"),
    ];
    assert_made(
        cases.map(|(format, shape)| (json!({"format": format}), shape)),
        false,
    );
    let number = json!({"type": "number", "format": "int32", "minimum": 0});
    assert_eq!(understood(&number), ("uint32".to_owned(), false));
    let number = json!({"type": "number", "format": "double", "minimum": 0});
    assert_eq!(understood(&number), ("number".to_owned(), false));
}

#[test]
fn a_number_of_a_whole_format_is_an_integer_unless_a_number_beside_it_is_none() {
    for (format, shape) in [
        ("long", "integer"),
        ("integer", "integer"),
        ("int", "integer"),
        ("int16", "int32"),
        ("uint8", "uint32"),
        ("int64", "integer"),
    ] {
        let schema = json!({"type": "number", "format": format, "example": 3.0, "maximum": 9});
        assert_eq!(understood(&schema), (shape.to_owned(), false), "{format}");
        for (key, value) in [
            ("minimum", json!(0.5)),
            ("multipleOf", json!(0.01)),
            ("default", json!(1.5)),
            ("enum", json!([1, 2.5])),
            ("example", json!(1.5)),
            ("examples", json!([1, 1.5])),
        ] {
            let mut schema = schema.clone();
            schema[key] = value;
            let told = generate(&[input(&schema)], &Config::default()).diagnostics;
            let codes: Vec<Code> = told.iter().map(|told| told.code).collect();
            assert_eq!(codes, [Code::ContradictoryValue], "{schema}");
            let text = outline(&[input(&schema)]);
            assert!(text.contains("answer: application/json number"), "{text}");
        }
    }
}

#[test]
fn a_least_number_says_whether_an_integer_has_a_sign() {
    let cases = [
        (json!({}), "integer"),
        (json!({"minimum": 0}), "uint64"),
        (json!({"minimum": 1, "format": "int32"}), "uint32"),
        (json!({"minimum": -1}), "integer"),
        (json!({"minimum": -0.5}), "uint64"),
        (json!({"exclusiveMinimum": -1}), "uint64"),
        (json!({"exclusiveMinimum": -2}), "integer"),
        (json!({"minimum": -1, "exclusiveMinimum": true}), "uint64"),
        (json!({"maximum": 10}), "integer"),
        (
            json!({"minimum": 0, "maximum": 4_294_967_295_u64, "format": "int32"}),
            "uint32",
        ),
        (json!({"maximum": u64::MAX}), "uint64"),
        // The last number of 63 bits, as JavaScript writes it.
        (
            json!({"minimum": i64::MIN, "maximum": 9_223_372_036_854_776_000_u64}),
            "integer",
        ),
    ];
    assert_made(cases, false);
}

#[test]
fn bounds_that_contradict_each_other_or_the_format_are_told() {
    let cases = [
        (json!({"minimum": 1, "maximum": 0}), "integer"),
        (json!({"exclusiveMinimum": 1, "maximum": 1}), "integer"),
        (
            json!({"exclusiveMinimum": 1, "exclusiveMaximum": 2}),
            "integer",
        ),
        (
            json!({"format": "int32", "minimum": 0, "maximum": 9_999_999_999_u64}),
            "integer",
        ),
        (
            json!({"format": "int32", "minimum": -9_999_999_999_i64}),
            "integer",
        ),
        (json!({"format": "uint32", "minimum": -1}), "integer"),
        (json!({"format": "int32", "maximum": u64::MAX}), "uint64"),
        (json!({"minimum": -1, "maximum": u64::MAX}), "integer"),
        (json!({"minimum": -5, "maximum": TOO_LARGE}), "integer"),
        (json!({"minimum": 1, "maximum": TOO_LARGE}), "uint64"),
        // Without a least number there may be a sign.
        (json!({"maximum": TOO_LARGE}), "integer"),
        (json!({"format": "int32", "minimum": LARGE}), "uint64"),
        (json!({"format": "uint32", "maximum": TOO_LARGE}), "uint64"),
        (json!({"minimum": -1e30}), "integer"),
        // A text is no number.
        (json!({"minimum": "0"}), "integer"),
    ];
    assert_made(cases, true);
    let number = json!({"type": "number", "minimum": 1.5, "maximum": 1.25});
    assert_eq!(understood(&number), ("number".to_owned(), true));
}

#[test]
fn what_no_integer_holds_between_bounds_is_told_as_lost() {
    let held = "the type holds every number between them";
    let signed = "the type is `i64`: numbers beyond it can be neither sent nor read";
    let unsigned = "the type is `u64`: numbers beyond it can be neither sent nor read";
    for (bounds, expected) in [
        (json!({"minimum": -5, "maximum": TOO_LARGE}), signed),
        (json!({"minimum": -1e30}), signed),
        (json!({"minimum": 5, "maximum": TOO_LARGE}), unsigned),
        (json!({"maximum": TOO_LARGE}), signed),
        (json!({"format": "uint64", "maximum": TOO_LARGE}), unsigned),
        (json!({"format": "int32", "maximum": u64::MAX}), held),
        (json!({"format": "uint32", "minimum": -1}), held),
    ] {
        let mut schema = bounds.clone();
        schema["type"] = "integer".into();
        let told = generate(&[input(&schema)], &Config::default()).diagnostics;
        let help: Vec<&str> = told.iter().map(|told| told.help.as_str()).collect();
        assert_eq!(help, [expected], "{bounds}");
    }
}

/// Numbers beyond 64 bits with a sign, and beyond all 64.
const LARGE: u64 = 1 << 63;
const TOO_LARGE: f64 = 1e20;

#[test]
fn values_that_are_named_fit_into_the_type() {
    for (schema, shape) in [
        (json!({"type": "integer", "enum": [1, LARGE]}), "uint64"),
        (
            json!({"type": "integer", "enum": [LARGE, null]}),
            "uint64 or null",
        ),
        (json!({"enum": [u64::MAX]}), "uint64"),
        (json!({"type": "integer", "enum": [1, 1e19]}), "uint64"),
        (json!({"type": "integer", "const": u64::MAX}), "uint64"),
        (json!({"const": u64::MAX}), "uint64"),
        (json!({"type": "integer", "default": LARGE}), "uint64"),
        (json!({"type": "integer", "default": i64::MAX}), "integer"),
        (json!({"type": "integer", "minimum": LARGE}), "uint64"),
        (json!({"type": "number", "enum": [LARGE, 0.5]}), "number"),
    ] {
        assert_eq!(understood(&schema), (shape.to_owned(), false), "{schema}");
    }
}

#[test]
fn values_beyond_the_format_go_before_it_and_are_told() {
    for (schema, shape) in [
        (
            json!({"type": "integer", "format": "int64", "enum": [LARGE]}),
            "uint64",
        ),
        (
            json!({"type": "integer", "format": "int32", "const": LARGE}),
            "uint64",
        ),
    ] {
        assert_eq!(understood(&schema), (shape.to_owned(), true), "{schema}");
    }
    // No value that is listed holds to the bound, which is told besides.
    let listed = [input(
        &json!({"type": "integer", "maximum": 9, "enum": [LARGE]}),
    )];
    assert!(outline(&listed).contains("answer: application/json uint64"));
    let told = generate(&listed, &Config::default()).diagnostics;
    let codes: Vec<Code> = told.iter().map(|told| told.code).collect();
    assert_eq!(codes, [Code::ContradictoryBounds, Code::ContradictoryValue]);
}

#[test]
fn values_that_no_integer_holds_make_numbers_and_are_told() {
    for schema in [
        json!({"type": "integer", "enum": [1, TOO_LARGE]}),
        json!({"type": "integer", "enum": [-1, u64::MAX]}),
        json!({"type": "integer", "const": -TOO_LARGE}),
        json!({"type": "integer", "default": TOO_LARGE}),
        json!({"type": "integer", "minimum": TOO_LARGE}),
        json!({"type": "integer", "format": "uint64", "exclusiveMinimum": TOO_LARGE}),
        json!({"type": "integer", "maximum": -TOO_LARGE}),
    ] {
        let input = [input(&schema)];
        assert!(
            outline(&input).contains("application/json number"),
            "{schema}"
        );
        let told = generate(&input, &Config::default()).diagnostics;
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].code, Code::WeakenedSchema);
        assert!(
            told[0].message.contains("no whole number of 64 bits"),
            "{told:?}"
        );
    }
}

#[test]
fn what_restricts_a_number_is_told_in_words() {
    for (members, words) in [
        (
            json!({"minimum": 0, "exclusiveMinimum": true}),
            "/// More than 0.\n",
        ),
        (
            json!({"maximum": 9, "exclusiveMaximum": true}),
            "/// Less than 9.\n",
        ),
        (
            json!({"minimum": 1, "exclusiveMinimum": "true"}),
            "/// At least 1.\n",
        ),
        (
            json!({"minimum": 1, "exclusiveMinimum": false}),
            "/// At least 1.\n",
        ),
    ] {
        let mut number = members.clone();
        number["type"] = "integer".into();
        let schema = json!({"type": "object", "properties": {"a": number}});
        let files = generate(&[input(&schema)], &Config::default()).files;
        let types = files
            .iter()
            .find(|file| file.path == "src/types.rs")
            .unwrap();
        assert!(types.text.contains(words), "{members}: {}", types.text);
    }
}
