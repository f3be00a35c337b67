//! A client: where the API lives, how to prove who calls, and the limits that every call keeps.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::additions::Additions;
use super::destination::Destinations;
use super::error::Error;
use super::retry::{Budget, Retry};
use super::setup::Setup;
use super::transport::Way;

/// A client of the API. A clone is cheap and shares its connections.
#[derive(Clone)]
pub struct Client {
    /// A field, since every method of a client is a name that no resource of the API can have.
    pub(super) shared: Arc<Shared>,
}

/// What the clones of a client have in common.
pub(super) struct Shared {
    pub(super) destinations: Destinations,
    pub(super) additions: Additions,
    max_body: u64,
    pub(super) retry: Retry,
    pub(super) budget: Budget,
    setup: Setup,
    pub(super) way: Way,
    buffered: reqwest::Client,
    /// A second one, since reqwest limits the time between bytes by client and not by request.
    streamed: OnceLock<reqwest::Client>,
}

impl Client {
    pub(super) fn new(
        destinations: Destinations,
        additions: Additions,
        max_body: u64,
        retry: Retry,
        setup: Setup,
        way: Way,
    ) -> Result<Self, Error> {
        let buffered = setup.build(false)?;
        let streamed = OnceLock::new();
        Ok(Self {
            shared: Arc::new(Shared {
                destinations,
                additions,
                max_body,
                retry,
                budget: Budget::new(),
                setup,
                way,
                buffered,
                streamed,
            }),
        })
    }

    pub(super) fn timeout(&self) -> Duration {
        self.shared.setup.timeout
    }

    pub(super) fn max_body(&self) -> u64 {
        self.shared.max_body
    }

    /// What sends calls whose answer is read whole.
    pub(super) fn buffered(&self) -> &reqwest::Client {
        &self.shared.buffered
    }

    /// What sends calls whose answer is read as it arrives.
    pub(super) fn streamed(&self) -> Result<&reqwest::Client, Error> {
        if let Some(http) = self.shared.streamed.get() {
            return Ok(http);
        }
        let http = self.shared.setup.build(true)?;
        Ok(self.shared.streamed.get_or_init(|| http))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("servers", &self.shared.destinations)
            .field("timeout", &self.timeout())
            .field("connecting", &self.shared.setup.connecting)
            .field("max_body", &self.max_body())
            .field("retry", &self.shared.retry)
            .finish_non_exhaustive()
    }
}
