//! Values that a description writes out.

use std::fmt;

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
    Whole(i128),
    Float(f64),
    Text(String),
    List(Vec<Literal>),
    /// An object, of which nothing is made, or null in a list.
    Other,
}

/// A value that stands in the description.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Constant {
    Text(String),
    Whole(i64),
    Boolean(bool),
}

/// The value as it is written where there is only text.
impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constant::Text(text) => f.write_str(text),
            Constant::Whole(number) => number.fmt(f),
            Constant::Boolean(boolean) => boolean.fmt(f),
        }
    }
}

impl From<Constant> for Literal {
    fn from(constant: Constant) -> Literal {
        match constant {
            Constant::Text(text) => Literal::Text(text),
            Constant::Whole(number) => Literal::Whole(number.into()),
            Constant::Boolean(boolean) => Literal::Boolean(boolean),
        }
    }
}

impl From<String> for Literal {
    fn from(text: String) -> Literal {
        Literal::Text(text)
    }
}

impl From<i64> for Literal {
    fn from(number: i64) -> Literal {
        Literal::Whole(number.into())
    }
}
