//! Who may call: the credentials that operations ask for.

use super::operation::ParameterIn;

/// A credential that operations ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    pub kind: SchemeKind,
    /// What the description calls it; may be empty.
    pub name: String,
    /// What the description says of it in words; may be empty.
    pub description: String,
}

/// How a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// An `Authorization` header of some other form.
    Authorization,
    /// A key in a header, in the query or in a cookie of this name.
    Key(ParameterIn, String),
}

impl SchemeKind {
    /// A key in a header; the header `Authorization` has a kind of its own.
    pub fn in_header(name: String) -> SchemeKind {
        if name.eq_ignore_ascii_case("authorization") {
            SchemeKind::Authorization
        } else {
            SchemeKind::Key(ParameterIn::Header, name)
        }
    }

    /// Whether both stand in the same place of a request, in the same form.
    pub fn is_sent_like(&self, other: &SchemeKind) -> bool {
        match (self, other) {
            (SchemeKind::Key(within, name), SchemeKind::Key(other_within, other_name)) => {
                within == other_within && within.is_same_name(name, other_name)
            }
            _ => self == other,
        }
    }

    /// The header that it is sent in, if it is one.
    pub fn header(&self) -> Option<&str> {
        match self {
            SchemeKind::Key(ParameterIn::Header, name) => Some(name),
            SchemeKind::Key(..) => None,
            _ => Some("Authorization"),
        }
    }
}
