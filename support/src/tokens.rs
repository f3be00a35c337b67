//! Tokens that are fetched when a call needs one, and again when they are over or a server refuses them.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;

use super::platform::{Boxed, Instant};
use super::secret::Secret;

type Fetching = Boxed<'static, Result<Token, Box<dyn Error + Send + Sync>>>;

/// Where a client gets its tokens. Clones share what they fetched.
#[derive(Clone)]
pub struct Tokens(Arc<Inner>);

struct Inner {
    fetch: Box<dyn Fn() -> Fetching + Send + Sync>,
    /// Held while a token is fetched: calls that need one at the same time wait for the same.
    known: Mutex<Option<Token>>,
}

/// A token, and until when it is good.
#[derive(Clone, Debug)]
pub struct Token {
    secret: Secret,
    until: Option<Instant>,
}

impl Token {
    /// A token that is good until a server refuses it (401).
    pub fn new(token: impl Into<String>) -> Self {
        Self {
            secret: Secret::new(token),
            until: None,
        }
    }

    /// A token that is over after this time, such as `expires_in` says it (RFC 6749 §5.1).
    #[must_use]
    pub fn lasting(mut self, time: Duration) -> Self {
        self.until = Instant::now().checked_add(time);
        self
    }

    fn is_good(&self) -> bool {
        self.until.is_none_or(|until| Instant::now() < until)
    }
}

impl Tokens {
    /// Tokens that this function fetches. It is called by one call at a time, and the others wait for its token.
    #[cfg(not(target_family = "wasm"))]
    pub fn new<F, E>(fetch: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Token, E>> + Send + 'static,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        Self::fetched(move || {
            let fetching = fetch();
            Box::pin(async { fetching.await.map_err(Into::into) })
        })
    }

    /// Tokens that this function fetches. It is called by one call at a time, and the others wait for its token.
    #[cfg(target_family = "wasm")]
    pub fn new<F, E>(fetch: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Token, E>> + 'static,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        Self::fetched(move || {
            let fetching = fetch();
            Box::pin(async { fetching.await.map_err(Into::into) })
        })
    }

    fn fetched(fetch: impl Fn() -> Fetching + Send + Sync + 'static) -> Self {
        Self(Arc::new(Inner {
            fetch: Box::new(fetch),
            known: Mutex::new(None),
        }))
    }

    /// A token that is good, and is not the one that a server has refused.
    pub(super) async fn get(
        &self,
        refused: Option<&Secret>,
    ) -> Result<Secret, Box<dyn Error + Send + Sync>> {
        let mut known = self.0.known.lock().await;
        let is_fit = |token: &&Token| token.is_good() && Some(&token.secret) != refused;
        if let Some(token) = known.as_ref().filter(is_fit) {
            return Ok(token.secret.clone());
        }
        let token = (self.0.fetch)().await?;
        let secret = token.secret.clone();
        *known = Some(token);
        Ok(secret)
    }

    /// Gives up a token that a server has refused, unless another one is known or being fetched.
    pub(super) fn forget(&self, refused: &Secret) {
        if let Ok(mut known) = self.0.known.try_lock() {
            known.take_if(|token| token.secret == *refused);
        }
    }

    /// The token that is known, if there is one.
    pub(super) fn known(&self) -> Option<Secret> {
        let known = self.0.known.try_lock().ok()?;
        known.as_ref().map(|token| token.secret.clone())
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").finish_non_exhaustive()
    }
}
