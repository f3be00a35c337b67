//! Where an API lives, and the proof that no request leaves that place.

use std::fmt;

use reqwest::Url;

/// The base URL of an API: scheme, host, port, and the prefix that stands before every path.
#[derive(Clone)]
pub(super) struct Base {
    url: Url,
    /// The same without the slash at its end.
    text: String,
    /// Its path, alike.
    prefix: String,
}

impl Base {
    /// Reads a base URL; the error is a sentence that says what is wrong with it, by the words for `what` it is, and does
    /// not quote it.
    pub(super) fn parse(what: &str, text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("{what} is invalid: {error}"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("{what} must begin with http:// or https://"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(format!("{what} must not hold a user or a password"));
        }
        if url.query().is_some() {
            return Err(format!("{what} must not have a query"));
        }
        if url.fragment().is_some() {
            return Err(format!("{what} must not have a fragment"));
        }
        let prefix = url.path().trim_end_matches('/').to_owned();
        let text = format!("{}{prefix}", url.origin().ascii_serialization());
        Ok(Self { url, text, prefix })
    }

    /// Whether both have the same scheme, host and port.
    pub(super) fn has_origin_of(&self, other: &Base) -> bool {
        self.url.origin() == other.url.origin()
    }

    /// Whether what is sent there can be read by others on the way: http to another machine.
    pub(super) fn is_exposed(&self) -> bool {
        let host = self.url.host_str().unwrap_or_default();
        let name = host.trim_start_matches('[').trim_end_matches(']');
        let loopback = name == "localhost"
            || name.ends_with(".localhost")
            || name
                .parse()
                .is_ok_and(|address: std::net::IpAddr| address.is_loopback());
        self.url.scheme() == "http" && !loopback
    }

    /// The URL of an encoded path and an encoded query below this base.
    ///
    /// A URL can change what it is given, as dot segments show. So the result is compared with what was meant, and a
    /// difference is an error rather than a request to somewhere else. The host was read before, and is not read again.
    pub(super) fn join(&self, path: &str, query: &str) -> Result<Url, String> {
        let mut url = self.url.clone();
        match self.prefix.as_str() {
            "" => url.set_path(path),
            prefix => url.set_path(&[prefix, path].concat()),
        }
        url.set_query(Some(query).filter(|query| !query.is_empty()));
        let sent = url.as_str().strip_prefix(&self.text);
        let sent = sent.and_then(|rest| rest.strip_prefix(path));
        match sent.map(|rest| rest.strip_prefix('?').unwrap_or(rest)) {
            Some(sent) if sent == query => Ok(url),
            _ => Err("the path would be sent as another one".into()),
        }
    }
}

/// The base URL, without a slash at its end.
impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}
