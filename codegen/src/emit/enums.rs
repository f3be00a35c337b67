//! Open enums of strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, type_docs};
use super::literal;
use super::rust::Prelude;
use crate::plan::Enum;

/// An enum with all that belongs to it.
pub fn item(planned: &Enum, prelude: &Prelude) -> TokenStream {
    let (name, other, string) = (&planned.name, &planned.other, prelude.string());
    let docs = type_docs(&planned.docs, planned.declared.as_deref(), name).tokens();
    let variants = planned.variants.iter().map(|variant| {
        let docs = Doc::default().theirs(&variant.label).tokens();
        let name = &variant.name;
        quote!(#docs #name)
    });
    let values = planned.variants.iter().map(|variant| {
        let (name, wire) = (&variant.name, literal::string(&variant.wire));
        quote!(#name: #wire)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the description does not list, as it came.
            #other(#string),
        }
        values!(#name, #other { #(#values),* });
    }
}
