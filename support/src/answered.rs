//! An answer before anybody knows what it holds.

use bytes::{Bytes, BytesMut};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

/// A body as it is gathered. One that comes at once is not copied.
#[derive(Default)]
pub(super) struct Gathered {
    first: Bytes,
    more: BytesMut,
}

impl Gathered {
    pub(super) fn len(&self) -> usize {
        self.first.len() + self.more.len()
    }

    pub(super) fn push(&mut self, bytes: Bytes) {
        match self.len() {
            0 => self.first = bytes,
            _ => {
                self.more
                    .extend_from_slice(&std::mem::take(&mut self.first));
                self.more.extend_from_slice(&bytes);
            }
        }
    }

    pub(super) fn into_bytes(self) -> Bytes {
        match self.more.is_empty() {
            true => self.first,
            false => self.more.freeze(),
        }
    }
}

/// An answer as it came, with the whole body.
pub struct Answered {
    pub(super) operation: &'static str,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// A text without its byte order mark.
pub(super) fn unmarked(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}
