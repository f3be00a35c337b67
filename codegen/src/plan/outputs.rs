//! Answers become what a call gives.

use super::shapes::Types;
use super::types::{RustType, optional};
use crate::api::{self, Answer, Framing, Kind, ShapeId, Success};

/// What awaiting a call gives.
#[derive(Debug)]
pub enum Output {
    /// JSON of this media type.
    Json(RustType, String),
    /// What is made of an envelope of this type, which is JSON of this media type.
    Opened {
        how: Opening,
        envelope: RustType,
        media_type: String,
    },
    /// Text of this media type.
    Text(String),
    /// Bytes of this media type.
    Bytes(String),
    Stream(Stream),
    Empty,
}

/// One thing after another.
#[derive(Debug)]
pub struct Stream {
    /// What each of them is, in JSON; text if that is not known.
    pub item: Option<RustType>,
    pub framing: Framing,
    pub media_type: String,
    /// The property of the body that asks for it.
    pub switch: Option<String>,
}

/// What a call gives of an envelope whose code is one of success.
#[derive(Debug)]
pub enum Opening {
    /// What it holds.
    Unwrapped(RustType),
    /// The whole, since it tells more of what it holds.
    Checked(RustType),
    /// Nothing, since it holds nothing.
    Acknowledged,
}

/// What the description says of a success.
pub fn docs(answer: &Answer, types: &Types<'_>) -> String {
    let around = match &answer.success {
        Success::Json { shape, .. } => types.said().of_envelope(*shape),
        _ => Vec::new(),
    };
    let mut texts = vec![answer.description.clone()];
    texts.extend(
        around
            .into_iter()
            .filter(|text| *text != answer.description),
    );
    texts.retain(|text| !text.is_empty());
    texts.join("\n\n")
}

/// How an answer is opened, if it is an envelope and that is wished.
fn opening(answer: ShapeId, or_empty: bool, words: &str, types: &mut Types<'_>) -> Option<Opening> {
    let envelope = types.opened(answer)?;
    let is_optional = or_empty || matches!(types.kind(answer), Kind::Nullable(_));
    let Some(payload) = envelope.payload else {
        return Some(Opening::Acknowledged);
    };
    let payload = types.fields_of(answer).get(payload)?;
    // What has a form of its own is read by the whole alone.
    if envelope.is_page || types.plan(payload.shape, words).is_foreign() {
        let rust = types.plan(answer, words);
        let whole = if is_optional { optional(rust) } else { rust };
        return Some(Opening::Checked(whole));
    }
    let rust = types.plan(payload.shape, words);
    let is_optional = is_optional || !payload.required;
    let held = if is_optional { optional(rust) } else { rust };
    Some(Opening::Unwrapped(held))
}

/// What a call gives.
pub fn output(answer: &Answer, words: &str, types: &mut Types<'_>) -> Output {
    match &answer.success {
        Success::Json {
            shape,
            or_empty,
            media_type,
        } => {
            types.plan_envelope(*shape);
            let words = format!("{words} response");
            let rust = types.plan(*shape, &words);
            if let Some(how) = opening(*shape, *or_empty, &words, types) {
                return Output::Opened {
                    how,
                    envelope: if *or_empty { optional(rust) } else { rust },
                    media_type: media_type.clone(),
                };
            }
            let rust = if *or_empty { optional(rust) } else { rust };
            Output::Json(rust, media_type.clone())
        }
        Success::Text(media_type) => Output::Text(media_type.clone()),
        Success::Bytes(media_type) => Output::Bytes(media_type.clone()),
        Success::Stream(known) => Output::Stream(stream(known, words, types)),
        Success::Empty => Output::Empty,
    }
}

/// The stream that a call gives where its caller asks for it.
pub fn streamed(answer: &Answer, words: &str, types: &mut Types<'_>) -> Option<Stream> {
    let streamed = answer.streamed.as_ref()?;
    Some(stream(streamed, words, types))
}

fn stream(stream: &api::Stream, words: &str, types: &mut Types<'_>) -> Stream {
    let role = match stream.framing {
        Framing::Events => "event",
        Framing::Lines => "line",
    };
    let words = format!("{words} {role}");
    Stream {
        item: stream.item.map(|item| types.plan(item, &words)),
        framing: stream.framing,
        media_type: stream.media_type.clone(),
        switch: stream.switch.clone(),
    }
}
