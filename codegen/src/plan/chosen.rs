//! The names that types have which others may refer to before it is their turn to choose.

use std::collections::BTreeMap;

use super::names::Name;
use crate::api::ShapeId;

/// What types are called.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    pub declared: BTreeMap<ShapeId, Name>,
    /// Those of templates, by their numbers.
    pub templates: BTreeMap<usize, Name>,
}
