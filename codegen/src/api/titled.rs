//! What a title is the name of, where it is written as one: whatever operations hold that is built alike and called so.
//!
//! Nobody knows which of these operations is older, so what they share is called after none of them. Nothing is shared where
//! it is known: there the oldest gives the name, which stays (`plan::twins`).

use std::collections::{BTreeMap, BTreeSet};

use super::changes::used;
use super::structure::Structures;
use super::{
    Access, Api, Content, Declared, Docs, Kind, Operation, Shape, ShapeId, Shapes, Side, envelope,
    is_alike,
};

/// Gives the shapes without names of their own that operations hold the names that their titles are, and makes those one
/// that are built alike. Where several are called alike, the name is that of the one which stands in more than half of all
/// places: an operation more changes no name then, most often.
pub fn settle(api: &mut Api) {
    for (title, shapes) in titled(api) {
        let named = api.declared.iter();
        let mut names = named.filter_map(|shape| api.shapes[*shape].declared.as_ref());
        if names.any(|declared| is_alike(&declared.name, &title)) {
            continue;
        }
        let count = shapes.len();
        let most = most(shapes, &api.shapes);
        if let Some(shapes) = &most {
            let named = name(&title, shapes, &mut api.shapes);
            api.declared.push(named);
        }
        if most.is_none_or(|shapes| shapes.len() < count) {
            api.ambiguous_titles.insert(title);
        }
    }
}

/// What operations hold whose age nobody knows, by titles.
fn titled(api: &Api) -> BTreeMap<String, BTreeSet<ShapeId>> {
    let shapes = &api.shapes;
    let mut titled: BTreeMap<String, BTreeSet<ShapeId>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let ageless = api.operations.iter().filter(|one| one.number.is_none());
    let mut left: Vec<ShapeId> = ageless.flat_map(|one| held(one, shapes)).collect();
    while let Some(id) = left.pop() {
        let id = shapes.resolved(id);
        let shape = &shapes[id];
        if shape.declared.is_some() || !seen.insert(id) {
            continue;
        }
        left.extend(shape.kind.parts());
        // One type for forms and one for JSON would need two names.
        let is_choice = matches!(&shape.kind, Kind::Union(union) if shapes.is_choice(union));
        if shape.kind.is_type()
            && !is_choice
            && let Some(name) = shape.docs.title_as_name()
        {
            titled.entry(name.to_owned()).or_default().insert(id);
        }
    }
    titled
}

/// What an operation takes and gives. A form has a type of its own, and an envelope is like others but for what it holds:
/// what these hold counts.
fn held(operation: &Operation, shapes: &Shapes) -> Vec<ShapeId> {
    let (mut held, others) = used(operation);
    let form = match operation.body.as_ref().map(|body| &body.content) {
        Some(Content::Form(_, form)) => Some(*form),
        _ => None,
    };
    let is_open = |shape: ShapeId| Some(shape) == form || envelope(shape, shapes).is_some();
    for shape in others {
        match is_open(shape) {
            true => held.extend(shapes[shapes.resolved(shape)].kind.parts()),
            false => held.push(shape),
        }
    }
    held
}

/// Those that are one with more than half of all.
fn most(all: BTreeSet<ShapeId>, shapes: &Shapes) -> Option<Vec<ShapeId>> {
    let mut structures = Structures::new(shapes);
    let mut groups: Vec<Vec<ShapeId>> = Vec::new();
    let half = all.len() / 2;
    for shape in all {
        let is_one = |group: &&mut Vec<ShapeId>| {
            structures.of(group[0]) == structures.of(shape) && agree(group[0], shape, shapes)
        };
        match groups.iter_mut().find(is_one) {
            Some(group) => group.push(shape),
            None => groups.push(vec![shape]),
        }
    }
    groups.into_iter().find(|group| group.len() > half)
}

/// Whether all is said alike of what two shapes hold that are built alike, on each side of a call.
fn agree(one: ShapeId, other: ShapeId, shapes: &Shapes) -> bool {
    fn access(shape: &Shape) -> Vec<Access> {
        match &shape.kind {
            Kind::Object(object) => object.fields.iter().map(|field| field.access).collect(),
            _ => Vec::new(),
        }
    }
    access(&shapes[one]) == access(&shapes[other])
        && shapes.pairs(one, other).into_iter().all(|(one, other)| {
            shapes[one].docs == shapes[other].docs && {
                let [one, other] = [one, other].map(|shape| &shapes[shapes.resolved(shape)]);
                access(one) == access(other)
            }
        })
}

/// Makes shapes references to one that has a name. What is said of each is said where it stands, and what is said of all
/// is said of that, too.
fn name(title: &str, shapes: &[ShapeId], all: &mut Shapes) -> ShapeId {
    let first = &all[shapes[0]];
    let is_said = shapes.iter().all(|shape| all[*shape].docs == first.docs);
    let mut docs = match is_said {
        true => first.docs.clone(),
        false => Docs::default(),
    };
    docs.title.clear();
    let declared = Declared {
        name: title.to_owned(),
        title: String::new(),
        folders: Vec::new(),
        number: None,
        side: Side::Both,
    };
    let named = all.add(Shape {
        docs,
        declared: Some(declared),
        ..first.clone()
    });
    for shape in shapes {
        let place = &mut all[*shape];
        let mut docs = std::mem::take(&mut place.docs);
        docs.title.clear();
        *place = Shape {
            docs,
            ..Shape::of(Kind::Reference(named))
        };
    }
    named
}
