//! What a server says that answers well in HTTP and refuses in its own words.

use std::error::Error;
use std::fmt;

use serde_json::Value;

/// A code that is none of success, with what stands beside it.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) code: String,
    pub(super) message: Option<String>,
    pub(super) data: Option<Value>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the code of the answer is none of success")
    }
}

impl Error for Refusal {}
