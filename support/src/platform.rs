//! What is one thing on an operating system and another in a browser, by the same names.

#[cfg(target_family = "wasm")]
pub(super) use super::browser::{
    Boxed, Connecting, Incoming, Instant, KEEPS_TIME, answer, body, execute, file, is_connect, now,
    random, sleep, standard,
};
#[cfg(not(target_family = "wasm"))]
pub(super) use super::native::{
    Boxed, Connecting, Incoming, Instant, KEEPS_TIME, answer, body, execute, file, is_connect, now,
    random, sleep, standard,
};
