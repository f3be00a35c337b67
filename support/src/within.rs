//! What may take no longer than a limit.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use super::error::Error;
use super::platform::{Instant, sleep};

/// What a future gives, unless it takes longer than the limit, if there is one.
pub(super) async fn within<F: Future>(
    limit: Option<Duration>,
    operation: &'static str,
    future: F,
) -> Result<F::Output, Error> {
    match limit {
        Some(limit) => {
            let (mut future, mut limit) = (pin!(future), pin!(sleep(limit)));
            poll_fn(|context| match future.as_mut().poll(context) {
                Poll::Ready(given) => Poll::Ready(Ok(given)),
                Poll::Pending => limit
                    .as_mut()
                    .poll(context)
                    .map(|()| Err(Error::timeout(operation))),
            })
            .await
        }
        None => Ok(future.await),
    }
}

/// A moment that may lie too far ahead for the clock to name.
#[derive(Clone, Copy)]
pub(super) struct Deadline(Option<Instant>);

impl Deadline {
    pub(super) fn after(time: Duration) -> Self {
        Self(Instant::now().checked_add(time))
    }

    pub(super) fn has_passed(&self) -> bool {
        self.0.is_some_and(|moment| Instant::now() > moment)
    }

    /// The time until then; nothing if that is for ever.
    pub(super) fn left(&self) -> Option<Duration> {
        self.0
            .map(|moment| moment.saturating_duration_since(Instant::now()))
    }
}
