//! Types that stand in several places, and what they hold, are known by each of these.

use std::collections::BTreeSet;

use super::names::Name;
use super::rust::RustType;
use super::shapes::Types;
use crate::api::{Kind, ShapeId, is_alike};

impl Types<'_> {
    /// Names a type that is not called after one place for ever by one more of the places where it stands, and what it
    /// holds: that place may be the last one tomorrow, or another one the first.
    pub fn name_by_place(&mut self, place: ShapeId, shape: ShapeId, words: &str) {
        let is_open = self.places.open.contains(&shape);
        if is_open || !self.may_move(place, shape) || !self.takes_place(place, words) {
            return;
        }
        let (name, words) = self.claim_by_place(shape, words);
        self.places.name(shape, name.clone());
        // By each way through the places in places there would be names without end.
        if !self.places.is_again {
            self.places.is_again = true;
            self.name_held(shape, name, &words);
            self.places.is_again = false;
        }
    }

    /// Plans what a type holds. Where that is the type itself, it is in no other place.
    pub fn within(&mut self, shape: ShapeId, plan: impl FnOnce(&mut Self)) {
        self.places.open.insert(shape);
        plan(self);
        self.places.open.remove(&shape);
    }

    /// Whether a type has no name of its own, and what it is called may be told by another place tomorrow.
    fn may_move(&self, place: ShapeId, shape: ShapeId) -> bool {
        let is_titled = || {
            let title = self.title(shape);
            title.is_some_and(|title| match self.known.get(&(shape, None)) {
                Some(RustType::Named(name) | RustType::Open(name)) => is_alike(title, name.text()),
                _ => false,
            })
        };
        self.recurs(shape) || self.is_ageless(place) && !is_titled()
    }

    /// Whether a shape has no name in the description, but one because it recurs.
    pub fn recurs(&self, shape: ShapeId) -> bool {
        let declared = self.shapes[shape].declared.as_ref();
        declared.is_some_and(|declared| declared.recurs)
    }

    /// Notes a place of a type; whether it was not known. One shape is in several places where it stands in several types, as
    /// what a schema has does in those that extend it.
    pub fn takes_place(&mut self, place: ShapeId, words: &str) -> bool {
        self.places.named.insert((place, words.to_owned()))
    }

    /// Names what a type holds that has no name of its own as if the type stood in one place alone: plans it once more, and
    /// keeps the names of that.
    fn name_held(&mut self, shape: ShapeId, name: Name, words: &str) {
        let held = self.held(shape);
        if held.is_empty() {
            return;
        }
        let own = held.iter().filter(|shape| !self.recurs(**shape));
        let own: Vec<_> = own.map(|shape| (*shape, None)).collect();
        let known = own.iter().filter_map(|key| self.known.remove_entry(key));
        let known: Vec<_> = known.collect();
        let (start, unstarted) = (self.list.len(), self.unstarted.len());
        let named = std::mem::take(&mut self.places.named);
        let mut again = BTreeSet::from([name.clone()]);
        self.within(shape, |types| match types.kind(shape) {
            Kind::Union(union) => types.plan_union(shape, union, name, words),
            Kind::Object(object) => types.plan_struct(shape, object, name, words, None, None),
            _ => {}
        });
        for key in own {
            if let Some(RustType::Named(name) | RustType::Open(name)) = self.known.remove(&key) {
                self.places.name(key.0, name.clone());
                again.insert(name);
            }
        }
        // What is no part of it alone, and was planned with it, stays.
        let planned = self.list.split_off(start).into_iter();
        let planned = planned.filter(|planned| !again.contains(planned.name()));
        self.list.extend(planned);
        self.unstarted.truncate(unstarted);
        self.places.named = named;
        self.known.extend(known);
    }

    /// What a type holds, at any depth, that has a type, but no name in the description.
    fn held(&self, shape: ShapeId) -> BTreeSet<ShapeId> {
        let mut left: Vec<ShapeId> = self.kind(shape).parts().collect();
        let (mut seen, mut held) = (self.places.open.clone(), BTreeSet::new());
        seen.insert(shape);
        while let Some(shape) = left.pop() {
            let shape = self.oldest(shape);
            let own = &self.shapes[shape];
            if !seen.insert(shape) {
                continue;
            }
            if own.declared.is_none() {
                left.extend(own.kind.parts());
            }
            if self.recurs(shape) || own.declared.is_none() && own.kind.is_type() {
                held.insert(shape);
            }
        }
        held
    }
}
