//! What can be chosen about connections where no browser decides.

#![cfg(not(target_family = "wasm"))]

use std::time::Duration;

use super::builder::Builder;

impl Builder {
    /// Limits the time to connect; 10 seconds by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.setup.connecting.connect_timeout = timeout;
        self
    }

    /// Follows redirects of a call, so many at most; by default none is followed, and the answer is an error of its status.
    ///
    /// They are followed on the same origin only (scheme, host and port), so that nothing reaches another one. A redirect
    /// elsewhere, or one too many, is an answer as before. 307 and 308 repeat method and body; 303 is followed by GET, and
    /// so are 301 and 302 of a POST (RFC 9110 §15.4). A key in the query goes along where the server repeats it. A client
    /// that signs its requests follows none: a signature is for one request.
    pub fn follow_redirects(mut self, most: usize) -> Self {
        self.setup.connecting.redirects = most;
        self
    }

    /// Sets the `User-Agent`; name and version of this crate by default.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.setup.connecting.user_agent = user_agent.into();
        self
    }
}
