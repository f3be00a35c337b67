//! What calls fail with: the enum of what the description declares, and what the documentation says of it.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code, inline};
use super::literal;
use super::rust::{Prelude, written};
use crate::plan::{Choice, FailureVariant, Failures, Name, RustType, Shared, Statuses};

/// The enum of the failures of a call, or another name of the one that calls share.
pub fn choice(choice: &Choice, link: &str) -> TokenStream {
    let name = &choice.name;
    let docs = format!(
        "What [`{link}`] fails with, as far as the description declares it: `error.failure::<{name}>()`."
    );
    let docs = Doc::default().ours(docs).tokens();
    match &choice.shared {
        Some(shared) => {
            let shared = written(shared, &Prelude::outside());
            quote!(#docs pub type #name = #shared;)
        }
        None => item(name, &docs, &choice.variants, &Prelude::outside()),
    }
}

/// The enum of what several calls fail with.
pub fn shared(planned: &Shared, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
    let docs = format!(
        "What several calls fail with, as far as the description declares it: `error.failure::<{name}>()`."
    );
    let docs = Doc::default().ours(docs).tokens();
    item(name, &docs, &planned.variants, prelude)
}

fn item(
    name: &Name,
    docs: &TokenStream,
    variants: &[FailureVariant],
    prelude: &Prelude,
) -> TokenStream {
    let arms = variants.iter().map(|variant| {
        let (name, statuses) = (&variant.name, pattern(variant.statuses));
        quote!(#name: #statuses)
    });
    let variants = variants.iter().map(|variant| {
        let docs = Doc::default().ours(format!("`{}`", code(&variant.code)));
        let docs = docs.theirs(&variant.description).tokens();
        let (name, rust) = (&variant.name, written(&variant.rust, prelude));
        quote!(#docs #name(#rust))
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
        Statuses::All => quote!(_),
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
