//! A body as it arrives, for answers that are too large to hold.

use std::fmt;
use std::io::Write;
use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use super::error::Error;
use super::items::Items;
use super::platform::Incoming;
use super::progress::{Progress, Watcher};
use super::within::{Deadline, within};

/// A successful answer whose body is still on its way.
///
/// There is no limit to its length, nor to its time as long as bytes keep coming: a server that stays silent for the
/// client's timeout ends it. Dropping it closes the connection.
pub struct Download {
    pub(super) operation: &'static str,
    response: Incoming,
    content_length: Option<u64>,
    /// How long the next bytes may take, where the HTTP library does not see to it.
    stall: Option<Duration>,
    /// When all of it must have come, likewise.
    end: Option<Deadline>,
    received: u64,
    watcher: Option<Watcher>,
}

impl Download {
    pub(super) fn new(
        operation: &'static str,
        response: Incoming,
        stall: Option<Duration>,
        end: Option<Deadline>,
    ) -> Self {
        Self {
            operation,
            content_length: response.content_length(),
            response,
            stall,
            end,
            received: 0,
            watcher: None,
        }
    }

    /// The status, always 2xx.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The length of the whole body in bytes, if the server told it.
    pub fn content_length(&self) -> Option<u64> {
        self.content_length
    }

    /// Tells how much of the body has arrived, whenever that is more, in whatever way it is read.
    #[must_use]
    pub fn with_progress(self, watch: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self {
            watcher: Some(Watcher::new(watch)),
            ..self
        }
    }

    /// The next bytes of the body, `None` at its end.
    ///
    /// # Errors
    ///
    /// If the connection fails, stalls, or ends before the body does.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let left = self.end.and_then(|end| end.left());
        let limit = self.stall.into_iter().chain(left).min();
        let next = chunk(&mut self.response, limit, self.operation).await?;
        if let Some(bytes) = &next {
            self.received += bytes.len() as u64;
            if let Some(watcher) = &self.watcher {
                watcher.tell(self.received, self.content_length);
            }
        }
        Ok(next)
    }

    /// The bytes of the body as a `Stream`.
    pub fn into_stream(self) -> Items<Self, Bytes> {
        Items::new(self, |mut download| {
            Box::pin(async {
                let next = download.chunk().await;
                (download, next)
            })
        })
    }

    /// Writes the rest of the body, and gives the number of bytes written.
    ///
    /// The writer is called from the async task: one that blocks for long, blocks that.
    ///
    /// # Errors
    ///
    /// As [`chunk`](Self::chunk), or if the writer fails. What was written until then stays written.
    pub async fn write_to(&mut self, mut writer: impl Write) -> Result<u64, Error> {
        let mut written = 0;
        while let Some(bytes) = self.chunk().await? {
            writer
                .write_all(&bytes)
                .map_err(|cause| Error::io(self.operation, cause))?;
            written += bytes.len() as u64;
        }
        writer
            .flush()
            .map_err(|cause| Error::io(self.operation, cause))?;
        Ok(written)
    }
}

/// The next bytes of an answer, which may take so long.
pub(super) async fn chunk(
    response: &mut Incoming,
    limit: Option<Duration>,
    operation: &'static str,
) -> Result<Option<Bytes>, Error> {
    let next = within(limit, operation, pin!(response.chunk())).await?;
    next.map_err(|cause| Error::transport(operation, cause))
}

/// Headers stay out: an answer may carry cookies and tokens of its own.
impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("operation", &self.operation)
            .field("status", &self.status())
            .field("content_length", &self.content_length)
            .finish_non_exhaustive()
    }
}
