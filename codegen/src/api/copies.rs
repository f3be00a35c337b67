//! Copies of shapes, which are other shapes for one use of them.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::{Shape, ShapeId, Shapes};

/// Copies of shapes, each made once.
pub struct Copies<'a> {
    shapes: &'a mut Shapes,
    /// The shapes that are another one in this use.
    apart: &'a BTreeSet<ShapeId>,
    known: BTreeMap<ShapeId, ShapeId>,
    /// Shapes that have a place for their copy, and nothing in it.
    waiting: Vec<ShapeId>,
}

impl<'a> Copies<'a> {
    /// No copies yet.
    pub fn new(shapes: &'a mut Shapes, apart: &'a BTreeSet<ShapeId>) -> Copies<'a> {
        Copies {
            shapes,
            apart,
            known: BTreeMap::new(),
            waiting: Vec::new(),
        }
    }

    /// Puts the copy in the place of a shape.
    pub fn put(&mut self, shape: &mut ShapeId) {
        if !self.apart.contains(shape) {
            return;
        }
        let original = *shape;
        *shape = *self.known.entry(original).or_insert_with(|| {
            self.waiting.push(original);
            self.shapes.reserve()
        });
    }

    /// Puts copies in the places of what a shape holds, which is none itself.
    pub fn put_within(&mut self, shape: ShapeId) {
        let holder = self.shapes[shape].clone();
        let holder = self.holding_copies(holder);
        self.shapes.set(shape, holder);
    }

    /// Fills the places, each with what the shape is in this use; gives each shape with its copy.
    pub fn fill(mut self, change: impl Fn(&mut Shape)) -> BTreeMap<ShapeId, ShapeId> {
        while let Some(original) = self.waiting.pop() {
            let mut copy = self.shapes[original].clone();
            change(&mut copy);
            let copy = self.holding_copies(copy);
            self.shapes.set(self.known[&original], copy);
        }
        self.known
    }

    fn holding_copies(&mut self, mut shape: Shape) -> Shape {
        let parts = shape.kind.parts_mut();
        parts.into_iter().for_each(|part| self.put(part));
        shape
    }
}
