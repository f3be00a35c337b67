//! The property by which a union tells its branches apart is a constant of each branch.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Access, Constant, Field, Kind, Shape, ShapeId, Shapes};

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
        let mut tags = tags.into_iter();
        let (Some(tag), None) = (tags.next(), tags.next()) else {
            continue;
        };
        let constant = shapes.add(Shape::of(Kind::Const(Constant::Text(tag))));
        let Kind::Object(object) = &mut shapes[object].kind else {
            continue;
        };
        object.fields.retain(|field| field.name != property);
        let field = Field {
            name: property,
            required: true,
            shape: constant,
            access: Access::Both,
            default: None,
        };
        object.fields.insert(0, field);
    }
}
