//! When a call that failed is made again, and after which pause.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Method, StatusCode};

use super::error::{Error, ErrorKind};
use super::platform::{self, now};
use super::request::Request;

/// The header by which a caller makes a call safe to repeat (draft-ietf-httpapi-idempotency-key-header).
pub(super) const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// How often a call that failed is made again, and how long the pauses are.
///
/// Only what is safe to repeat is: calls that could not connect; and, where the method is idempotent (RFC 9110 §9.2.2) or
/// the call has an idempotency key, those that are answered 408, 429, 502, 503 or 504. Each attempt sends the same bytes,
/// so a call whose body is a stream is never made again.
/// No browser says that it could not connect, so there that is no reason.
/// All of them and the pauses together keep the limit of time that one call has.
///
/// A pause is drawn between nothing and a limit that doubles with each attempt, so that clients which failed together do
/// not come back together. A server that says `Retry-After` is given that time, up to the longest pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    first_pause: Duration,
    longest_pause: Duration,
}

impl Retry {
    /// Three attempts, the first pause at most half a second, none longer than twenty.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            attempts: 3,
            first_pause: Duration::from_millis(500),
            longest_pause: Duration::from_secs(20),
        }
    }

    /// One attempt; another one only where a token was refused (401), with one that is fetched anew.
    #[must_use]
    pub const fn never() -> Self {
        Self::new().with_attempts(1)
    }

    /// Limits the attempts, the first one included.
    #[must_use]
    pub const fn with_attempts(mut self, most: u32) -> Self {
        self.attempts = most;
        self
    }

    /// Limits the first pause; the limit of each further one is twice that of the one before.
    #[must_use]
    pub const fn with_first_pause(mut self, most: Duration) -> Self {
        self.first_pause = most;
        self
    }

    /// Limits every pause.
    #[must_use]
    pub const fn with_longest_pause(mut self, most: Duration) -> Self {
        self.longest_pause = most;
        self
    }

    /// The pause after so many attempts that failed, if there is to be another one.
    pub(super) fn pause(self, made: u32, request: &Request, error: &Error) -> Option<Duration> {
        if made >= self.attempts || !is_worth_another(request, error) {
            return None;
        }
        let told = error
            .headers()
            .and_then(|headers| retry_after(headers, now()));
        let drawn = self.drawn(made, random());
        Some(drawn.max(told.unwrap_or_default().min(self.longest_pause)))
    }

    /// The pause after so many attempts, at `place` between nothing (0) and its limit (1).
    pub(super) fn drawn(self, made: u32, place: f64) -> Duration {
        let doubled = 2_u32.saturating_pow(made.saturating_sub(1));
        let limit = self.first_pause.saturating_mul(doubled);
        limit.min(self.longest_pause).mul_f64(place)
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a call that failed so may go well the next time, and does no harm then.
fn is_worth_another(request: &Request, error: &Error) -> bool {
    match error.kind() {
        _ if !request.is_lasting() => false,
        ErrorKind::Connect => true,
        ErrorKind::Status => {
            let passing = [
                StatusCode::REQUEST_TIMEOUT,
                StatusCode::TOO_MANY_REQUESTS,
                StatusCode::BAD_GATEWAY,
                StatusCode::SERVICE_UNAVAILABLE,
                StatusCode::GATEWAY_TIMEOUT,
            ];
            let is_passing = error
                .status()
                .is_some_and(|status| passing.contains(&status));
            is_passing && is_repeatable(request)
        }
        _ => false,
    }
}

fn is_repeatable(request: &Request) -> bool {
    let idempotent = [
        Method::GET,
        Method::HEAD,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::TRACE,
    ];
    idempotent.contains(request.method()) || request.headers().contains_key(IDEMPOTENCY_KEY)
}

/// How long a server asks to be left alone: in seconds, or until a date (RFC 9110 §10.2.3). Nothing if it says something
/// else, or a date that has passed.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let told = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !told.is_empty() && told.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number has are a very long time.
        return Some(Duration::from_secs(told.parse().unwrap_or(u64::MAX)));
    }
    httpdate::parse_http_date(told)
        .ok()?
        .duration_since(now)
        .ok()
}

/// A number from 0 to 1.
pub(super) fn random() -> f64 {
    (platform::random() >> 11) as f64 / (1_u64 << 53) as f64
}

/// How many attempts a client may make again: when nearly everything fails, more of it does not help.
///
/// Ten at once; ten calls that go well allow one more.
#[derive(Debug)]
pub(super) struct Budget(AtomicU32);

impl Budget {
    /// What one attempt costs; a call that goes well brings 1.
    const PRICE: u32 = 10;
    const MOST: u32 = 10 * Self::PRICE;

    pub(super) fn new() -> Self {
        Self(AtomicU32::new(Self::MOST))
    }

    /// Takes an attempt out; whether there is one.
    pub(super) fn take(&self) -> bool {
        let left = |left: u32| left.checked_sub(Self::PRICE);
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, left)
            .is_ok()
    }

    /// Notes a call that went well.
    pub(super) fn earn(&self) {
        let more = |left: u32| (left < Self::MOST).then_some(left + 1);
        _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}
