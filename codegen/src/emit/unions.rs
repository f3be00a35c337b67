//! Enums of one of several types.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, type_docs};
use super::enums::{value, variant_docs};
use super::foreign::as_form;
use super::rust::{Prelude, written};
use super::{checks, forms, literal};
use crate::plan::{Key, RustType, Test, Union};

/// An enum with all that belongs to it.
pub fn item(planned: &Union, prelude: &Prelude) -> TokenStream {
    let (name, other) = (&planned.name, &planned.other);
    let docs = type_docs(&planned.docs, planned.declared.as_deref(), name).tokens();
    let variants = planned.variants.iter().map(|variant| {
        let docs = Doc::default().said(&variant.docs).tokens();
        let (name, rust) = (&variant.name, written(&variant.rust, prelude));
        quote!(#docs #name(#rust))
    });
    let conversions = conversions(planned, prelude);
    if planned.is_choice {
        let choice = forms::choice(planned, prelude);
        return quote! {
            #docs
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
            }
            #choice
            #conversions
        };
    }
    let told = planned.variants.iter().map(|variant| {
        let (name, rust) = (&variant.name, written(&variant.rust, prelude));
        let (form, tests) = (
            as_form(&variant.rust, prelude),
            alternatives(&variant.tests),
        );
        quote!(#name(#rust) #form: #tests)
    });
    let (texts, wires) = texts(planned);
    let checked = planned
        .is_checked
        .then(|| checks::of_variants(planned, prelude));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#texts,)*
            #(#variants,)*
            /// A value that is none of these, as it came.
            #other(serde_json::Value),
        }
        union!(#name, #other { #(#told),* } #wires);
        #checked
        #conversions
    }
}

/// The variants that are texts, and how they are written.
fn texts(planned: &Union) -> (Vec<TokenStream>, Option<TokenStream>) {
    let variants = planned.texts.iter().map(|text| {
        let docs = variant_docs(&text.variant).said(&text.docs).tokens();
        let name = &text.variant.name;
        quote!(#docs #name)
    });
    let wires = planned.texts.iter().map(|text| value(&text.variant));
    let wires = (!planned.texts.is_empty()).then(|| quote!(texts { #(#wires),* }));
    (variants.collect(), wires)
}

fn alternatives(tests: &[Test]) -> TokenStream {
    let tests = tests.iter().map(test);
    quote!(#(#tests)|*)
}

fn test(test: &Test) -> TokenStream {
    match test {
        Test::Null => quote!(null),
        Test::Boolean => quote!(boolean),
        Test::Integer => quote!(integer),
        Test::Number => quote!(number),
        Test::String => quote!(string),
        Test::Any => quote!(any),
        Test::Array(tests) if tests.is_empty() => quote!(array),
        Test::Array(tests) => {
            let tests = alternatives(tests);
            quote!(array(#tests))
        }
        Test::Object(keys) if keys.is_empty() => quote!(object),
        Test::Object(keys) => {
            let keys = keys.iter().map(key);
            quote!(object(#(#keys),*))
        }
    }
}

fn key(key: &Key) -> TokenStream {
    let name = literal::string(&key.name);
    let optional = (!key.is_required).then(|| quote!(?));
    let values: Vec<TokenStream> = key.values.iter().map(literal::constant).collect();
    let values = (!values.is_empty()).then(|| quote!(= #(#values)|*));
    let tests = (!key.tests.is_empty()).then(|| {
        let tests = alternatives(&key.tests);
        quote!(: #tests)
    });
    quote!(#optional #name #values #tests)
}

/// Conversions from what the variants hold.
fn conversions(planned: &Union, prelude: &Prelude) -> Option<TokenStream> {
    let alone: Vec<_> = planned
        .variants
        .iter()
        .filter(|variant| variant.is_alone)
        .collect();
    let held = alone.iter().map(|variant| {
        let inner = match &variant.rust {
            RustType::Boxed(inner) => inner,
            rust => rust,
        };
        let (name, rust) = (&variant.name, written(inner, prelude));
        quote!(#name: #rust)
    });
    let name = &planned.name;
    let text = alone.iter().find(|variant| variant.is_text).map(|variant| {
        let variant = &variant.name;
        quote!(text_variant!(#name, #variant);)
    });
    (!alone.is_empty()).then(|| quote!(variants!(#name { #(#held),* }); #text))
}
