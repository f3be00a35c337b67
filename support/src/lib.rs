//! The hand-written half of an API client: what every operation shares, and nothing about any one of them.

#![allow(
    unused_imports,
    unused_macros,
    reason = "a client uses only the macros that its description needs"
)]

mod additions;
mod answer;
mod answered;
mod assembly;
mod base;
mod builder;
mod call;
mod client;
mod codes;
mod common;
mod containers;
mod credential;
mod destination;
mod download;
mod encode;
mod engine;
mod envelope;
mod environment;
mod error;
mod extra;
mod fault;
mod form;
mod json;
mod labels;
mod multipart;
mod object;
mod place;
mod refusal;
mod reply;
mod request;
mod scalars;
mod secret;
mod servers;
mod setters;
mod text;
mod transport;
mod values;

pub use answer::Answer;
pub use builder::Builder;
pub use call::{Call, Pending};
pub use client::Client;
pub use common::Common;
pub use containers::Explicit;
pub use credential::Credential;
pub use download::Download;
pub use environment::Environment;
pub use error::{Error, ErrorKind};
pub use form::Pairs;
pub use json::{By, Json};
pub use multipart::{File, Form};
pub use reply::Reply;
pub use request::{Body, Request};
pub use secret::Secret;
pub use servers::Servers;
pub use text::ToText;

pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};

/// The codes in answers that are no errors.
const SUCCESS_CODES: &[&str] = &["0", "200", "true", "ok", "success"];

// What the macros expand to.
#[doc(hidden)]
pub use envelope::Envelope;
#[doc(hidden)]
pub use extra::Extra;
#[doc(hidden)]
pub use object::{Keys, Object, entry, entry_by, fill, fill_by, read, read_by, skip, visit};
#[doc(hidden)]
pub use values::parse;

pub(crate) use {
    codes::codes,
    envelope::envelope,
    form::{fields, pairs},
    json::serde,
    labels::labels,
    multipart::form,
    object::object,
    setters::setters,
    values::values,
};

#[cfg(test)]
mod tests;
