//! JSON texts one after another, each on a line of its own: NDJSON, JSON Lines, JSON text sequences (RFC 7464).

use std::fmt;
use std::marker::PhantomData;

use bytes::{Buf, Bytes, BytesMut};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use super::answer::{Answer, json};
use super::error::Error;
use super::fault::Fault;
use super::items::Items;
use super::json::{Json, Seed};
use super::opened::Opened;

/// What stands before each text of a sequence (RFC 7464 §2.2).
const RECORD_SEPARATOR: u8 = 0x1E;

/// The values of an answer as they arrive.
///
/// There is no limit to their number, nor to their time as long as bytes keep coming: a server that stays silent for
/// the client's timeout ends it. One value may be as long as the answer of another call. Dropping it closes the
/// connection.
pub struct JsonLines<T> {
    opened: Opened,
    bytes: BytesMut,
    /// How many of the bytes have been looked at for the end of a line.
    looked: usize,
    decode: fn(&Bytes) -> Result<T, Fault>,
    /// Whether nothing has been read.
    is_new: bool,
    is_over: bool,
}

impl<T> JsonLines<T> {
    fn new(opened: Opened, decode: fn(&Bytes) -> Result<T, Fault>) -> Self {
        Self {
            opened,
            bytes: BytesMut::new(),
            looked: 0,
            decode,
            is_new: true,
            is_over: false,
        }
    }

    /// The status, always 2xx.
    pub fn status(&self) -> StatusCode {
        self.opened.download.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.opened.download.headers()
    }

    /// The next value, `None` at the end. Blank lines are passed over.
    ///
    /// # Errors
    ///
    /// If the connection fails, stalls, or ends before the body does; if a line is longer than the client's limit. If a
    /// line is not what was expected, [`Error::body`] has it, and the next call gives the next value.
    pub async fn next(&mut self) -> Result<Option<T>, Error> {
        loop {
            while let Some(line) = self.line() {
                if !line.iter().all(u8::is_ascii_whitespace) {
                    let value = (self.decode)(&line);
                    return value
                        .map(Some)
                        .map_err(|fault| self.opened.refuse(line, fault));
                }
            }
            if self.is_over {
                return Ok(None);
            }
            if self.is_new && self.opened.is_other(&["text/html"]) {
                let error = self.opened.whole("no JSON on lines").await;
                self.is_over = true;
                return Err(error);
            }
            self.is_new = false;
            if let Err(error) = self.opened.check(self.bytes.len()) {
                self.bytes.clear();
                self.is_over = true;
                return Err(error);
            }
            match self.opened.download.chunk().await {
                Ok(Some(bytes)) => self.bytes.extend_from_slice(&bytes),
                Ok(None) => {
                    self.bytes.extend_from_slice(b"\n");
                    self.is_over = true;
                }
                Err(error) => {
                    self.is_over = true;
                    return Err(error);
                }
            }
        }
    }

    /// The values as a `Stream`.
    pub fn into_stream(self) -> Items<Self, T>
    where
        T: Send + 'static,
    {
        Items::new(self, |mut lines| {
            Box::pin(async {
                let next = lines.next().await;
                (lines, next)
            })
        })
    }

    /// The next line that is whole, without its end.
    fn line(&mut self) -> Option<Bytes> {
        let fresh = self.bytes.get(self.looked..).unwrap_or_default();
        let Some(end) = fresh.iter().position(|byte| *byte == b'\n') else {
            self.looked = self.bytes.len();
            return None;
        };
        let mut line = self.bytes.split_to(self.looked + end);
        self.bytes.advance(1);
        self.looked = 0;
        if line.first() == Some(&RECORD_SEPARATOR) {
            line.advance(1);
        }
        Some(line.freeze())
    }
}

impl<T: DeserializeOwned> Answer<JsonLines<T>> {
    /// JSON texts, one on each line.
    #[must_use]
    pub fn lines(accept: &'static str) -> Self {
        Self::opened(accept, |opened| {
            JsonLines::new(opened, |line| json(line, || PhantomData))
        })
    }
}

impl<T> Answer<JsonLines<T>> {
    /// JSON texts in the form `A`, one on each line.
    #[must_use]
    pub fn lines_by<A: Json<T>>(accept: &'static str) -> Self {
        Self::opened(accept, |opened| {
            JsonLines::new(opened, |line| json(line, Seed::<T, A>::new))
        })
    }
}

/// Headers and values stay out: an answer may carry cookies and tokens of its own.
impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines")
            .field("operation", &self.opened.operation())
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
