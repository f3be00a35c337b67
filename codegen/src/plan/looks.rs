//! What values look like, by which those of one type are told from those of others.

use crate::api::Constant;

/// What a JSON value looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    /// A list; if it is not empty, of elements like one of these, or any if there are none.
    Array(Vec<Test>),
    /// An object with these keys.
    Object(Vec<Key>),
    Any,
}

/// A key by which an object is told from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    /// Whether it is always there.
    pub is_required: bool,
    /// The values that it may have; any if there are none.
    pub values: Vec<Constant>,
    /// What its value looks like, where that tells; anything if there are none.
    pub tests: Vec<Test>,
}

impl Test {
    /// Whether no value looks like this and like another one. What both may be without saying anything does not count.
    pub fn is_apart(&self, other: &Test) -> bool {
        match (self, other) {
            (Test::Any, _)
            | (_, Test::Any)
            | (Test::Object(_), Test::Object(_))
            | (Test::Integer | Test::Number, Test::Integer | Test::Number) => false,
            (Test::Null, _) | (_, Test::Null) => true,
            (Test::Array(own), Test::Array(others)) => are_apart(own, others),
            (own, other) => own != other,
        }
    }
}

/// Whether no value looks like one of these and like one of those. Where there are none it looks like anything.
pub fn are_apart(own: &[Test], others: &[Test]) -> bool {
    let is_apart = |own: &Test| others.iter().all(|other| own.is_apart(other));
    !own.is_empty() && !others.is_empty() && own.iter().all(is_apart)
}

impl Key {
    /// A key that is always there and has one of these values.
    pub fn holding(name: &str, values: Vec<Constant>) -> Key {
        Key {
            name: name.to_owned(),
            is_required: true,
            values,
            tests: Vec::new(),
        }
    }

    /// A key that is there, or may be.
    pub fn present(name: &str, is_required: bool) -> Key {
        Key {
            name: name.to_owned(),
            is_required,
            values: Vec::new(),
            tests: Vec::new(),
        }
    }
}
