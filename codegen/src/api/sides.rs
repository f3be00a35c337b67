//! The two sides of a call: what a request cannot hold, and what an answer cannot.

use std::collections::BTreeSet;

use super::copies::Copies;
use super::shape::{Access, Kind, ShapeId, Shapes, Side};
use super::{Api, Content};

/// Gives requests shapes of their own where these hold a property, at any depth, that one side has alone.
///
/// What a shape is called follows from the shape and not from the operations: it keeps its name on the one side when an
/// operation comes that uses it on the other.
pub fn split(api: &mut Api) {
    let apart = holders(&api.shapes);
    let mut copies = Copies::new(&mut api.shapes, &apart);
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            copies.put(&mut parameter.shape);
        }
        match operation.body.as_mut().map(|body| &mut body.content) {
            Some(Content::Json(shape) | Content::Form(_, shape)) => copies.put(shape),
            Some(Content::OpenForm(_) | Content::Text | Content::Bytes) | None => {}
        }
    }
    // Of these the answers are what users make.
    for answer in api.incoming.iter_mut().flat_map(|one| &mut one.answers) {
        if let Some(shape) = &mut answer.shape {
            copies.put(shape);
        }
    }
    let known = copies.fill(|copy| {
        if let Some(declared) = &mut copy.declared {
            declared.side = Side::Request;
        }
        leave_out(&mut copy.kind, Access::ReadOnly);
    });
    for (_, form) in &mut api.forms {
        *form = known.get(form).copied().unwrap_or(*form);
    }
    let with_copy = |shape: ShapeId| [Some(shape), known.get(&shape).copied()];
    let declared = std::mem::take(&mut api.declared);
    api.declared = declared.into_iter().flat_map(with_copy).flatten().collect();
    for shape in apart {
        let shape = &mut api.shapes[shape];
        if let Some(declared) = &mut shape.declared {
            declared.side = Side::Answer;
        }
        leave_out(&mut shape.kind, Access::WriteOnly);
    }
}

/// The shapes that hold, at any depth, a property that one side has alone.
pub fn holders(shapes: &Shapes) -> BTreeSet<ShapeId> {
    let is_apart = |id: &ShapeId| match &shapes[*id].kind {
        Kind::Object(object) => {
            let mut fields = object.fields.iter();
            fields.any(|field| field.access != Access::Both)
        }
        _ => false,
    };
    shapes.holders(shapes.ids().filter(is_apart).collect())
}

/// Leaves the properties out that a side does not have.
fn leave_out(kind: &mut Kind, access: Access) {
    if let Kind::Object(object) = kind {
        object.fields.retain(|field| field.access != access);
    }
}
