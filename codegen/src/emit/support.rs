//! The support code: the files of `support/`, copied as they are, as far as a client needs them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::{Items, Module};
use crate::plan::{FormEncoding, Plan};

macro_rules! files {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../../../support/src/", $name, ".rs")))),*]
    };
}

/// What every client needs.
const ALWAYS: [(&str, &str); 17] = files!(
    "answer" "base" "builder" "call" "client" "credential" "download" "encode" "engine" "error" "form" "object" "reply"
    "request" "secret" "text" "values"
);

/// What a client with `multipart/form-data` bodies needs besides.
const MULTIPART: [(&str, &str); 1] = files!("multipart");

/// The module `support`.
pub fn module(plan: &Plan) -> Module {
    let multipart = plan.has_form(FormEncoding::Multipart);
    let mut files = Vec::from(ALWAYS);
    files.extend(MULTIPART.into_iter().filter(|_| multipart));
    files.sort_unstable();
    let modules = files
        .into_iter()
        .map(|(name, text)| Module {
            name: name.to_owned(),
            is_public: false,
            items: Items::Text(text),
            modules: Vec::new(),
        })
        .collect();
    let docs = "What every call shares: the client, requests, answers, errors. Nothing here is about any one operation.";
    let items = Items::Tokens {
        docs: Doc::default().ours(docs).text(),
        tokens: root(multipart),
    };
    Module {
        name: "support".to_owned(),
        is_public: false,
        items,
        modules,
    }
}

/// What users of the client see of it, at the root of the crate.
pub fn exports(plan: &Plan) -> TokenStream {
    let files = plan
        .has_form(FormEncoding::Multipart)
        .then(|| quote!(File, Form,));
    let pairs = plan
        .has_form(FormEncoding::Urlencoded)
        .then(|| quote!(Pairs,));
    quote! {
        pub use support::{
            Answer, Body, Builder, Call, Client, Credential, Download, Error, ErrorKind, #files HeaderMap, HeaderName,
            HeaderValue, Method, #pairs Pending, Reply, Request, Secret, StatusCode, ToText,
        };
    }
}

/// The items of the module itself, which names what its files hold.
fn root(multipart: bool) -> TokenStream {
    let forms = multipart.then(|| {
        quote!(
            pub use multipart::{File, Form};
        )
    });
    let form = multipart.then(|| quote!(multipart::form,));
    quote! {
        pub use answer::Answer;
        pub use builder::Builder;
        pub use call::{Call, Pending};
        pub use client::Client;
        pub use credential::Credential;
        pub use download::Download;
        pub use error::{Error, ErrorKind};
        pub use form::Pairs;
        #forms
        pub use reply::Reply;
        pub use request::{Body, Request};
        pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
        pub use reqwest::{Method, StatusCode};
        pub use secret::Secret;
        pub use text::ToText;
        #[doc(hidden)]
        pub use object::{Keys, Object, fill, read, skip, visit};
        #[doc(hidden)]
        pub use values::parse;
        #[allow(unused_imports, reason = "a client uses only the macros that its description needs")]
        pub(crate) use {form::{fields, pairs}, #form object::object, values::values};
    }
}
