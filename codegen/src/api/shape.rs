//! Shapes: types as meant, in an arena.

use std::collections::BTreeSet;
use std::ops::{Index, IndexMut};

use super::constraint::Constraint;
use super::docs::Docs;
use super::literal::{Constant, DefaultValue};
use super::style::StyleKind;
use crate::diagnostic::Place;

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

    /// Every shape, in the order in which they came.
    pub fn ids(&self) -> impl Iterator<Item = ShapeId> + use<> {
        (0..self.0.len()).map(ShapeId)
    }

    /// These shapes and those that hold one of them, at any depth.
    pub fn holders(&self, mut of: Vec<ShapeId>) -> BTreeSet<ShapeId> {
        let mut held: Vec<(ShapeId, ShapeId)> = Vec::new();
        if !of.is_empty() {
            let pairs = |id: ShapeId| self[id].kind.parts().map(move |part| (part, id));
            held.extend(self.ids().flat_map(pairs));
            held.sort_unstable();
        }
        let mut holders = BTreeSet::new();
        while let Some(id) = of.pop() {
            if holders.insert(id) {
                let by = &held[held.partition_point(|(part, _)| *part < id)..];
                let by = by.iter().take_while(|(part, _)| *part == id);
                of.extend(by.map(|(_, holder)| *holder));
            }
        }
        holders
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

    /// Whether a shape is a scalar, or a list of scalars, each of which has one spelling.
    pub fn is_sent(&self, shape: ShapeId, or_list: bool) -> bool {
        match &self[shape].kind {
            Kind::List(element) => or_list && self.is_sent(*element, false),
            Kind::Nullable(inner) | Kind::Reference(inner) => self.is_sent(*inner, or_list),
            Kind::Map(_) | Kind::Object(_) => false,
            Kind::Union(union) => {
                let mut branches = union.branches.iter();
                branches.all(|branch| self.is_sent(branch.shape, false))
            }
            _ => true,
        }
    }

    /// Whether a union is a field of a form of which some branch is a file, or a list of files.
    pub fn is_choice(&self, union: &Union) -> bool {
        union
            .branches
            .iter()
            .any(|branch| match &self[self.bare(branch.shape)].kind {
                Kind::File => true,
                Kind::List(element) => matches!(self[self.bare(*element)].kind, Kind::File),
                _ => false,
            })
    }

    /// The values that a shape lists, in order.
    pub fn listed(&self, id: ShapeId) -> Vec<Constant> {
        match &self[self.resolved(id)].kind {
            Kind::Const(constant) => vec![constant.clone()],
            Kind::Enum(values) => {
                let values = values.iter().map(|value| value.value.clone());
                values.map(Constant::Text).collect()
            }
            Kind::Codes(values) => {
                let values = values.iter().map(|value| value.value);
                values.map(Constant::Whole).collect()
            }
            _ => Vec::new(),
        }
    }

    /// A text of a discriminator as it stands in an object: as a number where the property holds whole numbers.
    pub fn tag(&self, text: &str, object: &Object, property: &str) -> Constant {
        let mut fields = object.fields.iter();
        let field = fields.find(|field| field.name == property);
        let kind = field.map(|field| &self[self.resolved(field.shape)].kind);
        let is_number = matches!(
            kind,
            Some(Kind::Integer(_) | Kind::Codes(_) | Kind::Const(Constant::Whole(_)))
        );
        let number = text.parse().ok().filter(|_| is_number);
        number.map_or_else(|| Constant::Text(text.to_owned()), Constant::Whole)
    }
}

impl Index<ShapeId> for Shapes {
    type Output = Shape;

    fn index(&self, id: ShapeId) -> &Shape {
        &self.0[id.0]
    }
}

impl IndexMut<ShapeId> for Shapes {
    fn index_mut(&mut self, id: ShapeId) -> &mut Shape {
        &mut self.0[id.0]
    }
}

/// A type as meant.
#[derive(Clone, Debug)]
pub struct Shape {
    pub kind: Kind,
    pub docs: Docs,
    /// The format of its strings or numbers.
    pub format: Option<String>,
    /// What its values must hold to beyond that.
    pub constraints: Vec<Constraint>,
    /// What the description calls it, where it has a name of its own.
    pub declared: Option<Declared>,
}

impl Shape {
    /// A shape of which the description says nothing in words.
    pub fn of(kind: Kind) -> Shape {
        Shape {
            kind,
            docs: Docs::default(),
            format: None,
            constraints: Vec::new(),
            declared: None,
        }
    }
}

impl Kind {
    /// Whether a value of this kind has a type of its own, which has a name.
    pub fn is_type(&self) -> bool {
        matches!(
            self,
            Kind::Object(_) | Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) | Kind::Union(_)
        )
    }

    /// What kind of value it is, in a word.
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Any
            | Kind::Mixed(_)
            | Kind::Union(_)
            | Kind::Reference(_)
            | Kind::Nullable(_) => "value",
            Kind::Boolean | Kind::Const(Constant::Boolean(_)) => "boolean",
            Kind::Integer(_) | Kind::Codes(_) | Kind::Const(Constant::Whole(_)) => "integer",
            Kind::Number => "number",
            // A variant `String` would make compilers write the type with its path.
            Kind::String | Kind::Secret | Kind::Enum(_) | Kind::Const(Constant::Text(_)) => "text",
            Kind::File => "file",
            Kind::Map(_) => "map",
            Kind::Object(_) => "object",
            Kind::List(_) => "list",
        }
    }

    /// The shapes that a value of this kind holds, in order.
    pub fn parts(&self) -> impl Iterator<Item = ShapeId> + '_ {
        let (one, fields, branches): (Option<ShapeId>, &[Field], &[Branch]) = match self {
            Kind::List(inner)
            | Kind::Map(inner)
            | Kind::Nullable(inner)
            | Kind::Reference(inner) => (Some(*inner), &[], &[]),
            Kind::Object(object) => (object.extra, &object.fields, &[]),
            Kind::Union(union) => (None, &[], &union.branches),
            _ => (None, &[], &[]),
        };
        let fields = fields.iter().map(|field| field.shape);
        let branches = branches.iter().map(|branch| branch.shape);
        fields.chain(branches).chain(one)
    }

    /// The same, to put others in their places.
    pub fn parts_mut(&mut self) -> Vec<&mut ShapeId> {
        match self {
            Kind::List(inner)
            | Kind::Map(inner)
            | Kind::Nullable(inner)
            | Kind::Reference(inner) => vec![inner],
            Kind::Object(object) => {
                let fields = object.fields.iter_mut().map(|field| &mut field.shape);
                fields.chain(&mut object.extra).collect()
            }
            Kind::Union(union) => {
                let branches = union.branches.iter_mut();
                branches.map(|branch| &mut branch.shape).collect()
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
    pub side: Side,
    /// Whether it has no name in the description, and recurs: types are then known by each of the places, too.
    pub recurs: bool,
}

#[derive(Clone, Debug)]
pub enum Kind {
    /// Any JSON value.
    Any,
    Boolean,
    /// A whole number.
    Integer(Integer),
    Number,
    String,
    /// A string that must not be seen: a password.
    Secret,
    /// The bytes of a file in a form.
    File,
    /// A string that is usually one of these.
    Enum(Vec<EnumValue<String>>),
    /// A whole number that is usually one of these.
    Codes(Vec<EnumValue<i64>>),
    /// A value of any type that is usually one of these.
    Mixed(Vec<EnumValue<Constant>>),
    List(ShapeId),
    /// An object whose names are not known; its values are of one shape.
    Map(ShapeId),
    Object(Object),
    /// A value of one of several shapes.
    Union(Union),
    /// Always this value.
    Const(Constant),
    /// The shape, or null.
    Nullable(ShapeId),
    /// Another shape, with words of its own.
    Reference(ShapeId),
}

/// What holds a whole number: by how many bits, and whether it may be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Integer {
    Int32,
    #[default]
    Int64,
    Uint32,
    Uint64,
}

impl Integer {
    /// Whether it can be this number.
    pub fn holds(self, number: i128) -> bool {
        match self {
            Integer::Int32 => i32::try_from(number).is_ok(),
            Integer::Int64 => i64::try_from(number).is_ok(),
            Integer::Uint32 => u32::try_from(number).is_ok(),
            Integer::Uint64 => u64::try_from(number).is_ok(),
        }
    }
}

#[derive(Clone, Debug)]
pub struct EnumValue<T> {
    pub value: T,
    /// A name in Latin letters that says more than the value; may be empty.
    pub name: String,
    /// What the value is called; may be empty.
    pub label: String,
}

#[derive(Clone, Debug)]
pub struct Union {
    pub branches: Vec<Branch>,
    /// The property whose text says which branch a value is of.
    pub discriminator: Option<String>,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub struct Branch {
    pub shape: ShapeId,
    /// The texts of the discriminator that mean it.
    pub tags: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Object {
    /// In the order in which they are shown.
    pub fields: Vec<Field>,
    /// What all other names hold, where the description says that there are others.
    pub extra: Option<ShapeId>,
    /// Whether it says what changes: what it leaves out stays as it is, and what is null is taken away.
    pub is_change: bool,
}

impl Object {
    pub fn new(fields: Vec<Field>, extra: Option<ShapeId>) -> Object {
        Object {
            fields,
            extra,
            is_change: false,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub required: bool,
    pub access: Access,
    pub default: Option<DefaultValue>,
    /// What it says where the object is made, so that a union knows the object by it.
    pub tag: Option<Constant>,
    /// How a form writes it, if that is in a style of its own: each part of its value for itself, as
    /// `name[part]=value`, or all of a list in one.
    pub style: Option<StyleKind>,
    /// The media type of its part in a form.
    pub media_type: Option<String>,
    pub shape: ShapeId,
}

/// Who has a property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    #[default]
    Both,
    /// Answers alone: the server sets it.
    ReadOnly,
    /// Requests alone: the server keeps it to itself.
    WriteOnly,
}

/// On which side a shape stands that has a name of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// It is the same on both.
    #[default]
    Both,
    /// It is another one in requests, whether or not there are any.
    Answer,
    Request,
    /// It is what PATCH sends, and has no name of its own.
    Change,
}
