//! Values of one of several shapes, and which of them a value is of.

use serde_json::{Value, json};

use super::shape::{Shape, World};

/// A value of one of several shapes.
#[derive(Clone, Debug)]
pub struct Union {
    /// The shapes, each with what a value of it looks like.
    pub branches: Vec<(Shape, Look)>,
    /// How a schema says that there are several.
    pub spelling: Spelling,
}

/// How a schema says that there are several shapes.
#[derive(Clone, Debug)]
pub enum Spelling {
    /// `oneOf`, or `anyOf`.
    Listed(&'static str),
    /// A list of types: no two shapes are of one type, and none refers to another.
    Types,
    /// `oneOf` with a discriminator; the shapes refer to components.
    Discriminator(Discriminator),
    /// The shapes are objects of which so many fields, the first ones, stand beside the branches.
    Beside(usize),
    /// The shapes are those of the component of this number, with so many fields more, the first ones.
    All(usize, usize),
}

/// A discriminator as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discriminator {
    /// The name of the property alone, as in Swagger 2.
    Named,
    /// An object with the name of the property: its texts are the names of the components, or those that they list.
    Plain,
    /// With a list of the texts, and what they refer to.
    Mapped,
}

/// What a value of a shape looks like.
#[derive(Clone, Debug)]
pub enum Look {
    /// It has one of these JSON types.
    Types(Vec<&'static str>),
    /// It is an object that has this key.
    Key(String),
    /// It is an object in which this key holds one of these.
    Tag(String, Vec<Value>),
}

impl Look {
    fn is_of(&self, value: &Value) -> bool {
        match self {
            Look::Types(types) => types.iter().any(|kind| is(kind, value)),
            Look::Key(name) => value.get(name).is_some(),
            Look::Tag(name, tags) => value.get(name).is_some_and(|tag| tags.contains(tag)),
        }
    }

    /// The key without which a value does not look so.
    pub fn key(&self) -> Option<&str> {
        match self {
            Look::Types(_) => None,
            Look::Key(name) | Look::Tag(name, _) => Some(name),
        }
    }

    /// Whether no value looks both ways.
    pub fn is_apart(&self, other: &Look) -> bool {
        match (self, other) {
            (Look::Types(one), Look::Types(other)) => {
                // A whole number is a number, too.
                let plain = |kind: &&'static str| match *kind {
                    "integer" => "number",
                    kind => kind,
                };
                let mut one = one.iter().map(plain);
                one.all(|kind| other.iter().map(plain).all(|other| other != kind))
            }
            (Look::Types(types), _) | (_, Look::Types(types)) => !types.contains(&"object"),
            (Look::Tag(one, tags), Look::Tag(other, others)) => {
                one == other && !tags.iter().any(|tag| others.contains(tag))
            }
            _ => false,
        }
    }
}

/// Whether a value is of a JSON type.
fn is(kind: &str, value: &Value) -> bool {
    match kind {
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    }
}

impl World {
    /// The shape of a union that a value is of, and what it looks like.
    pub fn branch<'w>(&self, union: &'w Union, value: &Value) -> Option<&'w (Shape, Look)> {
        let mut branches = union.branches.iter();
        branches.find(|(_, look)| look.is_of(value))
    }

    /// What the values of a shape that is drawn look like; nothing if not much can be said.
    pub fn looks(&self, shape: &Shape) -> Option<Vec<Look>> {
        let kind = match shape {
            Shape::Text | Shape::Texts(_) => "string",
            Shape::Whole | Shape::Codes(_) => "integer",
            Shape::Number => "number",
            Shape::Flag => "boolean",
            Shape::List(_) => "array",
            Shape::Map(_) | Shape::Object(_) | Shape::Inherited(..) => "object",
            Shape::Reference(number) => return self.looks(&self.0.get(*number)?.1),
            Shape::Union(union) => {
                return Some(
                    union
                        .branches
                        .iter()
                        .map(|(_, look)| look.clone())
                        .collect(),
                );
            }
            Shape::Nullable(_) | Shape::Constant(_) => return None,
        };
        Some(vec![Look::Types(vec![kind])])
    }

    /// Values that look like none of the shapes of a union.
    pub fn strangers(&self, union: &Union) -> Vec<Value> {
        let mut values = vec![
            json!(true),
            json!(7),
            json!(1.5),
            json!("stranger"),
            json!([[null]]),
            json!({}),
            json!({"stranger": [1, null]}),
        ];
        for (_, look) in &union.branches {
            if let Look::Tag(name, _) = look {
                values.push(json!({name: "stranger", "more": {"a": null}}));
                values.push(json!({name: 7}));
                values.push(json!({name: null, "more": 1}));
            }
        }
        values.retain(|value| self.branch(union, value).is_none());
        values
    }
}
