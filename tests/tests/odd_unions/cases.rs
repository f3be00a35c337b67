//! Odd unions, with values of them.

use serde_json::{Map, Value, json};

/// Schemas by name, and the values of each.
pub type Case = Vec<(&'static str, Value, Vec<Value>)>;

pub fn to(name: &str) -> Value {
    json!({"$ref": target(name)})
}

pub fn target(name: &str) -> String {
    format!("#/definitions/{name}")
}

pub fn object(properties: Value) -> Value {
    let names = properties.as_object().expect("it is an object").keys();
    json!({"type": "object", "required": names.collect::<Vec<_>>(), "properties": properties})
}

pub fn text() -> Value {
    json!({"type": "string"})
}

pub fn list(name: &str) -> Value {
    json!({"type": "array", "items": to(name)})
}

/// Schemas called as what the code uses is called.
pub fn names() -> Case {
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
    ]
}

/// More of them, and branches called as the variant of all other values.
pub fn more_names() -> Case {
    vec![
        (
            "Result",
            json!({"oneOf": [
                {"title": "Ok", "type": "object", "required": ["ok"], "properties": {"ok": to("Result")}},
                {"title": "Err", "type": "object", "required": ["err"], "properties": {"err": text()}},
            ]}),
            vec![json!({"ok": {"ok": {"err": "e"}}})],
        ),
        (
            "Into",
            json!({"type": "object", "properties": {"a": text()}, "additionalProperties": true}),
            vec![json!({"a": "x", "b": [1]})],
        ),
        (
            "From",
            json!({"oneOf": [{"title": "Other", "type": "integer"}, {"title": "other", "type": "boolean"}, {"title": "", "type": "string"}]}),
            vec![json!(1), json!(false), json!("x"), json!([])],
        ),
    ]
}

/// Schemas that are themselves, in every way to say so.
pub fn circles() -> Case {
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

/// One of several schemas, by the texts of a property where any are given.
fn one_of(names: &[&str], property: &str, mapping: &[(&str, &str)]) -> Value {
    let branches: Vec<Value> = names.iter().map(|name| to(name)).collect();
    let mapping = mapping.iter();
    let mapping: Map<String, Value> = mapping
        .map(|(tag, name)| ((*tag).to_owned(), json!(target(name))))
        .collect();
    json!({"oneOf": branches, "discriminator": {"propertyName": property, "mapping": mapping}})
}

/// A pet whose kind is this.
fn pet(kind: Value, name: &str, own: Value) -> Value {
    object(json!({"kind": kind, name: own}))
}

pub fn whole() -> Value {
    json!({"type": "integer"})
}

fn cat(kind: &str) -> Value {
    json!({"kind": kind, "lives": 9})
}

fn dog(kind: &str) -> Value {
    json!({"kind": kind, "tricks": ["sit"]})
}

fn pets() -> Case {
    let tricks = json!({"type": "array", "items": text()});
    vec![
        ("Cat", pet(text(), "lives", whole()), vec![]),
        ("Dog", pet(text(), "tricks", tricks), vec![]),
        ("Nameless", object(json!({"name": text()})), vec![]),
        ("Flag", json!({"type": "boolean"}), vec![]),
        ("Anything", json!({"type": "object"}), vec![]),
    ]
}

/// Discriminators that mean nothing, or the wrong things.
pub fn discriminators() -> Case {
    let cases = [
        (
            "Nowhere",
            one_of(
                &["Cat", "Dog"],
                "kind",
                &[("cat", "Gone"), ("bird", "Flag"), ("Dog", "Dog")],
            ),
            vec![cat("Cat"), dog("Dog"), cat("Gone"), json!({"kind": 1})],
        ),
        (
            "Itself",
            one_of(
                &["Cat", "Itself"],
                "kind",
                &[("cat", "Cat"), ("self", "Itself")],
            ),
            vec![cat("cat"), json!({"kind": "self", "kept": true})],
        ),
        (
            "Flags",
            one_of(
                &["Cat", "Flag"],
                "kind",
                &[("cat", "Cat"), ("flag", "Flag")],
            ),
            vec![cat("cat"), json!(true), json!({"kind": "flag"})],
        ),
        (
            "Missing",
            one_of(&["Nameless", "Dog"], "kind", &[]),
            vec![
                json!({"kind": "Nameless", "name": "x"}),
                dog("Dog"),
                dog("Cat"),
            ],
        ),
        (
            "Bare",
            one_of(
                &["Anything", "Dog"],
                "kind",
                &[("any", "Anything"), ("dog", "Dog")],
            ),
            vec![
                json!({"kind": "any", "more": 1}),
                dog("dog"),
                json!({"kind": "cow", "more": null}),
            ],
        ),
    ];
    pets().into_iter().chain(cases).collect()
}

/// Discriminators that are whole numbers.
pub fn numbers() -> Case {
    let value = |kind: i64| json!({"kind": kind, "value": 1});
    let number = |kind: Value| pet(kind, "value", whole());
    vec![
        (
            "One",
            number(json!({"type": "integer", "enum": [1]})),
            vec![value(1)],
        ),
        ("Two", number(whole()), vec![value(2)]),
        ("Three", number(json!({"const": 3})), vec![value(3)]),
        (
            "Numbers",
            one_of(
                &["One", "Two", "Three"],
                "kind",
                &[("1", "One"), ("2", "Two"), ("3", "Three")],
            ),
            vec![value(1), value(2), value(3), value(4)],
        ),
    ]
}

/// Discriminators that mean one schema by several texts, or several schemas by one.
pub fn repeated() -> Case {
    let left = |tag: &str| json!({"in": tag, "a": "x"});
    let right = |tag: &str| json!({"in": tag, "b": "x"});
    let kinds = || json!({"type": "string", "enum": ["Big", "Small"]});
    let big = |kind: &str| json!({"kind": kind, "size": 1});
    let small = |kind: &str| json!({"kind": kind, "weight": 1});
    let based = |own: &str| json!({"allOf": [to("Base"), object(json!({own: whole()}))]});
    vec![
        ("Left", object(json!({"a": text()})), vec![]),
        ("Right", object(json!({"b": text()})), vec![]),
        (
            "Here",
            one_of(&["Left", "Right"], "in", &[("l", "Left"), ("r", "Right")]),
            vec![left("l"), right("r"), left("left")],
        ),
        (
            "There",
            one_of(
                &["Left", "Right"],
                "in",
                &[("left", "Left"), ("r", "Right")],
            ),
            vec![left("left"), right("r"), left("l")],
        ),
        ("Base", object(json!({"kind": kinds()})), vec![]),
        ("Big", based("size"), vec![]),
        ("Small", based("weight"), vec![]),
        (
            "Inherited",
            one_of(&["Big", "Small"], "kind", &[]),
            vec![big("Big"), small("Small"), small("Huge")],
        ),
        ("Wide", pet(kinds(), "size", whole()), vec![]),
        ("Heavy", pet(kinds(), "weight", whole()), vec![]),
        (
            "Shared",
            one_of(&["Wide", "Heavy"], "kind", &[]),
            vec![big("Wide"), small("Heavy"), small("Big")],
        ),
    ]
}

/// A constant tells what an object is, even where it is the only one.
pub fn constants() -> Case {
    let card = pet(json!({"const": "card"}), "number", text());
    vec![(
        "Lonely",
        json!({"oneOf": [text(), card]}),
        vec![
            json!("x"),
            json!({"kind": "card", "number": "1"}),
            json!({"kind": "cash", "more": 1}),
        ],
    )]
}

/// Unions that are large and deep.
pub fn sizes() -> Case {
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
