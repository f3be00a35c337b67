//! Shapes without names of their own that stand for one thing, and become one type: they are built alike, nothing that is
//! said of their fields differs, and they have the same title, or the same name in a parent of the same name.

use std::collections::{BTreeMap, BTreeSet};

use super::generics::Generics;
use super::paths::age;
use crate::api::{
    Api, Docs, Kind, Operation, ShapeId, Shapes, Structure, Structures, body, singular,
};

/// Shapes with the oldest of those that they are one with.
#[derive(Debug, Default)]
pub struct Twins {
    oldest: BTreeMap<ShapeId, ShapeId>,
    /// Shapes of which nothing is said, with those of which something is.
    said: BTreeMap<ShapeId, ShapeId>,
    /// Those that stand in several places that have no age: which of these is the first, the order of the description says.
    ageless: BTreeSet<ShapeId>,
}

impl Twins {
    /// Looks through the declared shapes, and apart from them through the operations, each the oldest first.
    pub fn new(api: &Api, declared: &[ShapeId], generics: &Generics) -> Twins {
        let mut search = Search {
            shapes: &api.shapes,
            generics,
            structures: Structures::new(&api.shapes),
            twins: Twins::default(),
            known: BTreeMap::new(),
            seen: BTreeSet::new(),
            is_ageless: false,
        };
        for shape in declared {
            let declared = api.shapes[*shape].declared.as_ref();
            search.is_ageless = declared.is_none_or(|declared| declared.number.is_none());
            let name = declared.map_or("", |declared| &declared.name);
            search.walk_parts(*shape, &format!("type {name}"));
        }
        // A schema and an operation, of which either may go, share no type that has no name.
        search.known.clear();
        let mut operations: Vec<&Operation> = api.operations.iter().collect();
        operations.sort_by_key(|operation| age(operation));
        for operation in operations {
            search.is_ageless = operation.number.is_none();
            if !search.is_ageless {
                search.walk_operation(operation);
                continue;
            }
            // Nobody knows which of these is older, so one of them never gives its names to another.
            let others = std::mem::take(&mut search.known);
            search.walk_operation(operation);
            search.known = others;
        }
        search.twins
    }

    /// The shape that stands for this one.
    pub fn oldest(&self, shape: ShapeId) -> ShapeId {
        self.oldest.get(&shape).copied().unwrap_or(shape)
    }

    /// Whether a shape stands in several places, and nobody knows which is older.
    pub fn is_ageless(&self, shape: ShapeId) -> bool {
        self.ageless.contains(&shape)
    }

    /// The shape that says something in the place of one that says nothing.
    pub fn said(&self, shape: ShapeId) -> Option<ShapeId> {
        self.said.get(&shape).copied()
    }
}

/// By what a shape is known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Title(String),
    /// The names of its parent and of itself.
    Place(String, String),
}

struct Search<'a> {
    shapes: &'a Shapes,
    generics: &'a Generics,
    structures: Structures<'a>,
    twins: Twins,
    /// Those that are no twins of older ones.
    known: BTreeMap<(Mark, Structure), Vec<ShapeId>>,
    seen: BTreeSet<ShapeId>,
    /// Whether nobody knows how old that is through which the walk goes.
    is_ageless: bool,
}

impl Search<'_> {
    fn walk_operation(&mut self, operation: &Operation) {
        for parameter in &operation.parameters {
            self.walk(parameter.shape, "parameters", &parameter.name);
        }
        if let Some(shape) = body(operation) {
            self.walk(shape, "", "");
        }
        for shape in operation.answer.success.shapes() {
            self.walk(shape, "", "");
        }
        for header in &operation.answer.headers {
            self.walk(header.shape, "headers", &header.name);
        }
        if let Some(item) = operation.answer.stream().and_then(|stream| stream.item) {
            self.walk(item, "", "");
        }
        // Failures are alike wherever they stand.
        for failure in &operation.answer.failures {
            if let Some(shape) = failure.shape {
                self.walk(shape, "answers", "failure");
            }
        }
    }

    /// Walks through what stands as `name` in `parent`; without a name it is a whole body.
    fn walk(&mut self, shape: ShapeId, parent: &str, name: &str) {
        let shape = self.shapes.resolved(shape);
        if self.shapes[shape].declared.is_some() {
            return;
        }
        if self.shapes[shape].kind.is_type() && !self.seen.insert(shape) {
            self.stands_in_several(shape);
            return;
        }
        if let Some(instance) = self.generics.instance(shape) {
            if let Some(argument) = instance.argument {
                self.walk(argument, "", "");
            }
            return;
        }
        match &self.shapes[shape].kind {
            Kind::Object(_) | Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) => {
                let name = singular(name).to_lowercase();
                if !self.is_twin(shape, parent, &name) {
                    let name = if name.is_empty() { "body" } else { &name };
                    self.walk_parts(shape, name);
                }
            }
            kind => {
                for part in kind.parts() {
                    self.walk(part, parent, name);
                }
            }
        }
    }

    fn stands_in_several(&mut self, shape: ShapeId) {
        if self.is_ageless {
            self.twins.ageless.insert(shape);
        }
    }

    /// Walks through what an object, a list or a map holds.
    fn walk_parts(&mut self, shape: ShapeId, name: &str) {
        match &self.shapes[shape].kind {
            Kind::Object(object) => {
                for field in &object.fields {
                    self.walk(field.shape, name, &field.name);
                }
                if let Some(extra) = object.extra {
                    self.walk(extra, name, "value");
                }
            }
            Kind::List(held) | Kind::Map(held) => self.walk(*held, name, "value"),
            _ => {}
        }
    }

    /// Whether a shape is one with an older one; otherwise later ones may be one with it.
    fn is_twin(&mut self, shape: ShapeId, parent: &str, name: &str) -> bool {
        let structure = self.structures.of(shape);
        let title = &self.shapes[shape].docs.title;
        let title = (!title.is_empty()).then(|| Mark::Title(title.clone()));
        let place = (!name.is_empty()).then(|| Mark::Place(parent.to_owned(), name.to_owned()));
        let marks: Vec<_> = title
            .into_iter()
            .chain(place)
            .map(|mark| (mark, structure))
            .collect();
        let known = marks
            .iter()
            .filter_map(|mark| self.known.get(mark))
            .flatten();
        let older = known.copied().find(|older| self.agree(*older, shape));
        for mark in marks {
            let known = self.known.entry(mark).or_default();
            let stands = older.unwrap_or(shape);
            if !known.contains(&stands) {
                known.push(stands);
            }
        }
        if let Some(older) = older {
            self.twins.oldest.insert(shape, older);
            self.stands_in_several(shape);
            self.complete(older, shape);
        }
        older.is_some()
    }

    /// Whether nothing that is said of the parts of two shapes, which are built alike, differs.
    fn agree(&self, one: ShapeId, other: ShapeId) -> bool {
        self.shapes
            .pairs(one, other)
            .into_iter()
            .all(|(one, other)| {
                let (said, also) = (self.docs(one), self.docs(other));
                said.is_empty() || also.is_empty() || said == also
            })
    }

    /// Notes what only the younger of two says.
    fn complete(&mut self, older: ShapeId, shape: ShapeId) {
        for (older, shape) in self.shapes.pairs(older, shape) {
            if self.docs(older).is_empty() && !self.docs(shape).is_empty() {
                self.twins.said.insert(older, shape);
            }
        }
    }

    /// What is said of a shape, or, where nothing is, of that to which it refers.
    fn docs(&self, shape: ShapeId) -> &Docs {
        let shape = self.twins.said(shape).unwrap_or(shape);
        let own = &self.shapes[shape];
        match own.kind {
            Kind::Reference(target) if own.docs.is_empty() && own.declared.is_none() => {
                self.docs(target)
            }
            _ => &own.docs,
        }
    }
}
