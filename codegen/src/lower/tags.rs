//! The property by which a union tells its branches apart is a constant of each branch.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Constant, EnumValue, Field, Kind, Shape, ShapeId, Shapes};

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
            let object = shapes.resolved(branch.shape);
            let known = tags.entry((object, property.clone())).or_default();
            known.extend(branch.tags.iter().cloned());
        }
    }
    for ((object, property), tags) in tags {
        let Kind::Object(known) = &shapes[object].kind else {
            continue;
        };
        let is_declared = known.fields.iter().any(|field| field.name == property);
        let tags: Vec<String> = tags.into_iter().collect();
        let (kind, required) = match tags.as_slice() {
            [] => continue,
            [tag] => (Kind::Const(Constant::Text(tag.clone())), true),
            _ if is_declared => continue,
            // Nothing else says which of them a value has.
            _ => (Kind::Enum(tags.into_iter().map(listed).collect()), false),
        };
        let field = Field {
            name: property,
            required,
            shape: shapes.add(Shape::of(kind)),
        };
        if let Kind::Object(object) = shapes.kind_mut(object) {
            object.fields.retain(|known| known.name != field.name);
            object.fields.insert(0, field);
        }
    }
}

fn listed(value: String) -> EnumValue<String> {
    EnumValue {
        value,
        name: String::new(),
        label: String::new(),
    }
}
