//! Schemas that lists, maps and references put into each other without end, or deeper than a type can be.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::api::{Branch, Kind, Shape, ShapeId, Shapes, Union};
use crate::diagnostic::Code;

/// How deep lists, maps and values that may be null are in each other, across schemas that have names.
const MAX_DEPTH: usize = 32;

/// Puts any JSON value in the place of a shape that holds itself, with no object between: it has no value that ends; and
/// of one that is nested too deep.
pub fn cut(context: &mut Context<'_>) {
    let names: BTreeMap<ShapeId, String> = context
        .definitions
        .ids
        .iter()
        .filter_map(|id| Some((context.definitions.get(id)?.shape?, id.clone())))
        .collect();
    let mut depths = BTreeMap::new();
    for start in names.keys() {
        while let Some(found) = walk(*start, &names, &mut depths, &context.api.shapes) {
            any(found, &names, context);
        }
    }
}

/// A branch that leads back to its union adds nothing to it but what it may be besides, which stands in its place then.
pub fn cut_unions(context: &mut Context<'_>) {
    for id in context.api.shapes.ids() {
        let Kind::Union(union) = &context.api.shapes[id].kind else {
            continue;
        };
        let union = union.clone();
        let shapes = &mut context.api.shapes;
        let leads_back = |branch: &Branch| leads_to(branch.shape, id, shapes);
        if !union.branches.iter().any(leads_back) {
            continue;
        }
        let mut spread = Spread::default();
        for branch in &union.branches {
            spread.branch(branch, id, shapes);
        }
        let (code, message, help) = match spread.branches.is_empty() {
            false => (
                Code::WeakenedSchema,
                "a branch leads back to the schema that it stands in",
                "what else it may be stands in its place, since it adds nothing itself",
            ),
            true => (
                Code::EndlessSchema,
                "the schema holds nothing but itself",
                "any JSON value is accepted",
            ),
        };
        context.sink.report(code, &union.place, message, help);
        let mut kind = match spread.branches.as_slice() {
            [] => Kind::Any,
            [only] if only.tags.is_empty() => Kind::Reference(only.shape),
            _ => Kind::Union(Union {
                branches: spread.branches,
                ..union
            }),
        };
        if spread.nullable {
            kind = Kind::Nullable(shapes.add(Shape::of(kind)));
        }
        shapes[id].kind = kind;
    }
}

/// The branches of a union, and of those that lead back to it.
#[derive(Default)]
struct Spread {
    branches: Vec<Branch>,
    nullable: bool,
    seen: BTreeSet<ShapeId>,
}

impl Spread {
    /// Takes a branch of the union `of`, or what that may be besides.
    fn branch(&mut self, branch: &Branch, of: ShapeId, shapes: &Shapes) {
        if !leads_to(branch.shape, of, shapes) {
            self.branches.push(branch.clone());
            return;
        }
        if branch.shape == of || !self.seen.insert(branch.shape) {
            return;
        }
        match &shapes[branch.shape].kind {
            Kind::Union(union) => {
                for inner in &union.branches {
                    self.branch(inner, of, shapes);
                }
            }
            Kind::Nullable(shape) | Kind::Reference(shape) => {
                self.nullable |= matches!(shapes[branch.shape].kind, Kind::Nullable(_));
                let tags = branch.tags.clone();
                self.branch(
                    &Branch {
                        shape: *shape,
                        tags,
                    },
                    of,
                    shapes,
                );
            }
            _ => {}
        }
    }
}

/// Whether a shape may be a value of the union `target`, with nothing around it.
fn leads_to(shape: ShapeId, target: ShapeId, shapes: &Shapes) -> bool {
    let mut seen = BTreeSet::new();
    let mut left = vec![shape];
    while let Some(shape) = left.pop() {
        if shape == target {
            return true;
        }
        let is_open = matches!(
            shapes[shape].kind,
            Kind::Nullable(_) | Kind::Reference(_) | Kind::Union(_)
        );
        if is_open && seen.insert(shape) {
            left.extend(shapes[shape].kind.parts());
        }
    }
    false
}

/// A shape that cannot stay as it is.
enum Found {
    Endless(ShapeId),
    /// A list or a map of itself, which may be empty.
    OfItself(ShapeId),
    TooDeep(ShapeId),
}

/// Walks from a shape to the one that ends it, and notes how deep each on the way is.
fn walk(
    start: ShapeId,
    names: &BTreeMap<ShapeId, String>,
    depths: &mut BTreeMap<ShapeId, usize>,
    shapes: &Shapes,
) -> Option<Found> {
    let mut way: Vec<ShapeId> = Vec::new();
    let mut places = BTreeMap::new();
    let mut id = start;
    let mut depth = loop {
        if let Some(depth) = depths.get(&id) {
            break *depth;
        }
        if let Some(place) = places.insert(id, way.len()) {
            let round = &way[place..];
            let named = round.iter().filter(|id| names.contains_key(id));
            let ends = |id: &ShapeId| matches!(shapes[*id].kind, Kind::List(_) | Kind::Map(_));
            let found = match round.iter().any(ends) {
                true => Found::OfItself,
                false => Found::Endless,
            };
            return named.min().copied().map(found);
        }
        let Some(inner) = held_by(id, shapes) else {
            break 0;
        };
        way.push(id);
        id = inner;
    };
    for id in way.into_iter().rev() {
        depth += usize::from(!matches!(shapes[id].kind, Kind::Reference(_)));
        if depth > MAX_DEPTH && names.contains_key(&id) {
            return Some(Found::TooDeep(id));
        }
        depths.insert(id, depth);
    }
    None
}

fn held_by(id: ShapeId, shapes: &Shapes) -> Option<ShapeId> {
    match &shapes[id].kind {
        Kind::List(inner) | Kind::Map(inner) | Kind::Nullable(inner) | Kind::Reference(inner) => {
            Some(*inner)
        }
        _ => None,
    }
}

fn any(found: Found, names: &BTreeMap<ShapeId, String>, context: &mut Context<'_>) {
    let (Found::Endless(shape) | Found::OfItself(shape) | Found::TooDeep(shape)) = found;
    let definition = names.get(&shape).and_then(|id| context.definitions.get(id));
    if let Some(definition) = definition {
        let called = match definition.name() {
            "" => "the schema".to_owned(),
            name => format!("the schema `{name}`"),
        };
        let (code, message) = match found {
            Found::Endless(_) => (
                Code::EndlessSchema,
                format!("{called} holds nothing but itself"),
            ),
            Found::OfItself(_) => (
                Code::WeakenedSchema,
                format!("{called} is a list or a map of itself, which has no type of its own"),
            ),
            Found::TooDeep(_) => (
                Code::WeakenedSchema,
                format!("{called} nests lists and maps more than {MAX_DEPTH} deep"),
            ),
        };
        let help = match found {
            Found::OfItself(_) => "any JSON value is accepted in it",
            Found::Endless(_) | Found::TooDeep(_) => "any JSON value is accepted",
        };
        context.sink.report(code, &definition.place, message, help);
    }
    let shapes = &mut context.api.shapes;
    let known = shapes.take(shape);
    let kind = match (found, &known.kind) {
        (Found::OfItself(_), Kind::List(_)) => Kind::List(shapes.add(Shape::of(Kind::Any))),
        (Found::OfItself(_), Kind::Map(_)) => Kind::Map(shapes.add(Shape::of(Kind::Any))),
        _ => Kind::Any,
    };
    shapes.set(shape, Shape { kind, ..known });
}
