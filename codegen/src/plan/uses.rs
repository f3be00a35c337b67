//! Which shapes users make values of.

use std::collections::BTreeSet;

use crate::api::{Api, Content, ShapeId};

/// The shapes that requests hold, at any depth, and those that stand for them.
pub fn built(api: &Api, standing: impl Fn(ShapeId) -> Vec<ShapeId>) -> BTreeSet<ShapeId> {
    let bodies =
        api.operations
            .iter()
            .filter_map(|operation| match operation.body.as_ref()?.content {
                Content::Json(shape) | Content::Form(_, shape) => Some(shape),
                Content::OpenForm(_) | Content::Text | Content::Bytes => None,
            });
    let parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    let mut left: Vec<ShapeId> = bodies
        .chain(parameters.map(|parameter| parameter.shape))
        .collect();
    let mut built = BTreeSet::new();
    while let Some(shape) = left.pop() {
        if !built.insert(shape) {
            continue;
        }
        left.extend(api.shapes[shape].kind.parts());
        left.extend(standing(shape));
    }
    built
}
