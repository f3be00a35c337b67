//! What comes one after another as a `Stream`, the trait that the combinators of the `futures` crates stand on.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::error::Error;
use super::platform::Boxed;

/// The next item on its way, with the source that gives it.
pub(super) type Step<S, T> = Boxed<'static, (S, Result<Option<T>, Error>)>;

/// A `Stream` of what a source gives. After an error it goes on as far as the source does.
#[must_use = "streams do nothing unless they are polled"]
pub struct Items<S, T> {
    source: Option<S>,
    step: Option<Step<S, T>>,
    next: fn(S) -> Step<S, T>,
}

impl<S, T> Items<S, T> {
    pub(super) fn new(source: S, next: fn(S) -> Step<S, T>) -> Self {
        Self {
            source: Some(source),
            step: None,
            next,
        }
    }
}

impl<S: Unpin, T> Stream for Items<S, T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Some(source) = this.source.take() {
            this.step = Some((this.next)(source));
        }
        let Some(step) = &mut this.step else {
            return Poll::Ready(None);
        };
        let (source, outcome) = ready!(step.as_mut().poll(context));
        this.step = None;
        let item = outcome.transpose();
        if item.is_some() {
            this.source = Some(source);
        }
        Poll::Ready(item)
    }
}

impl<S, T> fmt::Debug for Items<S, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}
