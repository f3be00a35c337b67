//! The support code: the files of `support/`, copied as they are, as far as a client needs them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::Doc;
use super::literal;
use super::pieces::{ALWAYS, PIECES, Piece};
use super::{Items, Module, Part};
use crate::plan::{Plan, Type};

/// The parts that a client needs besides those that every client has.
fn needed(plan: &Plan) -> impl Iterator<Item = &'static Piece> {
    PIECES.iter().filter(|piece| (piece.is_needed)(plan))
}

/// The module `support`.
pub fn module(plan: &Plan) -> Module<'_> {
    let pieces = needed(plan).flat_map(|piece| piece.files);
    let mut files: Vec<_> = ALWAYS.iter().chain(pieces).collect();
    files.sort_unstable();
    let file = |(name, text): &(&'static str, &'static str)| Module {
        name: (*name).to_owned(),
        file: None,
        is_public: false,
        feature: None,
        items: Items::Text(text),
        modules: Vec::new(),
    };
    let docs = "What every call shares: the client, requests, answers, errors. Nothing here is about one operation.";
    let items = Items::Parts {
        docs: Doc::default().ours(docs).text(),
        parts: vec![Part::new(move || root(plan))],
    };
    Module {
        name: "support".to_owned(),
        file: None,
        is_public: false,
        feature: None,
        items,
        modules: files.into_iter().map(file).collect(),
    }
}

/// What users of the client see of it, at the root of the crate.
pub fn exports(plan: &Plan) -> TokenStream {
    let pieces = needed(plan).map(|piece| (piece.exports)());
    quote! {
        pub use support::{
            Answer, Blocking, Body, Builder, By, Call, Client, Common, Credential, Download, Error, ErrorKind, Explicit, HeaderMap,
            HeaderName, HeaderValue, Items, Json, Method, Opened, Pair, Pending, Progress, Reply, Request, Retry, Secret, Sending, Servers, Source, StatusCode, ToText, Token, Tokens, Transport,
            Unsigned,
            #(#pieces)*
        };
    }
}

/// The items of the module itself, which names what its files hold.
fn root(plan: &Plan) -> TokenStream {
    let pieces = needed(plan).map(|piece| (piece.uses)());
    let codes = plan.types.iter().any(Type::is_envelope);
    let codes = codes.then(|| success_codes(plan));
    let in_part = (!plan.features.is_empty()).then(|| quote! {
        #![cfg_attr(not(feature = "full"), allow(dead_code, reason = "some groups of calls need a part of it"))]
    });
    quote! {
        #in_part
        #![allow(unused_imports, unused_macros, reason = "a client uses what its description needs")]
        #![allow(unexpected_cfgs, reason = "a client may be a module of a crate without its features")]
        pub(crate) use json::Native;
        pub use answer::Answer;
        pub use blocking::Blocking;
        pub use body::Body;
        pub use builder::Builder;
        pub use call::{Call, Pending};
        pub use client::Client;
        pub use common::Common;
        pub use containers::Explicit;
        pub use credential::Credential;
        pub use download::Download;
        pub use error::{Error, ErrorKind};
        pub use items::Items;
        pub use json::{By, Json};
        pub use opened::Opened;
        pub use pair::Pair;
        pub use progress::Progress;
        pub use reply::Reply;
        pub use request::Request;
        pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
        pub use reqwest::{Method, StatusCode};
        pub use retry::Retry;
        pub use secret::Secret;
        pub use servers::Servers;
        pub use signing::Unsigned;
        pub use source::Source;
        pub use text::ToText;
        pub use tokens::{Token, Tokens};
        pub use transport::{Sending, Transport};
        #(#pieces)*
        #codes
    }
}

/// What users chose as codes of success.
fn success_codes(plan: &Plan) -> TokenStream {
    let codes = plan.success_codes.iter().map(|code| literal::string(code));
    quote! {
        /// The codes in answers that are no errors.
        const SUCCESS_CODES: &[&str] = &[#(#codes),*];
    }
}
