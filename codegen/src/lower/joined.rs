//! One shape for several that are one type: of what they demand and say, what all of them do.

use super::sentences;
use crate::api::{Constraint, Docs, Integer, Kind, Shape, ShapeId, Shapes};

/// One shape for two.
pub struct Joined {
    pub shape: ShapeId,
    /// Whether it holds to more than each of the two alone: what one of them demands is not demanded.
    pub is_looser: bool,
}

/// One shape for two of one kind: the first as it is, unless it demands more than the other.
pub fn joined(one: ShapeId, other: ShapeId, shapes: &mut Shapes) -> Joined {
    let (first, second) = (shapes.resolved(one), shapes.resolved(other));
    let mut is_looser = false;
    let changed = match (&shapes[first].kind, &shapes[second].kind) {
        _ if first == second => None,
        (Kind::List(inner), Kind::List(others)) => {
            changed((*inner, *others), &mut is_looser, shapes).map(Kind::List)
        }
        (Kind::Map(inner), Kind::Map(others)) => {
            changed((*inner, *others), &mut is_looser, shapes).map(Kind::Map)
        }
        // Each holds numbers that the other does not.
        (Kind::Integer(integer), Kind::Integer(others)) if integer != others => {
            Some(Kind::Integer(Integer::Int64))
        }
        _ => None,
    };
    let (own, others) = (demands(one, shapes), demands(other, shapes));
    let demands = Constraint::weakest(&own, &others);
    let is_held = |all: &[Constraint]| all.iter().all(|one| Constraint::imply(&demands, one));
    let covers = |all, shape| is_held(all) && !is_listed(&shapes[shape].kind);
    let is_held_whole = is_held(&own) && is_held(&others);
    is_looser |= !is_held_whole && !covers(&own, first) && !covers(&others, second);
    let is_known = changed.is_none() && is_held(&own);
    // A type of its own stays what it is, whatever its format.
    let is_type = first == second || shapes[first].kind.is_type();
    let is_of_format = is_type || shapes[first].format == shapes[second].format;
    if is_known && is_of_format {
        let shape = one;
        return Joined { shape, is_looser };
    }
    let kind = match changed {
        Some(kind) => kind,
        None if is_type => Kind::Reference(first),
        None => shapes[first].kind.clone(),
    };
    let format = shapes[first].format.clone().filter(|_| is_of_format);
    let mut docs = Docs::common(&[&said(one, shapes), &said(other, shapes)]);
    let told = demands.iter().filter_map(sentences::of);
    for told in told.chain(of_held(&kind, shapes)) {
        if !docs.constraints.contains(&told) {
            docs.constraints.push(told);
        }
    }
    let shape = shapes.add(Shape {
        docs,
        format,
        constraints: demands,
        ..Shape::of(kind)
    });
    Joined { shape, is_looser }
}

/// What two shapes are together that lists or maps hold, if that is not the first of them.
fn changed(
    (one, other): (ShapeId, ShapeId),
    is_looser: &mut bool,
    shapes: &mut Shapes,
) -> Option<ShapeId> {
    let joined = joined(one, other, shapes);
    *is_looser |= joined.is_looser;
    (joined.shape != one).then_some(joined.shape)
}

/// What is demanded of what a list or a map holds, as sentences.
fn of_held(kind: &Kind, shapes: &Shapes) -> Vec<String> {
    let (what, held) = match kind {
        Kind::List(held) => ("element", *held),
        Kind::Map(held) => ("value", *held),
        _ => return Vec::new(),
    };
    let demands = demands(held, shapes);
    let told = demands
        .iter()
        .filter_map(|demand| sentences::of_one(what, demand));
    told.collect()
}

/// Whether only some values of a type are meant, which are no demands.
fn is_listed(kind: &Kind) -> bool {
    matches!(kind, Kind::Const(_) | Kind::Enum(_) | Kind::Codes(_))
}

/// What is demanded of a shape, and of those that it refers to.
fn demands(shape: ShapeId, shapes: &Shapes) -> Vec<Constraint> {
    let mut demands = shapes[shape].constraints.clone();
    if let Kind::Reference(target) = shapes[shape].kind {
        demands.extend(self::demands(target, shapes));
    }
    demands
}

/// What is said of a shape, and of what those allow that it refers to.
fn said(shape: ShapeId, shapes: &Shapes) -> Docs {
    let mut docs = shapes[shape].docs.clone();
    if let Kind::Reference(target) = shapes[shape].kind {
        let more = said(target, shapes);
        match docs.is_empty() {
            true => docs = more,
            false => docs.constraints.extend(more.constraints),
        }
    }
    docs
}
