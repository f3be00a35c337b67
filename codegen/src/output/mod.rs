//! Tokens → text → disk: print, compare, write. The only room that touches files.

mod disk;
mod macros;
mod parallel;
mod part;
mod print;

pub use disk::{Difference, Refusal, compare, write};
pub use print::{File, print};
