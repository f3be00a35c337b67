//! The property by which a union tells its branches apart is a constant of each branch: a discriminator, or what lists one
//! value in each.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{Access, Constant, EnumValue, Field, Kind, Shape, ShapeId, Shapes};

/// Lets the objects of every union say which of them they are: a property that can say nothing else is a constant, any other
/// begins with what means the object, and keeps what else it says where the object stands outside of the union.
pub fn settle(shapes: &mut Shapes) {
    let mut meant: BTreeMap<(ShapeId, String), BTreeSet<String>> = BTreeMap::new();
    let mut telling: BTreeMap<(ShapeId, String), Constant> = BTreeMap::new();
    for id in shapes.ids() {
        let Kind::Union(union) = &shapes[id].kind else {
            continue;
        };
        let Some(property) = &union.discriminator else {
            let branches = union.branches.iter();
            let all = branches.flat_map(|branch| objects(branch.shape, shapes));
            telling.extend(self::telling(&all.collect(), shapes));
            continue;
        };
        for branch in &union.branches {
            for object in objects(branch.shape, shapes) {
                let known = meant.entry((object, property.clone())).or_default();
                known.extend(branch.tags.iter().cloned());
            }
        }
    }
    for ((object, property), tags) in meant {
        say(object, &property, &tags, shapes);
    }
    for ((object, property), constant) in telling {
        begin(object, &property, constant, shapes);
    }
}

/// The properties that list one value in an object, which no other lists of those that list any.
fn telling(objects: &BTreeSet<ShapeId>, shapes: &Shapes) -> BTreeMap<(ShapeId, String), Constant> {
    let mut values: BTreeMap<&str, Vec<(ShapeId, Vec<Constant>)>> = BTreeMap::new();
    for id in objects {
        let Kind::Object(object) = &shapes[*id].kind else {
            continue;
        };
        for field in &object.fields {
            let listed = shapes.listed(field.shape);
            if !listed.is_empty() {
                values.entry(&field.name).or_default().push((*id, listed));
            }
        }
    }
    let mut telling = BTreeMap::new();
    for (name, objects) in values.iter().filter(|(_, objects)| objects.len() > 1) {
        let mut counts: BTreeMap<&Constant, usize> = BTreeMap::new();
        for value in objects.iter().flat_map(|(_, values)| values) {
            *counts.entry(value).or_default() += 1;
        }
        for (id, own) in objects {
            if let [only] = own.as_slice()
                && counts[only] == 1
            {
                telling.insert((*id, (*name).to_owned()), only.clone());
            }
        }
    }
    telling
}

/// The one value that a shape lists.
fn only(shape: ShapeId, shapes: &Shapes) -> Option<Constant> {
    match shapes.listed(shape).as_slice() {
        [only] => Some(only.clone()),
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

/// Lets an object say what a discriminator means it by. Of several texts its user chooses one.
pub fn say(id: ShapeId, property: &str, tags: &BTreeSet<String>, shapes: &mut Shapes) {
    let Kind::Object(object) = &mut shapes[id].kind else {
        return;
    };
    let is_declared = object.fields.iter().any(|field| field.name == property);
    if !is_declared && !tags.is_empty() {
        let kind = match tags.len() {
            1 => Kind::String,
            _ => Kind::Enum(tags.iter().cloned().map(listed).collect()),
        };
        let field = Field {
            name: property.to_owned(),
            required: false,
            access: Access::Both,
            default: None,
            tag: None,
            style: None,
            media_type: None,
            shape: shapes.add(Shape::of(kind)),
        };
        if let Kind::Object(object) = &mut shapes[id].kind {
            object.fields.insert(0, field);
        }
    }
    let mut tags = tags.iter();
    if let (Some(tag), None, Kind::Object(object)) = (tags.next(), tags.next(), &shapes[id].kind) {
        begin(id, property, shapes.tag(tag, object, property), shapes);
    }
}

/// Lets a property of an object begin with a value; one that is always there and lists no other is a constant.
fn begin(id: ShapeId, property: &str, value: Constant, shapes: &mut Shapes) {
    let Kind::Object(object) = &shapes[id].kind else {
        return;
    };
    let mut fields = object.fields.iter();
    let Some(index) = fields.position(|field| field.name == property) else {
        return;
    };
    let field = &object.fields[index];
    let is_constant = field.required && only(field.shape, shapes).as_ref() == Some(&value);
    let constant = is_constant.then(|| shapes.add(Shape::of(Kind::Const(value.clone()))));
    if let Kind::Object(object) = &mut shapes[id].kind {
        let field = &mut object.fields[index];
        match constant {
            Some(constant) => field.shape = constant,
            None => field.tag = Some(value),
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
