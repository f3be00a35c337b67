//! A client: where the API lives, how to prove who calls, and the limits that every call keeps.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::base::Base;
use super::credential::Placed;
use super::error::Error;
use super::transport::Transport;

/// A client of the API. A clone is cheap and shares its connections.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    base: Base,
    credentials: BTreeMap<&'static str, Placed>,
    max_body: u64,
    transport: Transport,
    buffered: reqwest::Client,
    /// A second one, since reqwest limits the time between bytes by client and not by request.
    streamed: OnceLock<reqwest::Client>,
}

impl Client {
    pub(super) fn new(
        base: Base,
        credentials: BTreeMap<&'static str, Placed>,
        max_body: u64,
        transport: Transport,
    ) -> Result<Self, Error> {
        let buffered = transport.build(false)?;
        let streamed = OnceLock::new();
        Ok(Self {
            shared: Arc::new(Shared {
                base,
                credentials,
                max_body,
                transport,
                buffered,
                streamed,
            }),
        })
    }

    pub(super) fn base(&self) -> &Base {
        &self.shared.base
    }

    /// The first of these credentials that was configured.
    pub(super) fn credential(&self, names: &[&'static str]) -> Option<&Placed> {
        names
            .iter()
            .find_map(|name| self.shared.credentials.get(name))
    }

    pub(super) fn timeout(&self) -> Duration {
        self.shared.transport.timeout
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
        let http = self.shared.transport.build(true)?;
        Ok(self.shared.streamed.get_or_init(|| http))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.base().as_str())
            .field("timeout", &self.timeout())
            .field("connect_timeout", &self.shared.transport.connect_timeout)
            .field("max_body", &self.max_body())
            .finish_non_exhaustive()
    }
}
