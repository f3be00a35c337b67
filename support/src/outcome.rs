//! Answers that hold one thing or another, told apart by their statuses.

use super::answer::{Answer, Decode, Read};
use super::answered::Answered;
use super::fault::Fault;

/// A success of one of several kinds.
pub trait Outcome: Sized {
    /// How an answer of this status is read, if the description has it.
    fn of_status(status: u16) -> Option<Answer<Self>>;
}

impl<T: Outcome> Answer<T> {
    /// Whatever the description says that an answer of its status holds; any other status is a decode error.
    #[must_use]
    pub fn by_status(accept: &'static str) -> Self {
        Self::new(accept, |answer| {
            match T::of_status(answer.status.as_u16()).map(Answer::read) {
                Some(Read::Whole(how)) => how(answer),
                _ => {
                    let status = answer.status.as_u16();
                    let message = format!("the description has no success of the status {status}");
                    Err(Fault::from(message))
                }
            }
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
/// The first that fits counts.
macro_rules! outcomes {
    ($type:ident { $($variant:ident ($first:literal $(to $last:literal)?) $(: $answer:expr)?),* $(,)? }) => {
        impl support::Outcome for $type {
            fn of_status(status: ::std::primitive::u16) -> ::std::option::Option<support::Answer<Self>> {
                match status {
                    $($first $(..=$last)? => ::std::option::Option::Some(
                        support::outcomes!(@ $variant $($answer)?)
                    ),)*
                    _ => ::std::option::Option::None,
                }
            }
        }
    };
    (@ $variant:ident) => { support::Answer::one_of(|_| ::std::result::Result::Ok(Self::$variant)) };
    (@ $variant:ident $answer:expr) => { support::Answer::one_of(|answer| $answer.of(answer).map(Self::$variant)) };
}

pub(crate) use outcomes;
