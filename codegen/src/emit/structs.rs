//! Structs, their serde impls, and how users make them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::docs::{Doc, code, name_of, shows, type_docs};
use super::foreign::{self, as_form};
use super::rust::{
    MANY_ARGUMENTS, Prelude, accepted, empty_map, is_converted, many_arguments, written,
};
use super::{checks, forms, literal};
use crate::plan::{Constant, Field, Name, Start, Struct};

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
    let has_starts = planned.fields.iter().any(|field| field.start.is_some());
    let default = (has_default(planned) && !has_starts).then(|| quote!(, Default));
    let default_of_new = (has_default(planned) && has_starts).then(|| default_of_new(name));
    let generic = generic(planned, prelude);
    let wire = if planned.form.is_some() {
        forms::impls(planned, prelude)
    } else {
        let envelope = envelope(planned, prelude);
        let object = object(planned, prelude);
        quote!(#object #envelope)
    };
    let made = planned.is_built.then(|| built(planned, prelude));
    let checked = planned
        .is_checked
        .then(|| checks::of_members(planned, prelude));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name #generic {
            #(#fields,)*
            #extra
        }
        #wire
        #checked
        #made
        #default_of_new
    }
}

/// What a struct says whatever its fields hold.
fn always(constants: &[(String, Constant)]) -> String {
    let said = constants
        .iter()
        .map(|(wire, constant)| format!("`{}` is `{}`", code(wire), code(&constant.to_string())));
    match said.collect::<Vec<_>>().join(", ") {
        said if said.is_empty() => said,
        said => format!("Written with it: {said}."),
    }
}

/// Where fields begin with values, none is the default of nothing.
fn default_of_new(name: &Name) -> TokenStream {
    quote! {
        impl ::std::default::Default for #name {
            fn default() -> Self {
                Self::new()
            }
        }
    }
}

/// What a field is until users set it.
fn start(field: &Field, prelude: &Prelude) -> TokenStream {
    let Some(start) = &field.start else {
        return prelude.none();
    };
    let value = value(start, prelude);
    let some = prelude.some();
    match (field.optional, &field.clear) {
        (false, _) => value,
        (true, None) => quote!(#some(#value)),
        (true, Some(_)) => quote!(#some(#some(#value))),
    }
}

fn value(start: &Start, prelude: &Prelude) -> TokenStream {
    match start {
        Start::Boolean(boolean) => quote!(#boolean),
        Start::Whole(number) => literal::number(*number).into_token_stream(),
        Start::Float(number) => literal::float(*number).into_token_stream(),
        Start::Text(text) => prelude.converted(&literal::string(text)),
        Start::List(starts) => {
            let values = starts.iter().map(|start| value(start, prelude));
            quote!(::std::vec![#(#values),*])
        }
        Start::Variant(of, variant) => quote!(#of::#variant),
    }
}

/// The parameter of a generic struct, in brackets.
fn generic(planned: &Struct, prelude: &Prelude) -> Option<TokenStream> {
    let parameter = prelude.parameter();
    planned.is_generic.then(|| quote!(<#parameter>))
}

/// What a description says of a field, and its name there where the Rust name does not show it.
fn field_docs(field: &Field) -> Doc {
    let null = "`Some(None)` is null; with `None` it is left out.";
    let null = if field.clear.is_some() { null } else { "" };
    let doc = Doc::default().said(&field.docs).ours(null);
    let shown = [field.name.text(), &field.docs.title];
    if shows(&shown, &field.wire) {
        doc
    } else {
        doc.ours(format!("Called `{}` by the server.", name_of(&field.wire)))
    }
}

/// A struct without required fields has a default, which `new` is then, too.
fn has_default(planned: &Struct) -> bool {
    planned.is_built && !planned.fields.iter().any(Field::is_demanded)
}

fn object(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let (name, generic) = (&planned.name, generic(planned, prelude));
    let constants = planned.constants.iter().map(|(wire, constant)| {
        let (constant, wire) = (literal::constant(constant), literal::string(wire));
        quote!(#wire = #constant)
    });
    let fields = planned.fields.iter().map(|field| {
        let (name, wire) = (&field.name, literal::string(&field.wire));
        let form = as_form(&field.rust, prelude);
        if field.clear.is_some() {
            let value = foreign::form(field.value(), prelude)
                .unwrap_or_else(|| written(field.value(), prelude));
            quote!(#name?: #wire as support::Explicit<#value>)
        } else if field.optional {
            quote!(#name?: #wire #form)
        } else {
            quote!(#name: #wire #form)
        }
    });
    let entries = constants.chain(fields);
    let extra = planned.extra.as_ref().map(|extra| {
        let (name, form) = (&extra.name, as_form(&extra.rust, prelude));
        quote!(, #name #form)
    });
    quote!(object!(#name #generic #extra { #(#entries),* });)
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
    let demanded = planned.fields.iter().filter(|field| field.is_demanded());
    let demanded: Vec<&Field> = demanded.collect();
    let arguments = demanded.iter().map(|field| {
        let (name, rust) = (&field.name, accepted(&field.rust, prelude));
        quote!(#name: #rust)
    });
    let values = planned.fields.iter().map(|field| {
        let name = &field.name;
        match field.is_demanded() {
            false => {
                let start = start(field, prelude);
                quote!(#name: #start)
            }
            true if is_converted(&field.rust) => quote!(#name: #name.into()),
            true => quote!(#name),
        }
    });
    let extra = planned.extra.as_ref().map(|extra| {
        let (name, map) = (&extra.name, empty_map(&extra.rust));
        quote!(#name: #map,)
    });
    let many = (demanded.len() > MANY_ARGUMENTS).then(many_arguments);
    let optional = planned.fields.iter().filter(|field| field.optional);
    let setters = optional.map(|field| {
        let (name, rust) = (&field.name, written(field.value(), prelude));
        let clear = field.clear.as_ref().map(|clear| quote!(or #clear));
        quote!(#name #clear: #rust)
    });
    let setters: Vec<TokenStream> = setters.collect();
    let setters =
        (!setters.is_empty()).then(|| quote!(setters!(#name #generic { #(#setters),* });));
    let docs = Doc::default().ours(made_with(&planned.fields)).tokens();
    quote! {
        impl #generic #name #generic {
            #docs
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* #extra }
            }
        }
        #setters
    }
}

/// What a value has when it is made.
fn made_with(fields: &[Field]) -> String {
    let begun = || fields.iter().filter(|field| field.start.is_some());
    let fixed = begun().filter(|field| field.is_fixed);
    let mut rest: Vec<String> = fixed
        .map(|field| format!("its `{}`", code(&field.wire)))
        .collect();
    if begun().any(|field| !field.is_fixed) {
        rest.push("the defaults of the rest".to_owned());
    }
    let last = rest.pop().map(|last| format!(", and with {last}"));
    let rest = rest.iter().map(|one| format!(", with {one}"));
    let rest: String = rest.chain(last).collect();
    format!("Makes a value with what is required{rest}.")
}
