//! Which shapes users make values of, and for what.

use std::collections::BTreeSet;

use crate::api::{Api, Incoming, ShapeId, body};

/// For a shape, those that stand for it.
type Standing<'s> = &'s dyn Fn(ShapeId) -> Vec<ShapeId>;

/// The shapes that requests hold, or answers to requests of the server, at any depth, and those that stand for them.
pub fn built(api: &Api, standing: Standing<'_>) -> BTreeSet<ShapeId> {
    let bodies = api.operations.iter().filter_map(body);
    let parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    let parameters = parameters.map(|parameter| parameter.shape);
    let answered = api.incoming.iter().flat_map(Incoming::answered);
    held(api, bodies.chain(parameters).chain(answered), standing)
}

/// The shapes with demands, at any depth.
pub fn checked(api: &Api) -> BTreeSet<ShapeId> {
    let shapes = &api.shapes;
    let is_restricted = |id: &ShapeId| !shapes[*id].constraints.is_empty();
    shapes.holders(shapes.ids().filter(is_restricted).collect())
}

/// The shapes and all that they hold.
fn held(
    api: &Api,
    shapes: impl Iterator<Item = ShapeId>,
    standing: Standing<'_>,
) -> BTreeSet<ShapeId> {
    let mut left: Vec<ShapeId> = shapes.collect();
    let mut held = BTreeSet::new();
    while let Some(shape) = left.pop() {
        if held.insert(shape) {
            left.extend(api.shapes[shape].kind.parts());
            left.extend(standing(shape));
        }
    }
    held
}
