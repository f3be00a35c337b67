//! The clients of all cases, compiled into one crate.
