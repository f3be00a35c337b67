//! The one door by which a text of a description becomes a literal.

use proc_macro2::Literal;

/// A string literal; what cannot stand in Rust source is escaped.
pub fn string(text: &str) -> Literal {
    Literal::string(text)
}
