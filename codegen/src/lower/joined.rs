//! One shape for several that are one type: of what they demand and say, what all of them do.

use crate::api::{Constraint, Docs, Integer, Kind, Shape, ShapeId, Shapes};

/// One shape for two of one kind: the first as it is, unless it demands more than the other.
pub fn joined(one: ShapeId, other: ShapeId, shapes: &mut Shapes) -> ShapeId {
    let (first, second) = (shapes.resolved(one), shapes.resolved(other));
    let changed = match (&shapes[first].kind, &shapes[second].kind) {
        _ if first == second => None,
        (Kind::List(inner), Kind::List(others)) => changed(*inner, *others, shapes).map(Kind::List),
        (Kind::Map(inner), Kind::Map(others)) => changed(*inner, *others, shapes).map(Kind::Map),
        // Each holds numbers that the other does not.
        (Kind::Integer(integer), Kind::Integer(others)) if integer != others => {
            Some(Kind::Integer(Integer::Int64))
        }
        _ => None,
    };
    let (demands, others) = (demands(one, shapes), demands(other, shapes));
    let is_shared = |demand: &Constraint| others.contains(demand);
    let is_known = changed.is_none() && demands.iter().all(is_shared);
    // A type of its own stays what it is, whatever its format.
    let is_type = first == second || shapes[first].kind.is_type();
    let is_of_format = is_type || shapes[first].format == shapes[second].format;
    if is_known && is_of_format {
        return one;
    }
    let kind = match changed {
        Some(kind) => kind,
        None if is_type => Kind::Reference(first),
        None => shapes[first].kind.clone(),
    };
    let format = shapes[first].format.clone().filter(|_| is_of_format);
    let docs = Docs::common(&[&said(one, shapes), &said(other, shapes)]);
    shapes.add(Shape {
        docs,
        format,
        constraints: demands.into_iter().filter(is_shared).collect(),
        ..Shape::of(kind)
    })
}

/// What two shapes are together that lists or maps hold, if that is not the first of them.
fn changed(one: ShapeId, other: ShapeId, shapes: &mut Shapes) -> Option<ShapeId> {
    let joined = joined(one, other, shapes);
    (joined != one).then_some(joined)
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
