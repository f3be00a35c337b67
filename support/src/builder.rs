//! What can be chosen about a client, with defaults that are safe.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::ClientBuilder;

use super::additions::Additions;
use super::client::Client;
use super::common::Common;
use super::credential::Credential;
use super::destination::Destinations;
use super::error::Error;
use super::platform::{Connecting, standard};
use super::retry::Retry;
use super::secret::Secret;
use super::servers::Servers;
use super::setup::{CLIENT, Setup};
use super::signing::Unsigned;
use super::text::ToText;
use super::transport::{Transport, Way};

/// What a client calls itself.
const NAME: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// A description of a [`Client`].
#[derive(Clone)]
#[must_use = "a builder does nothing until `build`"]
pub struct Builder {
    servers: Servers,
    trusted: Vec<String>,
    credentials: BTreeMap<&'static str, Credential>,
    common: BTreeMap<&'static str, Common>,
    headers: Vec<(String, Secret)>,
    plain_http: bool,
    max_body: u64,
    retry: Retry,
    pub(super) setup: Setup,
    way: Way,
}

impl Client {
    /// Describes a client of the API that lives at `base_url`, such as `https://api.example.com/v1`, or at [`Servers`] of
    /// which some operations name one. Credentials and common parameters are set once, go with the calls that take them,
    /// and give way to what a call sets itself. A call that is bound to an origin of its own gets none of them, unless a
    /// server has that origin or [`Builder::trust`] names it.
    pub fn builder(base_url: impl Into<Servers>) -> Builder {
        Builder {
            servers: base_url.into(),
            trusted: Vec::new(),
            credentials: BTreeMap::new(),
            common: BTreeMap::new(),
            headers: Vec::new(),
            plain_http: false,
            max_body: 10 << 20,
            retry: Retry::new(),
            setup: Setup {
                timeout: Duration::from_secs(60),
                connecting: Connecting::new(NAME),
                http: Arc::new(standard),
            },
            way: Way::default(),
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

    /// Sets a header of all calls, whatever their operations take. Like a credential it goes only to the servers of the
    /// client, and no output shows its value; what an operation, a common parameter or a call sets goes before it.
    pub fn default_header(mut self, name: impl Into<String>, value: impl ToText) -> Self {
        let value = Secret::new(value.to_text());
        self.headers.push((name.into(), value));
        self
    }

    /// Sets the base URL of a server, which operations name.
    pub fn server(mut self, name: &'static str, base_url: impl Into<String>) -> Self {
        self.servers = self.servers.with(name, base_url);
        self
    }

    /// Permits to send credentials and common parameters to an origin that some operations are bound to. Scheme, host and
    /// port of the URL count, its path does not.
    pub fn trust(mut self, origin: impl Into<String>) -> Self {
        self.trusted.push(origin.into());
        self
    }

    /// Limits a call from its start to the last byte of its answer; 60 seconds by default.
    ///
    /// Of a streamed call it limits each silence of the server instead.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.setup.timeout = timeout;
        self
    }

    /// Limits the body of an answer, in bytes, unless it is streamed; 10 MiB by default.
    ///
    /// Nobody is asked to compress, and nothing is unpacked: a compressed answer is an error, or comes as it is where bytes
    /// are expected. If [`http`](Self::http) turns that on, or a browser does it, the limit is that of the unpacked body. The
    /// head of an answer is limited by the HTTP library: to 100 headers, and about 400 KiB.
    pub fn max_body(mut self, bytes: u64) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets how often calls that failed are made again, where that is safe; three attempts by default.
    ///
    /// All calls of a client together make at most ten attempts again, and one more for every ten calls that went well.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Permits to send credentials over http to another machine, where everyone on the way can read them.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// Sets where the HTTP library begins: for proxies, certificates and the like.
    ///
    /// Limits of time, user agent and redirects are set on top of it; how large the head of an answer may be, and whether
    /// bodies are unpacked, is said here. Headers that it adds go to every origin, so
    /// credentials belong in [`credential`](Self::credential). It is called once for calls that are read whole, and once
    /// for those that are streamed.
    pub fn http(mut self, http: impl Fn() -> ClientBuilder + Send + Sync + 'static) -> Self {
        self.setup.http = Arc::new(http);
        self
    }

    /// Sends requests another way than by the HTTP library as it is set up here: through a stack of middleware, a client
    /// of one's own, a record or a fake. Then [`http`](Self::http), the limit to connect, the user agent and
    /// redirects say nothing.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.way.transport = Some(Arc::new(transport));
        self
    }

    /// Signs each request when all of it is known, as servers ask for that want a `sign` over parameters, a `timestamp`
    /// and a `nonce`. Each attempt of a call is signed anew.
    ///
    /// Requests to origins that get no credentials are not signed. An error of the function is the error of the call.
    pub fn sign_with<E>(
        mut self,
        sign: impl Fn(&mut Unsigned<'_>) -> Result<(), E> + Send + Sync + 'static,
    ) -> Self
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let sign = move |request: &mut Unsigned<'_>| {
            let told = sign(request).map_err(Into::into);
            told.map_err(|cause| format!("the request cannot be signed: {cause}"))
        };
        self.way.sign = Some(Arc::new(sign));
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    ///
    /// If a URL is not http or https, or has a user, a query or a fragment; if a credential, a common parameter, a header
    /// or the user agent cannot stand where it belongs; if credentials would be sent in the open; if the HTTP library cannot be
    /// set up.
    pub fn build(mut self) -> Result<Client, Error> {
        let refuse = |problem| Error::build(CLIENT, problem);
        let destinations = Destinations::check(self.servers, &self.trusted, self.plain_http);
        let destinations = destinations.map_err(refuse)?;
        let has_credentials = !self.credentials.is_empty() || self.headers.iter().any(is_proof);
        destinations
            .refuse_exposed(has_credentials)
            .map_err(refuse)?;
        let additions = Additions::place(self.credentials, self.common, self.headers);
        let additions = additions.map_err(refuse)?;
        self.setup.connecting.check().map_err(refuse)?;
        if self.way.sign.is_some() {
            self.setup.connecting.stay();
        }
        Client::new(
            destinations,
            additions,
            self.max_body,
            self.retry,
            self.setup,
            self.way,
        )
    }
}

/// Whether a header seems to say who calls, by a word in its name: `Authorization`, `X-Api-Key`, `access_token`.
fn is_proof((name, _): &(String, Secret)) -> bool {
    let proofs = [
        "auth",
        "authorization",
        "cookie",
        "key",
        "apikey",
        "secret",
        "session",
        "token",
    ];
    let mut words = name.split(['-', '_']);
    words.any(|word| proofs.iter().any(|proof| word.eq_ignore_ascii_case(proof)))
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("servers", &self.servers)
            .field("credentials", &self.credentials)
            .field("common", &self.common)
            .field("headers", &self.headers)
            .field("timeout", &self.setup.timeout)
            .field("connecting", &self.setup.connecting)
            .field("max_body", &self.max_body)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
