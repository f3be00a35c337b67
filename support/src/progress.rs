//! How far a body has come, for those who wait for it.

use std::sync::Arc;

/// How far a body has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The bytes that have come so far.
    pub bytes: u64,
    /// The bytes of all of it, if that is known.
    pub total: Option<u64>,
}

/// Who is told of it.
#[derive(Clone)]
pub(super) struct Watcher(Arc<dyn Fn(Progress) + Send + Sync>);

impl Watcher {
    pub(super) fn new(watch: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self(Arc::new(watch))
    }

    pub(super) fn tell(&self, bytes: u64, total: Option<u64>) {
        (self.0)(Progress { bytes, total });
    }
}
