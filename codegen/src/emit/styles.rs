//! How parameters are written: as their text, or in a style of their own.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust::Prelude;
use super::{foreign, literal};
use crate::plan::{Holds, Name, ParameterIn, RustType, Style, StyleKind, Value};

/// What a parameter adds to a request, in its style; it is lent where it is needed again.
pub fn sent(name: &Name, value: &Value, is_lent: bool) -> TokenStream {
    let Value::Parameter {
        within,
        wire,
        rust,
        holds,
        style: Some(style),
    } = value
    else {
        return TokenStream::new();
    };
    let (wire, parts) = (literal::string(wire), parts(name, rust, *holds, is_lent));
    let style = written(*style, *within);
    match within {
        ParameterIn::Path => quote!(.segment_in(#style, #wire, #parts)),
        ParameterIn::Query => quote!(.query_in(#style, #wire, #parts)),
        ParameterIn::Header => quote!(.header_in(#style, #wire, #parts)),
        ParameterIn::Cookie => quote!(.cookie_in(#style, #wire, #parts)),
    }
}

fn written(style: Style, within: ParameterIn) -> TokenStream {
    let kind = match (style.kind, within) {
        (StyleKind::Json, ParameterIn::Path | ParameterIn::Header) => quote!(SIMPLE),
        (StyleKind::Json | StyleKind::Form, _) => quote!(FORM),
        (StyleKind::Simple, _) => quote!(SIMPLE),
        (StyleKind::Label, _) => quote!(LABEL),
        (StyleKind::Matrix, _) => quote!(MATRIX),
        (StyleKind::SpaceDelimited, _) => quote!(SPACE_DELIMITED),
        (StyleKind::PipeDelimited, _) => quote!(PIPE_DELIMITED),
        (StyleKind::DeepObject, _) => quote!(DEEP_OBJECT),
    };
    let explode = style.explode.then(|| quote!(.exploded()));
    let reserved = style.reserved.then(|| quote!(.reserved()));
    quote!(support::Style::#kind #explode #reserved)
}

/// What it holds.
fn parts(name: &Name, rust: &RustType, holds: Holds, is_lent: bool) -> TokenStream {
    match holds {
        Holds::One => {
            let text = text(name, rust, is_lent);
            quote!(support::Parts::one(#text))
        }
        Holds::List => {
            let texts = texts(name, rust, is_lent);
            quote!(support::Parts::list(#texts))
        }
        Holds::Fields => {
            let value = whole(name, rust, holds);
            quote!(support::Parts::fields(#value))
        }
        Holds::Json => {
            let value = whole(name, rust, holds);
            quote!(support::Parts::json(#value))
        }
    }
}

/// A value that serde writes.
pub fn whole(name: &Name, rust: &RustType, holds: Holds) -> TokenStream {
    let is_borrowed = match rust {
        RustType::Value => matches!(holds, Holds::One | Holds::Json),
        RustType::Foreign(held) => holds != Holds::List && !foreign::is_copy(held),
        _ => false,
    };
    let value = match is_borrowed {
        true => quote!(#name),
        false => quote!(&#name),
    };
    let prelude = Prelude::outside();
    match foreign::form(rust, &prelude) {
        Some(form) if holds == Holds::List => {
            let vec = prelude.vec();
            quote!(&support::By::<_, #vec<#form>>::new(#value))
        }
        Some(form) => quote!(&support::By::<_, #form>::new(#value)),
        None => value,
    }
}

/// What goes into a request for an argument: itself, or its text in a form.
pub fn text(name: &Name, rust: &RustType, is_lent: bool) -> TokenStream {
    match (foreign::form(rust, &Prelude::outside()), rust) {
        (None, rust) if is_lent && rust.is_ours() => quote!(&#name),
        (None, _) => quote!(#name),
        (Some(form), RustType::Foreign(held)) if foreign::is_copy(held) => {
            quote!(support::By::<_, #form>::text(&#name))
        }
        (Some(form), _) => quote!(support::By::<_, #form>::text(#name)),
    }
}

/// The same for each of a list.
pub fn texts(name: &Name, rust: &RustType, is_lent: bool) -> TokenStream {
    match foreign::form(rust, &Prelude::outside()) {
        None if is_lent => quote!(&#name),
        None => quote!(#name),
        Some(form) if is_lent => quote!(#name.iter().map(support::By::<_, #form>::text)),
        Some(form) => {
            quote!(#name.into_iter().map(|value| support::By::<_, #form>::text(&value)))
        }
    }
}
