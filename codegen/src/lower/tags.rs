//! The property by which a union tells its branches apart is a constant of each branch: a discriminator, or what lists one
//! value in each.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Access, Constant, EnumValue, Field, Kind, Shape, ShapeId, Shapes};

/// Makes a discriminator a constant in every object that it means by one text alone, so that nobody needs to set it.
pub fn settle(shapes: &mut Shapes) {
    let mut tags: BTreeMap<(ShapeId, String), BTreeSet<String>> = BTreeMap::new();
    let mut alone: BTreeMap<(ShapeId, String), Constant> = BTreeMap::new();
    for id in shapes.ids() {
        let Kind::Union(union) = &shapes[id].kind else {
            continue;
        };
        let Some(property) = &union.discriminator else {
            let branches = union.branches.iter();
            let all = branches.flat_map(|branch| objects(branch.shape, shapes));
            alone.extend(telling(&all.collect(), shapes));
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
    for ((object, property), constant) in alone {
        always(object, property, Kind::Const(constant), true, shapes);
    }
}

/// The properties that all of several objects must have, and that list one value in each, another one than in the rest.
fn telling(objects: &BTreeSet<ShapeId>, shapes: &Shapes) -> BTreeMap<(ShapeId, String), Constant> {
    let mut values: BTreeMap<&str, BTreeMap<Constant, ShapeId>> = BTreeMap::new();
    for id in objects {
        let Kind::Object(object) = &shapes[*id].kind else {
            continue;
        };
        for field in object.fields.iter().filter(|field| field.required) {
            if let Some(value) = only(field.shape, shapes) {
                values.entry(&field.name).or_default().insert(value, *id);
            }
        }
    }
    values.retain(|_, values| objects.len() > 1 && values.len() == objects.len());
    let values = values.into_iter();
    let values = values.flat_map(|(name, values)| {
        let values = values.into_iter();
        values.map(move |(value, id)| ((id, name.to_owned()), value))
    });
    values.collect()
}

/// The one value that a shape lists.
fn only(shape: ShapeId, shapes: &Shapes) -> Option<Constant> {
    match &shapes[shapes.resolved(shape)].kind {
        Kind::Const(constant) => Some(constant.clone()),
        Kind::Enum(values) => match values.as_slice() {
            [only] => Some(Constant::Text(only.value.clone())),
            _ => None,
        },
        Kind::Codes(values) => match values.as_slice() {
            [only] => Some(Constant::Whole(only.value)),
            _ => None,
        },
        _ => None,
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
        _ => (
            Kind::Enum(tags.iter().cloned().map(listed).collect()),
            false,
        ),
    };
    always(id, property, kind, required, shapes);
}

/// Puts a field first in an object, in the place of one of its name.
fn always(id: ShapeId, name: String, kind: Kind, required: bool, shapes: &mut Shapes) {
    let field = Field {
        name,
        required,
        shape: shapes.add(Shape::of(kind)),
        access: Access::Both,
        default: None,
    };
    if let Kind::Object(object) = &mut shapes[id].kind {
        object.fields.retain(|known| known.name != field.name);
        object.fields.insert(0, field);
    }
}

fn listed(value: String) -> EnumValue<String> {
    EnumValue {
        value,
        name: String::new(),
        label: String::new(),
    }
}
