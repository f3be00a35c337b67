//! Answers that tell one thing after another: event streams, and lines of JSON.

use serde_json::Value;

use super::media::essence;
use super::schema::{self, is_blank};
use super::{Context, keywords};
use crate::api::{Body, Content, Framing, Kind, Stream, Streamed, Success};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::Response;
use crate::text::Node;

/// The media type of server-sent events.
pub const EVENTS: &str = "text/event-stream";

/// The property of a request by which it asks for events, as it is called wherever it is.
const SWITCH: &str = "stream";

/// How the parts of an answer of this media type are told apart, if it is a stream.
pub fn framing(media_type: &str) -> Option<Framing> {
    const LINES: [&str; 5] = [
        "application/json-seq",
        "application/jsonl",
        "application/jsonlines",
        "application/ndjson",
        "application/x-ndjson",
    ];
    match essence(media_type) {
        EVENTS => Some(Framing::Events),
        essence if LINES.contains(&essence) => Some(Framing::Lines),
        _ => None,
    }
}

/// Reads what a streamed answer says one after another: the schema of one, or else that of the whole, which is what
/// descriptions mean where they have no other way to say it.
pub fn lower(
    response: Response,
    framing: Framing,
    media_type: String,
    context: &mut Context<'_>,
) -> Stream {
    let (item, whole) = (response.item_schema, response.schema);
    let mut schemas = [item, whole].into_iter();
    let schema = schemas.find(|schema| !is_blank(schema.as_ref())).flatten();
    for blank in schemas {
        keywords::account_unread(blank.as_ref(), context.sink);
    }
    let is_text = |node: &Node| {
        let members = node.value.as_object();
        members.is_some_and(|members| {
            members.len() == 1 && members.get("type") == Some(&Value::from("string"))
        })
    };
    // Lines are JSON, whatever they hold.
    let item = match (schema, framing) {
        (Some(node), Framing::Events) if is_text(&node) => None,
        (Some(node), _) => Some(schema::lower(node, context)),
        (None, Framing::Events) => None,
        (None, Framing::Lines) => Some(schema::add(Kind::Any, context)),
    };
    Stream {
        item,
        framing,
        media_type,
    }
}

/// The one stream of several; the first counts.
pub fn only(mut streams: Vec<Stream>, place: &Place, context: &mut Context<'_>) -> Option<Stream> {
    streams.dedup();
    if streams.len() > 1 {
        let message = "the endpoint has several streamed answers";
        let help = "the first one counts";
        context
            .sink
            .report(Code::MergedAnswers, place, message, help);
    }
    streams.into_iter().next()
}

/// What a request has to say to be answered with a stream, where the answer is something else otherwise.
pub fn switched(
    success: &Success,
    stream: Option<Stream>,
    body: Option<&Body>,
    context: &mut Context<'_>,
) -> Option<Streamed> {
    let switch = body.and_then(|body| switch(body, context));
    let stream = match (stream, success) {
        (Some(stream), _) => stream,
        // The description tells of events by the property alone.
        (None, Success::Json { .. } | Success::Text(_) | Success::Bytes(_)) if switch.is_some() => {
            let is_json = matches!(success, Success::Json { .. });
            Stream {
                item: is_json.then(|| schema::add(Kind::Any, context)),
                framing: Framing::Events,
                media_type: EVENTS.to_owned(),
            }
        }
        _ => return None,
    };
    Some(Streamed { stream, switch })
}

/// The property of a body that asks for a stream.
fn switch(body: &Body, context: &Context<'_>) -> Option<String> {
    let shapes = &context.api.shapes;
    let Content::Json(shape) = body.content else {
        return None;
    };
    let Kind::Object(object) = &shapes[shapes.bare(shape)].kind else {
        return None;
    };
    let mut fields = object.fields.iter().filter(|field| field.name == SWITCH);
    let is_flag =
        fields.any(|field| matches!(shapes[shapes.bare(field.shape)].kind, Kind::Boolean));
    is_flag.then(|| SWITCH.to_owned())
}
