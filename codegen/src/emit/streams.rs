//! Answers that are streams: their types, and the method that asks for one.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::rust::{Prelude, written};
use super::{foreign, literal};
use crate::plan::{Framing, Name, Stream};

/// The type of a stream.
pub fn rust(stream: &Stream) -> TokenStream {
    let item = match &stream.item {
        Some(item) => written(item, &Prelude::outside()),
        None => Prelude::outside().string(),
    };
    match stream.framing {
        Framing::Events => quote!(support::Events<#item>),
        Framing::Lines => quote!(support::JsonLines<#item>),
    }
}

/// How a stream is asked for and read.
pub fn answer(stream: &Stream) -> TokenStream {
    let media_type = literal::string(&stream.media_type);
    let form = stream.item.as_ref().map(foreign::form_beside_serde);
    match (stream.framing, form) {
        (Framing::Events, None) => quote!(Answer::text_events(#media_type)),
        (Framing::Events, Some(None)) => quote!(Answer::events(#media_type)),
        (Framing::Events, Some(Some(form))) => quote!(Answer::events_by::<#form>(#media_type)),
        (Framing::Lines, None | Some(None)) => quote!(Answer::lines(#media_type)),
        (Framing::Lines, Some(Some(form))) => quote!(Answer::lines_by::<#form>(#media_type)),
    }
}

/// A request that says by a property of its body that it asks for a stream, where it must.
pub fn switched(stream: &Stream, request: TokenStream) -> TokenStream {
    match &stream.switch {
        Some(property) => {
            let property = literal::string(property);
            quote!(support::saying(#request, #property))
        }
        None => request,
    }
}

/// The method that asks for a stream in the place of what the call gives otherwise.
pub fn method(streamed: &Stream, marker: &Name) -> TokenStream {
    let (rust, answer) = (rust(streamed), answer(streamed));
    let (name, what) = match streamed.framing {
        Framing::Events => (quote!(events), "events"),
        Framing::Lines => (quote!(lines), "lines of JSON"),
    };
    let by = streamed.switch.iter();
    let by: String = by
        .map(|property| format!(", by `{}`", code(property)))
        .collect();
    let docs = Doc::default().ours(format!("Asks for the answer as {what}{by}."));
    let docs = docs.tokens();
    let call = match &streamed.switch {
        Some(_) => {
            let request = switched(streamed, quote!(request));
            quote!(self.edit(|request| #request))
        }
        None => quote!(self),
    };
    quote! {
        #docs
        pub fn #name(self) -> Call<#rust, #marker> {
            support::asked(#call, #answer)
        }
    }
}
