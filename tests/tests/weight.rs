//! What holds much by value would fill a stack: heavy types are held by pointers, and light ones are not.

use apifox_codegen::{Config, Input, Layout, generate};
use serde_json::{Map, Value, json};

/// An object with so many texts.
fn texts(count: usize) -> Map<String, Value> {
    let names = (0..count).map(|index| format!("text{index}"));
    names
        .map(|name| (name, json!({"type": "string"})))
        .collect()
}

fn client(schemas: Value, answer: Value) -> String {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "A", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"description": "", "content": {"application/json": {"schema": answer}}}}}}},
        "components": {"schemas": schemas},
    });
    let layout = Layout::Module("client.rs".to_owned());
    let config = Config::default().with_layout(layout);
    let output = generate(&[Input::new("a.json", document.to_string())], &config);
    let text = &output.files[0].text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn object(properties: Map<String, Value>) -> Value {
    json!({"type": "object", "properties": properties})
}

#[test]
fn a_heavy_variant_is_behind_a_pointer_and_a_light_one_is_not() {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let schemas = json!({"Light": object(texts(40)), "Heavy": object(texts(45))});
    let either = json!({"oneOf": [{"type": "string"}, reference("Heavy"), reference("Light")]});
    let client = client(
        schemas,
        json!({"type": "object", "properties": {"either": either}}),
    );
    assert!(client.contains("Heavy(Box<Heavy>),"), "{client}");
    assert!(client.contains("Light(Light),"));
    // Either converts into the union as it is.
    assert!(client.contains("Heavy: Heavy, Light: Light"));
}

#[test]
fn weights_add_up_along_a_row_of_types() {
    let count = 200;
    let mut schemas = Map::new();
    for index in 0..count {
        let mut properties = texts(10);
        if index > 0 {
            let held = json!({"$ref": format!("#/components/schemas/S{}", index - 1)});
            properties.insert("held".to_owned(), held);
        }
        schemas.insert(format!("S{index}"), object(properties));
    }
    let last = json!({"$ref": format!("#/components/schemas/S{}", count - 1)});
    let client = client(Value::Object(schemas), last);
    let held = (0..count - 1).map(|index| {
        let plain = client.contains(&format!("pub held: Option<S{index}>,"));
        let behind = client.contains(&format!("pub held: Option<Box<S{index}>>,"));
        assert!(plain != behind, "S{index}");
        behind
    });
    let held: Vec<bool> = held.collect();
    // Of ten texts each, four make a kilobyte, and the fifth begins anew.
    assert_eq!(
        held[..10],
        [
            false, false, false, false, true, false, false, false, false, true
        ]
    );
    assert_eq!(held.iter().filter(|behind| **behind).count(), 39);
}

/// The types and those of their fields and variants that hold one of these types by a pointer.
fn pointers(client: &str, names: &[&str]) -> Vec<String> {
    let types = client
        .split("pub struct ")
        .flat_map(|part| part.split("pub enum "));
    let is_pointer = |piece: &&str| {
        let mut names = names.iter();
        names.any(|name| piece.contains(&format!("Box<{name}>")))
    };
    let pointers = types.flat_map(|text| {
        let pieces = text.split(&[',', '{'][..]).filter(is_pointer);
        let holder = text.split_whitespace().next().unwrap_or_default();
        pieces.map(move |piece| format!("{holder}: {}", piece.trim()))
    });
    let mut pointers: Vec<String> = pointers.collect();
    pointers.sort();
    pointers
}

#[test]
fn pointers_stay_whatever_comes_before_a_circle() {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let holding = |fields: &[&str]| {
        let fields = fields.iter();
        object(
            fields
                .map(|field| ((*field).to_owned(), reference(field)))
                .collect(),
        )
    };
    let filter = json!({"oneOf": [reference("Both"), reference("Not"), {"type": "string"}]});
    let schemas = |more: &[(&str, &[&str])]| {
        let mut schemas = json!({
            "Node": holding(&["Tree", "Filter"]),
            "Tree": holding(&["Node", "Branch"]),
            "Branch": holding(&["Tree"]),
            "Filter": filter,
            "Both": holding(&["Filter", "Not"]),
            "Not": holding(&["Filter"]),
        });
        for (name, fields) in more {
            schemas[*name] = holding(fields);
        }
        schemas
    };
    let names = ["Node", "Tree", "Branch", "Filter", "Both", "Not"];
    let known = pointers(&client(schemas(&[]), holding(&names)), &names);
    let expected = [
        "Filter: Both(Box<Both>)",
        "Filter: Both(Box<Both>): object(?\"Not\")",
        "Node: pub tree: Option<Box<Tree>>",
        "Not: pub filter: Option<Box<Filter>>",
        "Tree: pub branch: Option<Box<Branch>>",
    ];
    assert_eq!(known, expected);
    for first in names {
        let all = holding(&[&["Aa"], names.as_slice()].concat());
        let grown = client(schemas(&[("Aa", &[first])]), all);
        assert_eq!(pointers(&grown, &names), known, "{first} came first");
    }
}
