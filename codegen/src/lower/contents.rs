//! What one response holds, by its content type.

use serde_json::Value;

use super::described::Described;
use super::media::{self, is_json, is_text};
use super::open::{self, Told};
use super::schema::is_blank;
use super::{Context, keywords, streams, xml};
use crate::api::{Codec, ShapeId, Stream};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::Response;

/// What an answer holds, before its schema is read.
pub enum Holds {
    /// JSON of this media type, or what has types as JSON has.
    Json(Described, String),
    Text(String),
    Bytes(String),
    Stream(Stream),
    Nothing,
}

/// The schemas of the answers of one operation that were read: each is one shape, however many answers have it.
#[derive(Default)]
pub struct Known(Vec<(Value, ShapeId)>);

impl Known {
    /// The shape of what is described.
    pub fn lower(&mut self, described: Described, context: &mut Context<'_>) -> ShapeId {
        let schema = &described.schema.value;
        if let Some((_, shape)) = self.0.iter().find(|(known, _)| known == schema) {
            described.compare(*shape, context);
            return *shape;
        }
        let schema = schema.clone();
        let shape = described.lower(context);
        self.0.push((schema, shape));
        shape
    }
}

/// What an answer holds, by its content type; a schema counts only for JSON.
pub fn holds(response: Response, context: &mut Context<'_>) -> Holds {
    let key = if response.media_type.contains('/') {
        "mediaType"
    } else {
        "contentType"
    };
    let written = match key {
        "mediaType" => &response.media_type,
        _ => &response.content_type,
    };
    let written = media::normal(written);
    let json = || match is_json(&written) && media::is_valid(&written) {
        true => written.clone(),
        false => "application/json".to_owned(),
    };
    let streamed = match response.content_type.as_str() {
        "eventStream" if !written.contains('/') => streams::EVENTS,
        _ => &written,
    };
    if let (Some(framing), true) = (streams::framing(streamed), media::is_valid(streamed)) {
        let media_type = streamed.to_owned();
        return Holds::Stream(streams::lower(response, framing, media_type, context));
    }
    report_events(&response, context);
    let media_type = match response.content_type.as_str() {
        "xml" => "application/xml",
        "msgPack" => "application/x-msgpack",
        _ => &written,
    };
    if let Some(codec) = context.codec(media_type)
        && !is_blank(response.schema.as_ref())
    {
        let media_type = media_type.to_owned();
        return Holds::Json(by_schema(response, codec, context), media_type);
    }
    let holds = match response.content_type.as_str() {
        "noContent" => Holds::Nothing,
        // Answers of these have no body (RFC 9110, sections 15.3.5 and 15.3.6).
        _ if matches!(response.code.as_str(), "204" | "205") => Holds::Nothing,
        _ if written.contains('/') && !media::is_valid(&written) => {
            let place = response.place.key(key);
            return unusable(response, &written, &place, context);
        }
        "binary" if written.contains('/') => Holds::Bytes(written),
        "json" | "" => return Holds::Json(described(response, context), json()),
        _ if is_json(&written) => return Holds::Json(described(response, context), json()),
        _ if open::is_open(&written) => return of_any_type(response, written, context),
        "xml" => Holds::Text("application/xml".to_owned()),
        "html" => Holds::Text("text/html".to_owned()),
        "text" => Holds::Text("text/plain".to_owned()),
        "msgPack" => Holds::Bytes("application/x-msgpack".to_owned()),
        _ if is_text(&written) => Holds::Text(written),
        _ if written.contains('/') => Holds::Bytes(written),
        _ => Holds::Bytes("*/*".to_owned()),
    };
    account_schema(response, &holds, context);
    holds
}

/// What an answer holds whose media type is a range of all types.
fn of_any_type(response: Response, range: String, context: &mut Context<'_>) -> Holds {
    let told = open::of_answer(&response, &context.definitions);
    open::report_answer(&response.place, told, context.sink);
    match told {
        Told::Json => Holds::Json(described(response, context), "application/json".to_owned()),
        Told::Text => {
            keywords::account_unread(response.schema.as_ref(), context.sink);
            Holds::Text(range)
        }
        Told::Bytes => {
            let holds = Holds::Bytes(range);
            account_schema(response, &holds, context);
            holds
        }
    }
}

/// Reports the schema of an answer that is no JSON.
fn account_schema(response: Response, holds: &Holds, context: &mut Context<'_>) {
    let schema = response.schema;
    if is_blank(schema.as_ref()) {
        keywords::account_unread(schema.as_ref(), context.sink);
    } else if let Some(schema) = schema {
        let what = match (holds, response.content_type.as_str()) {
            (Holds::Nothing, kind) if kind != "noContent" => format!("status {}", response.code),
            (_, kind) => format!("type `{kind}`"),
        };
        let message = format!("a schema is given for an answer of the {what}");
        let handed = "the body is handed over as it came";
        let choice = match holds {
            Holds::Text(media_type) | Holds::Bytes(media_type) => context.choice(media_type),
            _ => None,
        };
        let help = match (holds, choice) {
            (Holds::Nothing, _) => "the answer is taken as one that has no body".to_owned(),
            (_, Some(option)) => format!("{handed}; with `{option}` a success has a type"),
            (_, None) => handed.to_owned(),
        };
        context
            .sink
            .report(Code::UnusedSchema, &schema.place, message, help);
    }
}

/// What an answer holds whose media type is none: JSON if it is described, else bytes.
fn unusable(response: Response, written: &str, place: &Place, context: &mut Context<'_>) -> Holds {
    let is_described = !is_blank(response.schema.as_ref()) || !response.examples.is_empty();
    let help = if is_described {
        "the answer is read as JSON, by what describes it"
    } else {
        "the body is handed over as bytes"
    };
    let message = format!("`{}` is no media type", written.escape_debug());
    context
        .sink
        .report(Code::UnusableMediaType, place, message, help);
    if is_described {
        Holds::Json(described(response, context), "application/json".to_owned())
    } else {
        Holds::Bytes("*/*".to_owned())
    }
}

fn described(response: Response, context: &mut Context<'_>) -> Described {
    Described::new(response.schema, response.place, response.examples, context)
}

/// What is no JSON, as it is described: by its schema alone.
fn by_schema(response: Response, codec: Codec, context: &mut Context<'_>) -> Described {
    let mut schema = response.schema;
    if let Some(schema) = &mut schema
        && codec == Codec::Xml
    {
        xml::elements(schema, context);
    }
    Described::new(schema, response.place, Vec::new(), context)
}

/// Reports the schema of a single event of an answer that is no stream.
fn report_events(response: &Response, context: &mut Context<'_>) {
    let schema = response.item_schema.as_ref();
    if is_blank(schema) {
        keywords::account_unread(schema, context.sink);
    } else if let Some(schema) = schema {
        let message = "a schema is given for each event, and the answer is no stream";
        let help = "nothing was made of it";
        context
            .sink
            .report(Code::UnusedSchema, &schema.place, message, help);
    }
}
