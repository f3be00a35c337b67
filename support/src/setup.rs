//! How the HTTP library is set up.

use std::sync::Arc;
use std::time::Duration;

use reqwest::ClientBuilder;

use super::error::Error;
use super::platform::Connecting;

/// What errors of a client that cannot be built name as their operation.
pub(super) const CLIENT: &str = "client";

/// What the HTTP library is told.
#[derive(Clone)]
pub(super) struct Setup {
    pub(super) timeout: Duration,
    pub(super) connecting: Connecting,
    pub(super) http: Arc<dyn Fn() -> ClientBuilder + Send + Sync>,
}

impl Setup {
    /// Sets up the HTTP library; for streamed calls with a limit of each silence.
    pub(super) fn build(&self, streamed: bool) -> Result<reqwest::Client, Error> {
        let silence = streamed.then_some(self.timeout);
        let http = self.connecting.set_up((self.http)(), silence);
        http.build()
            .map_err(|cause| Error::transport(CLIENT, cause))
    }
}
