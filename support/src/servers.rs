//! Where an API lives, if that is more than one place.

use std::collections::BTreeMap;
use std::fmt;

/// The base URLs of an API: one by default, and others beside it for operations that name their server.
#[derive(Clone)]
pub struct Servers {
    pub(super) default: String,
    pub(super) named: BTreeMap<&'static str, String>,
}

impl Servers {
    /// An API with one server, such as `https://api.example.com/v1`.
    pub fn new(base_url: impl Into<String>) -> Self {
        Self {
            default: base_url.into(),
            named: BTreeMap::new(),
        }
    }

    /// Adds a server, or moves the one of this name.
    #[must_use]
    pub fn with(mut self, server: &'static str, base_url: impl Into<String>) -> Self {
        self.named.insert(server, base_url.into());
        self
    }
}

impl From<&str> for Servers {
    fn from(base_url: &str) -> Self {
        Self::new(base_url)
    }
}

impl From<String> for Servers {
    fn from(base_url: String) -> Self {
        Self::new(base_url)
    }
}

impl From<&String> for Servers {
    fn from(base_url: &String) -> Self {
        Self::new(base_url)
    }
}

/// URLs stay out, as long as nobody has checked that they hold no password.
impl fmt::Debug for Servers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Servers")
            .field("named", &self.named.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
