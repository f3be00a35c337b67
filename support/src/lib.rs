//! The hand-written half of an API client: what every operation shares, and nothing about any one of them.

#![allow(
    unused_imports,
    unused_macros,
    reason = "a client uses only the macros that its description needs"
)]

mod additions;
mod advance;
mod ahead;
mod answer;
mod answer_headers;
mod answered;
mod apart;
mod asked;
mod assembly;
mod base;
mod blocking;
mod body;
mod browser;
mod builder;
mod call;
mod checks;
mod choice;
mod client;
mod codes;
mod common;
mod connecting;
mod constant;
mod containers;
mod content;
mod cookies;
mod credential;
mod destination;
mod download;
mod encode;
mod engine;
mod envelope;
mod environment;
mod error;
mod events;
mod exact;
mod extra;
mod failure;
mod fault;
mod feed;
mod foreign;
mod form;
mod headers;
mod held;
mod holding;
mod items;
mod json;
mod json_lines;
mod labels;
mod members;
mod mixed;
mod moments;
mod msgpack;
mod multipart;
mod native;
mod object;
mod opened;
mod outcome;
mod outgoing;
mod overrides;
mod pages;
mod pair;
mod parts;
mod patterns;
mod place;
mod places;
mod plain;
mod platform;
mod problems;
mod progress;
mod property;
mod query;
mod reading;
mod refusal;
mod reply;
mod request;
mod retry;
mod saving;
mod saying;
mod scalars;
mod secret;
mod servers;
mod setters;
mod setup;
mod signing;
mod source;
mod spelled;
mod styled;
mod text;
mod tokens;
mod trace;
mod transport;
mod union;
mod values;
mod variants;
mod waiting;
mod with_chrono;
mod with_jiff;
mod with_rust_decimal;
mod with_time;
mod within;
mod xml;

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
pub use environment::Environment;
pub use error::{Error, ErrorKind};
pub use events::{Event, Events};
pub use failure::Failure;
pub use foreign::{Displayed, Serde};
pub use form::Pairs;
pub use held::Parts;
pub use items::Items;
pub use json::{By, Json};
pub use json_lines::JsonLines;
pub use moments::{
    Digits, IsoDate, IsoDuration, IsoTime, Local, Milliseconds, Moment, Rfc3339, Seconds, Since,
};
pub use multipart::{File, Form};
pub use opened::Opened;
pub use outcome::Outcome;
pub use pages::{PagedItems, Pages};
pub use pair::Pair;
pub use progress::Progress;
pub use reply::Reply;
pub use request::Request;
pub use retry::Retry;
pub use secret::Secret;
pub use servers::Servers;
pub use signing::Unsigned;
pub use source::Source;
pub use spelled::Text;
pub use styled::Style;
pub use text::ToText;
pub use tokens::{Token, Tokens};
pub use transport::{Sending, Transport};
pub use with_rust_decimal::{DecimalText, Numeric};

pub use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
pub use reqwest::{Method, StatusCode};

/// The codes in answers that are no errors.
const SUCCESS_CODES: &[&str] = &["0", "200", "true", "ok", "success"];

// What calls of operations are made of.
#[doc(hidden)]
pub use advance::Advance;
#[doc(hidden)]
pub use ahead::Ahead;
#[doc(hidden)]
pub use answer_headers::Described;
#[doc(hidden)]
pub use asked::asked;
#[doc(hidden)]
pub use pages::pages;
#[doc(hidden)]
pub use saying::saying;

// What the macros expand to.
#[doc(hidden)]
pub use checks::{Check, broken_field};
#[doc(hidden)]
pub use choice::Choice;
#[doc(hidden)]
pub use constant::Constant;
#[doc(hidden)]
pub use envelope::Envelope;
#[doc(hidden)]
pub use holding::Checked;
#[doc(hidden)]
pub use json::Native;
#[doc(hidden)]
pub use members::{As, Groups, Object, Of, Own, Written, WrittenGroups};
#[doc(hidden)]
pub use mixed::Scalar;
#[doc(hidden)]
pub use object::{Constants, Rest, read_object, write_object};
#[doc(hidden)]
pub use union::{Key, Test, Union, best, branch, read_union};
#[doc(hidden)]
pub use values::{parse, show_value};

pub(crate) use {
    checks::{check, checks},
    choice::choice,
    codes::codes,
    envelope::envelope,
    failure::failures,
    form::{fields, pairs},
    labels::labels,
    mixed::mixed,
    multipart::form,
    object::object,
    outcome::outcomes,
    patterns::matches_pattern,
    places::places,
    setters::setters,
    union::union,
    values::values,
    variants::{text_variant, variants},
};

#[cfg(test)]
mod tests;
