//! The support code: the files of `support/`, copied as they are, as far as a client needs them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::literal;
use super::{Items, Module, Part};
use crate::plan::{Base, FormEncoding, Plan, Type};

macro_rules! files {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../support/src/", $name, ".rs")))),*]
    };
}

/// Files by name, with what they hold.
type Files = &'static [(&'static str, &'static str)];

/// What every client needs.
const ALWAYS: Files = files!(
    "additions" "answer" "answered" "assembly" "base" "builder" "call" "client" "common" "containers" "credential"
    "destination" "download" "encode" "engine" "error" "fault" "json" "place" "refusal" "reply" "request" "scalars" "secret"
    "servers" "text" "transport"
);
const ENVIRONMENTS: Files = files!("environment");
const ENVELOPES: Files = files!("envelope");
const STRUCTS: Files = files!("object");
const EXTRA: Files = files!("extra");
const VALUES: Files = files!("values");
const CODES: Files = files!("codes");
const LABELS: Files = files!("labels");
const SETTERS: Files = files!("setters");
const FORMS: Files = files!("form");
const MULTIPART: Files = files!("multipart");

/// What a client needs besides.
#[derive(Clone, Copy, Debug)]
struct Needs {
    environments: bool,
    envelopes: bool,
    structs: bool,
    extra: bool,
    values: bool,
    codes: bool,
    labels: bool,
    setters: bool,
    forms: bool,
    multipart: bool,
}

impl Needs {
    fn of(plan: &Plan) -> Needs {
        let multipart = plan.has_form(FormEncoding::Multipart);
        let has_enum_of = |base| plan.types.iter().any(|planned| planned.is_enum_of(base));
        Needs {
            environments: !plan.root.environments.is_empty(),
            envelopes: plan.types.iter().any(Type::is_envelope),
            structs: plan.types.iter().any(Type::is_object),
            extra: plan.types.iter().any(Type::has_extra),
            values: has_enum_of(Base::Text),
            codes: has_enum_of(Base::Number),
            labels: plan.types.iter().any(Type::has_labels),
            setters: plan.types.iter().any(Type::has_setters),
            forms: multipart || plan.has_form(FormEncoding::Urlencoded),
            multipart,
        }
    }
}

/// The module `support`.
pub fn module(plan: &Plan) -> Module<'_> {
    let needs = Needs::of(plan);
    let wanted = [
        (true, ALWAYS),
        (needs.environments, ENVIRONMENTS),
        (needs.envelopes, ENVELOPES),
        (needs.structs, STRUCTS),
        (needs.extra, EXTRA),
        (needs.values, VALUES),
        (needs.codes, CODES),
        (needs.labels, LABELS),
        (needs.setters, SETTERS),
        (needs.forms, FORMS),
        (needs.multipart, MULTIPART),
    ];
    let mut files: Vec<_> = wanted
        .iter()
        .filter(|(is_wanted, _)| *is_wanted)
        .flat_map(|(_, files)| *files)
        .collect();
    files.sort_unstable();
    let file = |(name, text): &(&'static str, &'static str)| Module {
        name: (*name).to_owned(),
        is_public: false,
        items: Items::Text(text),
        modules: Vec::new(),
    };
    let docs = "What every call shares: the client, requests, answers, errors. Nothing here is about one operation.";
    let items = Items::Parts {
        docs: Doc::default().ours(docs).text(),
        parts: vec![Part::new(move || {
            let codes = needs.envelopes.then(|| success_codes(plan));
            let root = root(needs);
            quote!(#root #codes)
        })],
    };
    Module {
        name: "support".to_owned(),
        is_public: false,
        items,
        modules: files.into_iter().map(file).collect(),
    }
}

/// What users of the client see of it, at the root of the crate.
pub fn exports(plan: &Plan) -> TokenStream {
    let needs = Needs::of(plan);
    let files = needs.multipart.then(|| quote!(File, Form,));
    let pairs = needs.forms.then(|| quote!(Pairs,));
    let environment = needs.environments.then(|| quote!(Environment,));
    quote! {
        pub use support::{
            Answer, Body, Builder, By, Call, Client, Common, Credential, Download, #environment Error, ErrorKind, Explicit,
            #files HeaderMap, HeaderName, HeaderValue, Json, Method, #pairs Pending, Reply, Request, Secret, Servers, StatusCode, ToText,
        };
    }
}

/// The items of the module itself, which names what its files hold.
fn root(needs: Needs) -> TokenStream {
    let optional = optional(needs);
    quote! {
        #![allow(unused_imports, unused_macros, reason = "a client uses what its description needs")]
        pub(crate) use json::serde;
        pub use answer::Answer;
        pub use builder::Builder;
        pub use call::{Call, Pending};
        pub use client::Client;
        pub use common::Common;
        pub use containers::Explicit;
        pub use credential::Credential;
        pub use download::Download;
        pub use error::{Error, ErrorKind};
        pub use json::{By, Json};
        pub use reply::Reply;
        pub use request::{Body, Request};
        pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
        pub use reqwest::{Method, StatusCode};
        pub use secret::Secret;
        pub use servers::Servers;
        pub use text::ToText;
        #optional
    }
}

/// What the module names of files that only some clients have.
fn optional(needs: Needs) -> TokenStream {
    let Needs {
        environments,
        envelopes,
        structs,
        extra,
        setters,
        forms,
        multipart,
        ..
    } = needs;
    let forms = forms.then(|| {
        quote! {
            pub use form::Pairs;
            pub(crate) use form::{fields, pairs};
        }
    });
    let multipart = multipart.then(|| {
        quote! {
            pub use multipart::{File, Form};
            pub(crate) use multipart::form;
        }
    });
    let environments = environments.then(|| {
        quote!(
            pub use environment::Environment;
        )
    });
    let envelopes = envelopes.then(|| {
        quote!(
            pub(crate) use envelope::{Envelope, envelope};
        )
    });
    let structs = structs.then(|| {
        quote! {
            pub(crate) use object::{Keys, Object, entry, entry_by, fill, fill_by, object, read, read_by, skip, visit};
        }
    });
    let extra = extra.then(|| {
        quote!(
            pub(crate) use extra::Extra;
        )
    });
    let setters = setters.then(|| {
        quote!(
            pub(crate) use setters::setters;
        )
    });
    let enums = enums(needs);
    quote! {
        #environments
        #envelopes
        #forms
        #multipart
        #structs
        #extra
        #setters
        #enums
    }
}

/// What users chose as codes of success.
fn success_codes(plan: &Plan) -> TokenStream {
    let codes = plan.success_codes.iter().map(|code| literal::string(code));
    quote! {
        /// The codes in answers that are no errors.
        const SUCCESS_CODES: &[&str] = &[#(#codes),*];
    }
}

/// What it names of files for enums.
fn enums(needs: Needs) -> TokenStream {
    let values = needs.values.then(|| {
        quote!(
            pub(crate) use values::{parse, values};
        )
    });
    let codes = needs.codes.then(|| {
        quote!(
            pub(crate) use codes::codes;
        )
    });
    let labels = needs.labels.then(|| {
        quote!(
            pub(crate) use labels::labels;
        )
    });
    quote!(#values #codes #labels)
}
