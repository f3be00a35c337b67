//! What PATCH sends: changes. There a property that is left out stays as it is, and one that is null is taken away
//! (RFC 7396), so the two must not be one, as they are elsewhere.
//!
//! A shape that PATCH was the first to use is one of changes for whoever uses it later. Of any other, changes are a shape
//! of their own: when an operation comes, what was there stays as it is.

use std::collections::BTreeSet;

use super::copies::Copies;
use super::shape::{Kind, Shape, ShapeId, Side};
use super::used::{changes, see, used, used_beside_body};
use super::{Api, Content, Operation};

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
        if changes(operation).is_some()
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
        let Some(changes) = changes(operation) else {
            see(used(operation), &api.shapes, &mut seen);
            continue;
        };
        see(used_beside_body(operation), &api.shapes, &mut seen);
        first.extend(see(vec![changes], &api.shapes, &mut seen));
    }
    first
}

fn mark(shape: &mut Shape) {
    if let Kind::Object(object) = &mut shape.kind {
        object.is_change = true;
    }
}
