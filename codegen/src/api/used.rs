//! The shapes that operations use, and what is around them.

use std::collections::BTreeSet;

use super::{Api, Content, FormEncoding, Incoming, Method, Operation, ShapeId, Shapes};

/// The shapes of what an operation takes and gives.
pub fn used(operation: &Operation) -> Vec<ShapeId> {
    let mut used = used_beside_body(operation);
    used.extend(body(operation));
    used
}

/// The shapes that an operation uses, but for its body.
pub fn used_beside_body(operation: &Operation) -> Vec<ShapeId> {
    let parameters = operation.parameters.iter();
    let mut used: Vec<ShapeId> = parameters.map(|parameter| parameter.shape).collect();
    let headers = operation.answer.headers.iter();
    used.extend(headers.map(|header| header.shape));
    used.extend(operation.answer.success.shapes());
    used.extend(operation.answer.stream().and_then(|stream| stream.item));
    let failures = operation.answer.failures.iter();
    used.extend(failures.filter_map(|failure| failure.shape));
    used
}

/// What all calls send, what the server sends, and what that is answered.
pub fn used_beside_operations(api: &Api) -> impl Iterator<Item = ShapeId> {
    let incoming = api.incoming.iter();
    let incoming = incoming.flat_map(|one| Incoming::answered(one).chain(one.body));
    incoming.chain(api.common.iter().map(|common| common.shape))
}

/// The shape of a body, if it has one.
pub fn body(operation: &Operation) -> Option<ShapeId> {
    match operation.body.as_ref()?.content {
        Content::Json(shape) | Content::Form(_, shape) => Some(shape),
        Content::OpenForm(_) | Content::Text | Content::Bytes => None,
    }
}

/// The form that an operation sends, and how it is written.
pub fn form(operation: &Operation) -> Option<(FormEncoding, ShapeId)> {
    match operation.body.as_ref()?.content {
        Content::Form(encoding, shape) => Some((encoding, shape)),
        _ => None,
    }
}

/// What an operation changes: what PATCH sends in JSON.
pub fn changes(operation: &Operation) -> Option<ShapeId> {
    match operation.body.as_ref()?.content {
        Content::Json(shape) if operation.method == Method::Patch => Some(shape),
        _ => None,
    }
}

/// Sees these shapes and all that they hold; gives those that were not seen before.
pub fn see(mut left: Vec<ShapeId>, shapes: &Shapes, seen: &mut BTreeSet<ShapeId>) -> Vec<ShapeId> {
    let mut new = Vec::new();
    while let Some(shape) = left.pop() {
        if seen.insert(shape) {
            left.extend(shapes[shape].kind.parts());
            new.push(shape);
        }
    }
    new
}
