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

/// The names of schemas, some of which say what a schema is made for.
pub struct Spelling<'a> {
    names: BTreeSet<&'a str>,
}

impl<'a> Spelling<'a> {
    pub fn new(names: impl Iterator<Item = &'a str>) -> Spelling<'a> {
        Spelling {
            names: names.collect(),
        }
    }

    /// A name such as `Page«Book»`, `Page<Book>`, `Page[Book]` or `Page_Book_`, as what stands before the brackets and what
    /// stands in them. What has lost its brackets counts if it is about a schema.
    pub fn parts<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        let brackets = [('«', '»'), ('<', '>'), ('[', ']')].into_iter();
        let mut bracketed = brackets.filter_map(|(open, close)| {
            let (base, rest) = name.split_once(open)?;
            let (base, argument) = (base.trim(), rest.trim_end().strip_suffix(close)?.trim());
            let is_told = !base.is_empty() && !argument.is_empty();
            (is_told && argument.matches(open).count() < MAX_DEPTH).then_some((base, argument))
        });
        bracketed.next().or_else(|| {
            let inside = name.strip_suffix('_')?;
            let mut gaps = inside.match_indices('_').map(|(at, _)| at);
            let gap = gaps.find(|at| *at > 0 && self.is_known(&inside[at + 1..]))?;
            Some((&inside[..gap], &inside[gap + 1..]))
        })
    }

    /// Whether it is a schema, or a list of one: `List_Book_`.
    fn is_known(&self, mut argument: &str) -> bool {
        while !self.names.contains(argument) {
            let listed = argument
                .strip_suffix('_')
                .and_then(|list| list.split_once('_'));
            match listed {
                Some((word, held)) if is_collection(word) => argument = held,
                _ => return false,
            }
        }
        true
    }

    /// The field that the argument of a name is about: the only one that holds it, or the one that holds the answer.
    pub fn hole(
        &self,
        object: &Object,
        argument: &str,
        envelope: Option<Envelope>,
        shapes: &Shapes,
    ) -> Option<Hole> {
        let word = self.parts(argument).map_or(argument, |(base, _)| base);
        let is_collection = is_collection(word);
        let held = match self.parts(argument) {
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

    /// Whether all schemas with such names that the object holds stand in the argument: then none holds itself, and their
    /// depth is that of the name.
    pub fn is_within(&self, object: &Object, argument: &str, shapes: &Shapes) -> bool {
        let fields = object.fields.iter().map(|field| field.shape);
        let mut left: Vec<ShapeId> = fields.chain(object.extra).collect();
        let mut seen = BTreeSet::new();
        while let Some(shape) = left.pop() {
            if !seen.insert(shape) {
                continue;
            }
            match &shapes[shape].declared {
                Some(declared) if self.parts(&declared.name).is_some() => {
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
}

fn is_collection(word: &str) -> bool {
    ["list", "set", "collection", "array", "arraylist"].contains(&word.to_lowercase().as_str())
}

/// What a list without a name holds.
pub fn element(id: ShapeId, shapes: &Shapes) -> Option<ShapeId> {
    match &shapes[shapes.bare(id)].kind {
        Kind::List(element) => Some(*element),
        _ => None,
    }
}
