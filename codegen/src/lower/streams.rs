//! Answers that tell one thing after another: event streams, and lines of JSON.

use serde_json::Value;

use super::media::essence;
use super::schema::{self, is_blank};
use super::{Context, keywords};
use crate::api::{Body, Codec, Content, Framing, Kind, Stream, Success};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::Response;
use crate::text::Node;

/// The media type of server-sent events.
pub const EVENTS: &str = "text/event-stream";

/// The property of a request by which it asks for events, as it is called wherever it is.
const SWITCH: &str = "stream";

/// How the parts of an answer of this media type are told apart, if it is a stream.
pub fn framing(media_type: &str) -> Option<Framing> {
    const LINES: [&str; 6] = [
        "application/json-seq",
        "application/jsonl",
        "application/jsonlines",
        "application/ndjson",
        "application/stream+json",
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
    let whole = match framing {
        Framing::Events => whole,
        Framing::Lines => whole.map(element),
    };
    let mut schemas = [item, whole].into_iter();
    let schema = schemas.find(|schema| !is_blank(schema.as_ref())).flatten();
    for blank in schemas {
        keywords::account_unread(blank.as_ref(), context.sink);
    }
    let schema = match framing {
        Framing::Events => schema.map(|schema| data(schema, context)),
        Framing::Lines => schema,
    };
    // Lines are JSON, whatever they hold.
    let item = match (schema, framing) {
        (Some(node), Framing::Events) if is_text(&node.value) => None,
        (Some(node), _) => Some(schema::lower(node, context)),
        (None, Framing::Events) => None,
        (None, Framing::Lines) => Some(schema::add(Kind::Any, context)),
    };
    Stream {
        item,
        framing,
        media_type,
        switch: None,
    }
}

/// The schema of an element, if lines are described as the list that they make.
fn element(whole: Node) -> Node {
    match whole.value.get("items") {
        Some(items) if whole.value.get("type") == Some(&Value::from("array")) => Node {
            value: items.clone(),
            place: whole.place.key("items"),
        },
        _ => whole,
    }
}

/// The schema of what an event says, if the event is described with all of its fields (OpenAPI 3.2).
fn data(event: Node, context: &Context<'_>) -> Node {
    const FIELDS: [&str; 4] = ["data", "event", "id", "retry"];
    let target = event.value.get("$ref").and_then(Value::as_str);
    let target = target.and_then(|target| context.definitions.get(target));
    let (members, place) = match (target, event.value.as_object()) {
        (Some(target), _) => (&*target.members, target.place.clone()),
        (None, Some(members)) => (members, event.place.clone()),
        (None, None) => return event,
    };
    let properties = members.get("properties").and_then(Value::as_object);
    let names = properties
        .into_iter()
        .flat_map(|properties| properties.keys());
    let data = properties.and_then(|properties| properties.get("data"));
    // An object may have `data` alone as well, unless that is a text with JSON in it.
    let is_certain = data.is_some_and(|data| data.get("contentSchema").is_some());
    let is_event = (is_certain || names.clone().count() > 1)
        && names.clone().all(|name| FIELDS.contains(&name.as_str()));
    let Some(data) = data.filter(|_| is_event) else {
        return event;
    };
    let place = place.key("properties").key("data");
    // JSON in a text is described beside it.
    match data.get("contentSchema") {
        Some(schema) => Node {
            value: schema.clone(),
            place: place.key("contentSchema"),
        },
        None => Node {
            value: data.clone(),
            place,
        },
    }
}

/// Whether a schema says of a value no more than that it is a text.
fn is_text(schema: &Value) -> bool {
    let words = ["title", "description", "example", "examples", "type"];
    let is_word = |key: &String| words.contains(&key.as_str()) || key.starts_with("x-");
    schema["type"] == "string"
        && schema
            .as_object()
            .is_some_and(|members| members.keys().all(is_word))
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

/// The events that a property of the request asks for, where nothing else tells of them.
pub fn in_words(
    success: &Success,
    switch: Option<String>,
    context: &mut Context<'_>,
) -> Option<Stream> {
    let item = match success {
        _ if switch.is_none() => return None,
        _ if !success.shapes().is_empty() => Some(schema::add(Kind::Any, context)),
        Success::Stream(_) | Success::Empty => return None,
        _ => None,
    };
    Some(Stream {
        item,
        framing: Framing::Events,
        media_type: EVENTS.to_owned(),
        switch,
    })
}

/// The property of a body that asks for a stream.
pub fn switch(body: &Body, context: &Context<'_>) -> Option<String> {
    let shapes = &context.api.shapes;
    let shape = match body.content {
        Content::Json(shape) if Codec::of(&body.media_type) == Codec::Json => shape,
        _ => return None,
    };
    let Kind::Object(object) = &shapes[shapes.bare(shape)].kind else {
        return None;
    };
    let mut fields = object.fields.iter().filter(|field| field.name == SWITCH);
    let is_flag =
        fields.any(|field| matches!(shapes[shapes.bare(field.shape)].kind, Kind::Boolean));
    is_flag.then(|| SWITCH.to_owned())
}
