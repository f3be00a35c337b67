//! What calls fail with: the enum of what the description declares, and what the documentation says of it.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code, inline};
use super::literal;
use super::rust::{Prelude, written};
use crate::plan::{Choice, Failure, Failures, RustType, Statuses};

/// The enum of the failures of a call.
pub fn choice(choice: &Choice, failures: &Failures, link: &str) -> TokenStream {
    let name = &choice.name;
    let docs = format!(
        "What [`{link}`] fails with, as far as the description declares it: `error.failure::<{name}>()`."
    );
    let docs = Doc::default().ours(docs).tokens();
    let variants = choice.variants.iter().map(|variant| {
        let failure = &failures.declared[variant.failure];
        let docs = Doc::default().ours(format!("`{}`", code(&failure.code)));
        let docs = docs.theirs(&failure.description).tokens();
        let (name, rust) = (&variant.name, rust(failure));
        quote!(#docs #name(#rust))
    });
    let arms = choice.variants.iter().map(|variant| {
        let (name, statuses) = (&variant.name, pattern(variant.statuses));
        quote!(#name: #statuses)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants),*
        }
        failures!(#name { #(#arms),* });
    }
}

/// What the documentation says of the failures of a call, each as an item of a list, and how they are read.
/// `has_types` is whether the module of the call imports that of the types.
pub fn docs(failures: &Failures, has_types: bool) -> (Vec<String>, Option<String>) {
    let items = failures.declared.iter().map(|failure| {
        let held = failure
            .rust
            .as_ref()
            .map(|rust| format!(": {}", spelled(rust, has_types)));
        let words = inline(&failure.description);
        let gap = if words.is_empty() { "" } else { " " };
        let code = code(&failure.code);
        format!("* `{code}`{gap}{words}{}", held.unwrap_or_default())
    });
    let held = failures.declared.iter();
    let held = held.filter_map(|failure| failure.rust.as_ref().map(text));
    let mut held: Vec<String> = held.collect();
    held.dedup();
    let read = match (&failures.choice, held.as_slice()) {
        (Some(choice), _) => Some(format!("Read with `error.failure::<{}>()`.", choice.name)),
        (None, []) => None,
        (None, [only]) => Some(format!("Read with `error.json::<{only}>()`.")),
        (None, _) => Some("Read with `error.json()`, as one of these types.".to_owned()),
    };
    (items.collect(), read)
}

fn rust(failure: &Failure) -> TokenStream {
    match &failure.rust {
        Some(rust) => written(rust, &Prelude::outside()),
        None => quote!(()),
    }
}

/// The statuses, where a macro matches them.
pub fn pattern(statuses: Statuses) -> TokenStream {
    match statuses {
        Statuses::One(code) => {
            let code = literal::number(code);
            quote!(#code)
        }
        Statuses::Class(class) => {
            let (first, last) = (
                literal::number(class * 100),
                literal::number(class * 100 + 99),
            );
            quote!(#first to #last)
        }
    }
}

/// A type in documentation, with a link to it where it is one of the client.
fn spelled(rust: &RustType, has_types: bool) -> String {
    match rust {
        RustType::Named(_) | RustType::Open(_) if !has_types => {
            let rust = text(rust);
            format!("[`{rust}`](super::{rust})")
        }
        RustType::Named(_) | RustType::Open(_) => format!("[`{}`]", text(rust)),
        rust => format!("`{}`", text(rust)),
    }
}

/// A type without the blanks that tokens have between them.
fn text(rust: &RustType) -> String {
    written(rust, &Prelude::outside())
        .to_string()
        .replace(' ', "")
}
