//! Structs, their serde impls, and how users make them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code, shows, type_docs};
use super::rust::{
    MANY_ARGUMENTS, Prelude, accepted, empty_map, is_converted, many_arguments, written,
};
use super::{forms, literal};
use crate::plan::{Field, RustType, Struct};

/// A struct with all that belongs to it.
pub fn item(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
    let docs = type_docs(&planned.docs, planned.declared.as_deref(), name).tokens();
    let fields = planned.fields.iter().map(|field| {
        let docs = field_docs(field).tokens();
        let (name, rust) = (&field.name, written(&field.rust, prelude));
        quote!(#docs pub #name: #rust)
    });
    let extra = planned.extra.as_ref().map(|extra| {
        let docs = Doc::default().ours("What else the object holds.").tokens();
        let (name, rust) = (&extra.name, written(&extra.rust, prelude));
        quote!(#docs pub #name: #rust,)
    });
    let generic = generic(planned, prelude);
    let default = has_default(planned).then(|| quote!(, Default));
    let wire = if planned.form.is_some() {
        forms::impls(planned)
    } else {
        let envelope = envelope(planned, prelude);
        let object = object(planned, prelude);
        quote!(#object #envelope)
    };
    let made = planned.is_built.then(|| built(planned, prelude));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name #generic {
            #(#fields,)*
            #extra
        }
        #wire
        #made
    }
}

/// The parameter of a generic struct, in brackets.
fn generic(planned: &Struct, prelude: &Prelude) -> Option<TokenStream> {
    let parameter = prelude.parameter();
    planned.is_generic.then(|| quote!(<#parameter>))
}

/// What a description says of a field, and its name there where the Rust name does not show it.
fn field_docs(field: &Field) -> Doc {
    let doc = Doc::default().said(&field.docs);
    let shown = [field.name.text(), &field.docs.title];
    if shows(&shown, &field.wire) {
        doc
    } else {
        doc.ours(format!("Called `{}` by the server.", code(&field.wire)))
    }
}

/// A struct without required fields has a default, which `new` is then, too.
fn has_default(planned: &Struct) -> bool {
    planned.is_built && planned.fields.iter().all(|field| field.optional)
}

fn object(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let (name, generic) = (&planned.name, generic(planned, prelude));
    let fields = planned.fields.iter().map(|field| {
        let (name, wire) = (&field.name, literal::string(&field.wire));
        if field.optional {
            quote!(#name?: #wire)
        } else {
            quote!(#name: #wire)
        }
    });
    let extra = planned.extra.as_ref().map(|extra| {
        let name = &extra.name;
        quote!(, #name)
    });
    quote!(object!(#name #generic #extra { #(#fields),* });)
}

/// Where the parts of an envelope stand.
fn envelope(planned: &Struct, prelude: &Prelude) -> Option<TokenStream> {
    let envelope = planned.envelope.as_ref()?;
    let (name, generic) = (&planned.name, generic(planned, prelude));
    let names =
        [&envelope.code, &envelope.message, &envelope.data].map(|name| literal::string(name));
    Some(quote!(envelope!(#name #generic { #(#names),* });))
}

/// `new` with what is required, and a setter for each of the rest.
fn built(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let (name, generic) = (&planned.name, generic(planned, prelude));
    let (optional, required): (Vec<&Field>, Vec<&Field>) =
        planned.fields.iter().partition(|field| field.optional);
    let arguments = required.iter().map(|field| {
        let (name, rust) = (&field.name, accepted(&field.rust, prelude));
        quote!(#name: #rust)
    });
    let none = prelude.none();
    let values = planned.fields.iter().map(|field| {
        let name = &field.name;
        match field.optional {
            true => quote!(#name: #none),
            false if is_converted(&field.rust) => quote!(#name: #name.into()),
            false => quote!(#name),
        }
    });
    let extra = planned.extra.as_ref().map(|extra| {
        let (name, map) = (&extra.name, empty_map(&extra.rust));
        quote!(#name: #map,)
    });
    let many = (required.len() > MANY_ARGUMENTS).then(many_arguments);
    let setters = optional.iter().map(|field| {
        let inner = match &field.rust {
            RustType::Option(inner) => inner,
            other => other,
        };
        let (name, rust) = (&field.name, written(inner, prelude));
        quote!(#name: #rust)
    });
    let setters =
        (!optional.is_empty()).then(|| quote!(setters!(#name #generic { #(#setters),* });));
    quote! {
        impl #generic #name #generic {
            /// Makes a value with what is required.
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #extra }
            }
        }
        #setters
    }
}
