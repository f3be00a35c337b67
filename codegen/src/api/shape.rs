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

    /// Keeps a place for a shape that is still being read, so that others can refer to it.
    pub fn reserve(&mut self) -> ShapeId {
        self.add(Shape::of(Kind::Any))
    }

    /// Puts a shape into the place that was reserved for it.
    pub fn set(&mut self, id: ShapeId, shape: Shape) {
        self.0[id.0] = shape;
    }

    /// Takes a shape that nobody refers to.
    pub fn take(&mut self, id: ShapeId) -> Shape {
        std::mem::replace(&mut self.0[id.0], Shape::of(Kind::Any))
    }

    /// What a shape is, behind references to it.
    pub fn resolved(&self, id: ShapeId) -> ShapeId {
        let mut id = id;
        // A chain of references ends, since those that go round have been cut.
        while let Kind::Reference(target) = self[id].kind {
            id = target;
        }
        id
    }

    /// What a shape is where it is not null, behind references to it.
    pub fn bare(&self, id: ShapeId) -> ShapeId {
        let mut id = self.resolved(id);
        while let Kind::Nullable(inner) = self[id].kind {
            id = self.resolved(inner);
        }
        id
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
    /// What the description calls it, where it has a name of its own.
    pub declared: Option<Declared>,
}

impl Shape {
    /// A shape of which the description says nothing in words.
    pub fn of(kind: Kind) -> Shape {
        Shape {
            kind,
            docs: Docs::default(),
            declared: None,
        }
    }
}

impl Kind {
    /// The shapes that a value of this kind holds, in order.
    pub fn parts(&self) -> Vec<ShapeId> {
        match self {
            Kind::List(inner)
            | Kind::Map(inner)
            | Kind::Nullable(inner)
            | Kind::Reference(inner) => vec![*inner],
            Kind::Object(object) => {
                let fields = object.fields.iter().map(|field| field.shape);
                fields.chain(object.extra).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The name of a shape that others refer to.
#[derive(Clone, Debug)]
pub struct Declared {
    pub name: String,
    /// Another name, for people.
    pub title: String,
    /// The names of the folders around it.
    pub folders: Vec<String>,
    /// The number that the description gives it, which grows with every shape that is added.
    pub number: Option<u64>,
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
    Enum(Vec<EnumValue<String>>),
    /// A whole number that is usually one of these.
    Codes(Vec<EnumValue<i64>>),
    List(ShapeId),
    /// An object whose names are not known; its values are of one shape.
    Map(ShapeId),
    Object(Object),
    /// The shape, or null.
    Nullable(ShapeId),
    /// Another shape, with words of its own.
    Reference(ShapeId),
}

#[derive(Debug)]
pub struct EnumValue<T> {
    pub value: T,
    /// A name in Latin letters that says more than the value; may be empty.
    pub name: String,
    /// What the value is called; may be empty.
    pub label: String,
}

#[derive(Debug)]
pub struct Object {
    /// In the order in which they are shown.
    pub fields: Vec<Field>,
    /// What all other names hold, where the description says that there are others.
    pub extra: Option<ShapeId>,
}

#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub required: bool,
    pub shape: ShapeId,
}
