//! The body of a request.

use std::fmt;

use bytes::Bytes;
use reqwest::header::HeaderValue;

use super::headers::header_value;
use super::source::Source;

/// The body of a request: what its bytes come from, with the media type that tells how to read them.
#[derive(Clone)]
pub struct Body {
    pub(super) content_type: Result<HeaderValue, String>,
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

    /// Its bytes, if they are in memory.
    pub fn bytes(&self) -> Option<&Bytes> {
        self.source.bytes()
    }

    /// What its bytes come from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Whether it is of a type in a range such as `image/*` (RFC 9110 §12.5.1).
    pub(super) fn is_in(&self, range: &str) -> bool {
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

/// Content stays out.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content_type {
            Ok(content_type) => write!(f, "{content_type:?}, {:?}", self.source),
            Err(_) => write!(f, "{:?}", self.source),
        }
    }
}
