//! How threads wait: a runtime that all clients share drives what they wait for.

#![cfg(all(feature = "blocking", not(target_family = "wasm")))]

use std::future::{IntoFuture, poll_fn};
use std::iter;
use std::pin::Pin;
use std::sync::OnceLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use super::blocking::Blocking;
use super::error::Error;
use super::items::Items;
use super::setup::CLIENT;

impl<F, T> Blocking<T> for F
where
    F: IntoFuture<Output = Result<T, Error>>,
{
    fn blocking(self) -> Result<T, Error> {
        runtime()?.block_on(self.into_future())
    }
}

impl<S: Unpin, T> Items<S, T> {
    /// Waits for one item after the other.
    ///
    /// An iterator that cannot wait, as [`Blocking`] says, gives that error and nothing else.
    pub fn blocking(self) -> impl Iterator<Item = Result<T, Error>> {
        let mut left = Some(self);
        iter::from_fn(move || {
            let items = left.as_mut()?;
            match runtime() {
                Ok(runtime) => {
                    runtime.block_on(poll_fn(|context| Pin::new(&mut *items).poll_next(context)))
                }
                Err(error) => {
                    left = None;
                    Some(Err(error))
                }
            }
        })
    }
}

/// What drives connections while threads wait. It has a thread of its own, so that those go on which nobody waits for.
fn runtime() -> Result<&'static Runtime, Error> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    if Handle::try_current().is_ok() {
        let told = "this thread belongs to a runtime, which `blocking` would hold up: \
            await the call, or in `spawn_blocking` give it to `Handle::current().block_on`";
        return Err(Error::build(CLIENT, told));
    }
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let mut runtime = Builder::new_multi_thread();
    let runtime = runtime.worker_threads(1).enable_all().build();
    let runtime = runtime
        .map_err(|cause| Error::build(CLIENT, format!("no runtime can be started: {cause}")))?;
    Ok(RUNTIME.get_or_init(|| runtime))
}
