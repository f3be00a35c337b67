//! The media type of a request body: as it is said, or as what describes the body tells.

use super::definitions::Definitions;
use super::open::{self, Told};
use super::{Context, media};
use crate::diagnostic::{Code, Place};
use crate::document::apifox;
use crate::text::Node;

pub const MULTIPART: &str = "multipart/form-data";
pub const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The media type that a body is sent as; empty where there is no body.
pub fn media_type(body: &apifox::Body, definitions: &Definitions) -> String {
    let written = written(body);
    if written == "none" {
        return String::new();
    }
    let told = told_by_content(body, definitions);
    match named(&written) {
        // What describes the body says more than a range.
        Some(range) if open::is_open(&range) => match told {
            Some(told) => told.to_owned(),
            None => range,
        },
        Some(named) => named,
        None => match told {
            Some("text/plain") => "application/json".to_owned(),
            Some(told) => told.to_owned(),
            None if written.is_empty() => String::new(),
            None => "application/octet-stream".to_owned(),
        },
    }
}

/// What names the type of the body.
fn written(body: &apifox::Body) -> String {
    let written = [&body.media_type, &body.kind]
        .into_iter()
        .find(|text| text.contains('/'))
        .unwrap_or(&body.kind);
    media::normal(written)
}

/// The media type that a word names, or that is named in full; none if it is neither.
fn named(written: &str) -> Option<String> {
    let full = match written {
        "binary" => "application/octet-stream",
        "form-data" => MULTIPART,
        "urlencoded" | "x-www-form-urlencoded" => URLENCODED,
        "graphql" | "json" => "application/json",
        "xml" => "application/xml",
        "msgpack" | "msgPack" => "application/x-msgpack",
        "raw" | "text" => "text/plain",
        other => Some(other).filter(|other| media::is_valid(other))?,
    };
    Some(full.to_owned())
}

/// The media type that what describes a body tells.
fn told_by_content(body: &apifox::Body, definitions: &Definitions) -> Option<&'static str> {
    if body.parameters.iter().any(|field| field.kind == "file") {
        return Some(MULTIPART);
    }
    if !body.parameters.is_empty() {
        return Some(URLENCODED);
    }
    match open::told(body.schema.as_ref(), &body.examples, definitions) {
        Told::Json => Some("application/json"),
        Told::Text => Some("text/plain"),
        Told::Bytes => None,
    }
}

/// Where what names the type of the body stands.
pub fn place(body: &apifox::Body) -> Place {
    let key = if body.media_type.contains('/') {
        "mediaType"
    } else {
        "type"
    };
    body.place.key(key)
}

/// Whether a schema says no more than that it is bytes.
pub fn is_of_bytes(schema: &Node) -> bool {
    let format = schema.value.get("format");
    format.is_some_and(|format| format == "binary")
}

/// Reports a media type that is none, and one that is not said.
pub fn report(body: &apifox::Body, media_type: &str, context: &mut Context<'_>) {
    let written = written(body);
    if named(&written).is_none() && !written.is_empty() {
        let message = format!("`{}` is no media type", written.escape_debug());
        let help = format!("the body is sent as `{media_type}`, by what describes it");
        context
            .sink
            .report(Code::UnusableMediaType, &place(body), message, help);
    }
    let is_open = media::is_range(&written) && !media::is_range(media_type);
    if is_open || (body.kind.trim().is_empty() && body.media_type.trim().is_empty()) {
        let message = "the body does not say what type it has";
        let help = format!("it is sent as `{media_type}`, by what describes it");
        context
            .sink
            .report(Code::InferredBodyType, &body.place, message, help);
    }
}
