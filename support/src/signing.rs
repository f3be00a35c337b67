//! Requests that are signed when all of them is known.

use std::fmt;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Method, Url};

use super::headers::{header_name, header_value};
use super::pair::Pair;

/// What signs requests.
pub(super) type Sign = dyn Fn(&mut Unsigned<'_>) -> Result<(), String> + Send + Sync;

/// A request as it will be sent, with the credentials and common parameters of the client.
pub struct Unsigned<'r> {
    pub(super) method: &'r Method,
    /// Without the query.
    pub(super) url: Url,
    pub(super) query: Vec<Pair<'r>>,
    pub(super) headers: HeaderMap,
    /// The body that is sent, if it is in memory.
    pub(super) sent: Bytes,
    /// What is sent in its place.
    pub(super) body: Option<Bytes>,
}

impl Unsigned<'_> {
    /// The method.
    pub fn method(&self) -> &Method {
        self.method
    }

    /// The path, encoded, with that of the base URL.
    pub fn path(&self) -> &str {
        self.url.path()
    }

    /// The host, with the port where it is not that of the scheme, as the header `Host` has it.
    pub fn host(&self) -> &str {
        self.url.authority()
    }

    /// The query parameters, not encoded, in the order in which they are sent.
    pub fn query(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|pair| (pair.name(), pair.value()))
    }

    /// The headers that the call, its operation and the client set; the HTTP library adds more.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body; empty if there is none, or if it is read from a file or a stream.
    pub fn body(&self) -> &Bytes {
        self.body.as_ref().unwrap_or(&self.sent)
    }

    /// Appends a query parameter.
    pub fn add_query(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.query.push(Pair::new(name.into(), value.into()));
    }

    /// Sets a header, which no output of the client then shows.
    ///
    /// # Errors
    ///
    /// If no header has such a name or such a value (RFC 9110 §5).
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), String> {
        let name = header_name(name)?;
        let mut value: HeaderValue = header_value(name.as_str(), value)?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(())
    }

    /// Sets another body of the same media type, for servers that want the signature in it.
    pub fn set_body(&mut self, body: impl Into<Bytes>) {
        self.body = Some(body.into());
    }
}

/// What may hold secrets stays out.
impl fmt::Debug for Unsigned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsigned")
            .field("method", &self.method)
            .field("host", &self.host())
            .finish_non_exhaustive()
    }
}
