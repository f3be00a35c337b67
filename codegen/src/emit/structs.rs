//! Structs, their serde impls, and how users make them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code, shows, type_docs};
use super::rust::{
    MANY_ARGUMENTS, Prelude, accepted, empty_map, is_converted, many_arguments, written,
};
use super::{forms, literal};
use crate::plan::{Constant, Field, RustType, Struct};

/// A struct with all that belongs to it.
pub fn item(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
    let docs = type_docs(&planned.docs, planned.declared.as_deref(), name);
    let docs = docs.ours(always(&planned.constants)).tokens();
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
    let default = has_default(planned).then(|| quote!(, Default));
    let wire = if planned.form.is_some() {
        forms::impls(planned)
    } else {
        object(planned)
    };
    let made = planned.is_built.then(|| built(planned, prelude));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #extra
        }
        #wire
        #made
    }
}

/// What a struct says whatever its fields hold.
fn always(constants: &[(String, Constant)]) -> String {
    let said = constants.iter().map(|(wire, constant)| {
        let value = match constant {
            Constant::Text(text) => code(text),
            Constant::Whole(number) => number.to_string(),
            Constant::Boolean(truth) => truth.to_string(),
        };
        format!("`{}` is `{value}`", code(wire))
    });
    match said.collect::<Vec<_>>().join(", ") {
        said if said.is_empty() => said,
        said => format!("Written with it: {said}."),
    }
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

fn object(planned: &Struct) -> TokenStream {
    let name = &planned.name;
    let constants = planned.constants.iter().map(|(wire, constant)| {
        let (constant, wire) = (literal::constant(constant), literal::string(wire));
        quote!(#wire = #constant)
    });
    let fields = planned.fields.iter().map(|field| {
        let (name, wire) = (&field.name, literal::string(&field.wire));
        if field.optional {
            quote!(#name?: #wire)
        } else {
            quote!(#name: #wire)
        }
    });
    let entries = constants.chain(fields);
    let extra = planned.extra.as_ref().map(|extra| {
        let name = &extra.name;
        quote!(, #name)
    });
    quote!(object!(#name #extra { #(#entries),* });)
}

/// `new` with what is required, and a setter for each of the rest.
fn built(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
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
    let setters = (!optional.is_empty()).then(|| quote!(setters!(#name { #(#setters),* });));
    quote! {
        impl #name {
            /// Makes a value with what is required.
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #extra }
            }
        }
        #setters
    }
}
