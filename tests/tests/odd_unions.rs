//! Unions that nobody should write, and that somebody has: their types compile, and every value comes back as it was.

mod common;

use std::path::Path;
use std::time::{Duration, Instant};

use apifox_codegen::{Config, Input, generate};
use common::alike::alike;
use serde_json::{Value, json};
use tests::codec::{Codec, Description, Trial};

/// Schemas by name, and the values of each.
type Case = Vec<(&'static str, Value, Vec<Value>)>;

fn to(name: &str) -> Value {
    json!({"$ref": target(name)})
}

fn target(name: &str) -> String {
    format!("#/definitions/{name}")
}

fn object(properties: Value) -> Value {
    let names = properties.as_object().expect("it is an object").keys();
    json!({"type": "object", "required": names.collect::<Vec<_>>(), "properties": properties})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn list(name: &str) -> Value {
    json!({"type": "array", "items": to(name)})
}

/// Schemas called as what the code uses is called.
fn names() -> Case {
    let kind = |kind: &str| object(json!({"kind": {"const": kind}, "value": to("Option")}));
    vec![
        (
            "Option",
            json!({"oneOf": [to("Value"), to("Other"), to("Vec"), text()]}),
            vec![
                json!("a"),
                json!({"kind": "value", "value": "b"}),
                json!([["c"]]),
                json!({"d": 1}),
            ],
        ),
        (
            "Value",
            kind("value"),
            vec![json!({"kind": "value", "value": {"kind": "other", "value": 1}})],
        ),
        (
            "Other",
            kind("other"),
            vec![json!({"kind": "other", "value": null})],
        ),
        (
            "Vec",
            json!({"type": "array", "items": to("Option")}),
            vec![json!([])],
        ),
        (
            "String",
            json!({"anyOf": [to("Box"), text(), {"type": "array", "items": to("String")}]}),
            vec![json!(["a", ["b"], {"box": "c"}]), json!(1)],
        ),
        (
            "Box",
            object(json!({"box": to("String")})),
            vec![json!({"box": {"box": []}})],
        ),
        (
            "Some",
            json!({"oneOf": [to("None"), {"type": "boolean"}], "nullable": true}),
            vec![json!(true), json!(null), json!({"none": false})],
        ),
        (
            "None",
            object(json!({"none": {"type": "boolean"}})),
            vec![json!({"none": true})],
        ),
        (
            "Result",
            json!({"oneOf": [
                {"title": "Ok", "type": "object", "required": ["ok"], "properties": {"ok": to("Result")}},
                {"title": "Err", "type": "object", "required": ["err"], "properties": {"err": text()}},
            ]}),
            vec![json!({"ok": {"ok": {"err": "e"}}})],
        ),
        (
            "From",
            json!({"oneOf": [{"title": "Other", "type": "integer"}, {"title": "other", "type": "boolean"}, {"title": "", "type": "string"}]}),
            vec![json!(1), json!(false), json!("x"), json!([])],
        ),
    ]
}

/// Schemas that are themselves, in every way to say so.
fn circles() -> Case {
    let anything = || vec![json!("a"), json!({"a": [1]}), json!(7)];
    let texts = || vec![json!("a")];
    let mut case = vec![
        ("A", json!({"oneOf": [to("A"), text()]}), texts()),
        ("B", json!({"oneOf": [to("B")]}), anything()),
        ("C", json!({"anyOf": [to("C"), to("C")]}), anything()),
        ("D", json!({"allOf": [to("D")]}), anything()),
        (
            "E",
            json!({"allOf": [to("E"), to("E")]}),
            vec![json!({"a": [1]})],
        ),
        ("L", json!({"oneOf": [list("L")]}), vec![json!([[], [[]]])]),
        (
            "M",
            json!({"anyOf": [list("M"), {"type": "null"}]}),
            vec![json!([[], [null]]), json!(null)],
        ),
        (
            "N",
            json!({"oneOf": [list("N"), {"type": "object", "additionalProperties": to("N")}]}),
            vec![json!([[], {"a": []}]), json!(1)],
        ),
        (
            "O",
            json!({"oneOf": [to("O"), {"type": "object", "properties": {"o": to("O")}}]}),
            vec![json!({"o": {"o": {}}}), json!({})],
        ),
        (
            "P",
            json!({"oneOf": [object(json!({"p": to("P")})), {"type": "null"}]}),
            vec![json!({"p": {"p": null}}), json!(null)],
        ),
    ];
    let pairs = [
        ("Q", "R", "oneOf"),
        ("S", "T", "anyOf"),
        ("U", "V", "allOf"),
    ];
    for (first, second, key) in pairs {
        case.push((first, json!({key: [to(second)]}), anything()));
        case.push((second, json!({key: [to(first)]}), anything()));
    }
    for (first, second, key) in [
        ("W", "X", "oneOf"),
        ("Y", "Z", "anyOf"),
        ("AA", "AB", "allOf"),
    ] {
        case.push((first, json!({key: [to(second), text()]}), texts()));
        case.push((second, json!({key: [to(first), text()]}), texts()));
    }
    case
}

/// Discriminators that mean nothing, too much or the wrong things.
fn discriminators() -> Case {
    let one_of = |names: &[&str], discriminator: Value| {
        let branches: Vec<Value> = names.iter().map(|name| to(name)).collect();
        json!({"oneOf": branches, "discriminator": discriminator})
    };
    let mapped =
        |property: &str, mapping: Value| json!({"propertyName": property, "mapping": mapping});
    let cat = |kind: &str| json!({"kind": kind, "lives": 9});
    let dog = |kind: &str| json!({"kind": kind, "tricks": ["sit"]});
    let pet = |property: Value, own: Value| {
        let mut pet = object(own);
        pet["properties"]["kind"] = property;
        pet
    };
    let lives = || json!({"lives": {"type": "integer"}});
    let tricks = || json!({"tricks": {"type": "array", "items": text()}});
    vec![
        ("Cat", pet(text(), lives()), vec![]),
        ("Dog", pet(text(), tricks()), vec![]),
        ("Nameless", object(json!({"name": text()})), vec![]),
        ("Flag", json!({"type": "boolean"}), vec![]),
        (
            "Nowhere",
            one_of(
                &["Cat", "Dog"],
                mapped(
                    "kind",
                    json!({"cat": "#/definitions/Gone", "dog": 7, "Dog": target("Dog")}),
                ),
            ),
            vec![cat("Cat"), dog("Dog"), cat("Gone"), json!({"kind": 1})],
        ),
        (
            "Itself",
            one_of(
                &["Cat", "Itself"],
                mapped(
                    "kind",
                    json!({"cat": target("Cat"), "self": target("Itself")}),
                ),
            ),
            vec![cat("cat"), json!({"kind": "self", "kept": true})],
        ),
        (
            "Flags",
            one_of(
                &["Cat", "Flag"],
                mapped(
                    "kind",
                    json!({"cat": target("Cat"), "flag": target("Flag")}),
                ),
            ),
            vec![cat("cat"), json!(true), json!({"kind": "flag"})],
        ),
        (
            "Missing",
            one_of(&["Nameless", "Dog"], json!({"propertyName": "kind"})),
            vec![
                json!({"kind": "Nameless", "name": "x"}),
                dog("Dog"),
                dog("Cat"),
            ],
        ),
        (
            "One",
            pet(json!({"type": "integer", "enum": [1]}), lives()),
            vec![json!({"kind": 1, "lives": 1})],
        ),
        (
            "Two",
            pet(json!({"type": "integer"}), tricks()),
            vec![json!({"kind": 2, "tricks": []})],
        ),
        (
            "Three",
            pet(json!({"const": 3}), tricks()),
            vec![json!({"kind": 3, "tricks": []})],
        ),
        (
            "Numbers",
            one_of(
                &["One", "Two", "Three"],
                mapped(
                    "kind",
                    json!({"1": target("One"), "2": target("Two"), "3": target("Three")}),
                ),
            ),
            vec![
                json!({"kind": 1, "lives": 1}),
                json!({"kind": 2, "tricks": ["a"]}),
                json!({"kind": 3, "tricks": ["a"]}),
                json!({"kind": 4, "tricks": ["a"]}),
            ],
        ),
        ("Left", object(json!({"a": text()})), vec![]),
        ("Right", object(json!({"b": text()})), vec![]),
        (
            "Here",
            one_of(
                &["Left", "Right"],
                mapped("in", json!({"l": target("Left"), "r": target("Right")})),
            ),
            vec![
                json!({"in": "l", "a": "x"}),
                json!({"in": "r", "b": "x"}),
                json!({"in": "left", "a": "x"}),
            ],
        ),
        (
            "There",
            one_of(
                &["Left", "Right"],
                mapped("in", json!({"left": target("Left"), "r": target("Right")})),
            ),
            vec![
                json!({"in": "left", "a": "x"}),
                json!({"in": "r", "b": "x"}),
                json!({"in": "l", "a": "x"}),
            ],
        ),
        (
            "Base",
            object(json!({"kind": {"type": "string", "enum": ["Big", "Small"]}})),
            vec![],
        ),
        (
            "Big",
            json!({"allOf": [to("Base"), object(json!({"size": {"type": "integer"}}))]}),
            vec![],
        ),
        (
            "Small",
            json!({"allOf": [to("Base"), object(json!({"weight": {"type": "integer"}}))]}),
            vec![],
        ),
        (
            "Sizes",
            one_of(&["Big", "Small"], json!({"propertyName": "kind"})),
            vec![
                json!({"kind": "Big", "size": 1}),
                json!({"kind": "Small", "weight": 1}),
                json!({"kind": "Huge", "weight": 1}),
            ],
        ),
        (
            "Same",
            one_of(&["Same2", "Same3"], json!({"propertyName": "kind"})),
            vec![
                json!({"kind": "Big", "size": 1}),
                json!({"kind": "Small", "weight": 1}),
            ],
        ),
        (
            "Same2",
            pet(
                json!({"type": "string", "enum": ["Big", "Small"]}),
                json!({"size": {"type": "integer"}}),
            ),
            vec![],
        ),
        (
            "Same3",
            pet(
                json!({"type": "string", "enum": ["Big", "Small"]}),
                json!({"weight": {"type": "integer"}}),
            ),
            vec![],
        ),
    ]
}

/// Unions that are large and deep.
fn sizes() -> Case {
    let branch = |number: usize| {
        object(json!({"type": {"const": format!("t{number}")}, "value": {"type": "integer"}}))
    };
    let many: Vec<Value> = (0..500).map(branch).collect();
    let deep = (0..50).fold(json!({"type": "boolean"}), |inner, depth| match depth % 2 {
        0 => json!({"oneOf": [text(), inner]}),
        _ => json!({"anyOf": [{"type": "integer"}, inner]}),
    });
    let lists = (0..30).fold(
        text(),
        |inner, _| json!({"oneOf": [{"type": "integer"}, {"type": "array", "items": inner}]}),
    );
    let leaf = (0..30).fold(json!("leaf"), |inner, _| json!([inner]));
    vec![
        (
            "Many",
            json!({"oneOf": many}),
            vec![
                json!({"type": "t0", "value": 1}),
                json!({"type": "t499", "value": 1}),
                json!({"type": "t500", "value": 1}),
            ],
        ),
        (
            "Deep",
            deep,
            vec![json!(true), json!(1), json!("a"), json!([])],
        ),
        ("Lists", lists, vec![leaf, json!([[7]]), json!("x")]),
    ]
}

#[test]
fn odd_unions_compile_and_lose_nothing() {
    let cases = [names(), circles(), discriminators(), sizes()];
    let descriptions: Vec<Description> = cases.iter().map(described).collect();
    for description in &descriptions {
        let text = description.project().to_string();
        let start = Instant::now();
        generate(&[Input::new("project.json", text)], &Config::default());
        assert!(start.elapsed() < Duration::from_secs(5));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("odd_unions");
    let codec = Codec::build(&descriptions, &folder).unwrap_or_else(|message| panic!("{message}"));
    let trials: Vec<Trial> = cases.iter().enumerate().flat_map(trials).collect();
    let outcomes = codec
        .run(&trials)
        .unwrap_or_else(|message| panic!("{message}"));
    let failures = trials.iter().zip(outcomes).filter_map(|(trial, outcome)| {
        let name = cases[trial.description][trial.schema].0;
        let is_same = |text: &String| {
            serde_json::from_str(text).is_ok_and(|written: Value| alike(&trial.value, &written))
        };
        let is_right = outcome.as_ref().is_ok_and(is_same);
        (!is_right).then(|| format!("{name}: {} became {outcome:?}", trial.value))
    });
    let failures: Vec<String> = failures.collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A schema that is itself or a text is a text.
#[test]
fn branches_that_lead_back_add_nothing() {
    let project = described(&circles()).project().to_string();
    let output = generate(&[Input::new("project.json", project)], &Config::default());
    assert_eq!(output.summary.types, ["N", "O", "GetS9Response"]);
    let left_out = output
        .diagnostics
        .iter()
        .filter(|told| told.help.contains("adds nothing"));
    let names = left_out.map(|told| told.location.pointer.rsplit('/').next().unwrap_or_default());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["oneOf", "oneOf", "oneOf", "anyOf"]
    );
}

fn described(case: &Case) -> Description {
    let schemas = case.iter();
    let schemas =
        schemas.map(|(name, schema, _)| (target(name), (*name).to_owned(), schema.clone()));
    Description {
        schemas: schemas.collect(),
    }
}

fn trials((description, case): (usize, &Case)) -> Vec<Trial> {
    let schemas = case.iter().enumerate();
    let trials = schemas.flat_map(|(schema, (_, _, values))| {
        values.iter().map(move |value| Trial {
            description,
            schema,
            value: value.clone(),
        })
    });
    trials.collect()
}
