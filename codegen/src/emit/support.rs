//! The support code: the files of `support/`, copied as they are, as far as a client needs them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::literal;
use super::{Items, Module, Part};
use crate::plan::{Base, Foreign, ForeignType, FormEncoding, JsonForm, Known, Library, Plan, Type};

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
const UNIONS: Files = files!("union");
const CHECKS: Files = files!("checks");
const VALUES: Files = files!("values");
const CODES: Files = files!("codes");
const MIXED: Files = files!("mixed");
const LABELS: Files = files!("labels");
const SETTERS: Files = files!("setters");
const FORMS: Files = files!("form");
const MULTIPART: Files = files!("multipart");
const FOREIGN: Files = files!("foreign" "spelled");
const MOMENTS: Files = files!("moments");
const JIFF: Files = files!("with_jiff");
const CHRONO: Files = files!("with_chrono");
const TIME: Files = files!("with_time");
const NUMERIC: Files = files!("with_rust_decimal");

/// What a client needs besides.
#[derive(Clone, Copy, Debug)]
struct Needs {
    environments: bool,
    envelopes: bool,
    structs: bool,
    extra: bool,
    unions: bool,
    checks: bool,
    values: bool,
    codes: bool,
    mixed: bool,
    labels: bool,
    setters: bool,
    forms: bool,
    multipart: bool,
    foreign: Foreigns,
}

/// What it needs for types of other crates.
#[derive(Clone, Copy, Debug)]
struct Foreigns {
    any: bool,
    moments: bool,
    jiff: bool,
    chrono: bool,
    time: bool,
    numeric: bool,
}

impl Foreigns {
    fn of(plan: &Plan) -> Foreigns {
        let has = |is: &dyn Fn(&Foreign) -> bool| plan.formats.used.iter().any(is);
        let is_own = |used: &Foreign| {
            let others = [JsonForm::Serde, JsonForm::Displayed, JsonForm::Numeric];
            !others.contains(&used.form)
        };
        let has_of = |library| {
            let is_of = move |rust: &ForeignType| match rust {
                ForeignType::Known(Known::Moment(of, _)) => *of == library,
                ForeignType::Known(Known::Duration) => library == Library::Jiff,
                _ => false,
            };
            has(&|used| is_own(used) && is_of(&used.rust))
        };
        Foreigns {
            any: has(&|_| true),
            moments: has(&is_own),
            jiff: has_of(Library::Jiff),
            chrono: has_of(Library::Chrono),
            time: has_of(Library::Time),
            numeric: has(&|used| used.form == JsonForm::Numeric),
        }
    }

    /// What users of the client see.
    fn exports(self) -> TokenStream {
        let any = self.any.then(|| quote!(Displayed, Serde, Text,));
        let moments = self.moments.then(|| {
            quote!(
                Digits,
                IsoDate,
                IsoDuration,
                IsoTime,
                Local,
                Milliseconds,
                Moment,
                Rfc3339,
                Seconds,
                Since,
            )
        });
        let numeric = self.numeric.then(|| quote!(Numeric,));
        quote!(#any #moments #numeric)
    }

    /// What the module names.
    fn names(self) -> TokenStream {
        let any = self.any.then(|| {
            quote! {
                pub use foreign::{Displayed, Serde};
                pub use spelled::Text;
            }
        });
        let moments = self.moments.then(|| {
            quote! {
                pub use moments::{
                    Digits, IsoDate, IsoDuration, IsoTime, Local, Milliseconds, Moment, Rfc3339, Seconds, Since,
                };
            }
        });
        let numeric = self.numeric.then(|| {
            quote!(
                pub use with_rust_decimal::Numeric;
            )
        });
        quote!(#any #moments #numeric)
    }
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
            unions: plan
                .types
                .iter()
                .any(|planned| !planned.alternatives().is_empty()),
            checks: plan.has_checks(),
            values: has_enum_of(Base::Text),
            codes: has_enum_of(Base::Number),
            mixed: has_enum_of(Base::Value),
            labels: plan.types.iter().any(Type::has_labels),
            setters: plan.types.iter().any(Type::has_setters),
            forms: multipart || plan.has_form(FormEncoding::Urlencoded),
            multipart,
            foreign: Foreigns::of(plan),
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
        (needs.unions, UNIONS),
        (needs.checks, CHECKS),
        (needs.values, VALUES),
        (needs.codes, CODES),
        (needs.mixed, MIXED),
        (needs.labels, LABELS),
        (needs.setters, SETTERS),
        (needs.forms, FORMS),
        (needs.multipart, MULTIPART),
        (needs.foreign.any, FOREIGN),
        (needs.foreign.moments, MOMENTS),
        (needs.foreign.jiff, JIFF),
        (needs.foreign.chrono, CHRONO),
        (needs.foreign.time, TIME),
        (needs.foreign.numeric, NUMERIC),
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
    let foreign = needs.foreign.exports();
    quote! {
        pub use support::{
            Answer, Body, Builder, By, Call, Client, Common, Credential, Download, #environment Error, ErrorKind, Explicit,
            #files #foreign HeaderMap, HeaderName, HeaderValue, Json, Method, #pairs Pending, Reply, Request, Secret, Servers, StatusCode, ToText,
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
        checks,
        setters,
        forms,
        multipart,
        foreign,
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
    let checks = checks.then(|| {
        quote!(
            pub(crate) use checks::{Check, Checked, Members, check, checks};
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
            pub(crate) use extra::{Extra, read_extra, write_extra};
        )
    });
    let setters = setters.then(|| {
        quote!(
            pub(crate) use setters::setters;
        )
    });
    let foreign = foreign.names();
    let enums = enums(needs);
    quote! {
        #environments
        #envelopes
        #forms
        #multipart
        #structs
        #extra
        #checks
        #setters
        #foreign
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
    let unions = needs.unions.then(|| {
        quote! {
            pub(crate) use union::{Key, Test, best, branch, choose, text_variant, union, union_text, variants};
        }
    });
    let labels = needs.labels.then(|| {
        quote!(
            pub(crate) use labels::labels;
        )
    });
    let mixed = needs.mixed.then(|| {
        quote!(
            pub(crate) use mixed::{Scalar, mixed};
        )
    });
    quote!(#values #codes #mixed #unions #labels)
}
