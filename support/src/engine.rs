//! The way of a request to the server and of its answer back, the same for every operation.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;

use super::answered::{Answered, Gathered};
use super::assembly::{Assembled, Draft, assemble};
use super::client::Client;
use super::credential::bearer;
use super::download::{Download, chunk};
use super::error::Error;
use super::overrides::Overrides;
use super::platform::{Incoming, KEEPS_TIME, execute, sleep};
use super::request::Request;
use super::secret::Secret;
use super::trace::Trace;
use super::within::{Deadline, within};

/// A call without its types: so this code exists once, and not once for every operation.
#[derive(Clone, Debug)]
pub(super) struct Exchange {
    pub(super) client: Client,
    pub(super) request: Request,
    pub(super) accept: Option<&'static str>,
    pub(super) overrides: Overrides,
}

impl Exchange {
    /// Sends the request and reads the whole answer, which is an error unless its status is 2xx.
    pub(super) fn send(&self) -> impl Future<Output = Result<Answered, Error>> + '_ {
        self.made()
    }

    /// Sends the request and reads the answer up to its body.
    pub(super) async fn stream(&self) -> Result<Download, Error> {
        self.made().await
    }

    /// Makes the call, in as many attempts as it takes.
    async fn made<A: Attempted>(&self) -> Result<A, Error> {
        let (trace, deadline) = (Trace::of(&self.request), Deadline::after(self.limit()));
        let mut attempts = Attempts::default();
        let outcome = {
            // Pinned here, since what is handed on by value is held twice, and futures are moved as a whole.
            let made = pin!(self.tried(&trace, &deadline, &mut attempts));
            trace.around(made).await
        };
        trace.end(attempts.sent, outcome.as_ref().map(A::status));
        outcome
    }

    /// Makes attempts until one succeeds or is the last.
    async fn tried<A: Attempted>(
        &self,
        trace: &Trace,
        deadline: &Deadline,
        attempts: &mut Attempts,
    ) -> Result<A, Error> {
        loop {
            let token = self.token(attempts, deadline).await?;
            let pause = {
                let outcome = A::attempt(self, deadline, token.as_ref()).await;
                let Some(pause) = self.pause(attempts, token, &outcome, deadline) else {
                    return outcome;
                };
                if let Err(error) = &outcome {
                    trace.again(attempts.sent, error, pause);
                }
                pause
            };
            sleep(pause).await;
        }
    }

    /// The token that the request needs, if it needs one that is fetched.
    async fn token(
        &self,
        attempts: &Attempts,
        deadline: &Deadline,
    ) -> Result<Option<Secret>, Error> {
        let Some(tokens) = self.draft().tokens() else {
            return Ok(None);
        };
        let operation = self.request.operation();
        let fetching = pin!(tokens.get(attempts.refused.as_ref()));
        let fetched = within(deadline.left(), operation, fetching).await?;
        let token = fetched.map_err(|cause| Error::token(operation, cause))?;
        Ok(Some(token))
    }

    /// The pause before another attempt, if there is to be one.
    fn pause<T>(
        &self,
        attempts: &mut Attempts,
        token: Option<Secret>,
        outcome: &Result<T, Error>,
        deadline: &Deadline,
    ) -> Option<Duration> {
        attempts.sent += 1;
        let (retry, budget) = (self.client.shared.retry, &self.client.shared.budget);
        let Err(error) = outcome else {
            budget.earn();
            return None;
        };
        // Nothing was done by a server that does not know who calls.
        let is_refused = error.status() == Some(StatusCode::UNAUTHORIZED);
        let is_first = attempts.refused.is_none() && token.is_some();
        if is_refused && is_first {
            if self.request.is_lasting() {
                attempts.refused = token;
                return Some(Duration::ZERO);
            }
            // The call cannot be made again, but others need not go the same way.
            if let (Some(token), Some(tokens)) = (&token, self.draft().tokens()) {
                tokens.forget(token);
            }
        }
        attempts.made += 1;
        let retry = self.overrides.retry.unwrap_or(retry);
        let pause = retry.pause(attempts.made, &self.request, error)?;
        let is_in_time = deadline.left().is_none_or(|left| pause < left);
        (is_in_time && budget.take()).then_some(pause)
    }

    /// Sends the request and reads the head of the answer.
    async fn head(
        &self,
        way: Reading,
        limit: Option<Duration>,
        token: Option<&Secret>,
    ) -> Result<Incoming, Error> {
        let operation = self.request.operation();
        let Some(transport) = &self.client.shared.way.transport else {
            let http = match way {
                Reading::Whole => self.client.buffered(),
                Reading::Streamed => self.client.streamed()?,
            };
            let patience = limit.filter(|_| self.is_patient());
            let own = limit.filter(|_| patience.is_none());
            let sending = pin!(execute(http, self.timed(own, token).await?));
            let sent = within(patience, operation, sending).await?;
            return sent.map_err(|cause| Error::transport(operation, cause));
        };
        let (assembled, body) = self.opened(token).await?;
        let request = assembled.into_http(body.unwrap_or_default());
        let refuse = |problem| Error::build(operation, problem);
        let sending = transport.send(request.map_err(refuse)?);
        let sent = within(limit, operation, sending).await?;
        let sent = sent.map_err(|cause| Error::sending(operation, cause))?;
        Ok(sent.into())
    }

    /// The request as the HTTP library sends it, within so much time.
    async fn timed(
        &self,
        limit: Option<Duration>,
        token: Option<&Secret>,
    ) -> Result<reqwest::Request, Error> {
        let (assembled, body) = self.opened(token).await?;
        let mut request = assembled.into_reqwest(body);
        *request.timeout_mut() = limit;
        Ok(request)
    }

    /// The request, and its body as the HTTP library takes it.
    async fn opened(
        &self,
        token: Option<&Secret>,
    ) -> Result<(Assembled<'_>, Option<reqwest::Body>), Error> {
        let mut assembled = self.assembled(token)?;
        let body = assembled.open().await;
        let body = body.map_err(|cause| Error::unread(self.request.operation(), &cause))?;
        Ok((assembled, body))
    }

    fn assembled(&self, token: Option<&Secret>) -> Result<Assembled<'_>, Error> {
        let refuse = |problem| Error::build(self.request.operation(), problem);
        let token = token.map(bearer).transpose().map_err(refuse)?;
        assemble(self.draft(), token.as_ref()).map_err(refuse)
    }

    /// All that the request is made of.
    pub(super) fn draft(&self) -> Draft<'_> {
        Draft {
            client: &self.client.shared,
            request: &self.request,
            overrides: &self.overrides,
            accept: self.accept,
        }
    }

    /// The request as a value of the `http` crate.
    pub(super) fn plain(&self, token: Option<&Secret>) -> Result<http::Request<Bytes>, Error> {
        let refuse = |problem| Error::build(self.request.operation(), problem);
        let assembled = self.assembled(token)?;
        let bytes = assembled.bytes();
        let bytes = bytes.ok_or_else(|| refuse("the body is not in memory".to_owned()))?;
        assembled.into_http(bytes).map_err(refuse)
    }

    /// Whether the time of each wait is measured here, since the HTTP library does not see to it.
    fn is_patient(&self) -> bool {
        self.client.shared.way.transport.is_some() || !KEEPS_TIME
    }

    /// How long the whole call may take.
    pub(super) fn limit(&self) -> Duration {
        let timeout = self.overrides.timeout;
        timeout.unwrap_or(self.client.timeout())
    }

    /// Reads the rest of an answer. If that fails, the answer ends where it failed.
    async fn collect(
        &self,
        response: &mut Incoming,
        deadline: &Deadline,
    ) -> (Answered, Result<(), Error>) {
        let mut body = Gathered::default();
        let outcome = self.collect_body(response, deadline, &mut body).await;
        (self.answered(response, body.into_bytes()), outcome)
    }

    fn answered(&self, response: &mut Incoming, body: Bytes) -> Answered {
        Answered {
            operation: self.request.operation(),
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body,
        }
    }

    async fn collect_body(
        &self,
        response: &mut Incoming,
        deadline: &Deadline,
        body: &mut Gathered,
    ) -> Result<(), Error> {
        let operation = self.request.operation();
        let limit = self.client.max_body();
        loop {
            let left = self.is_patient().then(|| deadline.left()).flatten();
            let Some(mut bytes) = chunk(response, left, operation).await? else {
                return Ok(());
            };
            let room = limit.saturating_sub(body.len() as u64);
            if bytes.len() as u64 > room {
                bytes.truncate(room as usize);
                body.push(bytes);
                return Err(Error::too_large(operation, limit));
            }
            body.push(bytes);
            // The refusal of a streamed call could trickle in for ever: only its silences are limited.
            if deadline.has_passed() {
                return Err(Error::timeout(operation));
            }
        }
    }
}

/// What one attempt of a call gives.
trait Attempted: Sized {
    /// Makes one.
    async fn attempt(
        exchange: &Exchange,
        deadline: &Deadline,
        token: Option<&Secret>,
    ) -> Result<Self, Error>;

    fn status(&self) -> StatusCode;
}

/// The whole answer.
impl Attempted for Answered {
    async fn attempt(
        exchange: &Exchange,
        deadline: &Deadline,
        token: Option<&Secret>,
    ) -> Result<Self, Error> {
        let limit = deadline.left().unwrap_or(exchange.limit());
        let mut response = exchange.head(Reading::Whole, Some(limit), token).await?;
        let success = response.status().is_success();
        let limit = exchange.client.max_body();
        let length = response.content_length();
        if success && length.is_some_and(|length| length > limit) {
            let error = Error::too_large(exchange.request.operation(), limit);
            return Err(error.about(exchange.answered(&mut response, Bytes::new())));
        }
        let (answer, outcome) = exchange.collect(&mut response, deadline).await;
        match outcome {
            _ if !success => Err(Error::status_of(answer)),
            Ok(()) => Ok(answer),
            Err(error) => Err(error.about(answer)),
        }
    }

    fn status(&self) -> StatusCode {
        self.status
    }
}

/// The answer up to its body.
impl Attempted for Download {
    async fn attempt(
        exchange: &Exchange,
        deadline: &Deadline,
        token: Option<&Secret>,
    ) -> Result<Self, Error> {
        // Of the call itself it is the whole that is limited, of the client each silence.
        let whole = exchange.overrides.timeout;
        let whole = whole.map(|limit| deadline.left().unwrap_or(limit));
        let silence = exchange.is_patient().then(|| exchange.client.timeout());
        let head = whole.or(silence);
        let mut response = exchange.head(Reading::Streamed, head, token).await?;
        if response.status().is_success() {
            let end = silence.and(whole).map(|_| *deadline);
            let operation = exchange.request.operation();
            return Ok(Self::new(operation, response, silence, end));
        }
        let (answer, _) = exchange.collect(&mut response, deadline).await;
        Err(Error::status_of(answer))
    }

    fn status(&self) -> StatusCode {
        self.status()
    }
}

/// What has become of a call so far.
#[derive(Default)]
struct Attempts {
    /// How many there were, whatever came of them.
    sent: u32,
    /// How many have failed.
    made: u32,
    /// The token that the server has refused.
    refused: Option<Secret>,
}

/// How the body of an answer is read.
#[derive(Clone, Copy)]
enum Reading {
    Whole,
    Streamed,
}
