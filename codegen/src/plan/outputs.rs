//! Answers become what a call gives.

use super::names::{Name, Role, Scope};
use super::rust::{RustType, optional};
use super::shapes::Types;
use super::statuses::Statuses;
use crate::api::{self, Answer, Case, Codec, Framing, Kind, ShapeId, Success};

/// What awaiting a call gives.
#[derive(Debug)]
pub enum Output {
    /// A value that is written so, of this media type.
    Typed(Codec, RustType, String),
    /// What is made of an envelope of this type, which is JSON of this media type.
    Opened {
        how: Opening,
        envelope: RustType,
        media_type: String,
    },
    /// Text of this media type, or nothing if that is so.
    Text(String, OrNothing),
    /// Bytes of this media type, or nothing if that is so.
    Bytes(String, OrNothing),
    Stream(Stream),
    Empty,
    Several(Outcomes),
}

/// Whether there may be nothing.
pub type OrNothing = bool;

/// An enum of what an answer may hold, which is told by its status.
#[derive(Debug)]
pub struct Outcomes {
    pub name: Name,
    pub list: Vec<Outcome>,
    /// What holds an answer of any other status, unless there is none.
    pub other: Option<Name>,
    /// The media types of all of them.
    pub media_types: String,
}

/// One of them.
#[derive(Debug)]
pub struct Outcome {
    pub name: Name,
    pub statuses: Statuses,
    pub code: String,
    /// What the description calls it.
    pub description: String,
    pub output: Output,
}

impl Output {
    /// What it may be, if it is one of several; else itself.
    pub fn parts(&self) -> Vec<&Output> {
        match self {
            Output::Several(outcomes) => outcomes.list.iter().map(|one| &one.output).collect(),
            output => vec![output],
        }
    }

    /// How it is written, if it has a type.
    pub fn codec(&self) -> Option<Codec> {
        match self {
            Output::Typed(codec, ..) => Some(*codec),
            Output::Opened { .. } => Some(Codec::Json),
            _ => None,
        }
    }

    /// The types that it names itself.
    pub fn types(&self) -> Vec<&RustType> {
        match self {
            Output::Typed(_, rust, _) => vec![rust],
            Output::Opened { how, envelope, .. } => match how {
                Opening::Unwrapped(rust) | Opening::Checked(rust) => vec![envelope, rust],
                Opening::Acknowledged => vec![envelope],
            },
            Output::Stream(stream) => stream.item.iter().collect(),
            Output::Text(..) | Output::Bytes(..) | Output::Empty | Output::Several(_) => Vec::new(),
        }
    }

    /// The media types by which it is asked for.
    fn media_type(&self) -> &str {
        match self {
            Output::Typed(.., media_type)
            | Output::Opened { media_type, .. }
            | Output::Text(media_type, _)
            | Output::Bytes(media_type, _) => media_type,
            Output::Stream(stream) => &stream.media_type,
            Output::Empty => "",
            Output::Several(outcomes) => &outcomes.media_types,
        }
    }
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
    let shapes = answer.success.shapes().into_iter();
    let around: Vec<String> = shapes
        .flat_map(|shape| types.said().of_envelope(shape))
        .collect();
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

/// What a call gives; if it is an enum, that is an item beside the call.
pub fn output(
    answer: &Answer,
    words: &str,
    call: &Name,
    items: &mut Scope,
    types: &mut Types<'_>,
) -> Output {
    match &answer.success {
        Success::Several(cases) => several(cases, words, call, items, types),
        success => held(success, answer.or_empty, words, "response", types),
    }
}

/// What an answer holds; `role` says in the names of types what it is to the call.
fn held(
    success: &Success,
    or_empty: bool,
    words: &str,
    role: &str,
    types: &mut Types<'_>,
) -> Output {
    match success {
        Success::Json { shape, media_type } => {
            let (codec, words) = (Codec::of(media_type), format!("{words} {role}"));
            let is_json = codec == Codec::Json;
            if is_json {
                types.plan_envelope(*shape);
            }
            let rust = types.plan(*shape, &words);
            let rust = if or_empty { optional(rust) } else { rust };
            let media_type = media_type.clone();
            let how = is_json.then(|| opening(*shape, or_empty, &words, types));
            match how.flatten() {
                Some(how) => Output::Opened {
                    how,
                    envelope: rust,
                    media_type,
                },
                None => Output::Typed(codec, rust, media_type),
            }
        }
        Success::Text(media_type) => Output::Text(media_type.clone(), or_empty),
        Success::Bytes(media_type) => Output::Bytes(media_type.clone(), or_empty),
        Success::Stream(known) => Output::Stream(stream(known, words, types)),
        Success::Empty | Success::Several(_) => Output::Empty,
    }
}

/// The enum of what an answer may hold. The first that is described keeps the names that it had alone.
fn several(
    cases: &[Case],
    words: &str,
    call: &Name,
    items: &mut Scope,
    types: &mut Types<'_>,
) -> Output {
    let mut scope = Scope::new(types.lexicon());
    let mut list: Vec<Outcome> = Vec::new();
    let mut is_first = true;
    for case in cases {
        let statuses = Statuses::of(&case.code).unwrap_or(Statuses::Class(2));
        let is_json = matches!(case.holds, Success::Json { .. });
        let role = match is_json && std::mem::take(&mut is_first) {
            true => "response".to_owned(),
            false => statuses.words(),
        };
        list.push(Outcome {
            name: scope.claim(&statuses.words(), Role::Variant),
            statuses,
            code: case.code.clone(),
            description: case.description.clone(),
            output: held(&case.holds, case.or_empty, words, &role, types),
        });
    }
    list.sort_by_key(|outcome| outcome.statuses);
    let is_all = |outcome: &Outcome| outcome.statuses == Statuses::Class(2);
    let has_others = !list.iter().any(is_all);
    let mut media_types: Vec<&str> = Vec::new();
    for one in list
        .iter()
        .flat_map(|one| one.output.media_type().split(", "))
    {
        if !one.is_empty() && !media_types.contains(&one) {
            media_types.push(one);
        }
    }
    let media_types = media_types.join(", ");
    Output::Several(Outcomes {
        name: items.claim(&format!("{} answer", call.text()), Role::Type),
        other: has_others.then(|| scope.claim("other", Role::Variant)),
        list,
        media_types,
    })
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
