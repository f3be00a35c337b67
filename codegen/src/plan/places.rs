//! Names of types by the places where they stand, of those that no place alone gives a name.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Name;
use super::types::Type;
use crate::api::ShapeId;

/// What types that stand in several places are called, too, and what these hold.
#[derive(Debug, Default)]
pub struct Places {
    names: BTreeMap<ShapeId, Vec<Name>>,
    /// The places that have a name, and the words of that.
    pub named: BTreeSet<(ShapeId, String)>,
    /// Whether a type is planned once more, for the names of what it holds.
    pub is_again: bool,
    /// The types of which the parts are being planned.
    pub open: BTreeSet<ShapeId>,
}

impl Places {
    /// Names a type by a place.
    pub fn name(&mut self, shape: ShapeId, name: Name) {
        self.names.entry(shape).or_default().push(name);
    }

    /// Tells types their names by place; `name` is what a shape's type is called.
    pub fn tell(self, types: &mut [Type], name: impl Fn(ShapeId) -> Option<Name>) {
        let places = self.names.into_iter();
        let mut places: BTreeMap<Name, Vec<Name>> = places
            .filter_map(|(shape, places)| Some((name(shape)?, places)))
            .collect();
        for planned in types {
            let known = places.remove(planned.name());
            if let Some(places) = planned.places_mut() {
                *places = known.unwrap_or_default();
            }
        }
    }
}
