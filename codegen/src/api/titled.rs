//! What a title is the name of, where it is written as one: whatever operations hold that is built alike and called so.
//!
//! Nobody knows which of these operations is older, so what they share is called after none of them. Nothing is shared where
//! it is known: there the oldest gives the name, which stays (`plan::twins`).

use std::collections::{BTreeMap, BTreeSet};

use super::grouped::grouped;
use super::named::share;
use super::sides;
use super::spelling::letters;
use super::structure::Structures;
use super::used::{body, changes, form, used_beside_body};
use super::{Api, Kind, Operation, ShapeId, Shapes, envelope, is_alike};

/// Gives the shapes without names of their own that operations hold the names that their titles are, and makes those one
/// that are built alike. Where several are called alike, the name is that of the one which stands in more than half of all
/// places: an operation more changes no name then, most often.
pub fn settle(api: &mut Api) {
    for (letters, shapes) in titled(api) {
        let named = api.declared.iter();
        let mut names = named.filter_map(|shape| api.shapes[*shape].declared.as_ref());
        if names.any(|declared| is_alike(&declared.name, &letters)) {
            continue;
        }
        let titles: BTreeSet<String> = shapes.values().cloned().collect();
        let most = most(shapes.keys().copied().collect(), &api.shapes);
        if let Some(most) = &most {
            let named = share(&shapes[&most[0]], most, false, &mut api.shapes);
            api.declared.push(named);
        }
        if most.is_none_or(|most| most.len() < shapes.len()) {
            api.ambiguous_titles.extend(titles);
        }
    }
}

/// What operations hold whose age nobody knows, each with its title, by the letters of that.
///
/// What is another one in requests or in changes has types that need names of their own.
fn titled(api: &Api) -> BTreeMap<String, BTreeMap<ShapeId, String>> {
    let shapes = &api.shapes;
    let mut titled: BTreeMap<String, BTreeMap<ShapeId, String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let apart = sides::holders(shapes);
    let ageless = api.operations.iter().filter(|one| one.number.is_none());
    let held = ageless.flat_map(|one| held(one, shapes));
    let mut left: Vec<(ShapeId, Option<&str>)> = held.map(|shape| (shape, None)).collect();
    while let Some((id, title)) = left.pop() {
        let id = shapes.resolved(id);
        let shape = &shapes[id];
        if shape.declared.is_some() || !seen.insert(id) {
            continue;
        }
        let title = shape.docs.title_as_name().or(title);
        // A title beside null is that of what is not null.
        let passed = title.filter(|_| matches!(shape.kind, Kind::Nullable(_)));
        let parts = shape.kind.parts();
        left.extend(parts.map(|part| (part, passed)));
        // One type for forms and one for JSON would need two names.
        let is_choice = matches!(&shape.kind, Kind::Union(union) if shapes.is_choice(union));
        if shape.kind.is_type()
            && !is_choice
            && !apart.contains(&id)
            && let Some(title) = title
        {
            let alike = titled.entry(letters(title).collect()).or_default();
            alike.insert(id, title.to_owned());
        }
    }
    titled
}

/// What an operation takes and gives, but for changes. A form has a type of its own, and an answer in an envelope is like
/// others but for what it holds: what these hold counts.
fn held(operation: &Operation, shapes: &Shapes) -> Vec<ShapeId> {
    let successes = operation.answer.success.shapes();
    let is_opened = |shape| successes.contains(&shape) && envelope(shape, shapes).is_some();
    let parts = |shape: ShapeId| shapes[shapes.resolved(shape)].kind.parts();
    let mut held = Vec::new();
    for shape in used_beside_body(operation) {
        match is_opened(shape) {
            true => held.extend(parts(shape)),
            false => held.push(shape),
        }
    }
    match body(operation) {
        Some(shape) if form(operation).is_some() => held.extend(parts(shape)),
        Some(shape) if changes(operation).is_none() => held.push(shape),
        _ => {}
    }
    held
}

/// Those that are one with more than half of all.
fn most(all: BTreeSet<ShapeId>, shapes: &Shapes) -> Option<Vec<ShapeId>> {
    let mut structures = Structures::new(shapes);
    let half = all.len() / 2;
    let groups = grouped(all, |one, other| {
        structures.of(*one) == structures.of(*other)
            && shapes.agree(*one, *other, |one, other| one == other)
    });
    groups.into_iter().find(|group| group.len() > half)
}
