//! The fields of objects that a parameter of their types stands for, as names such as `Page«Book»` tell.

use std::collections::BTreeSet;

use super::rust::RustType;
use crate::api::{Envelope, Kind, Object, ShapeId, Shapes, payload};

/// How many brackets of a name may stand in each other.
const MAX_DEPTH: usize = 16;

/// The field that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hole {
    pub field: usize,
    /// Whether the parameter is an element of the field.
    pub is_list: bool,
    /// Whether the field may be absent.
    pub is_optional: bool,
}

impl Hole {
    /// The type of the field.
    pub fn rust(self) -> RustType {
        match self.is_list {
            true => RustType::Vec(Box::new(RustType::Parameter)),
            false => RustType::Parameter,
        }
    }
}

/// A name such as `Page«Book»`, `Page<Book>` or `Page[Book]`, as what stands before the brackets and what stands in them.
pub fn parts(name: &str) -> Option<(&str, &str)> {
    [('«', '»'), ('<', '>'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| {
            let (base, rest) = name.split_once(open)?;
            let (base, argument) = (base.trim(), rest.trim_end().strip_suffix(close)?.trim());
            let is_told = !base.is_empty() && !argument.is_empty();
            (is_told && argument.matches(open).count() < MAX_DEPTH).then_some((base, argument))
        })
}

/// The field that the argument of a name is about: the only one that holds it, or the one that holds the answer.
pub fn hole(
    object: &Object,
    argument: &str,
    envelope: Option<Envelope>,
    shapes: &Shapes,
) -> Option<Hole> {
    let word = parts(argument).map_or(argument, |(base, _)| base);
    let is_collection =
        ["list", "set", "collection", "array", "arraylist"].contains(&word.to_lowercase().as_str());
    let held = match parts(argument) {
        Some((_, held)) if is_collection => held,
        _ => argument,
    };
    let holds = |id: ShapeId| {
        let id = element(id, shapes).unwrap_or(id);
        let declared = shapes[shapes.bare(id)].declared.as_ref();
        declared.is_some_and(|declared| declared.name == held)
    };
    let holding: Vec<usize> = (0..object.fields.len())
        .filter(|index| holds(object.fields[*index].shape))
        .collect();
    let field = match holding.as_slice() {
        [only] => *only,
        [] => payload(object)?,
        _ => return None,
    };
    let shape = object.fields[field].shape;
    let is_wrapped = envelope.is_some_and(|envelope| envelope.payload == Some(field));
    Some(Hole {
        field,
        is_list: !is_collection && element(shape, shapes).is_some(),
        is_optional: is_wrapped || !object.fields[field].required,
    })
}

/// What a list without a name holds.
pub fn element(id: ShapeId, shapes: &Shapes) -> Option<ShapeId> {
    match &shapes[shapes.bare(id)].kind {
        Kind::List(element) => Some(*element),
        _ => None,
    }
}

/// Whether all schemas with such names that the object holds stand in the argument: then none holds itself, and their
/// depth is that of the name.
pub fn is_within(object: &Object, argument: &str, shapes: &Shapes) -> bool {
    let fields = object.fields.iter().map(|field| field.shape);
    let mut left: Vec<ShapeId> = fields.chain(object.extra).collect();
    let mut seen = BTreeSet::new();
    while let Some(shape) = left.pop() {
        if !seen.insert(shape) {
            continue;
        }
        match &shapes[shape].declared {
            Some(declared) if parts(&declared.name).is_some() => {
                if !argument.contains(&declared.name) {
                    return false;
                }
            }
            Some(_)
                if !matches!(
                    shapes[shape].kind,
                    Kind::List(_) | Kind::Map(_) | Kind::Nullable(_) | Kind::Reference(_)
                ) => {}
            _ => left.extend(shapes[shape].kind.parts()),
        }
    }
    true
}
