//! Open enums of strings, of whole numbers, and of scalars of several types.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::docs::{Doc, name_of, shows, type_docs};
use super::literal;
use super::rust::Prelude;
use crate::plan::{Base, Constant, Enum, Variant, Wire};

/// An enum with all that belongs to it.
pub fn item(planned: &Enum, prelude: &Prelude) -> TokenStream {
    let (name, other) = (&planned.name, &planned.other);
    let docs = type_docs(&planned.docs, planned.declared.as_deref(), name).tokens();
    let variants = planned.variants.iter().map(|variant| {
        let docs = variant_docs(variant).tokens();
        let name = &variant.name;
        quote!(#docs #name)
    });
    let values = planned.variants.iter().map(value);
    // Any JSON value has no hash in all versions of its crate; a text is compared and hashed as it is on the wire.
    let (derived, base, values) = match planned.base {
        Base::Text => (
            quote!(Clone),
            prelude.string(),
            quote!(values!(#name, #other { #(#values),* });),
        ),
        Base::Number => (
            quote!(Clone, Copy, Debug, PartialEq, Eq, Hash),
            quote!(i64),
            quote!(codes!(#name, #other { #(#values),* });),
        ),
        Base::Value => (
            quote!(Clone, Debug, PartialEq, Eq),
            quote!(serde_json::Value),
            quote!(mixed!(#name, #other { #(#values),* });),
        ),
    };
    let labels = labels(planned);
    quote! {
        #docs
        #[derive(#derived)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the description does not list, as it came.
            #other(#base),
        }
        #values
        #labels
    }
}

/// What the description calls a value, and the value itself where its name is not written in its letters.
pub fn variant_docs(variant: &Variant) -> Doc {
    let doc = Doc::default().theirs(&variant.label);
    let name = variant.name.text();
    // What begins with a digit has a letter in front.
    let digits = name.strip_prefix('V').unwrap_or(name);
    match &variant.wire {
        Wire::Text(text) if !text.is_empty() && !shows(&[name, digits, &variant.label], text) => {
            doc.ours(format!("Called `{}` by the server.", name_of(text)))
        }
        _ => doc,
    }
}

/// What the values are called, if any of them are.
fn labels(planned: &Enum) -> Option<TokenStream> {
    let labels: Vec<TokenStream> = planned
        .labelled()
        .map(|variant| {
            let (name, label) = (&variant.name, literal::string(&variant.label));
            quote!(#name: #label)
        })
        .collect();
    let name = &planned.name;
    (!labels.is_empty()).then(|| quote!(labels!(#name { #(#labels),* });))
}

/// A variant, and how it is written.
pub fn value(variant: &Variant) -> TokenStream {
    let (name, wire) = (&variant.name, written(&variant.wire));
    quote!(#name: #wire)
}

fn written(wire: &Wire) -> TokenStream {
    match wire {
        Wire::Text(text) => literal::string(text).into_token_stream(),
        Wire::Number(number) => literal::number(*number).into_token_stream(),
        Wire::Scalar(Constant::Boolean(boolean)) => quote!(Boolean #boolean),
        Wire::Scalar(Constant::Whole(number)) => {
            let number = literal::number(*number);
            quote!(Number #number)
        }
        Wire::Scalar(Constant::Text(text)) => {
            let text = literal::string(text);
            quote!(Text #text)
        }
    }
}
