//! Which types of the client a type names.

use super::names::Name;
use super::rust::RustType;
use super::types::Type;

impl RustType {
    /// The types of the client that it names.
    pub fn names(&self) -> Vec<&Name> {
        match self {
            RustType::Named(name) | RustType::Open(name) => vec![name],
            RustType::Generic(name, inner) => [vec![name], inner.names()].concat(),
            RustType::Vec(inner)
            | RustType::Map(inner)
            | RustType::Option(inner)
            | RustType::Boxed(inner) => inner.names(),
            _ => Vec::new(),
        }
    }

    /// Whether it names a type of the client.
    pub fn is_ours(&self) -> bool {
        !self.names().is_empty()
    }
}

impl Type {
    /// The types of the client that it names, itself maybe among them.
    pub fn names(&self) -> Vec<&Name> {
        let extra = match self {
            Type::Struct(planned) => planned.extra.as_ref().map(|extra| &extra.rust),
            Type::Enum(_) | Type::Union(_) | Type::Failures(_) => None,
        };
        let parts = self.parts().into_iter().chain(extra);
        parts.flat_map(RustType::names).collect()
    }
}
