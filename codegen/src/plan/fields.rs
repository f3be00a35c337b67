//! The fields of a struct: what they are called, what is optional, where null is a value of its own.

use super::names::{Role, Scope};
use super::shapes::Types;
use super::types::{Field, RustType, optional};
use crate::api::{self, FormEncoding, Kind};

impl Types<'_> {
    /// Plans the fields of a struct whose name is made of `words`; whether it tells null from what is left out.
    pub fn fields(
        &mut self,
        fields: &[api::Field],
        words: &str,
        form: Option<FormEncoding>,
        tells_null: bool,
        names: &mut Scope,
    ) -> Vec<Field> {
        let mut planned: Vec<Field> = Vec::new();
        for field in fields {
            planned.push(self.field(field, words, form, names));
        }
        // Fields choose their names before the methods beside them do.
        for (field, planned) in fields.iter().zip(&mut planned).filter(|_| tells_null) {
            if planned.optional && matches!(self.kind(field.shape), Kind::Nullable(_)) {
                let name = planned.name.text();
                let texts = [format!("clear {name}"), format!("clear {name} value")];
                planned.clear = Some(names.claim_first(&texts, Role::Field));
                planned.rust = RustType::Option(Box::new(planned.rust.clone()));
            }
        }
        planned
    }

    fn field(
        &mut self,
        field: &api::Field,
        words: &str,
        form: Option<FormEncoding>,
        names: &mut Scope,
    ) -> Field {
        let rust = self.plan(field.shape, &format!("{words} {}", field.name));
        let is_nullable = matches!(rust, RustType::Option(_));
        let is_optional = !field.required || (form.is_some() && is_nullable);
        let texts = [field.name.clone(), format!("{} value", field.name)];
        Field {
            name: names.claim_first(&texts, Role::Field),
            wire: field.name.clone(),
            docs: self.docs(field.shape),
            rust: if is_optional { optional(rust) } else { rust },
            optional: is_optional,
            kind: self.field_kind(field.shape),
            clear: None,
        }
    }
}
