//! How the HTTP library is set up.

use std::sync::Arc;
use std::time::Duration;

use reqwest::ClientBuilder;
use reqwest::redirect::Policy;

use super::error::Error;

/// What errors of a client that cannot be built name as their operation.
pub(super) const CLIENT: &str = "client";

/// What the HTTP library is told.
#[derive(Clone)]
pub(super) struct Setup {
    pub(super) timeout: Duration,
    pub(super) connect_timeout: Duration,
    pub(super) user_agent: String,
    /// How many redirects of one call are followed.
    pub(super) redirects: usize,
    pub(super) http: Arc<dyn Fn() -> ClientBuilder + Send + Sync>,
}

impl Setup {
    /// Sets up the HTTP library; for streamed calls with a limit of each silence.
    pub(super) fn build(&self, streamed: bool) -> Result<reqwest::Client, Error> {
        let mut http = (self.http)()
            .redirect(at_home(self.redirects))
            .referer(false)
            .connect_timeout(self.connect_timeout)
            .user_agent(&self.user_agent);
        if streamed {
            http = http.read_timeout(self.timeout);
        }
        http.build()
            .map_err(|cause| Error::transport(CLIENT, cause))
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
pub(super) fn plain() -> ClientBuilder {
    let http = reqwest::Client::builder();
    http.no_gzip().no_brotli().no_deflate().no_zstd()
}
