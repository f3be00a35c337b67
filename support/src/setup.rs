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
    pub(super) http: Arc<dyn Fn() -> ClientBuilder + Send + Sync>,
}

impl Setup {
    /// Sets up the HTTP library; for streamed calls with a limit of each silence.
    pub(super) fn build(&self, streamed: bool) -> Result<reqwest::Client, Error> {
        let mut http = (self.http)()
            .redirect(Policy::none())
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
