//! Structs that are written as forms.

use proc_macro2::TokenStream;
use quote::quote;

use super::foreign::as_form;
use super::rust::Prelude;
use super::{checks, literal};
use crate::plan::{Field, FieldKind, FormEncoding, RustType, Struct, StyleKind, Union};

/// The line that says how a struct is written as a form.
pub fn impls(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
    let fields = planned.fields.iter().map(|planned| field(planned, prelude));
    match planned.form {
        Some(FormEncoding::Urlencoded) => quote!(pairs!(#name { #(#fields),* });),
        _ => quote!(form!(#name { #(#fields),* });),
    }
}

fn field(field: &Field, prelude: &Prelude) -> TokenStream {
    let (name, wire) = (&field.name, literal::string(&field.wire));
    let kind = kind(field.kind);
    let media_type = field.media_type.as_deref().map(|media_type| {
        let media_type = literal::string(media_type);
        quote!(in #media_type)
    });
    let form = as_form(sent(field.kind, &field.rust), prelude);
    let checks = (!field.checks.is_empty()).then(|| {
        let checks = checks::in_row(&field.checks, prelude);
        quote!({ #checks })
    });
    if field.optional {
        quote!(#name?: #kind #wire #media_type #form #checks)
    } else {
        quote!(#name: #kind #wire #media_type #form #checks)
    }
}

/// The line that says how a form writes an enum that is one of its fields.
pub fn choice(planned: &Union, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
    let variants = planned.variants.iter().map(|variant| {
        let form = as_form(sent(variant.kind, &variant.rust), prelude);
        let (name, kind) = (&variant.name, kind(variant.kind));
        quote!(#name: #kind #form)
    });
    quote!(choice!(#name { #(#variants),* });)
}

fn kind(kind: FieldKind) -> TokenStream {
    match kind {
        FieldKind::Text => quote!(text),
        FieldKind::Json => quote!(json),
        FieldKind::File => quote!(file),
        FieldKind::List => quote!(list),
        FieldKind::Joined(StyleKind::SpaceDelimited) => quote!(spaces),
        FieldKind::Joined(StyleKind::PipeDelimited) => quote!(pipes),
        FieldKind::Joined(_) => quote!(commas),
        FieldKind::Files => quote!(files),
        FieldKind::Deep => quote!(deep),
        FieldKind::Choice => quote!(choice),
    }
}

/// The type of what is sent: of a field that has a value, and of each in a list.
fn sent(kind: FieldKind, rust: &RustType) -> &RustType {
    let rust = match rust {
        RustType::Option(inner) => inner,
        rust => rust,
    };
    match (kind, rust) {
        (FieldKind::List | FieldKind::Joined(_), RustType::Vec(element)) => element,
        _ => rust,
    }
}
