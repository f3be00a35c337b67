//! The property by which a union tells its branches apart is a constant of each branch.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{EnumValue, Field, Kind, Shape, ShapeId, Shapes};

/// Makes a discriminator a constant in every object that it means by one text alone, so that nobody needs to set it.
pub fn settle(shapes: &mut Shapes) {
    let mut tags: BTreeMap<(ShapeId, String), BTreeSet<String>> = BTreeMap::new();
    for id in shapes.ids() {
        let Kind::Union(union) = &shapes[id].kind else {
            continue;
        };
        let Some(property) = &union.discriminator else {
            continue;
        };
        for branch in &union.branches {
            for object in objects(branch.shape, shapes) {
                let known = tags.entry((object, property.clone())).or_default();
                known.extend(branch.tags.iter().cloned());
            }
        }
    }
    for ((object, property), tags) in tags {
        say(object, property, &tags, shapes);
    }
}

/// The objects that a branch may be, behind unions that have no discriminator of their own.
fn objects(branch: ShapeId, shapes: &Shapes) -> BTreeSet<ShapeId> {
    let mut objects = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut left = vec![branch];
    while let Some(shape) = left.pop() {
        let shape = shapes.resolved(shape);
        if !seen.insert(shape) {
            continue;
        }
        match &shapes[shape].kind {
            Kind::Object(_) => {
                objects.insert(shape);
            }
            Kind::Union(union) if union.discriminator.is_none() => {
                left.extend(union.branches.iter().map(|branch| branch.shape));
            }
            Kind::Nullable(inner) => left.push(*inner),
            _ => {}
        }
    }
    objects
}

/// Makes one text a constant of an object; of several, a field that holds one of them, where the object has none.
fn say(id: ShapeId, property: String, tags: &BTreeSet<String>, shapes: &mut Shapes) {
    let Kind::Object(object) = &shapes[id].kind else {
        return;
    };
    let is_declared = object.fields.iter().any(|field| field.name == property);
    let mut values = tags.iter();
    let (kind, required) = match (values.next(), values.next()) {
        (None, _) => return,
        (Some(tag), None) => (Kind::Const(shapes.tag(tag, object, &property)), true),
        _ if is_declared => return,
        _ => (Kind::Enum(tags.iter().map(listed).collect()), false),
    };
    let field = Field {
        name: property,
        required,
        shape: shapes.add(Shape::of(kind)),
    };
    if let Kind::Object(object) = shapes.kind_mut(id) {
        object.fields.retain(|known| known.name != field.name);
        object.fields.insert(0, field);
    }
}

fn listed(value: &String) -> EnumValue<String> {
    EnumValue {
        value: value.clone(),
        name: String::new(),
        label: String::new(),
    }
}
