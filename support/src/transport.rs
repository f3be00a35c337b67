//! How requests reach servers and answers come back.

use std::error::Error;
use std::sync::Arc;

use reqwest::Body;

use super::platform::{Boxed, answer};
use super::signing::Sign;

/// An answer on its way, or why there is none.
///
/// It goes from thread to thread, except in browsers.
pub type Sending<'t> = Boxed<'t, Result<http::Response<Body>, Box<dyn Error + Send + Sync>>>;

/// What sends requests: in the place of the HTTP library, or around it.
///
/// ```text
/// struct Recorder(reqwest::Client);
///
/// impl Transport for Recorder {
///     fn send(&self, request: http::Request<Body>) -> Sending<'_> {
///         println!("{} {}", request.method(), request.uri().path());
///         self.0.send(request)
///     }
/// }
/// ```
///
/// The client keeps its limits of time and of size in any case. An error of the HTTP library is told as such; any other one
/// counts as an exchange that failed under way, so the call is not made again.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request, and gives the answer as soon as its head is there.
    ///
    /// A body that is in memory is seen by [`Body::as_bytes`]; others are streams. In a browser each is in memory, those of
    /// answers, too.
    fn send(&self, request: http::Request<Body>) -> Sending<'_>;
}

/// A client that is set up as its user wants it, redirects and all: one that follows them anywhere takes keys along that
/// stand in other headers than `Authorization`.
impl Transport for reqwest::Client {
    fn send(&self, request: http::Request<Body>) -> Sending<'_> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request)?;
            Ok(answer(self.execute(request).await?).await?)
        })
    }
}

/// What happens to requests between the call and the wire, as the user of a client wants it.
#[derive(Clone, Default)]
pub(super) struct Way {
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) sign: Option<Arc<Sign>>,
}
