//! The answers: what a success holds, and which codes report a failure.

use super::contents::{Holds, Known, holds};
use super::schema::is_blank;
use super::{Context, failures, keywords, schema, streams};
use crate::api::{Answer, Body, Kind, Method, ShapeId, Stream, Success};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::Response;

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
        failures: failures::lower(failures, context),
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
) -> (Success, Option<Stream>) {
    let first_place = responses.first().map(|response| response.place.clone());
    let mut kinds: Vec<Success> = Vec::new();
    let mut has_empty = false;
    let mut schemas = Known::default();
    let mut streams: Vec<Stream> = Vec::new();
    for response in responses {
        let kind = match holds(response, context) {
            Holds::Nothing => {
                has_empty = true;
                continue;
            }
            Holds::Json(described, media_type) => {
                let (shape, is_again) = schemas.lower(described, context);
                if is_again {
                    add_media_type(shape, &media_type, &mut kinds);
                    continue;
                }
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
    let switch = body.and_then(|body| streams::switch(body, context));
    let stream = stream.map(|stream| Stream {
        switch: switch.clone(),
        ..stream
    });
    if let (true, Some(stream)) = (kinds.is_empty(), stream.clone()) {
        return (Success::Stream(stream), None);
    }
    let success = one(kinds, has_empty, first_place, place, context);
    let streamed = stream.or_else(|| streams::in_words(&success, switch, context));
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
