//! What a name is the name of: the value, and not that it may be null.

use super::{Api, Kind, ShapeId, Shapes};

/// Gives the names of shapes that may be null to what they are otherwise: `Pet`, of which each use is a `Pet` or null.
pub fn settle(api: &mut Api) {
    for id in &mut api.declared {
        *id = settled(*id, &mut api.shapes);
    }
}

/// The shape that has the name of this one from now on. What has a name of its own keeps that.
fn settled(id: ShapeId, shapes: &mut Shapes) -> ShapeId {
    let (mut inner, mut is_nullable) = (id, false);
    loop {
        inner = match shapes[inner].kind {
            Kind::Nullable(held) => {
                is_nullable = true;
                held
            }
            Kind::Reference(target) => target,
            _ => break,
        };
        if shapes[inner].declared.is_some() {
            return id;
        }
    }
    if !is_nullable {
        return id;
    }
    let declared = shapes[id].declared.take();
    let docs = std::mem::take(&mut shapes[id].docs);
    let named = &mut shapes[inner];
    named.declared = declared;
    if !docs.is_empty() {
        named.docs = docs;
    }
    inner
}
