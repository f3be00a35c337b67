//! Names of types by the places where they stand, of those that are called after none of them.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Name, Role};
use super::rust::RustType;
use super::shapes::Types;
use super::types::Type;
use crate::api::{Declared, ShapeId};

/// What types that recur are called, too.
#[derive(Debug, Default)]
pub struct Places {
    names: BTreeMap<ShapeId, Vec<Name>>,
    /// What the places may be called that have a name.
    known: BTreeSet<Vec<String>>,
}

impl Types<'_> {
    /// Names a type that recurs by one more of the places where it stands: that place may be the last one tomorrow.
    pub fn name_by_place(&mut self, shape: ShapeId, words: &str) {
        let recurs = |declared: &Declared| declared.recurs;
        if !self.shapes[shape].declared.as_ref().is_some_and(recurs) {
            return;
        }
        let texts = self.texts(shape, words, "enum");
        if self.places.known.insert(texts.clone()) {
            let name = self.scope.claim_first(&texts, Role::Type);
            self.places.names.entry(shape).or_default().push(name);
        }
    }

    /// Tells the types that recur what they are called by place.
    pub fn tell_places(&mut self) {
        let name = |shape| match self.known.get(&(shape, None)) {
            Some(RustType::Open(name)) => Some(name.clone()),
            _ => None,
        };
        let places = std::mem::take(&mut self.places.names).into_iter();
        let mut places: BTreeMap<Name, Vec<Name>> = places
            .filter_map(|(shape, places)| Some((name(shape)?, places)))
            .collect();
        for planned in &mut self.list {
            if let Type::Enum(planned) = planned {
                planned.places = places.remove(&planned.name).unwrap_or_default();
            }
        }
    }
}
