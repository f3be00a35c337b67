//! Values that a description writes out.

use super::shape::Constant;
use crate::diagnostic::Place;

/// What the server takes for a property that is left out, and where that stands.
#[derive(Clone, Debug)]
pub struct DefaultValue {
    pub value: Literal,
    pub place: Place,
}

/// A value that a description writes out.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    Boolean(bool),
    Whole(i64),
    Float(f64),
    Text(String),
    /// A list or an object, of which nothing is made.
    Other,
}

impl From<Constant> for Literal {
    fn from(constant: Constant) -> Literal {
        match constant {
            Constant::Text(text) => Literal::Text(text),
            Constant::Whole(number) => Literal::Whole(number),
            Constant::Boolean(boolean) => Literal::Boolean(boolean),
        }
    }
}
