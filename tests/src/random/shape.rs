//! What can be drawn. A new construct is a variant of `Shape`, with its arms in `draw`, `schema`, `value` and `fault`.

use serde_json::Value;

use super::union::Union;

/// What a value may be.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A string.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A string that is usually one of these.
    Texts(Vec<String>),
    /// A whole number that is usually one of these.
    Codes(Vec<i64>),
    /// An array.
    List(Box<Shape>),
    /// An object whose names are not known.
    Map(Box<Shape>),
    /// An object.
    Object(Object),
    /// An object that also has the fields of the components of these numbers, which are objects.
    Inherited(Vec<usize>, Object),
    /// The component of this number.
    Reference(usize),
    /// A value or null.
    Nullable(Box<Shape>),
    /// Always this; the shape of a field.
    Constant(Value),
    /// A value of one of several shapes.
    Union(Union),
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// What is declared.
    pub fields: Vec<Field>,
    /// What is not declared.
    pub rest: Rest,
}

/// A declared member of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// As it is sent.
    pub name: String,
    /// Whether it is always there.
    pub required: bool,
    /// What it is.
    pub shape: Shape,
    /// How much of it is written.
    pub said: Said,
}

/// How much a description says of a field that is always there, and tells objects apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// All.
    Fully,
    /// Not that it is always there.
    Optional,
    /// Not what it holds, but that it is a string.
    Loosely,
    /// Nothing.
    Nothing,
}

/// What a description says of members that it does not declare.
#[derive(Clone, Debug)]
pub enum Rest {
    /// Nothing.
    Unsaid,
    /// That there is none.
    Closed,
    /// That they may be anything.
    Open,
    /// What they are.
    Of(Box<Shape>),
}

/// Shapes that know each other by their numbers, with their names.
#[derive(Clone, Debug)]
pub struct World(pub Vec<(String, Shape)>);

impl World {
    /// A shape behind references.
    pub fn resolved<'w>(&'w self, mut shape: &'w Shape) -> &'w Shape {
        while let Shape::Reference(number) = shape {
            shape = &self.0[*number].1;
        }
        shape
    }

    /// A shape behind references, and behind being null or not; none if it is not drawn yet.
    pub fn known<'w>(&'w self, shape: &'w Shape) -> Option<&'w Shape> {
        match shape {
            Shape::Reference(number) => self.known(&self.0.get(*number)?.1),
            Shape::Nullable(inner) => self.known(inner),
            shape => Some(shape),
        }
    }

    /// Whether a value may be null.
    pub fn is_nullable(&self, shape: &Shape) -> bool {
        matches!(self.resolved(shape), Shape::Nullable(_))
    }

    /// A shape behind references, and behind being null or not.
    pub fn present<'w>(&'w self, mut shape: &'w Shape) -> &'w Shape {
        loop {
            shape = self.resolved(shape);
            match shape {
                Shape::Nullable(inner) => shape = inner,
                _ => return shape,
            }
        }
    }

    /// The members of an object, with those of its ancestors, and what is said of others; none of what is no object.
    pub fn members<'w>(&'w self, shape: &'w Shape) -> Option<(Vec<&'w Field>, &'w Rest)> {
        match shape {
            Shape::Object(object) => Some((object.fields.iter().collect(), &object.rest)),
            Shape::Inherited(parents, own) => {
                let parents = parents.iter().map(|number| &self.0[*number].1);
                let inherited = parents.filter_map(|parent| self.members(parent));
                let fields = inherited.flat_map(|(fields, _)| fields).chain(&own.fields);
                Some((fields.collect(), &own.rest))
            }
            _ => None,
        }
    }
}
