//! What the bytes of a body come from.

use std::fmt;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::fault::Cause;

/// Bytes that come one after another.
pub(super) type Pouring = Pin<Box<dyn Stream<Item = Result<Bytes, Cause>> + Send>>;

/// What the bytes of a body or of a file come from: memory, a file on the disk, or a stream.
///
/// Whatever is `Into<Bytes>` is a source in memory: `Vec<u8>`, `String`, `&'static [u8]`.
#[derive(Clone, PartialEq)]
pub struct Source(pub(super) Origin);

#[derive(Clone)]
pub(super) enum Origin {
    Memory(Bytes),
    /// A file, which is opened anew whenever it is sent.
    #[cfg_attr(
        target_family = "wasm",
        allow(dead_code, reason = "a browser has no files")
    )]
    File(Arc<Path>),
    /// A stream, which is gone when it was sent.
    Stream(Arc<Mutex<Option<Pouring>>>, Option<u64>),
    /// One after another, not all of them in memory.
    Several(Vec<Source>),
}

impl Source {
    /// A stream of unknown length. It can be sent once, so its call is never made again.
    ///
    /// HTTP/1.1 sends it in chunks, which some servers do not take: give the length if you know it. In a browser it is
    /// gathered in memory before it is sent.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Cause>,
    {
        Self::poured(stream, None)
    }

    /// A stream of so many bytes. If it ends before, or one of its pieces reaches beyond, the call fails; nothing behind them
    /// is asked for. It can be sent once, so its call is never made again.
    pub fn sized_stream<S, B, E>(length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Cause>,
    {
        Self::poured(stream, Some(length))
    }

    fn poured<S, B, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Cause>,
    {
        let stream: Pouring = Box::pin(Converted(Box::pin(stream)));
        Self(Origin::Stream(Arc::new(Mutex::new(Some(stream))), length))
    }

    /// Sources one after another, as one. What is in memory is copied together.
    pub fn joined(sources: impl IntoIterator<Item = Source>) -> Self {
        let (mut joined, mut memory) = (Vec::new(), BytesMut::new());
        for source in sources {
            match source.0 {
                Origin::Memory(bytes) => memory.extend_from_slice(&bytes),
                origin => {
                    joined.push(Source::from(memory.split()));
                    joined.push(Source(origin));
                }
            }
        }
        let rest = Source::from(memory);
        if joined.is_empty() {
            return rest;
        }
        joined.push(rest);
        Self(Origin::Several(joined))
    }

    /// The bytes, if they are in memory.
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Origin::Memory(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Whether it gives its bytes as often as it is asked to.
    pub(super) fn is_lasting(&self) -> bool {
        match &self.0 {
            Origin::Memory(_) | Origin::File(_) => true,
            Origin::Stream(..) => false,
            Origin::Several(sources) => sources.iter().all(Source::is_lasting),
        }
    }
}

impl<T: Into<Bytes>> From<T> for Source {
    fn from(bytes: T) -> Self {
        Self(Origin::Memory(bytes.into()))
    }
}

/// Takes a stream that is still there.
pub(super) fn taken(stream: &Mutex<Option<Pouring>>) -> Option<Pouring> {
    let stream = stream.lock();
    stream.unwrap_or_else(PoisonError::into_inner).take()
}

/// A stream of anybody's bytes and errors as one of ours.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Cause>,
{
    type Item = Result<Bytes, Cause>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|next| next.map(|next| next.map(Into::into).map_err(Into::into)))
    }
}

/// A stream equals itself and its clones alone.
impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Origin::Memory(one), Origin::Memory(other)) => one == other,
            (Origin::File(one), Origin::File(other)) => one == other,
            (Origin::Stream(one, _), Origin::Stream(other, _)) => Arc::ptr_eq(one, other),
            (Origin::Several(some), Origin::Several(others)) => some == others,
            _ => false,
        }
    }
}

/// Content stays out, and so do paths of the local machine.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Origin::Memory(bytes) => write!(f, "{} bytes", bytes.len()),
            Origin::File(_) => f.write_str("a file"),
            Origin::Stream(_, Some(length)) => write!(f, "a stream of {length} bytes"),
            Origin::Stream(_, None) => f.write_str("a stream"),
            Origin::Several(sources) => f.debug_list().entries(sources).finish(),
        }
    }
}
