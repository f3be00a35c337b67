//! What a name is the name of: the value, and not that it may be null.

use std::collections::BTreeMap;

use super::{Api, Declared, Docs, Kind, Shape, ShapeId, Shapes, Side};

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

/// Makes shapes references to one that has a name: their title, unless it `recurs`. What is said of each is said where it
/// stands, and what is said of all is said of that, too; what has a title is that wherever it stands, described or not.
pub fn share(name: &str, shapes: &[ShapeId], recurs: bool, all: &mut Shapes) -> ShapeId {
    say_what_all_say(shapes, all);
    let first = &all[shapes[0]];
    let said = shapes.iter().map(|shape| &all[*shape].docs);
    let said: Vec<&Docs> = said.collect();
    let mut docs = Docs {
        title: String::new(),
        ..Docs::common(&said)
    };
    // Silence of one place says that others describe themselves.
    if recurs && said.iter().any(|said| said.description.is_empty()) {
        docs.description.clear();
    }
    let declared = Declared {
        name: name.to_owned(),
        title: String::new(),
        folders: Vec::new(),
        number: None,
        side: Side::Both,
        recurs,
    };
    let named = all.add(Shape {
        docs,
        declared: Some(declared),
        ..first.clone()
    });
    for shape in shapes {
        let place = &mut all[*shape];
        let mut docs = std::mem::take(&mut place.docs);
        if !recurs {
            docs.title.clear();
        }
        *place = Shape {
            docs,
            ..Shape::of(Kind::Reference(named))
        };
    }
    named
}

/// Leaves out of what the first of some shapes holds, which are built alike, what is not said in all of them.
fn say_what_all_say(shapes: &[ShapeId], all: &mut Shapes) {
    let mut alike: BTreeMap<ShapeId, Vec<ShapeId>> = BTreeMap::new();
    for other in &shapes[1..] {
        for (part, other) in all.pairs(shapes[0], *other) {
            alike.entry(part).or_default().push(other);
        }
    }
    for (part, others) in alike {
        if all[part].declared.is_none() {
            let said = [part].into_iter().chain(others);
            let said: Vec<&Docs> = said.map(|shape| &all[shape].docs).collect();
            all[part].docs = Docs::common(&said);
        }
    }
}
