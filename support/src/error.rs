//! What can go wrong with a call, told in one line without a secret in it.

use std::error::Error as StdError;
use std::{fmt, io};

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::answered::{Answered, unmarked};
use super::fault::{Cause, Fault};
use super::headers::compressed;
use super::outgoing::Unread;
use super::platform::is_connect;
use super::refusal::Refusal;

/// How many characters of an answer's body the message of an error quotes.
const EXCERPT: usize = 200;

/// Why a call failed.
///
/// `Display` is one line: the operation, what happened, and where the server said something, the beginning of that.
/// Neither it nor `Debug` contains a URL or a credential.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: &'static str,
    message: String,
    answer: Option<Answered>,
    path: Option<String>,
    refusal: Option<Refusal>,
    source: Option<Cause>,
}

/// What kind of failure an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client or the request cannot be built from what was given. Nothing was sent.
    Build,
    /// The token that the request needs could not be fetched. Nothing was sent.
    Token,
    /// No connection could be made. Nothing was sent.
    Connect,
    /// A limit of time passed. The server may or may not have acted.
    Timeout,
    /// The connection failed under way, or what came over it was no HTTP.
    Transport,
    /// The answer's body is longer than the client's limit.
    TooLarge,
    /// The answer's status is not 2xx.
    Status,
    /// The answer's body is not what was expected.
    Decode,
    /// The answer is whole, and its code is none of success.
    Business,
    /// What a download is written to failed, or what a body is read from.
    Io,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, operation: &'static str, message: String) -> Self {
        Self(Box::new(Inner {
            kind,
            operation,
            message,
            answer: None,
            path: None,
            refusal: None,
            source: None,
        }))
    }

    fn because(mut self, source: impl Into<Cause>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(super) fn build(operation: &'static str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Build, operation, message.into())
    }

    pub(super) fn timeout(operation: &'static str) -> Self {
        Self::new(ErrorKind::Timeout, operation, "timed out".into())
    }

    pub(super) fn token(operation: &'static str, cause: Cause) -> Self {
        let message = format!("no token could be fetched: {cause}");
        Self::new(ErrorKind::Token, operation, message).because(cause)
    }

    pub(super) fn too_large(operation: &'static str, limit: u64) -> Self {
        let message = format!("the answer is longer than {limit} bytes");
        Self::new(ErrorKind::TooLarge, operation, message)
    }

    /// The same, with what is known of the answer.
    pub(super) fn about(mut self, answer: Answered) -> Self {
        self.0.answer = Some(answer);
        self
    }

    pub(super) fn io(operation: &'static str, cause: io::Error) -> Self {
        Self::new(
            ErrorKind::Io,
            operation,
            format!("cannot write the body: {cause}"),
        )
        .because(cause)
    }

    /// The error of a body that could not be read, so that no more of it was sent.
    pub(super) fn unread(operation: &'static str, cause: &Unread) -> Self {
        Self::new(ErrorKind::Io, operation, cause.to_string())
    }

    pub(super) fn transport(operation: &'static str, cause: reqwest::Error) -> Self {
        // The URL may carry a key in its query.
        let cause = cause.without_url();
        let (kind, what) = if cause.is_builder() {
            (ErrorKind::Build, "the HTTP library refuses")
        } else if is_connect(&cause) {
            (ErrorKind::Connect, "cannot connect")
        } else if cause.is_timeout() {
            (ErrorKind::Timeout, "timed out")
        } else {
            (ErrorKind::Transport, "the exchange failed")
        };
        // reqwest's own words are only about its layers: the reason is at the bottom.
        let mut root: &dyn StdError = &cause;
        while let Some(below) = root.source() {
            root = below;
            if let Some(unread) = root.downcast_ref() {
                return Self::unread(operation, unread);
            }
        }
        Self::new(kind, operation, format!("{what}: {root}")).because(cause)
    }

    /// The error of a transport that is not ours.
    pub(super) fn sending(operation: &'static str, cause: Cause) -> Self {
        match cause.downcast::<reqwest::Error>() {
            Ok(cause) => Self::transport(operation, *cause),
            Err(cause) => {
                let (kind, message) = match wrapped(&*cause) {
                    Some(inner) if is_connect(inner) => {
                        (ErrorKind::Connect, "cannot connect".into())
                    }
                    Some(inner) if inner.is_timeout() => (ErrorKind::Timeout, "timed out".into()),
                    // What wraps it may quote its URL.
                    Some(_) => (ErrorKind::Transport, "the exchange failed".into()),
                    None => (
                        ErrorKind::Transport,
                        format!("the exchange failed: {cause}"),
                    ),
                };
                Self::new(kind, operation, message).because(cause)
            }
        }
    }

    pub(super) fn status_of(answer: Answered) -> Self {
        let mut message = format!("answered {}", answer.status);
        if !answer.body.is_empty() {
            message.push_str(": ");
            let packed = compressed(&answer.headers);
            message.push_str(&packed.unwrap_or_else(|| excerpt(&answer.body)));
        }
        Self::new(ErrorKind::Status, answer.operation, message).about(answer)
    }

    pub(super) fn decode(answer: Answered, fault: Fault) -> Self {
        let fault = match fault.cause.downcast::<Refusal>() {
            Ok(refusal) => return Self::refused(answer, *refusal),
            Err(cause) => compressed(&answer.headers).map_or(Fault { cause, ..fault }, Fault::from),
        };
        let at = fault.path.as_ref().map(|path| format!(" at {path}"));
        // It tells more than where a page of a gateway is no JSON.
        let page = answer
            .headers
            .get(CONTENT_TYPE)
            .filter(|told| told.as_bytes().starts_with(b"text/html"));
        let message = format!(
            "cannot decode the answer{}{}: {}",
            page.map_or("", |_| ", which is `text/html`"),
            at.unwrap_or_default(),
            fault.cause
        );
        let error = Self::new(ErrorKind::Decode, answer.operation, message);
        let mut error = error.because(fault.cause).about(answer);
        error.0.path = fault.path;
        error
    }

    fn refused(answer: Answered, refusal: Refusal) -> Self {
        let code = excerpt(refusal.code.as_bytes());
        let mut message = format!("answered with the code {code}");
        if let Some(said) = refusal.message.as_ref().filter(|said| !said.is_empty()) {
            message.push_str(": ");
            message.push_str(&excerpt(said.as_bytes()));
        }
        let error = Self::new(ErrorKind::Business, answer.operation, message);
        let mut error = error.about(answer);
        error.0.refusal = Some(refusal);
        error
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that failed, such as `videos.content`; `client` if the client itself could not be built.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The status of the answer, if one was read.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.answer.as_ref().map(|answer| answer.status)
    }

    /// The headers of the answer, if one was read.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.answer.as_ref().map(|answer| &answer.headers)
    }

    /// The body of the answer as it came, if one was read.
    ///
    /// Where the status is not 2xx, or the error is that the answer is too large or broke off, the body ends at the client's
    /// limit or where the connection broke off.
    pub fn body(&self) -> Option<&Bytes> {
        self.0.answer.as_ref().map(|answer| &answer.body)
    }

    /// Where in the answer the value stands that could not be decoded, such as `data.list[3].price`.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// The code in the answer that is none of success, of a [`Business`](ErrorKind::Business) error.
    pub fn code(&self) -> Option<&str> {
        let refusal = self.0.refusal.as_ref();
        refusal.map(|refusal| refusal.code.as_str())
    }

    /// What the server says of that code, if it says anything.
    pub fn message(&self) -> Option<&str> {
        self.0.refusal.as_ref()?.message.as_deref()
    }

    /// What the answer holds all the same, if it holds anything, be it null.
    pub fn data(&self) -> Option<&Value> {
        self.0.refusal.as_ref()?.data.as_ref()
    }

    /// Reads the body of the answer as JSON: for errors whose form the description declares.
    ///
    /// # Errors
    ///
    /// If no answer was read, or its body is not such a JSON text.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        let body = self.body().map_or(&[][..], |body| body);
        serde_json::from_slice(unmarked(body))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.operation, self.0.message)
    }
}

/// Headers and body stay out: an answer may carry cookies and tokens of its own; and so does the source, which may be one
/// that quotes a URL.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("message", &self.0.message)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

/// The error of the HTTP library that lies under another.
fn wrapped<'e>(error: &'e (dyn StdError + 'static)) -> Option<&'e reqwest::Error> {
    let mut here = Some(error);
    while let Some(error) = here {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        here = error.source();
    }
    None
}

/// The beginning of a body as one line: broken UTF-8 replaced, control characters escaped.
fn excerpt(body: &[u8]) -> String {
    // Four bytes hold any character; what lies behind can be megabytes.
    let head = body.get(..4 * EXCERPT).unwrap_or(body);
    let text = String::from_utf8_lossy(head);
    let mut line = String::new();
    for character in text.chars().take(EXCERPT) {
        if character.is_control() {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    if text.chars().nth(EXCERPT).is_some() || head.len() < body.len() {
        line.push('…');
    }
    line
}
