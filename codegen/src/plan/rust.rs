//! Types as they stand in Rust code.

use super::foreign::Foreign;
use super::names::Name;
use crate::api::Integer;

/// A type as it stands in Rust code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    Bool,
    Integer(Integer),
    F64,
    /// A type of another crate.
    Foreign(Foreign),
    String,
    /// A string that `Debug` does not show.
    Secret,
    /// Any JSON value.
    Value,
    /// A file in a form.
    File,
    /// A type of the client.
    Named(Name),
    /// An enum of the client; written where something converts into it.
    Open(Name),
    Vec(Box<RustType>),
    /// From names to values, in the order of the text.
    Map(Box<RustType>),
    Option(Box<RustType>),
    /// Behind a pointer, since the type holds itself.
    Boxed(Box<RustType>),
    /// What a generic type of the client is made for.
    Parameter,
    /// A generic type of the client, made for this one: `Envelope<User>`.
    Generic(Name, Box<RustType>),
}

impl RustType {
    /// Whether serde alone reads it as the client does.
    pub fn is_as_serde(&self) -> bool {
        match self {
            RustType::Integer(_) | RustType::Foreign(_) => false,
            RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Boxed(inner) => inner.is_as_serde(),
            _ => true,
        }
    }

    /// Whether it is a type of another crate, or holds one.
    pub fn is_foreign(&self) -> bool {
        match self {
            RustType::Foreign(_) => true,
            RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Boxed(inner) => inner.is_foreign(),
            _ => false,
        }
    }

    /// Whether both are one type in Rust, whatever their forms are.
    pub fn is_spelled_like(&self, other: &RustType) -> bool {
        match (self, other) {
            (RustType::Foreign(one), RustType::Foreign(other)) => one.rust == other.rust,
            (RustType::Vec(one), RustType::Vec(other))
            | (RustType::Map(one), RustType::Map(other))
            | (RustType::Option(one), RustType::Option(other))
            | (RustType::Boxed(one), RustType::Boxed(other)) => one.is_spelled_like(other),
            (one, other) => one == other,
        }
    }
}

/// The type, or nothing; an option stays one option.
pub fn optional(rust: RustType) -> RustType {
    match rust {
        RustType::Option(_) => rust,
        _ => RustType::Option(Box::new(rust)),
    }
}

/// The type that an option may hold.
pub fn without_option(rust: RustType) -> RustType {
    match rust {
        RustType::Option(inner) => *inner,
        other => other,
    }
}
