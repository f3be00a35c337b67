//! Types as Rust will have them: names, fields, what is optional, how a form writes it.

use super::demands::Check;
use super::failing::Shared;
use super::looks::Test;
use super::names::Name;
use super::rust::RustType;
use crate::api::{Constant, Docs, FormEncoding, StyleKind};

/// A type that is declared.
#[derive(Debug)]
pub enum Type {
    Struct(Struct),
    Enum(Enum),
    Union(Union),
    Failures(Shared),
}

impl Type {
    /// What it is called.
    pub fn name(&self) -> &Name {
        match self {
            Type::Struct(planned) => &planned.name,
            Type::Enum(planned) => &planned.name,
            Type::Union(planned) => &planned.name,
            Type::Failures(planned) => &planned.name,
        }
    }

    /// Whether it is JSON of one of several types.
    pub fn is_union(&self) -> bool {
        matches!(self, Type::Union(planned) if !planned.is_choice)
    }

    /// Whether it is a field of a form of one of several kinds.
    pub fn is_choice(&self) -> bool {
        matches!(self, Type::Union(planned) if planned.is_choice)
    }

    /// Whether something converts into one of its variants.
    pub fn has_conversions(&self) -> bool {
        self.alternatives().iter().any(|variant| variant.is_alone)
    }

    /// Whether calls fail with it.
    pub fn is_failures(&self) -> bool {
        matches!(self, Type::Failures(_))
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
            Type::Failures(planned) => planned.variants.iter().map(|one| &one.rust).collect(),
            Type::Enum(_) => Vec::new(),
        }
    }

    /// One of these.
    pub fn part_mut(&mut self, index: usize) -> Option<&mut RustType> {
        match self {
            Type::Struct(planned) => planned.fields.get_mut(index).map(|field| &mut field.rust),
            Type::Union(planned) => planned.variants.get_mut(index).map(|one| &mut one.rust),
            Type::Enum(_) | Type::Failures(_) => None,
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

    /// What is demanded of the values that it holds.
    pub fn checks(&self) -> Vec<&Check> {
        match self {
            Type::Struct(planned) => {
                let fields = planned.fields.iter().map(|field| &field.checks);
                let extra = planned.extra.iter().map(|extra| &extra.checks);
                fields.chain(extra).flatten().collect()
            }
            Type::Union(planned) => planned
                .variants
                .iter()
                .flat_map(|one| &one.checks)
                .collect(),
            Type::Enum(_) | Type::Failures(_) => Vec::new(),
        }
    }

    /// Its further names, by places where it stands.
    pub fn places(&self) -> &[Name] {
        match self {
            Type::Struct(planned) => &planned.places,
            Type::Enum(planned) => &planned.places,
            Type::Union(planned) => &planned.places,
            Type::Failures(_) => &[],
        }
    }

    /// Whether it has any.
    pub fn has_places(&self) -> bool {
        !self.places().is_empty()
    }

    /// The same, to tell them.
    pub fn places_mut(&mut self) -> Option<&mut Vec<Name>> {
        match self {
            Type::Struct(planned) => Some(&mut planned.places),
            Type::Enum(planned) => Some(&mut planned.places),
            Type::Union(planned) => Some(&mut planned.places),
            Type::Failures(_) => None,
        }
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

    /// Its fields, if it is a struct.
    pub fn fields(&self) -> &[Field] {
        match self {
            Type::Struct(planned) => &planned.fields,
            _ => &[],
        }
    }

    /// The names by which users set what it may leave out.
    pub fn setters(&self) -> impl Iterator<Item = &Name> {
        let is_built = matches!(self, Type::Struct(planned) if planned.is_built);
        self.fields()
            .iter()
            .filter(move |field| is_built && field.optional)
            .flat_map(|field| [Some(&field.name), field.clear.as_ref()])
            .flatten()
    }

    /// Whether users set what it may leave out.
    pub fn has_setters(&self) -> bool {
        self.setters().next().is_some()
    }

    /// Whether what it holds is checked before it is sent as JSON.
    pub fn is_checked(&self) -> bool {
        match self {
            Type::Struct(planned) => planned.is_checked,
            Type::Union(planned) => planned.is_checked,
            Type::Enum(_) | Type::Failures(_) => false,
        }
    }

    /// Whether it is a form of which some field is checked.
    pub fn is_checked_form(&self) -> bool {
        let is_checked = |field: &Field| !field.checks.is_empty();
        self.form().is_some() && self.fields().iter().any(is_checked)
    }

    /// The form that it is written as.
    pub fn form(&self) -> Option<FormEncoding> {
        match self {
            Type::Struct(planned) => planned.form,
            Type::Enum(_) | Type::Union(_) | Type::Failures(_) => None,
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
    /// What it is called, too, if it stands in several places: each by one of these.
    pub places: Vec<Name>,
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
    /// What is checked of each of its values before it is sent.
    pub checks: Vec<Check>,
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
    /// The media type that a form declares for it.
    pub media_type: Option<String>,
    /// The method that sends null, where that is not the same as to leave it out; its type is then an option of an option.
    pub clear: Option<Name>,
    /// What it is until users set it.
    pub start: Option<Start>,
    /// Whether it begins so because it always is so, or because a union knows the object by it: no default says it.
    pub is_fixed: bool,
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
    /// Texts in one, parted as in this style.
    Joined(StyleKind),
    /// Repeated files.
    Files,
    /// Texts, each under the name of its place: `name[part]`.
    Deep,
    /// Of one of several kinds, of which some are files.
    Choice,
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
    /// What it is called, too, if it stands in several places: each by one of these.
    pub places: Vec<Name>,
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
    /// Whether it is a field of a form, and no JSON.
    pub is_choice: bool,
    /// Whether what it holds is checked before it is sent.
    pub is_checked: bool,
    /// What it is called, too, if it stands in several places: each by one of these.
    pub places: Vec<Name>,
}

#[derive(Debug)]
pub struct Alternative {
    pub name: Name,
    pub docs: Docs,
    pub rust: RustType,
    /// What a value of it looks like: one of these.
    pub tests: Vec<Test>,
    /// How a form writes it.
    pub kind: FieldKind,
    /// Whether no other variant is of this type.
    pub is_alone: bool,
    /// Whether it is the only one that a text converts into.
    pub is_text: bool,
    /// What is checked of it before it is sent.
    pub checks: Vec<Check>,
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
