//! The module of types.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::rust::Prelude;
use super::{Items, Module, Part, enums, lints, structs, unions};
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
            Type::Union(planned) => unions::item(planned, &prelude),
        })
    });
    let docs = Doc::default()
        .ours("The types of requests and answers.")
        .text();
    Module {
        name: "types".to_owned(),
        file: None,
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
    let checks = has(Type::is_checked).then(|| quote!(, checks));
    let codes = has(|planned| planned.is_enum_of(Base::Number)).then(|| quote!(, codes));
    let mixed = has(|planned| planned.is_enum_of(Base::Value)).then(|| quote!(, mixed));
    let labels = has(Type::has_labels).then(|| quote!(, labels));
    let unions = plan.types.iter().filter(|planned| planned.is_union());
    let alone = unions.clone().flat_map(Type::alternatives);
    let alone: Vec<_> = alone.filter(|variant| variant.is_alone).collect();
    let text_variant = alone
        .iter()
        .any(|variant| variant.is_text)
        .then(|| quote!(, text_variant));
    let variants = (!alone.is_empty()).then(|| quote!(, variants));
    let (union, large) = match unions.count() {
        0 => (None, None),
        _ => (
            Some(quote!(, union)),
            Some(quote!(clippy::large_enum_variant,)),
        ),
    };
    let doubled = plan.types.iter().any(repeats_itself);
    let doubled = doubled.then(|| quote!(clippy::enum_variant_names,));
    let methods = plan.types.iter().flat_map(Type::setters);
    let met = lints::met_by(methods, plan.types.iter().flat_map(names));
    quote! {
        #![allow(missing_docs, clippy::type_complexity, #doubled #large #met reason = "types are as the description has them")]
        use super::support::{self #checks #codes #envelope #form #labels #mixed #object #pairs #setters #text_variant #union #values #variants};
    }
}

/// Whether a variant has the name of its enum in its own.
fn repeats_itself(planned: &Type) -> bool {
    let mut names = names(planned).map(|name| name.text().to_ascii_lowercase());
    let own = names.next().unwrap_or_default();
    names.any(|name| name.starts_with(&own) || name.ends_with(&own))
}

/// The name of a type, and those of its variants.
fn names(planned: &Type) -> impl Iterator<Item = &Name> {
    let variants: Vec<&Name> = match planned {
        Type::Enum(planned) => planned.variants.iter().map(|one| &one.name).collect(),
        Type::Union(planned) => planned.variants.iter().map(|one| &one.name).collect(),
        Type::Struct(_) => Vec::new(),
    };
    [planned.name()].into_iter().chain(variants)
}
