//! Answers of one status in several media types, of which the client asks for those that it reads best.

use std::collections::BTreeMap;

use serde_json::Value;

use super::definitions::Definitions;
use super::media::{self, essence, is_json};
use super::open::{self, Told};
use super::{Context, streams};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::Response;

/// Media types of answers that the client does not ask for: where each stands first, and how often.
#[derive(Default)]
pub struct Unasked(BTreeMap<String, (Place, usize)>);

impl Unasked {
    fn add(&mut self, media_type: String, place: &Place) {
        let first = || (place.clone(), 0);
        self.0.entry(media_type).or_insert_with(first).1 += 1;
    }

    /// Reports each once.
    pub fn report(self, context: &mut Context<'_>) {
        for (media_type, (place, count)) in self.0 {
            let media_type = media_type.escape_debug();
            let message = match count {
                1 => format!("an answer may come as `{media_type}`, too"),
                _ => format!("{count} answers may come as `{media_type}`, too"),
            };
            let help = "the client asks for JSON";
            context
                .sink
                .report(Code::UnaskedMediaType, &place, message, help);
        }
    }
}

/// Keeps, of the media types of one answer, JSON and streams, if there are any. Those of one answer have one id.
pub fn settle(
    responses: Vec<Response>,
    unasked: &mut Unasked,
    definitions: &Definitions,
) -> Vec<Response> {
    let mut kept: Vec<Response> = Vec::new();
    let mut rest = responses.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut group = vec![first];
        while let Some(next) = rest.next_if(|next| next.id == group[0].id) {
            group.push(next);
        }
        kept.extend(read_best(group, unasked, definitions));
    }
    kept
}

fn read_best(
    group: Vec<Response>,
    unasked: &mut Unasked,
    definitions: &Definitions,
) -> Vec<Response> {
    let is_stream = |response: &Response| streams::framing(&media_type(response)).is_some();
    let says_json = |response: &Response| is_json(&media_type(response));
    let is_told = |response: &Response| {
        open::is_open(&media_type(response)) && open::of_answer(response, definitions) == Told::Json
    };
    let is_said = group.iter().any(says_json);
    if !is_said && !group.iter().any(is_told) {
        return group;
    }
    let is_best = |response: &Response| match is_said {
        true => says_json(response),
        false => is_told(response),
    };
    let mut kept: Vec<Response> = Vec::new();
    for response in group {
        let own = media_type(&response);
        // A second form of the same: `application/json;charset=utf-8`.
        let is_same = |known: &Response| {
            essence(&media_type(known)) == essence(&own) && schema(known) == schema(&response)
        };
        if (is_best(&response) || is_stream(&response)) && !kept.iter().any(is_same) {
            kept.push(response);
            continue;
        }
        unasked.add(own, &response.place);
    }
    kept
}

fn media_type(response: &Response) -> String {
    media::normal(&response.content_type)
}

fn schema(response: &Response) -> Option<&Value> {
    response.schema.as_ref().map(|schema| &schema.value)
}
