//! What is demanded of values before they are sent.

use super::rust::RustType;
use crate::api::Constraint;

/// A demand on a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// That a number is finite.
    Finite,
    /// On the value itself.
    Value(Constraint),
    /// On each of the values that it holds.
    Each(Vec<Check>),
    /// On what the value holds: those of this type.
    Of(RustType),
    /// On this member of an object.
    Member(String, Vec<Check>),
}

impl Check {
    /// Whether a pattern is demanded.
    pub fn has_pattern(&self) -> bool {
        match self {
            Check::Value(constraint) => matches!(constraint, Constraint::Pattern(_)),
            Check::Each(checks) | Check::Member(_, checks) => checks.iter().any(Check::has_pattern),
            Check::Of(_) | Check::Finite => false,
        }
    }
}
