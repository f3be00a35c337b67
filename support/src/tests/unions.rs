//! Values of one of several types: how they are told apart, and what becomes of the others.

use serde_json::{Value, from_str, from_value, json, to_string, to_value};

use crate::{
    self as support, Answer, Call, Client, Method, Request, ToText, object, text_variant, union,
    variants,
};

#[derive(Clone, Debug, PartialEq)]
struct Part {
    r#type: String,
}
object!(Part { r#type: "type" });

#[derive(Clone, Debug, PartialEq)]
struct Circle {
    radius: f64,
}
object!(Circle { radius: "radius" });

#[derive(Clone, Debug, PartialEq)]
struct Cat {
    lives: i64,
    inner: Option<Box<Content>>,
}
object!(Cat { "kind" = "cat", lives: "lives", inner?: "inner" });

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Text(String),
    Number(i64),
    Parts(Vec<Part>),
    Numbers(Vec<f64>),
    Circle(Circle),
    Cat(Cat),
    Other(Value),
}
union!(Content, Other {
    Text(String): string,
    Number(i64): integer,
    Parts(Vec<Part>): array(object),
    Numbers(Vec<f64>): array(number),
    Circle(Circle): object("radius"),
    Cat(Cat): object("kind" = "cat" | "lion", ?"lives"),
});
variants!(Content { Text: String, Number: i64, Parts: Vec<Part>, Circle: Circle, Cat: Cat });
text_variant!(Content, Text);

/// Texts that a branch lists beside an object.
#[derive(Clone, Debug, PartialEq)]
enum Choice {
    Auto,
    Empty,
    Circle(Circle),
    Other(Value),
}
union!(Choice, Other { Circle(Circle): object } texts { Auto: "auto", Empty: "" });
variants!(Choice { Circle: Circle });

#[test]
fn listed_texts_are_variants_beside_types() {
    let read = |text: &str| from_str::<Choice>(text).expect("it is a choice");
    assert_eq!(read(r#""auto""#), Choice::Auto);
    assert_eq!(read(r#""""#), Choice::Empty);
    assert_eq!(
        read(r#"{"radius": 2}"#),
        Choice::Circle(Circle { radius: 2.0 })
    );
    // What is not listed is kept, and written back.
    let other = read(r#""later""#);
    assert_eq!(other, Choice::Other(json!("later")));
    assert_eq!(Choice::from("later"), other);
    assert_eq!(Choice::from("auto"), Choice::Auto);
    for (choice, text) in [(Choice::Auto, r#""auto""#), (other, r#""later""#)] {
        assert_eq!(to_string(&choice).expect("it has a form"), text);
    }
    assert_eq!(Choice::Auto.to_text(), "auto");
    assert_eq!(Choice::Empty.to_text(), "");
}

/// Two branches that nothing tells apart but what they hold.
#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Left(Box<Node>),
    Right(Box<Node>),
    Leaf(Leaf),
    Other(Value),
}
union!(Tree, Other {
    Left(Box<Node>): object("next"),
    Right(Box<Node>): object("next"),
    Leaf(Leaf): object("leaf") | null | boolean,
});
variants!(Tree {
    Left: Node,
    Leaf: Leaf
});

#[derive(Clone, Debug, PartialEq)]
struct Node {
    next: Tree,
}
object!(Node { next: "next" });

#[derive(Clone, Debug, PartialEq)]
struct Leaf {
    leaf: i64,
}
object!(Leaf { leaf: "leaf" });

#[test]
fn a_value_is_told_by_what_it_looks_like() {
    let cat = Cat {
        lives: 9,
        inner: Some(Box::new("x".into())),
    };
    let part = Part { r#type: "a".into() };
    for (value, content) in [
        (json!("a"), "a".into()),
        (json!(7), 7.into()),
        (json!([{"type": "a"}]), vec![part].into()),
        (json!([]), Content::Parts(Vec::new())),
        (json!([0.5, 2]), Content::Numbers(vec![0.5, 2.0])),
        (json!({"radius": 0.5}), Circle { radius: 0.5 }.into()),
        (json!({"kind": "cat", "lives": 9, "inner": "x"}), cat.into()),
        (json!(0.5), Content::Other(json!(0.5))),
        (json!(null), Content::Other(Value::Null)),
        (json!([[]]), Content::Other(json!([[]]))),
        (
            json!({"kind": "dog", "lives": 1}),
            Content::Other(json!({"kind": "dog", "lives": 1})),
        ),
    ] {
        assert_eq!(from_value::<Content>(value.clone()).unwrap(), content);
        assert_eq!(from_str::<Content>(&value.to_string()).unwrap(), content);
        assert_eq!(to_value(&content).unwrap(), value);
    }
    assert_eq!(from_value::<Content>(json!(7.0)).unwrap(), 7.into());
    assert_eq!(Content::from("a").to_text(), "a");
    assert_eq!(Content::from(7).to_text(), "7");
    assert_eq!(Content::Other(Value::Null).to_text(), "null");
}

#[test]
fn a_value_of_a_known_branch_must_be_right() {
    for (value, message) in [
        (json!([{"type": 1}]), "[0].type: invalid type: integer `1`"),
        (json!({"kind": "cat"}), "missing field `lives`"),
        (
            json!({"kind": "cat", "lives": 1, "inner": {"kind": "cat", "lives": 1, "inner": {"radius": []}}}),
            "inner: inner: radius: invalid type: sequence, expected f64",
        ),
    ] {
        let error = from_value::<Content>(value).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
}

#[test]
fn what_nothing_tells_apart_is_tried_in_order() {
    let tree: Tree = from_str(r#"{"next":{"leaf":1}}"#).unwrap();
    let next = Tree::from(Leaf { leaf: 1 });
    assert_eq!(tree, Node { next }.into());
    let error = from_str::<Tree>(r#"{"next":{"leaf":"x"}}"#).unwrap_err();
    assert!(
        error.to_string().contains("next: leaf: invalid type"),
        "{error}"
    );
}

/// Trial of both branches at each level would double the time with each of them.
#[test]
fn depth_costs_no_more_than_it_holds() {
    for leaf in ["1", "\"x\""] {
        let text = "{\"next\":".repeat(60) + "{\"leaf\":" + leaf + "}" + &"}".repeat(60);
        match from_str::<Tree>(&text) {
            Ok(tree) => assert_eq!(to_string(&tree).unwrap(), text),
            Err(error) => assert!(error.to_string().contains("leaf: invalid type"), "{error}"),
        }
    }
}

#[test]
fn an_answer_names_the_place_in_a_branch() {
    let client = Client::builder("https://api.example.com").build().unwrap();
    let request = Request::new(Method::GET, "things.get").path("/things");
    let call: Call<Content> = client.call(request, Answer::json());
    let body = bytes::Bytes::from_static(br#"{"kind":"cat","lives":"many"}"#);
    let error = call.read_http(http::Response::new(body)).unwrap_err();
    assert!(error.to_string().contains("lives: invalid type"), "{error}");
}
