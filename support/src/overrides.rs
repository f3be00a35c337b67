//! What a call decides for itself, in the place of what its client does.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::base::Base;
use super::place::Placed;
use super::retry::Retry;

/// The decisions of a call. Of what it says nothing, the client decides.
#[derive(Clone, Default)]
pub(super) struct Overrides {
    /// The limit of the whole call.
    pub(super) timeout: Option<Duration>,
    /// When it is made again.
    pub(super) retry: Option<Retry>,
    /// Where it goes.
    pub(super) base: Option<Box<Base>>,
    /// Who makes it, by the names that its operation uses.
    pub(super) credentials: BTreeMap<&'static str, Placed>,
}

/// Credentials by their names alone.
impl fmt::Debug for Overrides {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Overrides")
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("base", &self.base)
            .field("credentials", &self.credentials.keys())
            .finish()
    }
}
