//! Bodies on their way to the connection, piece by piece.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::fault::Cause;
use super::platform::{self, file};
use super::progress::Watcher;
use super::source::{Origin, Pouring, Source, taken};

/// How many bytes of what is in memory go at once.
const PART: usize = 64 * 1024;

/// A body that is being sent.
struct Outgoing {
    pieces: VecDeque<Piece>,
    /// The bytes of all of it, if that is known.
    total: Option<u64>,
    sent: u64,
    watcher: Option<Watcher>,
}

enum Piece {
    Memory(Bytes),
    /// A stream, and how many bytes it has to give, if that is known. The lock is never taken: it lets threads share what
    /// only one of them uses.
    Stream(Mutex<Pouring>, Option<u64>),
}

/// Why no body could be read.
#[derive(Debug)]
pub(super) struct Unread(pub(super) Cause);

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read the body: {}", self.0)
    }
}

impl std::error::Error for Unread {}

/// A body of the HTTP library that gives what the source does.
pub(super) async fn body(
    source: Source,
    watcher: Option<Watcher>,
) -> Result<reqwest::Body, Unread> {
    match (source.0, &watcher) {
        (Origin::Memory(bytes), None) => Ok(bytes.into()),
        // On the heap, since what is not in memory is large to open, and rare.
        (origin, _) => Box::pin(poured(Source(origin), watcher)).await,
    }
}

async fn poured(source: Source, watcher: Option<Watcher>) -> Result<reqwest::Body, Unread> {
    let mut pieces = VecDeque::new();
    open(source, &mut pieces).await.map_err(Unread)?;
    let mut lengths = pieces.iter().map(Piece::length);
    let total = lengths.try_fold(0_u64, |total, length| total.checked_add(length?));
    let outgoing = Outgoing {
        pieces,
        total,
        sent: 0,
        watcher,
    };
    platform::body(outgoing).await
}

async fn open(source: Source, pieces: &mut VecDeque<Piece>) -> Result<(), Cause> {
    match source.0 {
        Origin::Memory(bytes) => pieces.push_back(Piece::Memory(bytes)),
        Origin::File(path) => {
            let (file, length) = file(path).await?;
            pieces.push_back(Piece::Stream(Mutex::new(file), length));
        }
        Origin::Stream(stream, length) => {
            let stream = taken(&stream).ok_or("the stream was sent before")?;
            pieces.push_back(Piece::Stream(Mutex::new(stream), length));
        }
        Origin::Several(sources) => {
            for source in sources {
                Box::pin(open(source, pieces)).await?;
            }
        }
    }
    Ok(())
}

impl Piece {
    fn length(&self) -> Option<u64> {
        match self {
            Piece::Memory(bytes) => Some(bytes.len() as u64),
            Piece::Stream(_, length) => *length,
        }
    }

    /// The next bytes; none at the end.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Cause>>> {
        let (stream, left) = match self {
            Piece::Memory(bytes) => {
                // In parts, since it is told how far they have come.
                let bytes = bytes.split_to(bytes.len().min(PART));
                return Poll::Ready((!bytes.is_empty()).then_some(Ok(bytes)));
            }
            Piece::Stream(stream, left) => (stream, left),
        };
        let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
        let next = ready!(stream.as_mut().poll_next(context));
        Poll::Ready(match (next, left) {
            (Some(Ok(bytes)), Some(left)) => match left.checked_sub(bytes.len() as u64) {
                Some(rest) => {
                    *left = rest;
                    Some(Ok(bytes))
                }
                None => Some(Err("there is more of it than its length says".into())),
            },
            (None, Some(left)) if *left > 0 => {
                Some(Err(format!("it ends {left} bytes too early").into()))
            }
            (next, _) => next,
        })
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Unread;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Unread>>> {
        let this = &mut *self;
        while let Some(piece) = this.pieces.front_mut() {
            match ready!(piece.poll(context)) {
                Some(Ok(bytes)) if bytes.is_empty() => {}
                Some(Ok(bytes)) => {
                    this.sent += bytes.len() as u64;
                    if let Some(watcher) = &this.watcher {
                        watcher.tell(this.sent, this.total);
                    }
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
                Some(Err(cause)) => {
                    this.pieces.clear();
                    return Poll::Ready(Some(Err(Unread(cause))));
                }
                None => _ = this.pieces.pop_front(),
            }
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        match self.total {
            Some(total) => SizeHint::with_exact(total - self.sent),
            None => SizeHint::default(),
        }
    }
}
