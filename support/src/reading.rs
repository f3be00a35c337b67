//! Files that are read piece by piece, on threads that may wait for a disk.

#![cfg(not(target_family = "wasm"))]

use std::fs::File;
use std::future::Future;
use std::io::{self, Read, Take};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::task::{JoinHandle, spawn_blocking};

use super::fault::Cause;
use super::source::{Origin, Source};

impl Source {
    /// The file at a path, which is opened and read whenever the call is sent; no more than a piece of it is in memory.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self(Origin::File(path.into().into()))
    }
}

/// The bytes that are read at once.
const PIECE: u64 = 256 * 1024;

/// The rest of a file, and the next piece on its way; the end is a piece of nothing.
pub(super) struct Reading(Option<Next>);

type Next = JoinHandle<io::Result<(Take<File>, Bytes)>>;

impl Reading {
    /// Opens a file; gives its length, too, unless it is something that has none. What is appended later is not read.
    pub(super) async fn open(path: Arc<Path>) -> Result<(Self, Option<u64>), Cause> {
        let opened = blocking(move || {
            let told = |cause: io::Error| {
                io::Error::new(cause.kind(), format!("{}: {cause}", path.display()))
            };
            let file = File::open(&path).map_err(told)?;
            let metadata = file.metadata().map_err(told)?;
            let length = metadata.is_file().then_some(metadata.len());
            match metadata.is_dir() {
                true => Err(told(io::ErrorKind::IsADirectory.into())),
                false => Ok((file, length)),
            }
        });
        let (file, length) = opened.await?;
        let file = file.take(length.unwrap_or(u64::MAX));
        Ok((Self(Some(next(file))), length))
    }
}

/// What a function gives that may wait for a disk.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

fn next(mut file: Take<File>) -> Next {
    spawn_blocking(move || {
        let mut piece = Vec::with_capacity(PIECE as usize);
        Read::take(&mut file, PIECE).read_to_end(&mut piece)?;
        Ok((file, piece.into()))
    })
}

impl Stream for Reading {
    type Item = Result<Bytes, Cause>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Cause>>> {
        let Some(task) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let read = ready!(Pin::new(task).poll(context));
        self.0 = None;
        Poll::Ready(match read {
            Ok(Ok((_, piece))) if piece.is_empty() => None,
            Ok(Ok((file, piece))) => {
                self.0 = Some(next(file));
                Some(Ok(piece))
            }
            Ok(Err(cause)) => Some(Err(cause.into())),
            Err(cause) => Some(Err(cause.into())),
        })
    }
}
