//! The way of a request to the server and of its answer back, the same for every operation.

use std::time::{Duration, Instant};

use reqwest::Response;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderValue};

use super::answered::Answered;
use super::client::Client;
use super::credential::Placed;
use super::download::Download;
use super::encode;
use super::error::Error;
use super::request::{Request, header_value};

/// A call without its types: so this code exists once, and not once for every operation.
#[derive(Clone, Debug)]
pub(super) struct Exchange {
    pub(super) client: Client,
    pub(super) request: Request,
    pub(super) accept: Option<&'static str>,
    /// The limit of the whole call, where it is not the client's.
    pub(super) timeout: Option<Duration>,
}

impl Exchange {
    /// Sends the request and reads the whole answer, which is an error unless its status is 2xx.
    pub(super) async fn send(self) -> Result<Answered, Error> {
        let deadline = Deadline::after(self.limit());
        let response = self
            .open(self.client.buffered(), Some(self.limit()))
            .await?;
        let success = response.status().is_success();
        let limit = self.client.max_body();
        if success
            && response
                .content_length()
                .is_some_and(|length| length > limit)
        {
            return Err(Error::too_large(self.request.operation(), limit));
        }
        let (answer, outcome) = self.collect(response, &deadline).await;
        if success {
            outcome.map(|()| answer)
        } else {
            Err(Error::status_of(answer))
        }
    }

    /// Sends the request and reads the answer up to its body.
    pub(super) async fn stream(self) -> Result<Download, Error> {
        let deadline = Deadline::after(self.limit());
        let response = self.open(self.client.streamed()?, self.timeout).await?;
        if response.status().is_success() {
            return Ok(Download::new(self.request.operation(), response));
        }
        let (answer, _) = self.collect(response, &deadline).await;
        Err(Error::status_of(answer))
    }

    /// Sends the request and reads the head of the answer.
    async fn open(
        &self,
        http: &reqwest::Client,
        limit: Option<Duration>,
    ) -> Result<Response, Error> {
        let operation = self.request.operation();
        let mut request = self
            .assemble()
            .map_err(|problem| Error::build(operation, problem))?;
        *request.timeout_mut() = limit;
        http.execute(request)
            .await
            .map_err(|cause| Error::transport(operation, cause))
    }

    fn limit(&self) -> Duration {
        self.timeout.unwrap_or(self.client.timeout())
    }

    /// The request as it goes over the wire, with the client's credential; or what is wrong with it.
    fn assemble(&self) -> Result<reqwest::Request, String> {
        if let Some(problem) = self.request.problem() {
            return Err(problem.to_owned());
        }
        let pair = |(name, value): (&str, &str)| encode::value(name) + "=" + &encode::value(value);
        let mut query: Vec<_> = borrowed(self.request.query_pairs()).map(pair).collect();
        let mut cookies: Vec<_> = borrowed(self.request.cookies())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut headers = self.request.headers().clone();
        match self.client.credential(self.request.credentials()) {
            // What the caller of one call sets goes before what the client was given for all.
            Some(Placed::Header(name, value)) => {
                _ = headers.entry(name).or_insert_with(|| value.clone())
            }
            Some(Placed::Query(name, value)) => query.push(pair((name, value.expose()))),
            Some(Placed::Cookie(name, value)) => cookies.push(format!("{name}={}", value.expose())),
            None => {}
        }
        if !cookies.is_empty() {
            // One header for all of them (RFC 6265 §5.4), with what the caller has set as a header.
            if let Some(Ok(set)) = headers.get(COOKIE).map(HeaderValue::to_str) {
                cookies.insert(0, set.to_owned());
            }
            let mut value = header_value("cookie", &cookies.join("; "))?;
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
        let accept = self.accept.filter(|_| !headers.contains_key(ACCEPT));
        if let Some(accept) = accept {
            headers.insert(ACCEPT, header_value("accept", accept)?);
        }
        let url = self
            .client
            .base()
            .join(&self.request.checked_path()?, &query.join("&"))?;
        let mut request = reqwest::Request::new(self.request.method().clone(), url);
        if let Some(body) = self.request.body() {
            headers
                .entry(CONTENT_TYPE)
                .or_insert_with(|| body.content_type.clone());
            *request.body_mut() = Some(body.bytes.clone().into());
        }
        *request.headers_mut() = headers;
        Ok(request)
    }

    /// Reads the rest of an answer. If that fails, the answer ends where it failed.
    async fn collect(
        &self,
        mut response: Response,
        deadline: &Deadline,
    ) -> (Answered, Result<(), Error>) {
        let mut body = Vec::new();
        let outcome = self.collect_body(&mut response, deadline, &mut body).await;
        let answer = Answered {
            operation: self.request.operation(),
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body: body.into(),
        };
        (answer, outcome)
    }

    async fn collect_body(
        &self,
        response: &mut Response,
        deadline: &Deadline,
        body: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let operation = self.request.operation();
        let limit = self.client.max_body();
        while let Some(bytes) = response
            .chunk()
            .await
            .map_err(|cause| Error::transport(operation, cause))?
        {
            let room = limit.saturating_sub(body.len() as u64);
            if bytes.len() as u64 > room {
                body.extend(bytes.iter().take(room as usize));
                return Err(Error::too_large(operation, limit));
            }
            body.extend_from_slice(&bytes);
            // The refusal of a streamed call could trickle in for ever: only its silences are limited.
            if deadline.has_passed() {
                return Err(Error::timeout(operation));
            }
        }
        Ok(())
    }
}

/// A moment that may lie too far ahead for the clock to name.
struct Deadline(Option<Instant>);

impl Deadline {
    fn after(time: Duration) -> Self {
        Self(Instant::now().checked_add(time))
    }

    fn has_passed(&self) -> bool {
        self.0.is_some_and(|moment| Instant::now() > moment)
    }
}

fn borrowed<'a>(
    pairs: &'a [(&'static str, String)],
) -> impl Iterator<Item = (&'static str, &'a str)> {
    pairs.iter().map(|(name, value)| (*name, value.as_str()))
}
