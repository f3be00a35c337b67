//! What calls give: the type of an answer, and how it is asked for and read.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::rust::{Prelude, written};
use super::{failures, foreign, given, literal, streams};
use crate::plan::{Codec, Opening, Outcomes, Output};

/// The type of an answer.
pub fn rust(output: &Output) -> TokenStream {
    let prelude = Prelude::outside();
    let optional = |rust: TokenStream, or_nothing: bool| match or_nothing {
        true => quote!(Option<#rust>),
        false => rust,
    };
    match output {
        Output::Typed(_, rust, _) => written(rust, &prelude),
        Output::Opened { how, .. } => match how {
            Opening::Unwrapped(rust) | Opening::Checked(rust) => written(rust, &prelude),
            Opening::Acknowledged => quote!(()),
        },
        Output::Text(_, or_nothing) => optional(prelude.string(), *or_nothing),
        Output::Bytes(_, or_nothing) => optional(quote!(bytes::Bytes), *or_nothing),
        Output::Stream(stream) => streams::rust(stream),
        Output::Empty => quote!(()),
        Output::Several(outcomes) => {
            let name = &outcomes.name;
            quote!(#name)
        }
    }
}

/// How an answer is asked for and read.
pub fn answer(output: &Output) -> TokenStream {
    match output {
        Output::Typed(codec, rust, written) => {
            let media_type = literal::string(written);
            match (codec, foreign::form_beside_serde(rust)) {
                (Codec::Json, Some(form)) => quote!(Answer::json_by::<#form>(#media_type)),
                (Codec::Json, None) if written == given::JSON => quote!(Answer::json()),
                (Codec::Json, None) => quote!(Answer::json_as(#media_type)),
                (Codec::Xml, _) => quote!(Answer::xml(#media_type)),
                (Codec::MessagePack, Some(form)) => {
                    quote!(Answer::msgpack_by::<#form>(#media_type))
                }
                (Codec::MessagePack, None) => quote!(Answer::msgpack(#media_type)),
            }
        }
        Output::Opened {
            how,
            envelope,
            media_type,
        } => {
            let media_type = literal::string(media_type);
            let envelope = written(envelope, &Prelude::outside());
            let how = match how {
                Opening::Unwrapped(_) => quote!(unwrapped),
                Opening::Checked(_) => quote!(checked),
                Opening::Acknowledged => quote!(acknowledged),
            };
            quote!(Answer::#how::<#envelope>(#media_type))
        }
        Output::Text(media_type, or_nothing) => {
            let media_type = literal::string(media_type);
            match or_nothing {
                true => quote!(Answer::text_or_nothing(#media_type)),
                false => quote!(Answer::text(#media_type)),
            }
        }
        Output::Bytes(media_type, or_nothing) => {
            let media_type = literal::string(media_type);
            match or_nothing {
                true => quote!(Answer::bytes_or_nothing(#media_type)),
                false => quote!(Answer::bytes(#media_type)),
            }
        }
        Output::Stream(stream) => streams::answer(stream),
        Output::Empty => quote!(Answer::empty()),
        Output::Several(outcomes) => {
            let media_types = literal::string(&outcomes.media_types);
            quote!(Answer::by_status(#media_types))
        }
    }
}

/// The enum of what an answer may hold.
pub fn outcomes(outcomes: &Outcomes, link: &str) -> TokenStream {
    let name = &outcomes.name;
    let docs = format!("What [`{link}`] gives: one thing or another, by the status of the answer.");
    let docs = Doc::default().ours(docs).tokens();
    let variants = outcomes.list.iter().map(|one| {
        let docs = Doc::default().ours(format!("`{}`", code(&one.code)));
        let (name, docs) = (&one.name, docs.theirs(&one.description).tokens());
        match &one.output {
            Output::Empty => quote!(#docs #name),
            output => {
                let rust = rust(output);
                quote!(#docs #name(#rust))
            }
        }
    });
    let arms = outcomes.list.iter().map(|one| {
        let (name, statuses) = (&one.name, failures::pattern(one.statuses));
        match &one.output {
            Output::Empty => quote!(#name(#statuses)),
            output => {
                let answer = answer(output);
                quote!(#name(#statuses): #answer)
            }
        }
    });
    let (other, otherwise) = match &outcomes.other {
        Some(other) => {
            let docs =
                "A success of a status that is not described: the status, and the body as it came.";
            let docs = Doc::default().ours(docs).tokens();
            let variant = quote!(#docs #other(support::StatusCode, bytes::Bytes));
            (Some(variant), Some(quote!(, #other)))
        }
        None => (None, None),
    };
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #other
        }
        outcomes!(#name #otherwise { #(#arms),* });
    }
}
