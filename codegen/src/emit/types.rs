//! The module of types.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::rust::Prelude;
use super::{Items, Module, Part, enums, failures, lints, literal, structs, unions};
use crate::plan::{Base, Feature, FormEncoding, Name, Plan, Type, Whose};

/// The module of types, with a module of its own for those of each feature.
pub fn module(plan: &Plan) -> Module<'_> {
    let mut parts = parts(plan.common_types(), plan, false);
    if own(plan).next().is_some() {
        parts.insert(0, Part::new(|| exports(plan)));
    }
    let docs = Doc::default().ours("The types of requests and answers.");
    Module {
        name: "types".to_owned(),
        file: None,
        is_public: true,
        feature: None,
        items: Items::Parts {
            docs: docs.text(),
            parts,
        },
        modules: own(plan).map(|feature| module_of(feature, plan)).collect(),
    }
}

/// The features that have types of their own.
fn own(plan: &Plan) -> impl Iterator<Item = &Feature> {
    let features = plan.features.iter();
    features.filter(|feature| !feature.types.is_empty())
}

/// The types of features, which stand where all others do.
fn exports(plan: &Plan) -> TokenStream {
    let exports = own(plan).map(|feature| {
        let (name, module) = (literal::string(&feature.name), &feature.module);
        quote!(#[cfg(feature = #name)] pub use #module::*;)
    });
    quote!(#(#exports)*)
}

/// The types of a feature.
fn module_of<'p>(feature: &'p Feature, plan: &'p Plan) -> Module<'p> {
    let places = feature.types.iter();
    let types = places.map(|place| &plan.types[*place]).collect();
    let docs = match &feature.whose {
        Whose::Calls(group) => format!("The types that only the calls of `client.{group}()` need."),
        Whose::Webhooks => "The types that only what the server sends needs.".to_owned(),
        Whose::Nobody => "The types that nothing else needs.".to_owned(),
    };
    Module {
        name: feature.module.text().to_owned(),
        file: None,
        is_public: false,
        feature: Some(&feature.name),
        items: Items::Parts {
            docs: Doc::default().ours(docs).text(),
            parts: parts(types, plan, true),
        },
        modules: Vec::new(),
    }
}

/// What stands before types, and each of them; `is_within` is whether they are in a module
/// within that of all types.
fn parts<'p>(types: Vec<&'p Type>, plan: &'p Plan, is_within: bool) -> Vec<Part<'p>> {
    let prelude = Prelude::within(plan);
    if types.is_empty() {
        return Vec::new();
    }
    let items = types.clone().into_iter().map(|planned| {
        let prelude = prelude.clone();
        Part::new(move || {
            let item = match planned {
                Type::Struct(planned) => structs::item(planned, &prelude),
                Type::Enum(planned) => enums::item(planned, &prelude),
                Type::Union(planned) => unions::item(planned, &prelude),
                Type::Failures(planned) => failures::shared(planned, &prelude),
            };
            let (name, places) = (planned.name(), planned.places());
            let places = (!places.is_empty()).then(|| quote!(places!(#name { #(#places),* });));
            quote!(#item #places)
        })
    });
    let items: Vec<Part<'p>> = items.collect();
    let head = Part::new(move || head(&types, is_within));
    [head].into_iter().chain(items).collect()
}

/// What stands before types: lints, and what is imported for them.
fn head(types: &[&Type], is_within: bool) -> TokenStream {
    let has = |is: fn(&Type) -> bool| types.iter().any(|planned| is(planned));
    let has_form = |form| types.iter().any(|planned| planned.form() == Some(form));
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
    let places = has(Type::has_places).then(|| quote!(, places));
    let choice = has(Type::is_choice).then(|| quote!(, choice));
    let union = has(Type::is_union).then(|| quote!(, union));
    let unions = types
        .iter()
        .filter(|planned| !planned.alternatives().is_empty());
    let fails = has(Type::is_failures);
    let failures = fails.then(|| quote!(, failures));
    let is_large = fails || unions.clone().next().is_some();
    let large = is_large.then(|| quote!(clippy::large_enum_variant,));
    let alone = unions.flat_map(|planned| planned.alternatives());
    let alone: Vec<_> = alone.filter(|variant| variant.is_alone).collect();
    let text_variant = alone
        .iter()
        .any(|variant| variant.is_text)
        .then(|| quote!(, text_variant));
    let variants = (!alone.is_empty()).then(|| quote!(, variants));
    let doubled = fails || types.iter().any(|planned| repeats_itself(planned));
    let doubled = doubled.then(|| quote!(clippy::enum_variant_names,));
    // What is called `New` has a function `new`, as all have.
    let is_new = types.iter().any(|planned| planned.name().text() == "New");
    let is_new = is_new.then(|| quote!(clippy::self_named_constructors,));
    let methods = types.iter().flat_map(|planned| planned.setters());
    let fields = types.iter().flat_map(|planned| planned.fields());
    let met = lints::met_by(
        fields.map(|field| &field.name),
        methods,
        types.iter().flat_map(|planned| names(planned)),
    );
    let (around, others) = match is_within {
        true => (Some(quote!(super::)), others(types)),
        false => (None, None),
    };
    quote! {
        #![allow(missing_docs, clippy::type_complexity, #doubled #is_new #large #met reason = "types are as the description has them")]
        use #around super::support::{self #checks #choice #codes #envelope #failures #form #labels #mixed #object #pairs #places #setters #text_variant #union #values #variants};
        #others
    }
}

/// The import of the types that these name, and that others need, too.
fn others(types: &[&Type]) -> Option<TokenStream> {
    let own: BTreeSet<&Name> = types.iter().map(|planned| planned.name()).collect();
    let named = types.iter().flat_map(|planned| planned.names());
    let others: BTreeSet<&Name> = named.filter(|name| !own.contains(name)).collect();
    let others = others.into_iter();
    (others.len() > 0).then(|| quote!(use super::{#(#others),*};))
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
        Type::Failures(planned) => planned.variants.iter().map(|one| &one.name).collect(),
        Type::Struct(_) => Vec::new(),
    };
    [planned.name()].into_iter().chain(variants)
}
