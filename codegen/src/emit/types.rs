//! The module of types.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::rust::Prelude;
use super::{Items, Module, Part, enums, lints, structs};
use crate::plan::{Base, FormEncoding, Name, Plan, Type};

/// The module of types.
pub fn module(plan: &Plan) -> Module<'_> {
    let prelude = Prelude::within(plan);
    let head = Part::new(|| head(plan));
    let items = plan.types.iter().map(|planned| {
        let prelude = prelude.clone();
        Part::new(move || match planned {
            Type::Struct(planned) => structs::item(planned, &prelude),
            Type::Enum(planned) => enums::item(planned, &prelude),
        })
    });
    let docs = Doc::default()
        .ours("The types of requests and answers.")
        .text();
    Module {
        name: "types".to_owned(),
        is_public: true,
        items: Items::Parts {
            docs,
            parts: [head].into_iter().chain(items).collect(),
        },
        modules: Vec::new(),
    }
}

/// What stands before the types: lints, and what is imported for them.
fn head(plan: &Plan) -> TokenStream {
    let has = |is: fn(&Type) -> bool| plan.types.iter().any(is);
    let has_form = |form| {
        plan.types
            .iter()
            .any(|planned| planned.form() == Some(form))
    };
    let form = has_form(FormEncoding::Multipart).then(|| quote!(, form));
    let envelope = has(Type::is_envelope).then(|| quote!(, envelope));
    let object = has(Type::is_object).then(|| quote!(, object));
    let pairs = has_form(FormEncoding::Urlencoded).then(|| quote!(, pairs));
    let setters = has(Type::has_setters).then(|| quote!(, setters));
    let values = has(|planned| planned.is_enum_of(Base::Text)).then(|| quote!(, values));
    let codes = has(|planned| planned.is_enum_of(Base::Number)).then(|| quote!(, codes));
    let labels = has(Type::has_labels).then(|| quote!(, labels));
    let methods = plan.types.iter().flat_map(Type::setters);
    let met = lints::met_by(methods, plan.types.iter().flat_map(names));
    quote! {
        #![allow(missing_docs, clippy::type_complexity, #met reason = "types are as the description has them")]
        use super::support::{self #codes #envelope #form #labels #object #pairs #setters #values};
    }
}

/// The name of a type, and those of its variants.
fn names(planned: &Type) -> impl Iterator<Item = &Name> {
    let variants = match planned {
        Type::Enum(planned) => planned.variants.as_slice(),
        Type::Struct(_) => &[],
    };
    [planned.name()]
        .into_iter()
        .chain(variants.iter().map(|variant| &variant.name))
}
