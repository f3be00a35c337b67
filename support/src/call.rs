//! A call on its way from being described to being sent.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::answer::{Answer, Decode, Read};
use super::answered::Answered;
use super::base::Base;
use super::client::Client;
use super::credential::Credential;
use super::download::Download;
use super::engine::Exchange;
use super::error::Error;
use super::opened::Opened;
use super::overrides::Overrides;
use super::platform::Boxed;
use super::progress::{Progress, Watcher};
use super::reply::Reply;
use super::request::Request;
use super::retry::{IDEMPOTENCY_KEY, Retry};
use super::text::ToText;

/// A call of one operation, which gives a `T`. `O` stands for the operation, and scopes the setters of its parameters.
///
/// Await it for the decoded body, or see [`send`](Self::send) and [`stream`](Self::stream). What is common to all calls
/// begins with `with_`, so that it never meets the name of a parameter.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T, O = ()> {
    pub(super) exchange: Exchange,
    pub(super) answer: Answer<T>,
    pub(super) operation: PhantomData<fn() -> O>,
}

impl Client {
    /// A call of `request`. Operations are made of it; so is a call that the description does not know of.
    pub fn call<T, O>(&self, request: Request, answer: Answer<T>) -> Call<T, O> {
        let (client, accept) = (self.clone(), answer.accept());
        let exchange = Exchange {
            client,
            request,
            accept,
            overrides: Overrides::default(),
        };
        Call {
            exchange,
            answer,
            operation: PhantomData,
        }
    }
}

impl<T, O> Call<T, O> {
    /// Changes the request: what setters are made of.
    #[doc(hidden)]
    pub fn edit(mut self, change: impl FnOnce(Request) -> Request) -> Self {
        self.exchange.request = change(self.exchange.request);
        self
    }

    /// Limits the whole call, in place of the client's timeout. Of a streamed call it limits the body too.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.exchange.overrides.timeout = Some(timeout);
        self
    }

    /// Sets how often the call is made again if it fails, in place of what the client does.
    pub fn with_retry(mut self, retry: Retry) -> Self {
        self.exchange.overrides.retry = Some(retry);
        self
    }

    /// Sets the `Idempotency-Key`, by which a server knows that a call comes again: so any call is safe to repeat
    /// (draft-ietf-httpapi-idempotency-key-header).
    ///
    /// Only for operations of which the server says that it keeps such keys.
    pub fn with_idempotency_key(self, key: &str) -> Self {
        self.with_header(IDEMPOTENCY_KEY, key)
    }

    /// Sets a header, in place of one that the operation sets.
    pub fn with_header(self, name: &str, value: impl ToText) -> Self {
        self.edit(|request| request.header(name, value))
    }

    /// Appends a query parameter, beside those of the operation.
    pub fn with_query(self, name: &'static str, value: impl ToText) -> Self {
        self.edit(|request| request.query(name, value))
    }

    /// Sets the credential of a name, in place of the client's: for calls in the name of somebody else.
    ///
    /// The name is that of the builder's method. Like the client's it goes where the client's servers are, or where
    /// [`with_base_url`](Self::with_base_url) says; a call whose operation takes no such credential is an error.
    pub fn with_credential(mut self, name: &'static str, credential: Credential) -> Self {
        match credential.place_as(name) {
            Ok(placed) => {
                self.exchange.overrides.credentials.insert(name, placed);
                self
            }
            Err(problem) => self.edit(|request| request.refuse(problem)),
        }
    }

    /// Sends the call to another base URL.
    ///
    /// What the client adds to calls, credentials first, stays out, and nothing is signed, unless one of its servers has
    /// the same origin or [`Builder::trust`](super::Builder::trust) names it. A credential of the call goes there.
    pub fn with_base_url(mut self, base_url: &str) -> Self {
        match Base::parse("the base URL of the call", base_url) {
            Ok(base) => {
                self.exchange.overrides.base = Some(Box::new(base));
                self
            }
            Err(problem) => self.edit(|request| request.refuse(problem)),
        }
    }

    /// Tells how much of the request's body has been handed to the connection, whenever that is more. An attempt that is
    /// made again begins with nothing.
    ///
    /// For the body of the answer see [`Download::with_progress`](super::Download::with_progress).
    pub fn with_progress(self, watch: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.edit(|request| request.watched(Watcher::new(watch)))
    }

    /// The request as it stands.
    pub fn request(&self) -> &Request {
        &self.exchange.request
    }

    /// Sends the request, for the decoded body with its status and headers.
    ///
    /// # Errors
    ///
    /// If the request cannot be built or sent, if the answer is not 2xx, too large or too late, or if its body is not
    /// what was expected.
    pub async fn send(self) -> Result<Reply<T>, Error> {
        match self.answer.read() {
            Read::Whole(how) => {
                let answer = self.exchange.send().await?;
                decode(how, answer)
            }
            Read::Opened(open) => Ok(reply(open, self.exchange.open().await?)),
        }
    }

    /// Sends the request, for the body as it arrives.
    ///
    /// # Errors
    ///
    /// If the request cannot be built or sent, or if the answer is not 2xx.
    pub async fn stream(self) -> Result<Download, Error> {
        self.exchange.stream().await
    }
}

/// Reads the body of a success.
pub(super) fn decode<T>(how: Decode<T>, answer: Answered) -> Result<Reply<T>, Error> {
    match how(&answer) {
        Ok(body) => Ok(Reply::new(answer.status, answer.headers, body)),
        Err(fault) => Err(Error::decode(answer, fault)),
    }
}

/// Makes of a success what reads its body as it arrives.
pub(super) fn reply<T>(open: fn(Opened) -> T, opened: Opened) -> Reply<T> {
    let (status, headers) = (opened.download.status(), opened.download.headers().clone());
    Reply::new(status, headers, open(opened))
}

impl<T, O> IntoFuture for Call<T, O> {
    type Output = Result<T, Error>;
    type IntoFuture = Pending<T>;

    fn into_future(self) -> Pending<T> {
        Pending(match self.answer.read() {
            Read::Whole(how) => {
                let exchange = self.exchange;
                Arriving::Whole(Box::pin(async move { exchange.send().await }), how)
            }
            Read::Opened(open) => Arriving::Opened(Box::pin(self.exchange.open()), open),
        })
    }
}

/// A call that is awaited.
///
/// Only its last step knows `T`; an async block for each operation would have to be compiled for each.
#[must_use = "futures do nothing unless they are awaited"]
pub struct Pending<T>(Arriving<T>);

enum Arriving<T> {
    Whole(Boxed<'static, Result<Answered, Error>>, Decode<T>),
    Opened(Boxed<'static, Result<Opened, Error>>, fn(Opened) -> T),
}

impl<T> Future for Pending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Arriving::Whole(answer, how) => answer.as_mut().poll(context).map(|answered| {
                answered
                    .and_then(|answered| decode(*how, answered))
                    .map(Reply::into_body)
            }),
            Arriving::Opened(answer, open) => answer
                .as_mut()
                .poll(context)
                .map(|opened| opened.map(*open)),
        }
    }
}

impl<T, O> Clone for Call<T, O> {
    fn clone(&self) -> Self {
        Self {
            exchange: self.exchange.clone(),
            answer: self.answer,
            operation: PhantomData,
        }
    }
}

impl<T, O> fmt::Debug for Call<T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("exchange", &self.exchange)
            .finish()
    }
}

impl<T> fmt::Debug for Pending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}
