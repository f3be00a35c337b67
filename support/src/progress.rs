//! How far a body has come, for those who wait for it.

use std::sync::Arc;

use super::call::Call;

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

impl<T, O> Call<T, O> {
    /// Tells how much of the request's body has been handed to the connection, whenever that is more. An attempt that is
    /// made again begins with nothing.
    ///
    /// For the body of the answer see [`Download::with_progress`](super::Download::with_progress).
    pub fn with_progress(self, watch: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.edit(|request| request.watched(Watcher::new(watch)))
    }
}
