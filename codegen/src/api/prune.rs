//! What is left of an API when operations go.

use std::collections::BTreeSet;

use super::{Api, Content, Operation, ShapeId};

/// Leaves the names out that no operation reaches any more.
pub fn prune(api: &mut Api) {
    let common = api.common.iter().map(|common| common.shape);
    let mut left: Vec<ShapeId> = api
        .operations
        .iter()
        .flat_map(shapes)
        .chain(common)
        .collect();
    let mut reached = BTreeSet::new();
    while let Some(shape) = left.pop() {
        if reached.insert(shape) {
            left.extend(api.shapes[shape].kind.parts());
        }
    }
    api.declared.retain(|shape| reached.contains(shape));
}

/// What an operation takes and gives.
fn shapes(operation: &Operation) -> Vec<ShapeId> {
    let parameters = operation.parameters.iter().map(|parameter| parameter.shape);
    let body = operation.body.as_ref().and_then(|body| match body.content {
        Content::Json(shape) | Content::Form(_, shape) => Some(shape),
        Content::OpenForm(_) | Content::Text | Content::Bytes => None,
    });
    let answer = &operation.answer;
    let headers = answer.headers.iter().map(|header| header.shape);
    let item = answer.stream().and_then(|stream| stream.item);
    let failures = answer.failures.iter().filter_map(|failure| failure.shape);
    let parts = parameters.chain(body).chain(headers).chain(item);
    parts
        .chain(failures)
        .chain(answer.success.shapes())
        .collect()
}
