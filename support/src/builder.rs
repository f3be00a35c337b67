//! What can be chosen about a client, with defaults that are safe.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::ClientBuilder;

use super::additions::Additions;
use super::base::Base;
use super::client::Client;
use super::common::Common;
use super::credential::Credential;
use super::error::Error;
use super::request::header_value;
use super::transport::{CLIENT, Transport};

/// A description of a [`Client`]. Redirects are never followed: an answer is the server's, whatever it says.
#[derive(Clone)]
#[must_use = "a builder does nothing until `build`"]
pub struct Builder {
    base_url: String,
    credentials: BTreeMap<&'static str, Credential>,
    common: BTreeMap<&'static str, Common>,
    plain_http: bool,
    max_body: u64,
    transport: Transport,
}

impl Client {
    /// Describes a client of the API that lives at `base_url`, such as `https://api.example.com/v1`.
    pub fn builder(base_url: impl Into<String>) -> Builder {
        Builder {
            base_url: base_url.into(),
            credentials: BTreeMap::new(),
            common: BTreeMap::new(),
            plain_http: false,
            max_body: 10 << 20,
            transport: Transport {
                timeout: Duration::from_secs(60),
                connect_timeout: Duration::from_secs(10),
                user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).into(),
                http: Arc::new(reqwest::Client::builder),
            },
        }
    }
}

impl Builder {
    /// Sets the credential of a name, which operations refer to.
    pub fn credential(mut self, name: &'static str, credential: Credential) -> Self {
        self.credentials.insert(name, credential);
        self
    }

    /// Sets the common parameter of a name, which operations refer to. What a call sets in its place goes before it.
    pub fn common(mut self, key: &'static str, value: Common) -> Self {
        self.common.insert(key, value);
        self
    }

    /// Limits a call from its start to the last byte of its answer; 60 seconds by default.
    ///
    /// Of a streamed call it limits each silence of the server instead.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.transport.timeout = timeout;
        self
    }

    /// Limits the time to connect; 10 seconds by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.transport.connect_timeout = timeout;
        self
    }

    /// Limits the body of an answer, in bytes, unless it is streamed; 10 MiB by default.
    pub fn max_body(mut self, bytes: u64) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets the `User-Agent`; name and version of this crate by default.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.transport.user_agent = user_agent.into();
        self
    }

    /// Permits to send credentials over http to another machine, where everyone on the way can read them.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// Sets where the HTTP library begins: for proxies, certificates and the like.
    ///
    /// Limits of time, user agent and redirects are set on top of it. It is called once for calls that are read whole,
    /// and once for those that are streamed.
    pub fn http(mut self, http: impl Fn() -> ClientBuilder + Send + Sync + 'static) -> Self {
        self.transport.http = Arc::new(http);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// If the base URL is not http or https, or has a user, a query or a fragment; if a credential, a
    /// common parameter or the user agent cannot stand where it belongs; if credentials would be sent in the open; if the HTTP library cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        let refuse = |problem| Error::build(CLIENT, problem);
        let base = Base::parse(&self.base_url).map_err(refuse)?;
        if base.is_exposed() && !self.credentials.is_empty() && !self.plain_http {
            let problem = "credentials would be sent over http; use https, or allow_plain_http()";
            return Err(refuse(problem.into()));
        }
        let additions = Additions::place(self.credentials, self.common).map_err(refuse)?;
        header_value("user-agent", &self.transport.user_agent).map_err(refuse)?;
        Client::new(base, additions, self.max_body, self.transport)
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("credentials", &self.credentials)
            .field("common", &self.common)
            .field("timeout", &self.transport.timeout)
            .field("connect_timeout", &self.transport.connect_timeout)
            .field("max_body", &self.max_body)
            .finish_non_exhaustive()
    }
}
