//! What a browser gives: one thread, its clock, its timers, and `fetch`.

#![cfg(target_family = "wasm")]

use std::future::{Future, poll_fn};
use std::path::Path;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use gloo_timers::future::TimeoutFuture;
use http_body::Body;
use reqwest::header::{CONTENT_LENGTH, HeaderMap};
use reqwest::{Client, ClientBuilder, Error, Request, Response, StatusCode};

use super::fault::Cause;
use super::source::Pouring;

pub(super) use web_time::Instant;

/// A future that stays in its thread.
pub type Boxed<'f, T> = Pin<Box<dyn Future<Output = T> + 'f>>;

/// Whether the HTTP library keeps limits of time: `fetch` keeps none of silences, and does not tell of the others.
pub(super) const KEEPS_TIME: bool = false;

/// The date and the time.
pub(super) fn now() -> SystemTime {
    let since = web_time::SystemTime::now().duration_since(web_time::UNIX_EPOCH);
    SystemTime::UNIX_EPOCH + since.unwrap_or_default()
}

/// What a browser decides by itself about connections: everything.
#[derive(Clone, Debug)]
pub(super) struct Connecting;

impl Connecting {
    pub(super) fn new(_user_agent: &str) -> Self {
        Self
    }

    pub(super) fn check(&self) -> Result<(), String> {
        Ok(())
    }

    pub(super) fn stay(&mut self) {}

    pub(super) fn set_up(&self, http: ClientBuilder, _silence: Option<Duration>) -> ClientBuilder {
        http
    }
}

/// The HTTP library as it is unless somebody sets it up.
pub(super) fn standard() -> ClientBuilder {
    Client::builder()
}

/// An answer whose body is on its way.
pub(super) struct Incoming {
    status: StatusCode,
    headers: HeaderMap,
    memory: Bytes,
    /// What comes behind that.
    rest: Option<Pin<Box<dyn Stream<Item = Result<Bytes, Error>>>>>,
}

impl Incoming {
    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(super) fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// The length that the server told; a browser may have unpacked the body since.
    pub(super) fn content_length(&self) -> Option<u64> {
        let told = self.headers.get(CONTENT_LENGTH)?.to_str().ok()?;
        told.parse().ok()
    }

    pub(super) async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        if !self.memory.is_empty() {
            return Ok(Some(std::mem::take(&mut self.memory)));
        }
        match &mut self.rest {
            Some(rest) => poll_fn(|context| rest.as_mut().poll_next(context))
                .await
                .transpose(),
            None => Ok(None),
        }
    }
}

/// What a transport gives is in memory.
impl<B: Into<reqwest::Body>> From<http::Response<B>> for Incoming {
    fn from(answer: http::Response<B>) -> Self {
        let (head, body) = answer.into_parts();
        let body = body.into();
        Self {
            status: head.status,
            headers: head.headers,
            memory: Bytes::copy_from_slice(body.as_bytes().unwrap_or_default()),
            rest: None,
        }
    }
}

/// Sends a request.
pub(super) async fn execute(http: &Client, request: Request) -> Result<Incoming, Error> {
    let response = http.execute(request).await?;
    Ok(Incoming {
        status: response.status(),
        headers: response.headers().clone(),
        memory: Bytes::new(),
        rest: Some(Box::pin(response.bytes_stream())),
    })
}

/// An answer as transports give it, with its whole body.
pub(super) async fn answer(response: Response) -> Result<http::Response<reqwest::Body>, Error> {
    let mut answer = http::Response::new(reqwest::Body::default());
    *answer.status_mut() = response.status();
    *answer.headers_mut() = response.headers().clone();
    *answer.body_mut() = response.bytes().await?.into();
    Ok(answer)
}

/// Whether no connection could be made, of which a browser does not tell.
pub(super) fn is_connect(_: &Error) -> bool {
    false
}

/// A body of the HTTP library, which takes it whole.
pub(super) async fn body<B>(pieces: B) -> Result<reqwest::Body, B::Error>
where
    B: Body<Data = Bytes, Error: Into<Cause>> + Send + Sync + 'static,
{
    let (mut pieces, mut whole) = (pin!(pieces), BytesMut::new());
    while let Some(frame) = poll_fn(|context| pieces.as_mut().poll_frame(context)).await {
        if let Ok(bytes) = frame?.into_data() {
            whole.extend_from_slice(&bytes);
        }
    }
    Ok(whole.freeze().into())
}

/// The bytes of a file, of which a browser has none.
pub(super) async fn file(_: Arc<Path>) -> Result<(Pouring, Option<u64>), Cause> {
    Err("a browser has no files".into())
}

/// A number that nobody can foresee.
pub(super) fn random() -> u64 {
    getrandom::u64().unwrap_or_default()
}

/// Waits; no timer takes more than 24 days.
pub(super) async fn sleep(time: Duration) {
    let most = i32::MAX as u32;
    TimeoutFuture::new(u32::try_from(time.as_millis()).map_or(most, |time| time.min(most))).await;
}
