//! A place where an API lives that its description names.

use super::servers::Servers;

/// A place where an API lives: its base URL, and those of the servers beside it. It can stand wherever a base URL can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Environment {
    base_url: &'static str,
    servers: &'static [(&'static str, &'static str)],
}

impl Environment {
    /// A place with this base URL, and these servers beside it, each with its name.
    pub const fn new(
        base_url: &'static str,
        servers: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { base_url, servers }
    }

    /// The base URL of the default server.
    pub const fn base_url(&self) -> &'static str {
        self.base_url
    }

    /// The base URL of the server of this name, if it has one beside the default server.
    pub fn server(&self, name: &str) -> Option<&'static str> {
        let mut servers = self.servers.iter();
        servers
            .find(|server| server.0 == name)
            .map(|server| server.1)
    }
}

impl From<Environment> for Servers {
    fn from(environment: Environment) -> Self {
        let servers = environment.servers.iter();
        servers.fold(Self::new(environment.base_url), |all, server| {
            all.with(server.0, server.1)
        })
    }
}
