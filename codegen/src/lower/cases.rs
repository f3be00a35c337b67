//! What the successes of one endpoint hold, status by status.

use super::contents::{Holds, Known};
use super::{Context, branches, schema, xml};
use crate::api::{Branch, Case, Codec, Kind, ShapeId, Success, Union};
use crate::diagnostic::{Code, Place};

/// The successes of an endpoint, in the order of the description.
#[derive(Default)]
pub struct Cases {
    list: Vec<Found>,
    schemas: Known,
}

/// A status as it is described: its code, what it is called, and where.
pub struct Status<'s> {
    pub code: &'s str,
    pub description: &'s str,
    pub place: &'s Place,
}

/// What is described for one status.
struct Found {
    code: String,
    description: String,
    place: Place,
    kinds: Vec<Success>,
    or_empty: bool,
}

impl Cases {
    /// Adds what an answer holds that is no stream. One schema is one shape, whatever the status is.
    pub fn add(&mut self, status: Status<'_>, holds: Holds, context: &mut Context<'_>) {
        let kind = match holds {
            Holds::Json(described, media_type) => {
                let place = described.schema.place.clone();
                let shape = self.schemas.lower(described, context);
                match Codec::of(&media_type) == Codec::Xml && !xml::is_told(shape, &place, context)
                {
                    true => Success::Text(media_type),
                    false => Success::Json { shape, media_type },
                }
            }
            Holds::Text(media_type) => Success::Text(media_type),
            Holds::Bytes(media_type) => Success::Bytes(media_type),
            Holds::Stream(_) | Holds::Nothing => Success::Empty,
        };
        let found = self.found(status);
        let is_known = |known: &&mut Success| match (&**known, &kind) {
            (Success::Bytes(_), Success::Bytes(_)) => true,
            (known, kind) => is_same(known, kind),
        };
        match found.kinds.iter_mut().find(is_known) {
            _ if kind == Success::Empty => found.or_empty = true,
            Some(known) => add_media_type(known, &kind),
            None => found.kinds.push(kind),
        }
    }

    fn found(&mut self, status: Status<'_>) -> &mut Found {
        let mut known = self.list.iter();
        let known = known.position(|known| known.code.eq_ignore_ascii_case(status.code));
        let index = known.unwrap_or(self.list.len());
        if known.is_none() {
            self.list.push(Found {
                code: status.code.to_owned(),
                description: status.description.to_owned(),
                place: status.place.clone(),
                kinds: Vec::new(),
                or_empty: false,
            });
        }
        &mut self.list[index]
    }

    /// What a success holds, and whether it can hold nothing; none if no answer is described.
    ///
    /// Where all statuses hold one thing it is that. Else the status tells.
    pub fn into_success(self, context: &mut Context<'_>) -> Option<(Success, bool)> {
        let or_empty = |case: &Case| case.or_empty || case.holds == Success::Empty;
        let cases = self.list.into_iter().map(|found| found.into_case(context));
        let cases: Vec<Case> = cases.collect();
        let is_empty = cases.iter().any(or_empty);
        let mut held: Vec<Success> = Vec::new();
        for case in &cases {
            match held.iter_mut().find(|known| is_same(known, &case.holds)) {
                Some(known) => add_media_type(known, &case.holds),
                None if case.holds == Success::Empty => {}
                None => held.push(case.holds.clone()),
            }
        }
        match (cases.is_empty(), held.len()) {
            (true, _) => None,
            (_, 0) => Some((Success::Empty, false)),
            (_, 1) => Some((held.remove(0), is_empty)),
            _ => Some((Success::Several(cases), false)),
        }
    }
}

impl Found {
    fn into_case(mut self, context: &mut Context<'_>) -> Case {
        let holds = match self.kinds.len() {
            0 => Success::Empty,
            1 => self.kinds.remove(0),
            _ => merged(&self.code, self.kinds, &self.place, context),
        };
        Case {
            or_empty: self.or_empty && holds != Success::Empty,
            holds,
            code: self.code,
            description: self.description,
        }
    }
}

fn is_same(one: &Success, other: &Success) -> bool {
    match (one, other) {
        (
            Success::Json { shape, media_type },
            Success::Json {
                shape: other,
                media_type: by,
            },
        ) => shape == other && Codec::of(media_type) == Codec::of(by),
        (one, other) => one == other,
    }
}

/// Adds another media type of the same JSON, or of bytes.
fn add_media_type(known: &mut Success, more: &Success) {
    if let (
        Success::Json { media_type, .. },
        Success::Json {
            media_type: more, ..
        },
    )
    | (Success::Bytes(media_type), Success::Bytes(more)) = (known, more)
        && !media_type.split(", ").any(|known| known == more)
    {
        media_type.push_str(", ");
        media_type.push_str(more);
    }
}

/// One thing for several that answers of one status hold: one of several schemas if all are JSON, else bytes.
fn merged(code: &str, kinds: Vec<Success>, place: &Place, context: &mut Context<'_>) -> Success {
    let count = kinds.len();
    let (mut shapes, mut media_types) = (Vec::new(), Vec::<String>::new());
    for kind in kinds {
        if let Success::Json { shape, media_type } = kind
            && Codec::of(&media_type) == Codec::Json
        {
            shapes.push(shape);
            let mut known = media_types.iter();
            if known.all(|known| *known != media_type) {
                media_types.push(media_type);
            }
        }
    }
    if shapes.len() < count {
        let message = format!("the answers of the status {code} have {count} different types");
        let help = "the body is handed over as bytes";
        let sink = &mut *context.sink;
        sink.report(Code::MergedAnswers, place, message, help);
        return Success::Bytes("*/*".to_owned());
    }
    Success::Json {
        shape: one_of(shapes, place, context),
        media_type: media_types.join(", "),
    }
}

fn one_of(shapes: Vec<ShapeId>, place: &Place, context: &mut Context<'_>) -> ShapeId {
    let branches = shapes.into_iter().map(|shape| Branch {
        shape,
        tags: Vec::new(),
    });
    let union = Union {
        branches: branches.collect(),
        discriminator: None,
        place: place.clone(),
    };
    let shape = schema::add(Kind::Union(union), context);
    branches::settle(shape, context);
    shape
}
