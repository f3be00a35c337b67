//! The fields of a struct: what they are called, what is optional, where null is a value of its own, which of them a
//! parameter stands for.

use super::checks::besides_json;
use super::defaults;
use super::names::{Name, Role, Scope, texts};
use super::rust::{RustType, optional, without_option};
use super::shapes::Types;
use super::types::{Field, FieldKind};
use crate::api::{self, Constant, Docs, FormEncoding, Kind, ShapeId, StyleKind, envelope};

impl Types<'_> {
    /// What fields are called.
    pub fn called(&self, fields: &[&api::Field], names: &mut Scope) -> Vec<Name> {
        let texts = fields.iter().map(|field| texts(&field.name));
        names.claim_all(&texts.collect::<Vec<_>>(), Role::Field)
    }

    /// Plans the fields of a struct, which have these names; its own is made of `words`.
    pub fn fields(
        &mut self,
        fields: &[&api::Field],
        names: Vec<Name>,
        words: &str,
        form: Option<FormEncoding>,
    ) -> Vec<Field> {
        let mut planned = Vec::new();
        for (field, name) in fields.iter().zip(names) {
            let rust = self.plan(field.shape, &format!("{words} {}", field.name));
            planned.push(self.field(field, name, rust, form));
        }
        planned
    }

    /// Plans the fields of a template: one of them is not of its own shape, but of the parameter.
    pub fn template_fields(
        &mut self,
        template: usize,
        object: &api::Object,
        fields: &[&api::Field],
        names: Vec<Name>,
        words: &str,
    ) -> Vec<Field> {
        let template = self.template(template);
        let (hole, is_shared) = (template.hole, template.declared.is_none());
        let mut planned = Vec::new();
        for (field, name) in fields.iter().zip(names) {
            let is_hole = |number: usize| object.fields[number].name == field.name;
            let Some(hole) = hole.filter(|hole| is_hole(hole.field)) else {
                planned.extend(self.fields(&[*field], vec![name], words, None));
                continue;
            };
            let mut field = self.field(field, name, hole.rust(), None);
            if hole.is_optional && !field.optional {
                field.optional = true;
                field.rust = optional(field.rust);
            }
            // What is demanded of it is demanded where the type is made for another.
            field.checks = Vec::new();
            if is_shared {
                // What one answer holds says nothing of the others.
                field.docs = Docs::default();
            }
            planned.push(field);
        }
        planned
    }

    /// What an object always says, and its fields. A form has no constants; and the code of an envelope is read where it
    /// says that something failed, whatever the description says of it.
    pub fn split<'o>(
        &self,
        shape: ShapeId,
        object: &'o api::Object,
        form: Option<FormEncoding>,
    ) -> (Vec<(String, Constant)>, Vec<&'o api::Field>) {
        let (mut constants, mut fields) = (Vec::new(), Vec::new());
        let code = envelope(shape, self.shapes).map(|envelope| envelope.code);
        for (index, field) in object.fields.iter().enumerate() {
            let is_constant = field.required && form.is_none() && code != Some(index);
            match self.kind(field.shape) {
                Kind::Const(constant) if is_constant => {
                    constants.push((field.name.clone(), constant.clone()));
                }
                _ => fields.push(field),
            }
        }
        (constants, fields)
    }

    fn field(
        &mut self,
        field: &api::Field,
        name: Name,
        rust: RustType,
        form: Option<FormEncoding>,
    ) -> Field {
        let is_nullable = matches!(rust, RustType::Option(_));
        let is_optional = !field.required || (form.is_some() && is_nullable);
        let kind = match (self.field_kind(field.shape), field.style) {
            (FieldKind::Json | FieldKind::List, Some(StyleKind::DeepObject)) => FieldKind::Deep,
            (FieldKind::Text | FieldKind::List, Some(StyleKind::Json)) => FieldKind::Json,
            (FieldKind::List, Some(style)) => FieldKind::Joined(style),
            (kind, _) => kind,
        };
        let is_file = matches!(kind, FieldKind::File | FieldKind::Files | FieldKind::Choice);
        let checks = match form {
            // Of a file nothing is known before it is sent.
            Some(_) if is_file => Vec::new(),
            Some(_) => besides_json(&without_option(rust.clone()), self.checks(field.shape)),
            None => self.checks(field.shape),
        };
        Field {
            name,
            wire: field.name.clone(),
            docs: self.said().docs(field.shape),
            rust: if is_optional { optional(rust) } else { rust },
            optional: is_optional,
            kind,
            media_type: field.media_type.clone(),
            clear: None,
            start: None,
            is_fixed: false,
            checks,
        }
    }

    /// Tells null from what is left out, where a field may be both. Fields choose their names before the methods do.
    pub fn tell_null_apart(
        &self,
        fields: &[&api::Field],
        planned: &mut [Field],
        names: &mut Scope,
    ) {
        for (field, planned) in fields.iter().zip(planned) {
            if planned.optional && matches!(self.kind(field.shape), Kind::Nullable(_)) {
                let name = planned.name.text();
                let texts = [format!("clear {name}"), format!("clear {name} value")];
                planned.clear = Some(names.claim_first(&texts, Role::Field));
                planned.rust = RustType::Option(Box::new(planned.rust.clone()));
            }
        }
    }

    /// Begins the fields with their defaults; what is required is given in any case. Where PATCH sends the fields, what is
    /// left out stays as it is, and a default would change it.
    pub fn begin_with_defaults(
        &mut self,
        fields: &[&api::Field],
        planned: &mut [Field],
        is_change: bool,
    ) {
        for (field, planned) in fields.iter().zip(planned) {
            let Some(default) = field.default.as_ref().filter(|_| planned.optional) else {
                continue;
            };
            let mut inner = field.shape;
            while let Kind::Nullable(shape) | Kind::List(shape) = self.kind(inner) {
                inner = *shape;
            }
            let is_union = matches!(self.kind(inner), Kind::Union(_));
            let start = defaults::start(&default.value, &planned.rust).filter(|_| !is_union);
            let message = match start {
                _ if is_change => "PATCH sends the schema, and what it leaves out stays as it is",
                None => "no value of the property's type is written for the default",
                start => {
                    planned.start = start;
                    continue;
                }
            };
            self.unstarted.push((default.clone(), message));
        }
    }

    /// Begins the fields by which a union knows the object, and those of a form that are always the same.
    pub fn begin_with_tags(&self, fields: &[&api::Field], planned: &mut [Field]) {
        for (field, planned) in fields.iter().zip(planned) {
            let constant = match self.kind(field.shape) {
                Kind::Const(constant) if field.required => Some(constant),
                _ => field.tag.as_ref(),
            };
            if let Some(constant) = constant {
                planned.start = defaults::start(&constant.clone().into(), &planned.rust);
                planned.is_fixed = true;
            }
        }
    }

    /// How a form writes a field of this shape.
    pub fn field_kind(&self, shape: ShapeId) -> FieldKind {
        match self.kind(shape) {
            Kind::Nullable(inner) => self.field_kind(*inner),
            Kind::Any | Kind::Reference(_) | Kind::Map(_) | Kind::Object(_) => FieldKind::Json,
            Kind::File => FieldKind::File,
            Kind::List(element) => match self.field_kind(*element) {
                _ if matches!(self.kind(*element), Kind::Nullable(_)) => FieldKind::Json,
                FieldKind::Text => FieldKind::List,
                FieldKind::File => FieldKind::Files,
                _ => FieldKind::Json,
            },
            Kind::Boolean
            | Kind::Integer(_)
            | Kind::Number
            | Kind::String
            | Kind::Secret
            | Kind::Enum(_)
            | Kind::Codes(_)
            | Kind::Mixed(_)
            | Kind::Const(_) => FieldKind::Text,
            Kind::Union(union) if self.shapes.is_choice(union) => FieldKind::Choice,
            Kind::Union(union) => {
                // Not by looking into lists and unions, which may lead back here.
                let is_text = |shape| {
                    let kind = &self.shapes[self.shapes.bare(shape)].kind;
                    kind.parts().next().is_none() && !matches!(kind, Kind::Any | Kind::File)
                };
                match union.branches.iter().all(|branch| is_text(branch.shape)) {
                    true => FieldKind::Text,
                    false => FieldKind::Json,
                }
            }
        }
    }
}
