//! Answers of one status in several media types, of which the client asks for those that it reads best.

use serde_json::Value;

use super::media::{self, essence, is_json};
use super::{Context, streams};
use crate::diagnostic::Code;
use crate::document::apifox::Response;

/// Keeps, of the media types of one answer, JSON and streams, if there are any. Those of one answer have one id.
pub fn settle(responses: Vec<Response>, context: &mut Context<'_>) -> Vec<Response> {
    let mut kept: Vec<Response> = Vec::new();
    let mut rest = responses.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut group = vec![first];
        while let Some(next) = rest.next_if(|next| next.id == group[0].id) {
            group.push(next);
        }
        kept.extend(read_best(group, context));
    }
    kept
}

fn read_best(group: Vec<Response>, context: &mut Context<'_>) -> Vec<Response> {
    let is_stream = |response: &Response| streams::framing(&media_type(response)).is_some();
    if !group.iter().any(|response| is_json(&media_type(response))) {
        return group;
    }
    let mut kept: Vec<Response> = Vec::new();
    for response in group {
        let own = media_type(&response);
        // A second form of the same: `application/json;charset=utf-8`.
        let is_same = |known: &Response| {
            essence(&media_type(known)) == essence(&own) && schema(known) == schema(&response)
        };
        if (is_json(&own) || is_stream(&response)) && !kept.iter().any(is_same) {
            kept.push(response);
            continue;
        }
        let message = format!("the answer may come as `{}`, too", own.escape_debug());
        let help = "the client asks for JSON";
        context
            .sink
            .report(Code::UnaskedMediaType, &response.place, message, help);
    }
    kept
}

fn media_type(response: &Response) -> String {
    media::normal(&response.content_type)
}

fn schema(response: &Response) -> Option<&Value> {
    response.schema.as_ref().map(|schema| &schema.value)
}
