//! Server-sent events: an answer that tells one thing after another (WHATWG HTML, section 9.2).

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue};
use serde::de::DeserializeOwned;

use super::answer::{Answer, json};
use super::error::Error;
use super::fault::Fault;
use super::feed::{Feed, Frame};
use super::items::Items;
use super::json::{Json, Seed};
use super::opened::Opened;
use super::platform::sleep;
use super::within::Deadline;

/// The name of an event of which the server says no other.
const MESSAGE: &str = "message";

/// What ends a stream by the habit of many servers, where an event is expected.
const DONE: &str = "[DONE]";

/// How long to wait before a stream is opened again, unless the server says it.
const PAUSE: Duration = Duration::from_secs(3);

/// A pause that a server asks for, and that neither hurries it nor forgets it.
fn within_reason(pause: Duration) -> Duration {
    pause.clamp(Duration::from_millis(100), Duration::from_secs(60))
}

/// The types of answers that are no streams, whatever was asked for. Of any other type, servers send streams.
const OTHERS: [&str; 2] = ["application/json", "text/html"];

/// The header by which a server learns which event came last.
const LAST_EVENT_ID: &str = "last-event-id";

/// The events of an answer as they arrive.
///
/// There is no limit to their number, nor to their time as long as bytes keep coming: a server that stays silent for
/// the client's timeout ends it. One event may be as long as the answer of another call. Dropping it closes the
/// connection.
pub struct Events<T> {
    opened: Opened,
    feed: Feed,
    decode: fn(&Bytes) -> Result<T, Fault>,
    /// Whether nothing has been read since it was opened.
    is_new: bool,
    is_over: bool,
    /// How often it may be opened again until the next event.
    again: u32,
    left: u32,
    /// Until when the server is left alone, before it is opened again.
    pause: Option<Deadline>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What it is called: `message`, unless the server says something else.
    pub name: String,
    /// What it says.
    pub data: T,
    /// The id of the last event that had one, this one included; empty if there was none.
    pub id: String,
}

impl<T> Events<T> {
    fn new(opened: Opened, decode: fn(&Bytes) -> Result<T, Fault>) -> Self {
        Self {
            opened,
            feed: Feed::default(),
            decode,
            is_new: true,
            is_over: false,
            again: 0,
            left: 0,
            pause: None,
        }
    }

    /// Opens the stream again where it ends or breaks off, at most so often in a row without an event in between.
    ///
    /// The server is told the id of the last event (`Last-Event-ID`), and is left alone for three seconds before, or for
    /// as long as it said by `retry`, within a tenth of a second and a minute. A stream is over where the server says so: by `[DONE]`, by the status 204, by any
    /// status that is an error.
    #[must_use]
    pub fn reconnecting(mut self, times: u32) -> Self {
        (self.again, self.left) = (times, times);
        self
    }

    /// The status, always 2xx.
    pub fn status(&self) -> StatusCode {
        self.opened.download.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.opened.download.headers()
    }

    /// The next event, `None` at the end: where the stream ends, or `[DONE]` stands in the place of an event.
    ///
    /// # Errors
    ///
    /// If the connection fails, stalls, or ends before the body does; if an event is longer than the client's limit. If
    /// what an event says is not what was expected, [`Error::body`] has it, and the next call gives the next event.
    pub async fn next(&mut self) -> Result<Option<Event<T>>, Error> {
        loop {
            if let Some(frame) = self.feed.next() {
                self.left = self.again;
                if frame.data != DONE {
                    return self.event(frame).map(Some);
                }
                self.feed.begin_again();
                self.is_over = true;
            }
            if self.is_over {
                return Ok(None);
            }
            // Nothing is noted before it is done: a call of this that is dropped, is made again.
            if self.is_new && self.opened.is_other(&OTHERS) {
                let error = self.opened.whole("no stream of events").await;
                self.is_over = true;
                return Err(error);
            }
            self.is_new = false;
            if let Err(error) = self.opened.check(self.feed.size()) {
                self.feed.begin_again();
                self.is_over = true;
                return Err(error);
            }
            match self.opened.download.chunk().await {
                Ok(Some(bytes)) => self.feed.push(&bytes),
                Ok(None) if self.left == 0 => {
                    self.feed.end();
                    self.is_over = true;
                }
                Err(error) if self.left == 0 => {
                    self.is_over = true;
                    return Err(error);
                }
                _ => self.open_again().await?,
            }
        }
    }

    /// The events as a `Stream`.
    pub fn into_stream(self) -> Items<Self, Event<T>>
    where
        T: Send + 'static,
    {
        Items::new(self, |mut events| {
            Box::pin(async {
                let next = events.next().await;
                (events, next)
            })
        })
    }

    /// Reads what an event says.
    fn event(&self, frame: Frame) -> Result<Event<T>, Error> {
        let body = Bytes::from(frame.data);
        let data = (self.decode)(&body).map_err(|fault| self.opened.refuse(body, fault))?;
        let name = match frame.name.is_empty() {
            true => MESSAGE.to_owned(),
            false => frame.name,
        };
        let id = self.feed.last_id().to_owned();
        Ok(Event { name, data, id })
    }

    async fn open_again(&mut self) -> Result<(), Error> {
        let pause = self.feed.retry().map_or(PAUSE, within_reason);
        let pause = self.pause.get_or_insert_with(|| Deadline::after(pause));
        sleep(pause.left().unwrap_or_default()).await;
        let mut exchange = self.opened.exchange.clone();
        let id = self.feed.last_id();
        if !id.is_empty() {
            // In UTF-8; an id that no header can carry is none.
            if let Ok(id) = HeaderValue::from_bytes(id.as_bytes()) {
                exchange.request.headers_mut().insert(LAST_EVENT_ID, id);
            }
        }
        let opened = exchange.stream().await;
        self.pause = None;
        self.left -= 1;
        match opened {
            Ok(download) => {
                self.is_over = download.status() == StatusCode::NO_CONTENT;
                self.is_new = true;
                self.opened.download = download;
                self.feed.begin_again();
                Ok(())
            }
            Err(error) if error.status().is_none() && self.left > 0 => Ok(()),
            Err(error) => {
                self.is_over = true;
                Err(error)
            }
        }
    }
}

impl<T: DeserializeOwned> Answer<Events<T>> {
    /// Events that say JSON.
    #[must_use]
    pub fn events(accept: &'static str) -> Self {
        Self::opened(accept, |opened| {
            Events::new(opened, |body| json(body, || PhantomData))
        })
    }
}

impl<T> Answer<Events<T>> {
    /// Events that say JSON in the form `A`.
    #[must_use]
    pub fn events_by<A: Json<T>>(accept: &'static str) -> Self {
        Self::opened(accept, |opened| {
            Events::new(opened, |body| json(body, Seed::<T, A>::new))
        })
    }
}

impl Answer<Events<String>> {
    /// Events that say text.
    #[must_use]
    pub fn text_events(accept: &'static str) -> Self {
        Self::opened(accept, |opened| {
            Events::new(opened, |body| Ok(std::str::from_utf8(body)?.to_owned()))
        })
    }
}

/// Headers and events stay out: an answer may carry cookies and tokens of its own.
impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events")
            .field("operation", &self.opened.operation())
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
