//! Answers that hold one thing or another, told apart by their statuses.

use bytes::Bytes;
use reqwest::StatusCode;

use super::answer::{Answer, Decode, Read};
use super::answered::Answered;
use super::fault::Fault;

/// A success of one of several kinds.
pub trait Outcome: Sized {
    /// How an answer of this status is read, if the description has it.
    fn of_status(status: u16) -> Option<Answer<Self>>;

    /// What is made of an answer of a status that the description does not have.
    fn other(status: StatusCode, body: Bytes) -> Option<Self> {
        _ = (status, body);
        None
    }
}

impl<T: Outcome> Answer<T> {
    /// Whatever the description says that an answer of its status holds. A success of another status is kept as it came.
    #[must_use]
    pub fn by_status(accept: &'static str) -> Self {
        Self::new(accept, |answer| {
            let status = answer.status;
            if let Some(Read::Whole(how)) = T::of_status(status.as_u16()).map(Answer::read) {
                return how(answer);
            }
            T::other(status, answer.body.clone()).ok_or_else(|| {
                let status = status.as_u16();
                Fault::from(format!(
                    "the description has no success of the status {status}"
                ))
            })
        })
    }
}

impl<T> Answer<T> {
    /// What a function makes of a whole answer: one of several kinds.
    #[doc(hidden)]
    pub fn one_of(read: Decode<T>) -> Self {
        Self::reading(read)
    }

    /// Reads an answer in this way.
    #[doc(hidden)]
    pub fn of(self, answer: &Answered) -> Result<T, Fault> {
        match self.read() {
            Read::Whole(how) => how(answer),
            Read::Opened(_) => Err(Fault::from("a stream is not read at once")),
        }
    }
}

/// Implements [`Outcome`] for an enum of answers.
///
/// `outcomes!(CreateAnswer { Created(200): Answer::json(), Accepted(202): Answer::text("text/plain"), NoContent(204) });`
/// The first that fits counts. A variant before them, as in `CreateAnswer, Other { … }`, keeps status
/// and body of any other success.
macro_rules! outcomes {
    (
        $type:ident $(, $other:ident)? { $($variant:ident ($first:literal $(to $last:literal)?) $(: $answer:expr)?),* $(,)? }
    ) => {
        impl support::Outcome for $type {
            fn of_status(status: ::std::primitive::u16) -> ::std::option::Option<support::Answer<Self>> {
                match status {
                    $($first $(..=$last)? => ::std::option::Option::Some(
                        support::outcomes!(@ $variant $($answer)?)
                    ),)*
                    _ => ::std::option::Option::None,
                }
            }

            $(fn other(status: support::StatusCode, body: ::bytes::Bytes) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self::$other(status, body))
            })?
        }
    };
    (@ $variant:ident) => { support::Answer::one_of(|_| ::std::result::Result::Ok(Self::$variant)) };
    (@ $variant:ident $answer:expr) => { support::Answer::one_of(|answer| $answer.of(answer).map(Self::$variant)) };
}

pub(crate) use outcomes;
