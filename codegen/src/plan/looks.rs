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
}

impl Key {
    /// A key that is always there and has one of these values.
    pub fn holding(name: &str, values: Vec<Constant>) -> Key {
        Key {
            name: name.to_owned(),
            is_required: true,
            values,
        }
    }

    /// A key that is there, or may be.
    pub fn present(name: &str, is_required: bool) -> Key {
        Key {
            name: name.to_owned(),
            is_required,
            values: Vec::new(),
        }
    }
}
