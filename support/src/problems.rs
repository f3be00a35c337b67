//! What is wrong with a request that is being built.

use std::fmt;

/// What of a request is given, and may be given again.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given<'n> {
    Path(&'n str),
    Query(&'n str),
    Header(&'n str),
    Cookie(&'n str),
    Body,
}

impl Given<'_> {
    /// What tells it from the others; names of headers are alike in any case.
    fn key(self) -> String {
        match self {
            Given::Header(name) => Given::Header(&name.to_ascii_lowercase()).to_string(),
            given => given.to_string(),
        }
    }
}

impl fmt::Display for Given<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Given::Path(name) => write!(f, "path parameter `{name}`"),
            Given::Query(name) => write!(f, "query parameter `{name}`"),
            Given::Header(name) => write!(f, "header `{name}`"),
            Given::Cookie(name) => write!(f, "cookie `{name}`"),
            Given::Body => f.write_str("body"),
        }
    }
}

/// Problems, each with what has it, if that may be given again.
#[derive(Clone, Debug, Default)]
pub(super) struct Problems(Vec<(Option<String>, String)>);

impl Problems {
    /// Notes one.
    pub(super) fn add(&mut self, given: Option<Given<'_>>, problem: String) {
        self.0.push((given.map(Given::key), problem));
    }

    /// Forgets what was wrong with what is given again.
    pub(super) fn forget(&mut self, given: Given<'_>) {
        if !self.0.is_empty() {
            let key = Some(given.key());
            self.0.retain(|(known, _)| *known != key);
        }
    }

    /// The first of those that are left.
    pub(super) fn first(&self) -> Option<&str> {
        self.0.first().map(|(_, problem)| problem.as_str())
    }
}
