//! Types as Rust will have them: names, fields, what is optional, how a form writes it.

use super::foreign::Foreign;
use super::looks::Test;
use super::names::Name;
use crate::api::{Constant, Constraint, Docs, FormEncoding, Integer};

/// A type as it stands in Rust code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    Bool,
    Integer(Integer),
    F64,
    /// A type of another crate.
    Foreign(Foreign),
    String,
    /// A string that `Debug` does not show.
    Secret,
    /// Any JSON value.
    Value,
    /// A file in a form.
    File,
    /// A type of the client.
    Named(Name),
    /// An enum of the client; written where something converts into it.
    Open(Name),
    Vec(Box<RustType>),
    /// From names to values, in the order of the text.
    Map(Box<RustType>),
    Option(Box<RustType>),
    /// Behind a pointer, since the type holds itself.
    Boxed(Box<RustType>),
    /// What a generic type of the client is made for.
    Parameter,
    /// A generic type of the client, made for this one: `Envelope<User>`.
    Generic(Name, Box<RustType>),
}

impl RustType {
    /// Whether serde alone reads it as the client does.
    pub fn is_as_serde(&self) -> bool {
        match self {
            RustType::Integer(_) | RustType::Foreign(_) => false,
            RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Boxed(inner) => inner.is_as_serde(),
            _ => true,
        }
    }

    /// Whether it is a type of another crate, or holds one.
    pub fn is_foreign(&self) -> bool {
        match self {
            RustType::Foreign(_) => true,
            RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Boxed(inner) => inner.is_foreign(),
            _ => false,
        }
    }

    /// Whether both are one type in Rust, whatever their forms are.
    pub fn is_spelled_like(&self, other: &RustType) -> bool {
        match (self, other) {
            (RustType::Foreign(one), RustType::Foreign(other)) => one.rust == other.rust,
            (RustType::Vec(one), RustType::Vec(other))
            | (RustType::Map(one), RustType::Map(other))
            | (RustType::Option(one), RustType::Option(other))
            | (RustType::Boxed(one), RustType::Boxed(other)) => one.is_spelled_like(other),
            (one, other) => one == other,
        }
    }
}

/// A type that is declared.
#[derive(Debug)]
pub enum Type {
    Struct(Struct),
    Enum(Enum),
    Union(Union),
}

impl Type {
    /// What it is called.
    pub fn name(&self) -> &Name {
        match self {
            Type::Struct(planned) => &planned.name,
            Type::Enum(planned) => &planned.name,
            Type::Union(planned) => &planned.name,
        }
    }

    /// Whether it is one of several types.
    pub fn is_union(&self) -> bool {
        matches!(self, Type::Union(_))
    }

    /// What it may hold, if it is a union.
    pub fn alternatives(&self) -> &[Alternative] {
        match self {
            Type::Union(planned) => &planned.variants,
            _ => &[],
        }
    }

    /// The types that it holds in itself.
    pub fn parts(&self) -> Vec<&RustType> {
        match self {
            Type::Struct(planned) => planned.fields.iter().map(|field| &field.rust).collect(),
            Type::Union(planned) => planned.variants.iter().map(|one| &one.rust).collect(),
            Type::Enum(_) => Vec::new(),
        }
    }

    /// One of these.
    pub fn part_mut(&mut self, index: usize) -> Option<&mut RustType> {
        match self {
            Type::Struct(planned) => planned.fields.get_mut(index).map(|field| &mut field.rust),
            Type::Union(planned) => planned.variants.get_mut(index).map(|one| &mut one.rust),
            Type::Enum(_) => None,
        }
    }

    /// Whether it is an enum of this.
    pub fn is_enum_of(&self, base: Base) -> bool {
        matches!(self, Type::Enum(planned) if planned.base == base)
    }

    /// Whether it is an enum some of whose values have labels.
    pub fn has_labels(&self) -> bool {
        matches!(self, Type::Enum(planned) if planned.labelled().next().is_some())
    }

    /// Whether it is a struct that is written as JSON.
    pub fn is_object(&self) -> bool {
        matches!(self, Type::Struct(planned) if planned.form.is_none())
    }

    /// Whether it is an envelope that clients open.
    pub fn is_envelope(&self) -> bool {
        matches!(self, Type::Struct(planned) if planned.envelope.is_some())
    }

    /// Whether it keeps what it does not declare.
    pub fn has_extra(&self) -> bool {
        matches!(self, Type::Struct(planned) if planned.extra.is_some())
    }

    /// Whether it may say, or be known by, values that are always the same.
    pub fn names_constants(&self) -> bool {
        self.is_object() || self.is_union()
    }

    /// The names by which users set what it may leave out.
    pub fn setters(&self) -> impl Iterator<Item = &Name> {
        let fields = match self {
            Type::Struct(planned) if planned.is_built => planned.fields.as_slice(),
            _ => &[],
        };
        fields
            .iter()
            .filter(|field| field.optional)
            .flat_map(|field| [Some(&field.name), field.clear.as_ref()])
            .flatten()
    }

    /// Whether users set what it may leave out.
    pub fn has_setters(&self) -> bool {
        self.setters().next().is_some()
    }

    /// Whether its members are checked before they are sent.
    pub fn is_checked(&self) -> bool {
        matches!(self, Type::Struct(planned) if planned.is_checked)
    }

    /// The form that it is written as.
    pub fn form(&self) -> Option<FormEncoding> {
        match self {
            Type::Struct(planned) => planned.form,
            Type::Enum(_) | Type::Union(_) => None,
        }
    }
}

#[derive(Debug)]
pub struct Struct {
    pub name: Name,
    /// Whether it has a parameter, which is the type of a field.
    pub is_generic: bool,
    /// What the description calls it, where it has a name of its own.
    pub declared: Option<String>,
    pub docs: Docs,
    pub fields: Vec<Field>,
    /// What it always says, by name.
    pub constants: Vec<(String, Constant)>,
    /// The map that keeps what is none of the fields.
    pub extra: Option<Extra>,
    /// The form that it is written as; JSON otherwise.
    pub form: Option<FormEncoding>,
    /// Where its parts stand, if it is an envelope that clients open.
    pub envelope: Option<EnvelopePlan>,
    /// Whether users make values of it: it then has `new` and setters.
    pub is_built: bool,
    /// Whether its members are checked before they are sent.
    pub is_checked: bool,
}

/// The names of the fields of an envelope; one that it does not have is empty.
#[derive(Debug)]
pub struct EnvelopePlan {
    pub code: String,
    pub message: String,
    pub data: String,
}

#[derive(Debug)]
pub struct Extra {
    pub name: Name,
    pub rust: RustType,
}

#[derive(Debug)]
pub struct Field {
    pub name: Name,
    /// Its name in JSON or in the form.
    pub wire: String,
    pub docs: Docs,
    pub rust: RustType,
    /// Left out where it has no value; its type is then an option.
    pub optional: bool,
    /// How a form writes it.
    pub kind: FieldKind,
    /// The method that sends null, where that is not the same as to leave it out; its type is then an option of an option.
    pub clear: Option<Name>,
    /// What it is until users set it.
    pub start: Option<Start>,
    /// What is checked of it before it is sent.
    pub checks: Vec<Check>,
}

impl Field {
    /// The type of a value that it has, behind options.
    pub fn value(&self) -> &RustType {
        let mut rust = &self.rust;
        while let (true, RustType::Option(inner)) = (self.optional, rust) {
            rust = inner;
        }
        rust
    }

    /// Whether users must give it where they make a value.
    pub fn is_demanded(&self) -> bool {
        !self.optional && self.start.is_none()
    }
}

/// A demand on a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// On the value itself.
    Value(Constraint),
    /// On each of the values that it holds.
    Each(Vec<Check>),
    /// On the members of an object: those of this type.
    Object(Name),
}

/// A value that stands in the code.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    Boolean(bool),
    Whole(i128),
    Float(f64),
    Text(String),
    List(Vec<Start>),
    /// A variant of an enum.
    Variant(Name, Name),
}

/// How a field of a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    Json,
    File,
    /// Repeated texts.
    List,
    /// Repeated files.
    Files,
    /// Texts, each under the name of its place: `name[part]`.
    Deep,
}

/// What the values of an enum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Text,
    Number,
    /// Scalars of several types.
    Value,
}

/// An open enum of strings, of whole numbers, or of scalars of several types.
#[derive(Debug)]
pub struct Enum {
    pub name: Name,
    pub base: Base,
    /// What the description calls it, where it has a name of its own.
    pub declared: Option<String>,
    pub docs: Docs,
    pub variants: Vec<Variant>,
    /// The variant for values that are not listed.
    pub other: Name,
}

impl Enum {
    /// The variants that have labels.
    pub fn labelled(&self) -> impl Iterator<Item = &Variant> {
        let variants = self.variants.iter();
        variants.filter(|variant| !variant.label.is_empty())
    }
}

/// An enum of one of several types.
#[derive(Debug)]
pub struct Union {
    pub name: Name,
    /// What the description calls it, where it has a name of its own.
    pub declared: Option<String>,
    pub docs: Docs,
    pub variants: Vec<Alternative>,
    /// The variants that are texts.
    pub texts: Vec<UnionText>,
    /// The variant for values that are of none of the types.
    pub other: Name,
}

#[derive(Debug)]
pub struct Alternative {
    pub name: Name,
    pub docs: Docs,
    pub rust: RustType,
    /// What a value of it looks like: one of these.
    pub tests: Vec<Test>,
    /// Whether no other variant is of this type.
    pub is_alone: bool,
    /// Whether it is the only one that a text converts into.
    pub is_text: bool,
}

/// A text that a branch lists, which needs no type of its own.
#[derive(Debug)]
pub struct UnionText {
    pub variant: Variant,
    pub docs: Docs,
}

#[derive(Debug)]
pub struct Variant {
    pub name: Name,
    pub wire: Wire,
    pub label: String,
}

/// A value as it is sent.
#[derive(Debug)]
pub enum Wire {
    Text(String),
    Number(i64),
    Scalar(Constant),
}

/// The type, or nothing; an option stays one option.
pub fn optional(rust: RustType) -> RustType {
    match rust {
        RustType::Option(_) => rust,
        _ => RustType::Option(Box::new(rust)),
    }
}

/// The type that an option may hold.
pub fn without_option(rust: RustType) -> RustType {
    match rust {
        RustType::Option(inner) => *inner,
        other => other,
    }
}
