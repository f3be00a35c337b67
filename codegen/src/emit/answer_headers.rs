//! Types that read the headers of answers.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::rust::{Prelude, written};
use super::{foreign, literal};
use crate::plan::{AnswerHeader, AnswerHeaders, Call};

/// The type that reads the headers of a call.
pub fn headers(headers: &AnswerHeaders, call: &Call, link: &str) -> TokenStream {
    let (name, operation) = (&headers.name, literal::string(&call.id));
    let docs = format!("The headers of answers to [`{link}`]: `{name}::of(reply.headers())`.");
    let docs = Doc::default().ours(docs).tokens();
    let methods = headers.list.iter().map(method);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'h>(support::Described<'h>);

        impl<'h> #name<'h> {
            /// The headers of an answer.
            pub fn of(headers: &'h support::HeaderMap) -> Self {
                Self(support::Described::new(headers, #operation))
            }
            #(#methods)*
        }
    }
}

/// The method that reads a header.
fn method(header: &AnswerHeader) -> TokenStream {
    let prelude = Prelude::outside();
    let what = format!("Reads the header `{}`.", code(&header.wire));
    let wrong = match header.required {
        true => "If it is not there, or holds something else.",
        false => "If it holds something else.",
    };
    let docs = Doc::default().ours(what).said(&header.docs);
    let docs = docs.ours("# Errors").ours(wrong).tokens();
    let (name, wire) = (&header.name, literal::string(&header.wire));
    let rust = written(&header.rust, &prelude);
    let form = foreign::form(&header.rust, &prelude).unwrap_or_else(|| rust.clone());
    let (how, rust) = match (header.is_list, header.required) {
        (false, true) => (quote!(one), rust),
        (false, false) => (quote!(one_or_none), quote!(Option<#rust>)),
        (true, true) => (quote!(list), quote!(Vec<#rust>)),
        (true, false) => (quote!(list_or_none), quote!(Option<Vec<#rust>>)),
    };
    quote! {
        #docs
        pub fn #name(&self) -> Result<#rust, support::Error> {
            self.0.#how::<#form, _>(#wire)
        }
    }
}
