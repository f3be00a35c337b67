//! The clients of all cases, compiled into one crate.

pub mod case;
pub mod codec;
pub mod random;
pub mod smoke;
pub mod sweep;

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
