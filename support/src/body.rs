//! What a request carries.

use std::fmt;

use reqwest::header::HeaderValue;
use serde::Serialize;

use super::headers::header_value;
use super::request::Request;
use super::source::Source;

/// The body of a request: what its bytes come from, with the media type that tells how to read them.
#[derive(Clone)]
pub struct Body {
    content_type: Result<HeaderValue, String>,
    source: Source,
}

impl Body {
    /// A body of a media type such as `image/png`, for operations that take more than one.
    pub fn new(content_type: &str, source: impl Into<Source>) -> Self {
        Self {
            content_type: header_value("content-type", content_type),
            source: source.into(),
        }
    }

    /// The `Content-Type`; nothing if it cannot be sent as one.
    pub fn content_type(&self) -> Option<&HeaderValue> {
        self.content_type.as_ref().ok()
    }

    /// What its bytes come from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Whether it is of a type in a range such as `image/*` (RFC 9110 §12.5.1).
    fn is_in(&self, range: &str) -> bool {
        let told = self.content_type().and_then(|told| told.to_str().ok());
        let told = told.unwrap_or_default().to_ascii_lowercase();
        let essence = told.split(';').next().unwrap_or_default().trim();
        let range = range.split(';').next().unwrap_or_default().trim();
        match range.strip_suffix('*') {
            Some("*/") => essence.contains('/'),
            Some(kind) => essence.starts_with(kind),
            None => essence == range,
        }
    }
}

/// What a request carries as its body.
impl Request {
    /// Sets a JSON body (RFC 8259).
    #[must_use]
    pub fn json(self, body: &(impl Serialize + ?Sized)) -> Self {
        self.json_as("application/json", body)
    }

    /// Sets a body of another media type that is JSON, such as `application/vnd.api+json`.
    #[must_use]
    pub fn json_as(self, content_type: &str, body: &(impl Serialize + ?Sized)) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => self.bytes(content_type, bytes),
            Err(error) => self.refuse(format!("the body cannot be written as JSON: {error}")),
        }
    }

    /// Sets a text body, in UTF-8.
    ///
    /// A type `text/…` that names no charset gets it where it matters: what servers take for granted differs (RFC 6657 §3).
    #[must_use]
    pub fn text(self, content_type: &str, body: impl Into<String>) -> Self {
        let (body, lower) = (body.into(), content_type.to_ascii_lowercase());
        let is_open = lower.starts_with("text/") && !lower.contains("charset=");
        if is_open && !body.is_ascii() {
            return self.bytes(&format!("{content_type}; charset=utf-8"), body);
        }
        self.bytes(content_type, body)
    }

    /// Sets a body of bytes.
    #[must_use]
    pub fn bytes(self, content_type: &str, body: impl Into<Source>) -> Self {
        self.carried(Body::new(content_type, body))
    }

    /// Sets a body whose media type the caller chooses in a range such as `image/*`, in lower case.
    #[must_use]
    pub fn body_in(self, range: &str, body: Body) -> Self {
        match body.is_in(range) || body.content_type.is_err() {
            true => self.carried(body),
            false => self.refuse(format!("the body is no `{range}`")),
        }
    }

    fn carried(self, body: Body) -> Self {
        match &body.content_type {
            Ok(_) => self.carry(body),
            Err(problem) => {
                let problem = problem.clone();
                self.refuse(problem)
            }
        }
    }
}

/// Content stays out.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content_type {
            Ok(content_type) => write!(f, "{content_type:?}, {:?}", self.source),
            Err(_) => write!(f, "{:?}", self.source),
        }
    }
}
