//! Names of types by the places where they stand, of those that are called after none of them.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Name, Role, Scope};
use super::types::Type;
use crate::api::ShapeId;

/// What types that recur are called, too.
#[derive(Debug, Default)]
pub struct Places {
    names: BTreeMap<ShapeId, Vec<Name>>,
    /// What the places may be called that have a name.
    known: BTreeSet<Vec<String>>,
}

impl Places {
    /// Names a type by a place that may be called so, unless it is known.
    pub fn name(&mut self, shape: ShapeId, texts: Vec<String>, scope: &mut Scope) {
        if !self.known.contains(&texts) {
            let name = scope.claim_first(&texts, Role::Type);
            self.names.entry(shape).or_default().push(name);
            self.known.insert(texts);
        }
    }

    /// Tells types their names by place; `name` is what a shape's type is called.
    pub fn tell(self, types: &mut [Type], name: impl Fn(ShapeId) -> Option<Name>) {
        let places = self.names.into_iter();
        let mut places: BTreeMap<Name, Vec<Name>> = places
            .filter_map(|(shape, places)| Some((name(shape)?, places)))
            .collect();
        for planned in types {
            let (name, known) = match planned {
                Type::Enum(planned) => (&planned.name, &mut planned.places),
                Type::Union(planned) => (&planned.name, &mut planned.places),
                Type::Struct(_) => continue,
            };
            *known = places.remove(name).unwrap_or_default();
        }
    }
}
