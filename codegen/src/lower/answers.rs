//! The answers: what a success holds, and which codes report a failure.

use super::cases::{Cases, Status};
use super::contents::{Holds, holds};
use super::schema::is_blank;
use super::{Context, answer_headers, failures, streams};
use crate::api::{Answer, Body, Method, Stream, Success};
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
    let is_success = |code: &str| code.starts_with('2') || matches!(code, "" | "0");
    // What holds for all other statuses is a success only where no status is said to be one.
    let is_said = responses.iter().any(|response| is_success(&response.code));
    for response in responses {
        match is_success(&response.code) || (response.code == "default" && !is_said) {
            true => successes.push(response),
            false => failures.push(response),
        }
    }
    let mut descriptions: Vec<String> = Vec::new();
    for response in &successes {
        if !response.description.is_empty() && !descriptions.contains(&response.description) {
            descriptions.push(response.description.clone());
        }
    }
    let headers = answer_headers::lower(&successes, context);
    let (success, or_empty, streamed) = match method {
        Method::Head => (nothing(&successes, context), false, None),
        _ => success(successes, body, place, context),
    };
    Answer {
        success,
        or_empty,
        streamed,
        description: descriptions.join("\n\n"),
        headers,
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

/// What a success holds, whether it can hold nothing, and the stream that it can be instead.
fn success(
    responses: Vec<Response>,
    body: Option<&Body>,
    place: &Place,
    context: &mut Context<'_>,
) -> (Success, bool, Option<Stream>) {
    let first_place = responses.first().map(|response| response.place.clone());
    let mut cases = Cases::default();
    let mut streams: Vec<Stream> = Vec::new();
    for response in responses {
        let code = match response.code.as_str() {
            "" | "0" | "default" => "2XX".to_owned(),
            code => code.to_owned(),
        };
        let (description, place) = (failures::words(&response), response.place.clone());
        let status = Status {
            code: &code,
            description: &description,
            place: &place,
        };
        match holds(response, context) {
            Holds::Stream(stream) => streams.push(stream),
            holds => cases.add(status, holds, context),
        }
    }
    let at = first_place.as_ref().unwrap_or(place);
    let stream = streams::only(streams, at, context);
    let switch = body.and_then(|body| streams::switch(body, context));
    let stream = stream.map(|stream| Stream {
        switch: switch.clone(),
        ..stream
    });
    let success = cases.into_success(context);
    if let (Some((Success::Empty, _)) | None, Some(stream)) = (&success, stream.clone()) {
        return (Success::Stream(stream), false, None);
    }
    let (success, or_empty) = success.unwrap_or_else(|| {
        let message = "the endpoint describes no successful answer";
        let help = "the body is handed over as bytes";
        context
            .sink
            .report(Code::MissingAnswer, place, message, help);
        (Success::Bytes("*/*".to_owned()), false)
    });
    let streamed = stream.or_else(|| streams::in_words(&success, switch, context));
    (success, or_empty, streamed)
}
