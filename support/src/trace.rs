//! One span for each call where the feature `tracing` is on, and nothing where it is not.
//!
//! It says which operation is called, by its name, method and path template, how many attempts were made and what came of
//! them. Values stay out: no path as it is sent stands in it, and no query, header or body.

use std::future::Future;
use std::time::Duration;

use reqwest::StatusCode;

#[cfg(feature = "tracing")]
use tracing::{Instrument, Span, debug, field, info_span};

use super::error::Error;
use super::request::Request;

/// The span of a call.
pub(super) struct Trace {
    #[cfg(feature = "tracing")]
    span: Span,
}

#[cfg(feature = "tracing")]
impl Trace {
    pub(super) fn of(request: &Request) -> Self {
        Self {
            span: info_span!(
                "call",
                operation = request.operation(),
                method = request.method().as_str(),
                path = request.path_template(),
                attempts = field::Empty,
                status = field::Empty,
                error = field::Empty,
            ),
        }
    }

    /// What a future does stands in the span.
    pub(super) async fn around<F: Future>(&self, future: F) -> F::Output {
        future.instrument(self.span.clone()).await
    }

    /// The call is made again after a pause.
    pub(super) fn again(&self, attempts: u32, error: &Error, pause: Duration) {
        debug!(
            parent: &self.span,
            attempts,
            status = error.status().map(|status| status.as_u16()),
            error = ?error.kind(),
            ?pause,
            "the call is made again"
        );
    }

    /// The call is over.
    pub(super) fn end(&self, attempts: u32, outcome: Result<StatusCode, &Error>) {
        self.span.record("attempts", attempts);
        let status = match outcome {
            Ok(status) => Some(status),
            Err(error) => {
                self.span.record("error", field::debug(error.kind()));
                error.status()
            }
        };
        self.span
            .record("status", status.map(|status| status.as_u16()));
    }
}

#[cfg(not(feature = "tracing"))]
impl Trace {
    pub(super) fn of(_: &Request) -> Self {
        Self {}
    }

    pub(super) fn around<F: Future>(&self, future: F) -> F {
        future
    }

    pub(super) fn again(&self, _: u32, _: &Error, _: Duration) {}

    pub(super) fn end(&self, _: u32, _: Result<StatusCode, &Error>) {}
}
