//! What may take no longer than a limit.

use std::future::Future;
use std::time::Duration;

use super::error::Error;

/// What a future gives, unless it takes longer than the limit, if there is one.
pub(super) async fn within<F: Future>(
    limit: Option<Duration>,
    operation: &'static str,
    future: F,
) -> Result<F::Output, Error> {
    match limit {
        Some(limit) => tokio::time::timeout(limit, future)
            .await
            .map_err(|_| Error::timeout(operation)),
        None => Ok(future.await),
    }
}
