//! What all streams share that take their answer apart.

use bytes::Bytes;

use super::answered::Answered;
use super::error::Error;
use super::fault::Fault;
use super::opened::Opened;

impl Opened {
    /// Refuses a part that grows beyond what the client takes at once.
    pub(super) fn check(&self, size: usize) -> Result<(), Error> {
        let limit = self.exchange.client.max_body();
        match size as u64 > limit {
            true => Err(Error::too_large(self.operation(), limit)),
            false => Ok(()),
        }
    }

    /// The error that a part of the body makes which is not what was expected.
    pub(super) fn refuse(&self, part: Bytes, fault: Fault) -> Error {
        let answer = Answered {
            operation: self.operation(),
            status: self.download.status(),
            headers: self.download.headers().clone(),
            body: part,
        };
        Error::decode(answer, fault)
    }
}
