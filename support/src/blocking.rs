//! Waiting for an answer, for programs that have no runtime.

use super::error::Error;

/// Waits for what others await: a call, its answer by `send`, the next event, a download.
///
/// ```text
/// use client::Blocking;
///
/// let video = client.videos().content("1").blocking()?;
/// let reply = client.videos().content("1").send().blocking()?;
/// for event in client.chat().completions(request).events().blocking()?.into_stream().blocking() {
///     print!("{}", event?.data);
/// }
/// ```
///
/// It needs the feature `blocking` of this crate, and no runtime: one is started, and all clients share it. In a thread
/// that belongs to a runtime it is an error, since it would hold up what else runs there.
pub trait Blocking<T> {
    /// Waits, and gives what came.
    ///
    /// # Errors
    ///
    /// If what is waited for fails; if the thread belongs to a runtime, or none can be started.
    fn blocking(self) -> Result<T, Error>;
}
