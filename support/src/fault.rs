//! What lies under an error: its cause, and where in a body it was found.

use std::error::Error;

use serde_path_to_error::Track;

/// The error that lies under another.
pub type Cause = Box<dyn Error + Send + Sync>;

/// Why a body is not what was expected, and where in it.
pub struct Fault {
    /// The JSON path of the value, where it is known.
    pub(super) path: Option<String>,
    pub(super) cause: Cause,
}

impl Fault {
    /// What was found where a deserializer had come to.
    pub(super) fn at(track: Track, cause: impl Into<Cause>) -> Self {
        let path = track.path().to_string();
        Self {
            // The root, and what is no key yet.
            path: Some(path).filter(|path| path != "." && path != "?"),
            cause: cause.into(),
        }
    }
}

impl<E: Into<Cause>> From<E> for Fault {
    fn from(cause: E) -> Self {
        Self {
            path: None,
            cause: cause.into(),
        }
    }
}
