//! The media type of a request body: as it is said, or as what describes the body tells.

use super::Context;
use super::media;
use super::schema::is_blank;
use crate::diagnostic::{Code, Place};
use crate::document::apifox;
use crate::text::Node;

pub const MULTIPART: &str = "multipart/form-data";
pub const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The media type that a body is sent as; empty where there is no body.
pub fn media_type(body: &apifox::Body) -> String {
    let written = written(body);
    match written.as_str() {
        "none" => String::new(),
        "" => told_by_content(body).to_owned(),
        _ => match (named(&written), told_by_content(body)) {
            (Some(named), "") => named,
            // A range that all of these are in: what describes the body says more.
            (Some(named), told) if named == "*/*" || named == "application/*" => told.to_owned(),
            (Some(named), _) => named,
            (None, "") => "application/octet-stream".to_owned(),
            (None, told) => told.to_owned(),
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

/// The media type of a body that names none.
fn told_by_content(body: &apifox::Body) -> &'static str {
    if body.parameters.iter().any(|field| field.kind == "file") {
        MULTIPART
    } else if !body.parameters.is_empty() {
        URLENCODED
    } else if body.schema.as_ref().is_some_and(is_of_bytes)
        || (is_blank(body.schema.as_ref()) && !has_json_example(body))
    {
        ""
    } else {
        "application/json"
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

fn has_json_example(body: &apifox::Body) -> bool {
    let is_json = |text: &str| text.trim_start().starts_with(['{', '[']);
    body.examples.iter().any(|example| is_json(&example.text))
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
