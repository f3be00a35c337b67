//! What calls fail with, by status.

use super::names::Name;
use super::rust::RustType;
use super::statuses::Statuses;

/// An enum of what several calls fail with.
#[derive(Debug)]
pub struct Shared {
    pub name: Name,
    pub variants: Vec<Variant>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Variant {
    pub name: Name,
    pub statuses: Statuses,
    pub code: String,
    pub description: String,
    pub rust: RustType,
}
