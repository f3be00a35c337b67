//! Types that recur, and what they hold, are known by each of the places where they stand.

use std::collections::BTreeSet;

use super::names::Name;
use super::rust::RustType;
use super::shapes::Types;
use crate::api::{Kind, Shape, ShapeId, Union};

impl Types<'_> {
    /// Names a type that recurs by one more of the places where it stands, and what it holds: that place may be the last one
    /// tomorrow.
    pub fn name_by_place(&mut self, place: ShapeId, shape: ShapeId, words: &str) {
        if self.recurs(shape) && self.takes_place(place) {
            let kind = match self.kind(shape) {
                Kind::Union(_) => "union",
                _ => "enum",
            };
            let (name, words) = self.claim_by_place(shape, words, kind);
            self.places.name(shape, name.clone());
            if let Kind::Union(union) = self.kind(shape) {
                self.name_held(shape, union, name, &words);
            }
        }
    }

    /// Whether a shape has no name in the description, but one because it recurs.
    pub fn recurs(&self, shape: ShapeId) -> bool {
        let declared = self.shapes[shape].declared.as_ref();
        declared.is_some_and(|declared| declared.recurs)
    }

    /// Notes a place that has a name; whether it had none. A reference to a place is no other one.
    pub fn takes_place(&mut self, place: ShapeId) -> bool {
        let mut place = place;
        while let Kind::Reference(target) = self.shapes[place].kind
            && self.shapes[target].declared.is_none()
        {
            place = target;
        }
        self.places.named.insert(place)
    }

    /// Names what a union holds that has no name of its own as if the union stood in one place alone: plans it once more, and
    /// keeps the names of that.
    fn name_held(&mut self, shape: ShapeId, union: &Union, name: Name, words: &str) {
        let held = self.held(union);
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
        self.plan_union(shape, union, name, words);
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

    /// What a union holds, at any depth, that has a type, but no name in the description.
    fn held(&self, union: &Union) -> BTreeSet<ShapeId> {
        let branches = union.branches.iter();
        let mut left: Vec<ShapeId> = branches.map(|branch| branch.shape).collect();
        let (mut seen, mut held) = (BTreeSet::new(), BTreeSet::new());
        while let Some(shape) = left.pop() {
            let shape = self.shapes.resolved(shape);
            let Shape { kind, declared, .. } = &self.shapes[shape];
            if !seen.insert(shape) {
                continue;
            }
            if declared.is_none() {
                left.extend(kind.parts());
            }
            if self.recurs(shape) || declared.is_none() && kind.is_type() && self.is_oldest(shape) {
                held.insert(shape);
            }
        }
        held
    }
}
