//! What all streams share that take their answer apart.

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;

use super::answered::{Answered, Gathered};
use super::error::Error;
use super::fault::Fault;
use super::headers::compressed;
use super::opened::Opened;
use super::within::Deadline;

impl Opened {
    /// Refuses a part that grows beyond what the client takes at once.
    pub(super) fn check(&self, size: usize) -> Result<(), Error> {
        let limit = self.exchange.client.max_body();
        match size as u64 > limit {
            true => Err(Error::too_large(self.operation(), limit)),
            false => Ok(()),
        }
    }

    /// Whether the answer says that it is of one of these media types, or compressed.
    pub(super) fn is_other(&self, media_types: &[&str]) -> bool {
        let told = self.download.headers().get(CONTENT_TYPE);
        let told = told.and_then(|told| told.to_str().ok()).unwrap_or_default();
        let essence = told.split(';').next().unwrap_or_default().trim();
        let is_of = |known: &&str| essence.eq_ignore_ascii_case(known);
        media_types.iter().any(is_of) || compressed(self.download.headers()).is_some()
    }

    /// The error of an answer that is something else, with its body as far as the client takes it.
    pub(super) async fn whole(&mut self, what: &'static str) -> Error {
        let (mut body, deadline) = (Gathered::default(), Deadline::after(self.exchange.limit()));
        while let Ok(Some(bytes)) = self.download.chunk().await {
            body.push(bytes);
            if self.check(body.len()).is_err() || deadline.has_passed() {
                break;
            }
        }
        self.refuse(
            body.into_bytes(),
            Fault::from(format!("the answer is {what}")),
        )
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
