//! The root of the crate: what users import, and what they choose once on the client's builder.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::{Items, Module, Part, environments, lints, literal, support};
use crate::plan::{Common, Credential, ParameterIn, Plan, Root, SchemeKind, Server};

/// The root, with all modules below it.
pub fn root<'p>(plan: &'p Plan, modules: Vec<Module<'p>>) -> Module<'p> {
    let items = Items::Parts {
        docs: docs(plan).text(),
        parts: vec![Part::new(|| head(plan))],
    };
    Module {
        name: plan.package.clone(),
        file: None,
        is_public: true,
        feature: None,
        items,
        modules,
    }
}

fn head(plan: &Plan) -> TokenStream {
    let exports = support::exports(plan);
    let Root {
        credentials,
        common,
        servers,
        environments,
        ..
    } = &plan.root;
    let setters: Vec<TokenStream> = credentials
        .iter()
        .map(credential)
        .chain(common.iter().map(common_parameter))
        .chain(servers.iter().map(server))
        .collect();
    let setters = (!setters.is_empty()).then(|| {
        let allowed = lints::allowed(iter::empty(), plan.root.methods());
        quote!(#allowed impl Builder { #(#setters)* })
    });
    let environments = (!environments.is_empty()).then(|| {
        let methods = environments.iter().map(|planned| &planned.name);
        let variables = environments.iter().flat_map(|planned| &planned.variables);
        let allowed = lints::allowed(variables.map(|(_, argument)| argument), methods);
        let items = environments.iter().map(environments::item);
        quote!(#allowed impl Environment { #(#items)* })
    });
    quote! {
        #exports
        #setters
        #environments
    }
}

fn docs(plan: &Plan) -> Doc {
    let calls: Vec<String> = plan
        .expressions()
        .map(|(call, expression)| format!("* `{expression}`: `{}`", code(&call.spelled)))
        .collect();
    let doc = Doc::default().ours("A client of an HTTP API.");
    let said = plan.root.docs.iter();
    let features = match plan.features.is_empty() {
        false => "Each group of calls is a feature, and `full` is all of them.",
        true => "",
    };
    said.fold(doc, |doc, docs| doc.theirs(&docs.title).theirs(&docs.description))
        .ours("It begins with [`Client::builder`]; a call is sent when it is awaited, or by `send` or `stream`.")
        .ours("# Calls")
        .ours(features)
        .ours(calls.join("\n"))
}

fn credential(credential: &Credential) -> TokenStream {
    let (name, key) = (
        &credential.method,
        literal::string(credential.method.text()),
    );
    let (what, arguments, made) = credential_parts(&credential.scheme.kind);
    let called = match credential.scheme.name.as_str() {
        "" => String::new(),
        text => format!("The description calls it `{}`.", code(text)),
    };
    let what = format!("{what} where the description asks for it.");
    let doc = Doc::default().ours(what).ours(called);
    let docs = doc.theirs(&credential.scheme.description).tokens();
    quote! {
        #docs
        pub fn #name(self, #arguments) -> Self {
            self.credential(#key, Credential::#made)
        }
    }
}

/// What a credential is, what makes it, and how.
fn credential_parts(kind: &SchemeKind) -> (String, TokenStream, TokenStream) {
    let said = |text: &str| text.to_owned();
    match kind {
        SchemeKind::Bearer => (
            said("The token that calls send as `Authorization: Bearer …` (RFC 6750)"),
            quote!(token: impl Into<String>),
            quote!(bearer(token)),
        ),
        SchemeKind::Basic => (
            said("The user that calls send as `Authorization: Basic …` (RFC 7617)"),
            quote!(user: impl Into<String>, password: impl Into<String>),
            quote!(basic(user, password)),
        ),
        SchemeKind::Authorization => (
            said("What calls send in the header `Authorization`"),
            quote!(value: impl Into<String>),
            quote!(authorization(value)),
        ),
        SchemeKind::Key(within, wire) => {
            let what = format!(
                "The key that calls send as the {} `{}`",
                place(*within),
                code(wire)
            );
            let (function, wire) = (placing(*within), literal::string(wire));
            (
                what,
                quote!(key: impl Into<String>),
                quote!(#function(#wire, key)),
            )
        }
    }
}

fn common_parameter(common: &Common) -> TokenStream {
    let (name, key) = (&common.method, literal::string(common.method.text()));
    let what = format!(
        "The {} `{}` of all calls that take it; each call may override it.",
        place(common.within),
        code(&common.wire)
    );
    let docs = Doc::default()
        .ours(what)
        .theirs(&common.docs.title)
        .theirs(&common.docs.description)
        .tokens();
    let (function, wire) = (placing(common.within), literal::string(&common.wire));
    quote! {
        #docs
        pub fn #name(self, value: impl ToText) -> Self {
            self.common(#key, Common::#function(#wire, value))
        }
    }
}

fn server(server: &Server) -> TokenStream {
    let (name, key) = (&server.method, literal::string(&server.key));
    let what = format!(
        "The base URL of the server `{}`, for the calls that go there.",
        code(&server.key)
    );
    let docs = Doc::default().ours(what).tokens();
    quote! {
        #docs
        pub fn #name(self, base_url: impl Into<String>) -> Self {
            self.server(#key, base_url)
        }
    }
}

fn place(within: ParameterIn) -> &'static str {
    match within {
        ParameterIn::Header => "header",
        ParameterIn::Cookie => "cookie",
        ParameterIn::Query | ParameterIn::Path => "query parameter",
    }
}

fn placing(within: ParameterIn) -> TokenStream {
    match within {
        ParameterIn::Header => quote!(header),
        ParameterIn::Cookie => quote!(cookie),
        ParameterIn::Query | ParameterIn::Path => quote!(query),
    }
}
