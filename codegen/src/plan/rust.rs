//! Types as they stand in Rust code.

use super::foreign::{Foreign, ForeignType};
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

    /// Whether both may be one type in Rust, whatever their forms are and how they are held.
    pub fn may_be(&self, other: &RustType) -> bool {
        match (self, other) {
            (RustType::Boxed(one), other) | (other, RustType::Boxed(one)) => one.may_be(other),
            (RustType::Foreign(one), RustType::Foreign(other)) => one.rust.may_be(&other.rust),
            (RustType::Foreign(foreign), other) | (other, RustType::Foreign(foreign)) => {
                matches!(foreign.rust, ForeignType::Path(_))
                    && other.word() == Some(foreign.rust.word())
            }
            (RustType::Vec(one), RustType::Vec(other))
            | (RustType::Map(one), RustType::Map(other))
            | (RustType::Option(one), RustType::Option(other)) => one.may_be(other),
            (RustType::Generic(name, one), RustType::Generic(same, other)) => {
                name == same && one.may_be(other)
            }
            (one, other) => one == other,
        }
    }

    /// The word that a path to the type ends with, if a path alone can name it.
    fn word(&self) -> Option<&str> {
        Some(match self {
            RustType::Bool => "bool",
            RustType::Integer(Integer::Int32) => "i32",
            RustType::Integer(Integer::Int64) => "i64",
            RustType::Integer(Integer::Uint32) => "u32",
            RustType::Integer(Integer::Uint64) => "u64",
            RustType::F64 => "f64",
            RustType::Foreign(foreign) => foreign.rust.word(),
            RustType::String => "String",
            RustType::Secret => "Secret",
            RustType::Value => "Value",
            RustType::File => "File",
            RustType::Named(name) | RustType::Open(name) => name.text(),
            _ => return None,
        })
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
