//! Shapes become types: names, fields, what is optional, how a form writes it.

use super::names::{Name, Role, Scope};
use super::words::singular;
use crate::api::{Docs, EnumValue, Field as ShapeField, FormEncoding, Kind, ShapeId, Shapes};

/// A type as it stands in Rust code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    Bool,
    I64,
    F64,
    String,
    /// Any JSON value.
    Value,
    /// A file in a form.
    File,
    /// A type of the client.
    Named(Name),
    /// An enum of the client; written where a text converts into it.
    Open(Name),
    Vec(Box<RustType>),
    /// From names to values, in the order of the text.
    Map(Box<RustType>),
    Option(Box<RustType>),
}

impl RustType {
    /// Whether it names a type of the client.
    pub fn is_ours(&self) -> bool {
        match self {
            RustType::Named(_) | RustType::Open(_) => true,
            RustType::Vec(inner) | RustType::Map(inner) | RustType::Option(inner) => {
                inner.is_ours()
            }
            _ => false,
        }
    }
}

/// A type that is declared.
#[derive(Debug)]
pub enum Type {
    Struct(Struct),
    Enum(Enum),
}

impl Type {
    /// What it is called.
    pub fn name(&self) -> &Name {
        match self {
            Type::Struct(planned) => &planned.name,
            Type::Enum(planned) => &planned.name,
        }
    }

    /// Whether it is a struct that is written as JSON.
    pub fn is_object(&self) -> bool {
        matches!(self, Type::Struct(planned) if planned.form.is_none())
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
            .map(|field| &field.name)
    }

    /// Whether users set what it may leave out.
    pub fn has_setters(&self) -> bool {
        self.setters().next().is_some()
    }

    /// The form that it is written as.
    pub fn form(&self) -> Option<FormEncoding> {
        match self {
            Type::Struct(planned) => planned.form,
            Type::Enum(_) => None,
        }
    }
}

#[derive(Debug)]
pub struct Struct {
    pub name: Name,
    pub docs: Docs,
    pub fields: Vec<Field>,
    /// The form that it is written as; JSON otherwise.
    pub form: Option<FormEncoding>,
    /// Whether users make values of it: it then has `new` and setters.
    pub is_built: bool,
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
}

/// An open enum of strings.
#[derive(Debug)]
pub struct Enum {
    pub name: Name,
    pub docs: Docs,
    pub variants: Vec<Variant>,
    /// The variant for values that are not listed.
    pub other: Name,
}

#[derive(Debug)]
pub struct Variant {
    pub name: Name,
    pub wire: String,
    pub label: String,
}

/// Methods of a type that users build, which those that set its fields must not hide.
const METHODS: [&str; 7] = ["new", "clone", "eq", "fmt", "serialize", "into", "default"];

/// What a type is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Request,
    Answer,
}

/// The types of a client as they are planned.
pub struct Types<'a> {
    shapes: &'a Shapes,
    scope: Scope,
    list: Vec<Type>,
}

impl<'a> Types<'a> {
    /// No types yet.
    pub fn new(shapes: &'a Shapes) -> Types<'a> {
        Types {
            shapes,
            scope: Scope::default(),
            list: Vec::new(),
        }
    }

    /// The types, each before the types that it holds.
    pub fn into_list(self) -> Vec<Type> {
        self.list
    }

    /// What kind of value a shape is.
    pub fn kind(&self, shape: ShapeId) -> &'a Kind {
        &self.shapes[shape].kind
    }

    /// What a description says of a shape in words.
    pub fn docs(&self, shape: ShapeId) -> &'a Docs {
        &self.shapes[shape].docs
    }

    /// Plans the type of a shape that stands where `words` say.
    pub fn plan(&mut self, shape: ShapeId, words: &str, used: Use) -> RustType {
        match self.kind(shape) {
            Kind::Any => RustType::Value,
            Kind::Boolean => RustType::Bool,
            Kind::Integer => RustType::I64,
            Kind::Number => RustType::F64,
            Kind::String => RustType::String,
            Kind::File => RustType::File,
            Kind::Enum(values) => RustType::Open(self.plan_enum(values, words, self.docs(shape))),
            Kind::List(element) => {
                RustType::Vec(Box::new(self.plan(*element, &singular(words), used)))
            }
            Kind::Map(value) => {
                RustType::Map(Box::new(self.plan(*value, &format!("{words} value"), used)))
            }
            Kind::Nullable(inner) => optional(self.plan(*inner, words, used)),
            Kind::Object(fields) => {
                RustType::Named(self.plan_struct(fields, words, self.docs(shape), used, None))
            }
        }
    }

    /// Plans the type of a form: a struct, since its shape is an object.
    pub fn plan_form(&mut self, shape: ShapeId, words: &str, encoding: FormEncoding) -> RustType {
        match self.kind(shape) {
            Kind::Object(fields) => {
                let docs = self.docs(shape);
                RustType::Named(self.plan_struct(fields, words, docs, Use::Request, Some(encoding)))
            }
            _ => self.plan(shape, words, Use::Request),
        }
    }

    fn plan_struct(
        &mut self,
        fields: &'a [ShapeField],
        words: &str,
        docs: &Docs,
        used: Use,
        form: Option<FormEncoding>,
    ) -> Name {
        let name = self.scope.claim(words, Role::Type);
        let place = self.list.len();
        let stub = Struct {
            name: name.clone(),
            docs: docs.clone(),
            fields: Vec::new(),
            form,
            is_built: false,
        };
        self.list.push(Type::Struct(stub));
        // Fields of what users build are methods, too.
        let mut names = match used {
            Use::Request => Scope::reserving(&METHODS),
            Use::Answer => Scope::default(),
        };
        let planned = fields
            .iter()
            .map(|field| {
                let rust = self.plan(field.shape, &format!("{words} {}", field.name), used);
                let kind = self.field_kind(field.shape);
                let is_optional =
                    !field.required || (form.is_some() && matches!(rust, RustType::Option(_)));
                Field {
                    name: names.claim_first(
                        &[&field.name, &format!("{} value", field.name)],
                        Role::Field,
                    ),
                    wire: field.name.clone(),
                    docs: self.docs(field.shape).clone(),
                    rust: if is_optional { optional(rust) } else { rust },
                    optional: is_optional,
                    kind,
                }
            })
            .collect();
        let is_built = used == Use::Request;
        let docs = docs.clone();
        self.list[place] = Type::Struct(Struct {
            name: name.clone(),
            docs,
            fields: planned,
            form,
            is_built,
        });
        name
    }

    fn field_kind(&self, shape: ShapeId) -> FieldKind {
        match self.kind(shape) {
            Kind::Nullable(inner) => self.field_kind(*inner),
            Kind::Any | Kind::Map(_) | Kind::Object(_) => FieldKind::Json,
            Kind::File => FieldKind::File,
            Kind::List(element) => match self.field_kind(*element) {
                _ if matches!(self.kind(*element), Kind::Nullable(_)) => FieldKind::Json,
                FieldKind::Text => FieldKind::List,
                FieldKind::File => FieldKind::Files,
                _ => FieldKind::Json,
            },
            Kind::Boolean | Kind::Integer | Kind::Number | Kind::String | Kind::Enum(_) => {
                FieldKind::Text
            }
        }
    }

    fn plan_enum(&mut self, values: &[EnumValue], words: &str, docs: &Docs) -> Name {
        let name = self.scope.claim(words, Role::Type);
        let mut scope = Scope::default();
        let other = scope.claim("other", Role::Variant);
        let variants = values
            .iter()
            .map(|value| Variant {
                name: scope.claim_first(
                    &[&value.value, &format!("{} value", value.value)],
                    Role::Variant,
                ),
                wire: value.value.clone(),
                label: value.label.clone(),
            })
            .collect();
        self.list.push(Type::Enum(Enum {
            name: name.clone(),
            docs: docs.clone(),
            variants,
            other,
        }));
        name
    }
}

/// The type, or nothing; an option stays one option.
fn optional(rust: RustType) -> RustType {
    match rust {
        RustType::Option(_) => rust,
        _ => RustType::Option(Box::new(rust)),
    }
}
