//! What an operation expects back: the media type to ask for, and how to read the body.

use std::fmt;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::fault::Fault;

/// How the answer of an operation is asked for and decoded into a `T`.
pub struct Answer<T> {
    accept: Option<&'static str>,
    decode: fn(&Bytes) -> Result<T, Fault>,
}

impl<T> Answer<T> {
    /// The `Accept` header, if any.
    pub fn accept(&self) -> Option<&'static str> {
        self.accept
    }

    pub(super) fn decode(&self, body: &Bytes) -> Result<T, Fault> {
        (self.decode)(body)
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
        Self {
            accept: Some(accept),
            decode: json,
        }
    }
}

impl Answer<String> {
    /// Text in UTF-8; anything else is a decode error.
    #[must_use]
    pub fn text(accept: &'static str) -> Self {
        Self {
            accept: Some(accept),
            decode: |body| Ok(std::str::from_utf8(body)?.to_owned()),
        }
    }
}

impl Answer<Bytes> {
    /// The body as it came.
    #[must_use]
    pub fn bytes(accept: &'static str) -> Self {
        Self {
            accept: Some(accept),
            decode: |body| Ok(body.clone()),
        }
    }
}

impl Answer<()> {
    /// Nothing: whatever the body holds is ignored.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            accept: None,
            decode: |_| Ok(()),
        }
    }
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Answer<T> {}

impl<T> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("accept", &self.accept)
            .finish()
    }
}

fn json<T: DeserializeOwned>(body: &Bytes) -> Result<T, Fault> {
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if text.is_empty() {
        return serde_json::from_slice(b"null").map_err(|_| Fault::from("the body is empty"));
    }
    // Keeping track of the path costs time, so it is done only for a body that is known to fail.
    serde_json::from_slice(text).or_else(|_| {
        let mut json = serde_json::Deserializer::from_slice(text);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|error| Fault {
            path: Some(error.path().to_string()).filter(|path| path != "."),
            cause: error.into_inner().into(),
        })?;
        json.end()?;
        Ok(value)
    })
}
