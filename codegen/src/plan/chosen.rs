//! The names that types have which others may refer to before it is their turn to choose.

use std::collections::BTreeMap;

use super::names::Name;
use crate::api::ShapeId;

/// What types are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    pub declared: BTreeMap<ShapeId, Name>,
    /// Those of templates, by their numbers.
    pub templates: BTreeMap<usize, Name>,
}

impl Chosen {
    /// These names without those of others.
    pub fn without(&self, others: &Chosen) -> Chosen {
        let mut rest = self.clone();
        rest.declared
            .retain(|shape, _| !others.declared.contains_key(shape));
        rest.templates
            .retain(|template, _| !others.templates.contains_key(template));
        rest
    }
}
