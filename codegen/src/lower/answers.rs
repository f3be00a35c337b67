//! The answers: what a success holds, and which codes report a failure.

use super::described::Described;
use super::keywords;
use super::media::{self, is_json, is_text};
use super::schema::is_blank;
use super::{Context, schema, streams};
use crate::api::{Answer, Body, Kind, Method, ShapeId, Stream, Streamed, Success};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::Response;

/// What an answer holds, before its schema is read.
enum Holds {
    /// JSON of this media type.
    Json(Described, String),
    Text(String),
    Bytes(String),
    Stream(Stream),
    Nothing,
}

/// Lowers the answers of an operation; `place` is where to say that there is none.
pub fn lower(
    responses: Vec<Response>,
    method: Method,
    body: Option<&Body>,
    place: &Place,
    context: &mut Context<'_>,
) -> Answer {
    let mut failures = Vec::new();
    let mut successes = Vec::new();
    for response in responses {
        if response.code.starts_with('2') || matches!(response.code.as_str(), "" | "0" | "default")
        {
            successes.push(response);
        } else {
            failures.push(response);
        }
    }
    let mut descriptions: Vec<String> = Vec::new();
    for response in &successes {
        if !response.description.is_empty() && !descriptions.contains(&response.description) {
            descriptions.push(response.description.clone());
        }
    }
    let headers = successes.iter().flat_map(|response| &response.headers);
    let mut named: Vec<(String, String)> = Vec::new();
    for header in headers {
        keywords::account_unread(header.schema.as_ref(), context.sink);
        if !named
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case(&header.name))
        {
            named.push((header.name.clone(), header.description.clone()));
        }
    }
    let (success, streamed) = match method {
        Method::Head => (nothing(&successes, context), None),
        _ => success(successes, body, place, context),
    };
    Answer {
        success,
        streamed,
        description: descriptions.join("\n\n"),
        headers: named,
        failures: failure_codes(failures, context),
    }
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

/// What an answer to HEAD holds, whatever is described: it never has a body (RFC 9110, section 9.3.2).
fn nothing(responses: &[Response], context: &mut Context<'_>) -> Success {
    let is_described = |response: &&Response| {
        response.content_type != "noContent"
            && (!is_blank(response.schema.as_ref()) || !response.examples.is_empty())
    };
    if let Some(response) = responses.iter().find(is_described) {
        context.sink.report(
            Code::HeadWithAnswer,
            &response.place,
            "a body is described for an answer to HEAD, which never has one",
            "the call gives the status and the headers",
        );
    }
    Success::Empty
}

/// What a success holds, and the stream that it can be instead.
fn success(
    responses: Vec<Response>,
    body: Option<&Body>,
    place: &Place,
    context: &mut Context<'_>,
) -> (Success, Option<Streamed>) {
    let first_place = responses.first().map(|response| response.place.clone());
    let mut kinds: Vec<Success> = Vec::new();
    let mut has_empty = false;
    let mut schemas: Vec<(serde_json::Value, ShapeId)> = Vec::new();
    let mut streams: Vec<Stream> = Vec::new();
    for response in responses {
        let kind = match holds(response, context) {
            Holds::Nothing => {
                has_empty = true;
                continue;
            }
            Holds::Json(described, media_type) => {
                let schema = &described.schema.value;
                if let Some((_, shape)) = schemas.iter().find(|(known, _)| known == schema) {
                    described.compare(*shape, context);
                    add_media_type(*shape, &media_type, &mut kinds);
                    continue;
                }
                let schema = schema.clone();
                let shape = described.lower(context);
                schemas.push((schema, shape));
                Success::Json {
                    shape,
                    or_empty: false,
                    media_type,
                }
            }
            Holds::Text(media_type) => Success::Text(media_type),
            Holds::Bytes(media_type) => Success::Bytes(media_type),
            Holds::Stream(stream) => {
                streams.push(stream);
                continue;
            }
        };
        kinds.push(kind);
    }
    let at = first_place.as_ref().unwrap_or(place);
    let stream = streams::only(streams, at, context);
    if let (true, Some(stream)) = (kinds.is_empty(), stream.clone()) {
        return (Success::Stream(stream), None);
    }
    let success = one(kinds, has_empty, first_place, place, context);
    let streamed = streams::switched(&success, stream, body, context);
    (success, streamed)
}

/// The one type of what a success may hold.
fn one(
    mut kinds: Vec<Success>,
    has_empty: bool,
    first_place: Option<Place>,
    place: &Place,
    context: &mut Context<'_>,
) -> Success {
    match (kinds.len(), first_place) {
        (0, _) if has_empty => Success::Empty,
        (0, _) => {
            let message = "the endpoint describes no successful answer";
            context.sink.report(
                Code::MissingAnswer,
                place,
                message,
                "the body is handed over as bytes",
            );
            Success::Bytes("*/*".to_owned())
        }
        (1, _) => {
            let mut only = kinds.remove(0);
            if let Success::Json { or_empty, .. } = &mut only {
                *or_empty = has_empty;
            }
            only
        }
        (_, first_place) => {
            let place = first_place.unwrap_or_else(|| place.clone());
            let count = kinds.len() + usize::from(has_empty);
            let message = format!("the endpoint has {count} successful answers of different types");
            merged(kinds, has_empty, message, &place, context)
        }
    }
}

/// Adds another media type of the same JSON.
fn add_media_type(same: ShapeId, more: &str, kinds: &mut [Success]) {
    for kind in kinds {
        if let Success::Json {
            shape, media_type, ..
        } = kind
            && *shape == same
            && !media_type.split(", ").any(|known| known == more)
        {
            media_type.push_str(", ");
            media_type.push_str(more);
        }
    }
}

/// One type for several: any JSON value if all are JSON, else bytes.
fn merged(
    kinds: Vec<Success>,
    or_empty: bool,
    message: String,
    place: &Place,
    context: &mut Context<'_>,
) -> Success {
    let mut media_types: Vec<&str> = Vec::new();
    let all_json = kinds.iter().all(|kind| match kind {
        Success::Json { media_type, .. } => {
            if !media_types.contains(&media_type.as_str()) {
                media_types.push(media_type);
            }
            true
        }
        _ => false,
    });
    let help = if all_json {
        "any JSON value is accepted"
    } else {
        "the body is handed over as bytes"
    };
    context
        .sink
        .report(Code::MergedAnswers, place, message, help);
    if all_json {
        Success::Json {
            shape: schema::add(Kind::Any, context),
            or_empty,
            media_type: media_types.join(", "),
        }
    } else {
        Success::Bytes("*/*".to_owned())
    }
}

/// What an answer holds, by its content type; a schema counts only for JSON.
fn holds(response: Response, context: &mut Context<'_>) -> Holds {
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
    let holds = match response.content_type.as_str() {
        "noContent" => Holds::Nothing,
        _ if written.contains('/') && !media::is_valid(&written) => {
            let place = response.place.key(key);
            return unusable(response, &written, &place, context);
        }
        "json" | "" => return Holds::Json(described(response, context), json()),
        _ if is_json(&written) => return Holds::Json(described(response, context), json()),
        "xml" => Holds::Text("application/xml".to_owned()),
        "html" => Holds::Text("text/html".to_owned()),
        "text" => Holds::Text("text/plain".to_owned()),
        "msgPack" => Holds::Bytes("application/x-msgpack".to_owned()),
        _ if is_text(&written) => Holds::Text(written),
        _ if written.contains('/') => Holds::Bytes(written),
        _ => Holds::Bytes("*/*".to_owned()),
    };
    let schema = response.schema;
    if is_blank(schema.as_ref()) {
        keywords::account_unread(schema.as_ref(), context.sink);
    } else if let Some(schema) = schema {
        let message = format!(
            "a schema is given for an answer of the type `{}`",
            response.content_type
        );
        let help = match holds {
            Holds::Nothing => "the answer is taken as one that has no body",
            _ => "the body is handed over as it came",
        };
        context
            .sink
            .report(Code::UnusedSchema, &schema.place, message, help);
    }
    holds
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

fn failure_codes(responses: Vec<Response>, context: &mut Context<'_>) -> Vec<(String, String)> {
    for response in &responses {
        report_events(response, context);
        for header in &response.headers {
            keywords::account_unread(header.schema.as_ref(), context.sink);
        }
        if is_blank(response.schema.as_ref()) {
            keywords::account_unread(response.schema.as_ref(), context.sink);
        }
    }
    report_untyped(&responses, context);
    let named = |response: Response| {
        let mut words = vec![response.name, response.description];
        words.dedup();
        words.retain(|word| !word.is_empty());
        (response.code, words.join("："))
    };
    responses.into_iter().map(named).collect()
}

/// Reports what is described of failures and has no type.
fn report_untyped(responses: &[Response], context: &mut Context<'_>) {
    let has_schema = |response: &Response| !is_blank(response.schema.as_ref());
    let has_examples = |response: &Response| !response.examples.is_empty();
    let has_headers = |response: &Response| !response.headers.is_empty();
    let all = responses.iter();
    let described = all
        .filter(|response| has_schema(response) || has_examples(response) || has_headers(response));
    let described: Vec<&Response> = described.collect();
    let Some(first) = described.first() else {
        return;
    };
    let any = |has: fn(&Response) -> bool| described.iter().any(|response| has(response));
    let parts = [
        (any(has_schema), "a schema"),
        (any(has_examples), "examples"),
        (any(has_headers), "headers"),
    ];
    let parts = parts.iter().filter(|(is_there, _)| *is_there);
    let parts: Vec<&str> = parts.map(|(_, part)| *part).collect();
    let codes: Vec<&str> = described
        .iter()
        .map(|response| response.code.as_str())
        .collect();
    let message = format!(
        "the answers of code {} have {}",
        codes.join(", "),
        parts.join(" and ")
    );
    let help = match parts.as_slice() {
        ["headers"] => "they are errors whose headers are read with `Error::headers`",
        _ => "they are errors whose body is read with `Error::json`, into a type of the caller's",
    };
    context
        .sink
        .report(Code::UntypedError, &first.place, message, help);
}
