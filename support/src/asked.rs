//! Calls that ask for another form of their answer.

use std::marker::PhantomData;

use super::answer::Answer;
use super::call::Call;
use super::engine::Exchange;

/// The call that asks for another form of its answer.
pub fn asked<T, U, O>(call: Call<T, O>, answer: Answer<U>) -> Call<U, O> {
    Call {
        exchange: Exchange {
            accept: answer.accept(),
            ..call.exchange
        },
        answer,
        operation: PhantomData,
    }
}
