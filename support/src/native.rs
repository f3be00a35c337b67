//! What an operating system gives: threads, clocks, files, connections.

#![cfg(not(target_family = "wasm"))]

use std::future::Future;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http_body::Body;
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Error, Request, Response};

use super::fault::Cause;
use super::headers::header_value;
use super::reading::Reading;
use super::source::Pouring;

pub(super) use std::time::Instant;
pub(super) use tokio::time::sleep;

/// A hundred years.
const FOR_EVER: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// A future that goes from thread to thread.
pub type Boxed<'f, T> = Pin<Box<dyn Future<Output = T> + Send + 'f>>;

/// The date and the time.
pub(super) fn now() -> SystemTime {
    SystemTime::now()
}

/// An answer whose body is on its way.
pub(super) type Incoming = Response;

/// Whether the HTTP library keeps limits of time.
pub(super) const KEEPS_TIME: bool = true;

/// What the HTTP library is told of connections.
#[derive(Clone, Debug)]
pub(super) struct Connecting {
    pub(super) connect_timeout: Duration,
    pub(super) user_agent: String,
    /// How many redirects of one call are followed.
    pub(super) redirects: usize,
}

impl Connecting {
    pub(super) fn new(user_agent: &str) -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            user_agent: user_agent.to_owned(),
            redirects: 0,
        }
    }

    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        header_value("user-agent", &self.user_agent).map(drop)
    }

    /// Follows no redirect.
    pub(super) fn stay(&mut self) {
        self.redirects = 0;
    }

    /// Tells the HTTP library, with a limit of each silence if there is one.
    pub(super) fn set_up(&self, http: ClientBuilder, silence: Option<Duration>) -> ClientBuilder {
        let http = http
            .redirect(at_home(self.redirects))
            .referer(false)
            .connect_timeout(self.connect_timeout)
            .user_agent(&self.user_agent);
        // What lasts longer than any program ends no wait, and is more than some clocks can add.
        match silence.filter(|silence| *silence < FOR_EVER) {
            Some(silence) => http.read_timeout(silence),
            None => http,
        }
    }
}

/// Follows so many redirects, and none to another origin: what the client adds to a request is for one. The last answer is
/// one like any other.
fn at_home(most: usize) -> Policy {
    Policy::custom(move |attempt| {
        let sent = attempt.previous();
        let is_home = sent
            .last()
            .is_some_and(|sent| sent.origin() == attempt.url().origin());
        match is_home && sent.len() <= most {
            true => attempt.follow(),
            false => attempt.stop(),
        }
    })
}

/// The HTTP library as it is unless somebody sets it up: nothing is unpacked, whichever of its features a program turns on
/// for the sake of another client.
pub(super) fn standard() -> ClientBuilder {
    let http = Client::builder();
    http.no_gzip().no_brotli().no_deflate().no_zstd()
}

/// Sends a request.
pub(super) fn execute(
    http: &Client,
    request: Request,
) -> impl Future<Output = Result<Incoming, Error>> {
    http.execute(request)
}

/// An answer as transports give it.
pub(super) async fn answer(response: Response) -> Result<http::Response<reqwest::Body>, Error> {
    Ok(response.into())
}

/// Whether no connection could be made.
pub(super) fn is_connect(error: &Error) -> bool {
    error.is_connect()
}

/// A body of the HTTP library, which asks for one piece after the other.
pub(super) async fn body<B>(pieces: B) -> Result<reqwest::Body, B::Error>
where
    B: Body<Data = Bytes, Error: Into<Cause>> + Send + Sync + 'static,
{
    Ok(reqwest::Body::wrap(pieces))
}

/// The bytes of a file, and how many there are.
pub(super) async fn file(path: Arc<Path>) -> Result<(Pouring, Option<u64>), Cause> {
    let (file, length) = Reading::open(path).await?;
    Ok((Box::pin(file), length))
}

/// A number that nobody can foresee, drawn from what the standard library seeds its maps with.
pub(super) fn random() -> u64 {
    RandomState::new().hash_one(0)
}
