//! An answer whose body is still on its way, with the call that it answers.

use std::fmt;

use super::download::Download;
use super::engine::Exchange;
use super::error::Error;

/// A successful answer of which nothing but the head was read.
pub struct Opened {
    pub(super) exchange: Exchange,
    pub(super) download: Download,
}

impl Exchange {
    /// Sends the request and reads the answer up to its body.
    pub(super) async fn open(self) -> Result<Opened, Error> {
        let download = self.stream().await?;
        Ok(Opened {
            exchange: self,
            download,
        })
    }
}

impl Opened {
    /// The operation that it answers.
    pub fn operation(&self) -> &'static str {
        self.exchange.request.operation()
    }

    /// Its body as it arrives.
    pub fn into_download(self) -> Download {
        self.download
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Opened").field(&self.download).finish()
    }
}
