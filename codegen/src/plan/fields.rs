//! The fields of a struct: what they are called, what is optional, which of them a parameter stands for.

use super::names::{Role, Scope};
use super::shapes::Types;
use super::types::{Field, RustType, optional};
use crate::api::{self, Docs, FormEncoding};

impl Types<'_> {
    /// Plans the fields of a struct whose name is made of `words`.
    pub fn fields(
        &mut self,
        fields: &[api::Field],
        words: &str,
        form: Option<FormEncoding>,
        names: &mut Scope,
    ) -> Vec<Field> {
        let mut planned = Vec::new();
        for field in fields {
            let rust = self.plan(field.shape, &format!("{words} {}", field.name));
            planned.push(self.field(field, rust, form, names));
        }
        planned
    }

    /// Plans the fields of a template: one of them is not of its own shape, but of the parameter.
    pub fn template_fields(
        &mut self,
        template: usize,
        fields: &[api::Field],
        words: &str,
        names: &mut Scope,
    ) -> Vec<Field> {
        let template = self.template(template);
        let (hole, is_shared) = (template.hole, template.declared.is_none());
        let mut planned = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            let Some(hole) = hole.filter(|hole| hole.field == index) else {
                planned.extend(self.fields(std::slice::from_ref(field), words, None, names));
                continue;
            };
            let mut field = self.field(field, hole.rust(), None, names);
            if hole.is_optional && !field.optional {
                field.optional = true;
                field.rust = optional(field.rust);
            }
            if is_shared {
                // What one answer holds says nothing of the others.
                field.docs = Docs::default();
            }
            planned.push(field);
        }
        planned
    }

    fn field(
        &mut self,
        field: &api::Field,
        rust: RustType,
        form: Option<FormEncoding>,
        names: &mut Scope,
    ) -> Field {
        let is_nullable = matches!(rust, RustType::Option(_));
        let is_optional = !field.required || (form.is_some() && is_nullable);
        let texts = [field.name.clone(), format!("{} value", field.name)];
        Field {
            name: names.claim_first(&texts, Role::Field),
            wire: field.name.clone(),
            docs: self.said().docs(field.shape),
            rust: if is_optional { optional(rust) } else { rust },
            optional: is_optional,
            kind: self.field_kind(field.shape),
        }
    }
}
