//! What PATCH sends: changes. There a property that is left out stays as it is, and one that is null is taken away
//! (RFC 7396), so the two must not be one, as they are elsewhere.
//!
//! A shape that PATCH was the first to use is one of changes for whoever uses it later. Of any other, changes are a shape
//! of their own: when an operation comes, what was there stays as it is.

use std::collections::BTreeSet;

use super::copies::Copies;
use super::shape::{Kind, Shape, ShapeId, Shapes, Side};
use super::{Api, Content, Method, Operation};

/// Gives changes shapes of their own.
pub fn set_apart(api: &mut Api) {
    let is_object = |id: &ShapeId| matches!(api.shapes[*id].kind, Kind::Object(_));
    let objects = api.shapes.ids().filter(is_object).collect();
    let mut apart = api.shapes.holders(objects);
    let own: Vec<ShapeId> = first_used_by_changes(api)
        .into_iter()
        .filter(|shape| apart.remove(shape))
        .collect();
    let mut copies = Copies::new(&mut api.shapes, &apart);
    for shape in &own {
        copies.put_within(*shape);
    }
    for operation in &mut api.operations {
        if is_patch(operation)
            && let Some(Content::Json(shape)) =
                operation.body.as_mut().map(|body| &mut body.content)
        {
            copies.put(shape);
        }
    }
    copies.fill(|copy| {
        if let Some(declared) = &mut copy.declared {
            declared.side = Side::Change;
        }
        mark(copy);
    });
    for shape in own {
        mark(&mut api.shapes[shape]);
    }
}

/// The shapes that changes were the first to use; none if nobody knows which operation is older.
fn first_used_by_changes(api: &Api) -> BTreeSet<ShapeId> {
    let numbered = api.operations.iter().filter(|one| one.number.is_some());
    let mut operations: Vec<&Operation> = numbered.collect();
    operations.sort_by_key(|operation| operation.number);
    let (mut seen, mut first) = (BTreeSet::new(), BTreeSet::new());
    for operation in operations {
        let (changes, others) = used(operation);
        see(others, &api.shapes, &mut seen);
        first.extend(see(changes, &api.shapes, &mut seen));
    }
    first
}

/// The shapes of what an operation changes, and all others that it uses.
pub fn used(operation: &Operation) -> (Vec<ShapeId>, Vec<ShapeId>) {
    let mut others = used_beside_body(operation);
    match operation.body.as_ref().map(|body| &body.content) {
        Some(Content::Json(shape)) if is_patch(operation) => return (vec![*shape], others),
        Some(Content::Json(shape) | Content::Form(_, shape)) => others.push(*shape),
        Some(Content::OpenForm(_) | Content::Text | Content::Bytes) | None => {}
    }
    (Vec::new(), others)
}

/// The shapes that an operation uses, but for its body.
pub fn used_beside_body(operation: &Operation) -> Vec<ShapeId> {
    let parameters = operation.parameters.iter();
    let mut others: Vec<ShapeId> = parameters.map(|parameter| parameter.shape).collect();
    let headers = operation.answer.headers.iter();
    others.extend(headers.map(|header| header.shape));
    others.extend(operation.answer.success.shapes());
    others.extend(operation.answer.stream().and_then(|stream| stream.item));
    let failures = operation.answer.failures.iter();
    others.extend(failures.filter_map(|failure| failure.shape));
    others
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

pub fn is_patch(operation: &Operation) -> bool {
    operation.method == Method::Patch
}

fn mark(shape: &mut Shape) {
    if let Kind::Object(object) = &mut shape.kind {
        object.is_change = true;
    }
}
