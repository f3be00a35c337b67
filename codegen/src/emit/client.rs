//! The root of the crate: what users import, and the credentials of the client's builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::{Items, Module, Part, support};
use crate::plan::{Credential, Plan, Scheme};

/// The root, with all modules below it.
pub fn root<'p>(plan: &'p Plan, modules: Vec<Module<'p>>) -> Module<'p> {
    let items = Items::Parts {
        docs: docs(plan).text(),
        parts: vec![Part::new(|| head(plan))],
    };
    Module {
        name: plan.package.clone(),
        is_public: true,
        items,
        modules,
    }
}

fn head(plan: &Plan) -> TokenStream {
    let exports = support::exports(plan);
    let credentials = (!plan.credentials.is_empty()).then(|| {
        let setters = plan.credentials.iter().map(credential);
        quote!(impl Builder { #(#setters)* })
    });
    quote! {
        #exports
        #credentials
    }
}

fn docs(plan: &Plan) -> Doc {
    let calls: Vec<String> = plan
        .calls()
        .map(|(call, expression)| format!("* `{expression}`: `{}`", code(&call.spelled)))
        .collect();
    Doc::default()
        .ours("A client of an HTTP API.")
        .ours("It begins with [`Client::builder`]; a call is sent when it is awaited, or by `send` or `stream`.")
        .ours("# Calls")
        .ours(calls.join("\n"))
}

fn credential(credential: &Credential) -> TokenStream {
    let key = credential.key;
    match credential.scheme {
        Scheme::Bearer => quote! {
            /// The token that calls send as `Authorization: Bearer …` (RFC 6750) where the description asks for it.
            pub fn bearer(self, token: impl Into<String>) -> Self {
                self.credential(#key, Credential::bearer(token))
            }
        },
        Scheme::Basic => quote! {
            /// The user that calls send as `Authorization: Basic …` (RFC 7617) where the description asks for it.
            pub fn basic(self, user: impl Into<String>, password: impl Into<String>) -> Self {
                self.credential(#key, Credential::basic(user, password))
            }
        },
        Scheme::Authorization => quote! {
            /// What calls send in the header `Authorization` where the description asks for it.
            pub fn authorization(self, value: impl Into<String>) -> Self {
                self.credential(#key, Credential::authorization(value))
            }
        },
    }
}
