//! What lies under an error: its cause, and where in a body it was found.

use std::error::Error;

/// The error that lies under another.
pub type Cause = Box<dyn Error + Send + Sync>;

/// Why a body is not what was expected, and where in it.
pub struct Fault {
    /// The JSON path of the value, where it is known.
    pub(super) path: Option<String>,
    pub(super) cause: Cause,
}

impl<E: Into<Cause>> From<E> for Fault {
    fn from(cause: E) -> Self {
        Self {
            path: None,
            cause: cause.into(),
        }
    }
}
