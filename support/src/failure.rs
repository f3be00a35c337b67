//! What an operation fails with, where the description declares it.

use super::error::Error;

/// What an operation fails with: a type for each status.
pub trait Failure: Sized {
    /// Reads the body of an answer of this status; nothing if that is none of these, or holds something else.
    fn read(status: u16, error: &Error) -> Option<Self>;
}

impl Error {
    /// What the operation fails with, if the answer is one that the description declares.
    ///
    /// Whatever the answer holds, [`body`](Self::body) has it, and [`json`](Self::json) tells why it is something else.
    pub fn failure<F: Failure>(&self) -> Option<F> {
        F::read(self.status()?.as_u16(), self)
    }
}

/// Implements [`Failure`] for an enum of failures.
///
/// `failures!(CreateFailure { NotFound: 404, ClientError: 400 to 499, Default: _ });` The first that fits counts.
macro_rules! failures {
    ($type:ident { $($variant:ident : $first:tt $(to $last:literal)?),* $(,)? }) => {
        impl support::Failure for $type {
            #[allow(unreachable_patterns, reason = "the last one may be for all statuses")]
            fn read(status: ::std::primitive::u16, error: &support::Error) -> ::std::option::Option<Self> {
                match status {
                    $($first $(..=$last)? => error.json().ok().map(Self::$variant),)*
                    _ => ::std::option::Option::None,
                }
            }
        }
    };
}

pub(crate) use failures;
