//! Calls as values of the `http` crate: for other ways to send them, for records and for tests.

use bytes::Bytes;

use super::answer::Read;
use super::answered::Answered;
use super::call::{Call, decode, reply};
use super::download::Download;
use super::error::Error;
use super::opened::Opened;
use super::reply::Reply;
use super::tokens::Tokens;

impl<T, O> Call<T, O> {
    /// The request as it would be sent, with all that the client adds to it. Nothing is sent.
    ///
    /// It holds the credentials: their headers are marked as sensitive, a key in the query is not.
    ///
    /// # Errors
    ///
    /// If the request cannot be built, has a body that is not in memory, or needs a token that no call has fetched yet.
    pub fn to_http(&self) -> Result<http::Request<Bytes>, Error> {
        let exchange = &self.exchange;
        let known = exchange.draft().tokens().and_then(Tokens::known);
        exchange.plain(known.as_ref())
    }

    /// Reads an answer that came another way as one to this call.
    ///
    /// # Errors
    ///
    /// If its status is not 2xx, or its body is not what was expected.
    pub fn read_http(&self, response: http::Response<Bytes>) -> Result<Reply<T>, Error> {
        let operation = self.exchange.request.operation();
        let is_success = response.status().is_success();
        let how = match self.answer.read() {
            Read::Opened(open) if is_success => {
                let download = Download::new(operation, response.into(), None, None);
                let exchange = self.exchange.clone();
                return Ok(reply(open, Opened { exchange, download }));
            }
            Read::Opened(_) => None,
            Read::Whole(how) => Some(how),
        };
        let (head, body) = response.into_parts();
        let answer = Answered {
            operation,
            status: head.status,
            headers: head.headers,
            body,
        };
        match how.filter(|_| is_success) {
            Some(how) => decode(how, answer),
            None => Err(Error::status_of(answer)),
        }
    }
}
