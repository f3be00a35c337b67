//! Objects that only the JSON types of what they hold tell apart.

use serde_json::{Value, json};

use super::cases::{Case, object, target, text, to, whole};

/// Objects with the same keys, told apart by the JSON types of what these hold, and in objects that are not told apart.
pub fn types() -> Case {
    let kinds = |kinds: &[Value]| {
        let branches = kinds.iter().map(|kind| object(json!({"x": kind})));
        json!({"oneOf": branches.collect::<Vec<_>>()})
    };
    let flag = || json!({"type": "boolean"});
    let array = |items: Value| json!({"type": "array", "items": items});
    let beside = |items: Value| object(json!({"at": to("Scalars"), "all": array(items)}));
    let scalars = [json!(1), json!("a"), json!(true)];
    let held = |value: &Value| json!({"x": value});
    let both = |value: &Value| json!({"at": held(value), "all": [value]});
    let optional = |kind: Value| json!({"type": "object", "properties": {"x": kind, "y": whole()}});
    vec![
        (
            "Scalars",
            kinds(&[whole(), text(), flag()]),
            scalars.iter().map(held).collect(),
        ),
        (
            "Lists",
            kinds(&[array(whole()), array(text()), object(json!({"y": whole()}))]),
            vec![
                held(&json!([1])),
                held(&json!(["a"])),
                held(&json!([])),
                held(&json!({"y": 1})),
            ],
        ),
        (
            "Around",
            json!({"oneOf": [beside(whole()), beside(json!({}))]}),
            scalars.iter().map(both).collect(),
        ),
        (
            "Optional",
            json!({"oneOf": [optional(whole()), optional(text())]}),
            vec![
                json!({"x": "a"}),
                json!({"x": 1, "y": 2}),
                json!({"y": 2}),
                json!({}),
            ],
        ),
    ]
}

/// Objects that nothing tells apart, and such as differ in a little.
pub fn indistinct() -> Case {
    let bird = |kind: Value| object(json!({"name": text(), "eggs": kind}));
    let either =
        |names: &[&str]| json!({"oneOf": names.iter().map(|name| to(name)).collect::<Vec<_>>()});
    let kind = |kind: &str| object(json!({"name": text(), "kind": {"const": kind}}));
    let within = |name: &str| object(json!({"in": kind(name)}));
    vec![
        ("Hen", bird(whole()), vec![]),
        ("Duck", bird(whole()), vec![json!({"name": "a", "eggs": 1})]),
        (
            "Birds",
            either(&["Hen", "Duck"]),
            vec![json!({"name": "a", "eggs": 1})],
        ),
        (
            "Bare",
            json!({"oneOf": [object(json!({"a": whole()})), {"type": "object", "required": ["a"], "properties": {"a": whole()}, "description": "another"}]}),
            vec![json!({"a": 1})],
        ),
        (
            "Kinds",
            json!({"oneOf": [kind("a"), kind("b")]}),
            vec![json!({"name": "x", "kind": "b"})],
        ),
        (
            "More",
            json!({"oneOf": [to("Hen"), bird(text()), {"type": "object", "properties": {"name": text()}}]}),
            vec![json!({"name": "x"})],
        ),
        (
            "Within",
            json!({"oneOf": [within("a"), within("b")]}),
            vec![
                json!({"in": {"name": "x", "kind": "a"}}),
                json!({"in": {"name": "x", "kind": "b"}}),
            ],
        ),
        (
            "Nested",
            json!({"oneOf": [object(json!({"in": to("Hen")})), object(json!({"in": to("Duck")}))]}),
            vec![json!({"in": {"name": "a", "eggs": 1}})],
        ),
        (
            "Mapped",
            json!({"oneOf": [to("Hen"), to("Duck")], "discriminator": {"propertyName": "name", "mapping": {"hen": target("Hen"), "duck": target("Duck")}}}),
            vec![json!({"name": "duck", "eggs": 1})],
        ),
    ]
}

/// Kinds of which one may be that of two schemas.
pub fn shared_kinds() -> Case {
    let kinds = |kinds: &[&str], key: &str| {
        let kind = json!({"type": "string", "enum": kinds});
        let properties = json!({"kind": kind, key: {"type": "string"}});
        json!({"type": "object", "required": ["kind"], "properties": properties})
    };
    vec![(
        "Kinds",
        json!({"oneOf": [kinds(&["a", "b"], "x"), kinds(&["b", "c"], "y"), kinds(&["d", "e"], "x")]}),
        vec![
            json!({"kind": "a", "x": "1"}),
            json!({"kind": "c", "y": "1"}),
            json!({"kind": "e", "x": "1"}),
            json!({"kind": "b", "x": "1"}),
            json!({"kind": "b", "y": "1"}),
            json!({"kind": "c"}),
            json!({"kind": "c"}),
            json!({"kind": "z", "y": 7}),
        ],
    )]
}
