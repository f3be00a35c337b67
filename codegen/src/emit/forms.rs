//! Structs that are written as forms.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal;
use crate::plan::{Field, FieldKind, FormEncoding, Struct};

/// The line that says how a struct is written as a form.
pub fn impls(planned: &Struct) -> TokenStream {
    let name = &planned.name;
    let fields = planned.fields.iter().map(field);
    match planned.form {
        Some(FormEncoding::Urlencoded) => quote!(pairs!(#name { #(#fields),* });),
        _ => quote!(form!(#name { #(#fields),* });),
    }
}

fn field(field: &Field) -> TokenStream {
    let (name, wire) = (&field.name, literal::string(&field.wire));
    let kind = match field.kind {
        FieldKind::Text => quote!(text),
        FieldKind::Json => quote!(json),
        FieldKind::File => quote!(file),
        FieldKind::List => quote!(list),
        FieldKind::Files => quote!(files),
    };
    if field.optional {
        quote!(#name?: #kind #wire)
    } else {
        quote!(#name: #kind #wire)
    }
}
