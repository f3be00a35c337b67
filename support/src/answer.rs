//! What an operation expects back: the media type to ask for, and how to read the body.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use serde::de::{DeserializeOwned, DeserializeSeed};
use serde_path_to_error::Track;

use super::answered::{Answered, unmarked};
use super::fault::{Cause, Fault};
use super::json::{Json, Seed};
use super::opened::Opened;

/// How the answer of an operation is asked for and decoded into a `T`.
pub struct Answer<T> {
    accept: Option<&'static str>,
    read: Read<T>,
}

/// What reads a whole answer.
pub type Decode<T> = fn(&Answered) -> Result<T, Fault>;

/// How a `T` is made of an answer.
pub(super) enum Read<T> {
    /// Of the whole answer.
    Whole(Decode<T>),
    /// Of what is known before the body comes.
    Opened(fn(Opened) -> T),
}

impl<T> Answer<T> {
    pub(super) fn new(accept: &'static str, decode: Decode<T>) -> Self {
        Self {
            accept: Some(accept),
            read: Read::Whole(decode),
        }
    }

    /// What asks for no media type.
    pub(super) fn reading(decode: Decode<T>) -> Self {
        Self {
            accept: None,
            read: Read::Whole(decode),
        }
    }

    /// What a function makes of an answer whose body is still on its way.
    #[must_use]
    pub fn opened(accept: &'static str, open: fn(Opened) -> T) -> Self {
        Self {
            accept: Some(accept),
            read: Read::Opened(open),
        }
    }

    /// The `Accept` header, if any.
    pub fn accept(&self) -> Option<&'static str> {
        self.accept
    }

    pub(super) fn read(self) -> Read<T> {
        self.read
    }
}

impl<T: DeserializeOwned> Answer<T> {
    /// JSON (RFC 8259). An empty body is read as `null`, so an `Option` is `None`; a byte order mark is skipped.
    #[must_use]
    pub fn json() -> Self {
        Self::json_as("application/json")
    }

    /// The same, asked for by another media type that is JSON, such as `application/vnd.api+json`.
    #[must_use]
    pub fn json_as(accept: &'static str) -> Self {
        Self::new(accept, |answer| json(&answer.body, || PhantomData))
    }
}

impl<T> Answer<T> {
    /// JSON in the form `A`, asked for by a media type that is JSON.
    #[must_use]
    pub fn json_by<A: Json<T>>(accept: &'static str) -> Self {
        Self::new(accept, |answer| json(&answer.body, Seed::<T, A>::new))
    }
}

impl Answer<String> {
    /// Text in UTF-8; anything else is a decode error.
    #[must_use]
    pub fn text(accept: &'static str) -> Self {
        Self::new(accept, text)
    }
}

impl Answer<Option<String>> {
    /// Text in UTF-8, or nothing where the body is empty.
    #[must_use]
    pub fn text_or_nothing(accept: &'static str) -> Self {
        Self::new(accept, |answer| match answer.body.is_empty() {
            true => Ok(None),
            false => text(answer).map(Some),
        })
    }
}

impl Answer<Bytes> {
    /// The body as it came.
    #[must_use]
    pub fn bytes(accept: &'static str) -> Self {
        Self::new(accept, |answer| Ok(answer.body.clone()))
    }
}

impl Answer<Option<Bytes>> {
    /// The body as it came, or nothing where it is empty.
    #[must_use]
    pub fn bytes_or_nothing(accept: &'static str) -> Self {
        Self::new(accept, |answer| {
            Ok(Some(answer.body.clone()).filter(|body| !body.is_empty()))
        })
    }
}

impl Answer<()> {
    /// Nothing: whatever the body holds is ignored.
    #[must_use]
    pub fn empty() -> Self {
        Self::reading(|_| Ok(()))
    }
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Answer<T> {}

impl<T> Clone for Read<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Read<T> {}

impl<T> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("accept", &self.accept)
            .finish()
    }
}

fn text(answer: &Answered) -> Result<String, Fault> {
    Ok(std::str::from_utf8(&answer.body)?.to_owned())
}

/// How many bytes it takes at most to say what is wrong with JSON: a message quotes the value, which can be megabytes.
const LONGEST: usize = 1000;

/// What is wrong with JSON.
fn brief(error: serde_json::Error) -> Cause {
    let mut told = error.to_string();
    let mut ends = told.char_indices().map(|(end, _)| end);
    match ends.find(|end| *end >= LONGEST) {
        None => error.into(),
        Some(end) => {
            told.truncate(end);
            told.push('…');
            told.into()
        }
    }
}

/// Reads a body as JSON; an empty one is read as `null`.
pub(super) fn json<T, S>(body: &Bytes, seed: fn() -> S) -> Result<T, Fault>
where
    S: for<'de> DeserializeSeed<'de, Value = T>,
{
    let text = unmarked(body);
    if text.is_empty() {
        let mut null = serde_json::Deserializer::from_slice(b"null");
        let value = seed().deserialize(&mut null);
        return value.map_err(|_| Fault::from("the body is empty"));
    }
    // A text is looked at once for what is no UTF-8, bytes at each string of them.
    if let Some(value) = std::str::from_utf8(text).ok().and_then(|text| {
        let mut json = serde_json::Deserializer::from_str(text);
        let value = seed().deserialize(&mut json).ok();
        value.filter(|_| json.end().is_ok())
    }) {
        return Ok(value);
    }
    // Keeping track of the path costs time, so it is done only for a body that is known to fail.
    let (mut json, mut track) = (serde_json::Deserializer::from_slice(text), Track::new());
    let tracking = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let value = seed()
        .deserialize(tracking)
        .map_err(|error| Fault::at(track, brief(error)))?;
    json.end()?;
    Ok(value)
}
