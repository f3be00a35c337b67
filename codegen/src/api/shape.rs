//! Shapes: types as meant, in an arena.

use std::ops::Index;

use super::docs::Docs;

/// The number of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapeId(usize);

/// All shapes of an API.
#[derive(Debug, Default)]
pub struct Shapes(Vec<Shape>);

impl Shapes {
    /// Keeps a shape.
    pub fn add(&mut self, shape: Shape) -> ShapeId {
        self.0.push(shape);
        ShapeId(self.0.len() - 1)
    }
}

impl Index<ShapeId> for Shapes {
    type Output = Shape;

    fn index(&self, id: ShapeId) -> &Shape {
        &self.0[id.0]
    }
}

/// A type as meant.
#[derive(Debug)]
pub struct Shape {
    pub kind: Kind,
    pub docs: Docs,
}

#[derive(Debug)]
pub enum Kind {
    /// Any JSON value.
    Any,
    Boolean,
    /// A whole number that fits into 64 bits.
    Integer,
    Number,
    String,
    /// The bytes of a file in a form.
    File,
    /// A string that is usually one of these.
    Enum(Vec<EnumValue>),
    List(ShapeId),
    /// An object whose names are not known; its values are of one shape.
    Map(ShapeId),
    Object(Vec<Field>),
    /// The shape, or null.
    Nullable(ShapeId),
}

#[derive(Debug)]
pub struct EnumValue {
    pub value: String,
    /// What the value is called; may be empty.
    pub label: String,
}

#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub required: bool,
    pub shape: ShapeId,
}
