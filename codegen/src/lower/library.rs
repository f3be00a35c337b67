//! Schemas with names that several documents have, such as the pages of one site: equal ones are one.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Map, Value};

use super::Context;
use super::definitions::Definitions;
use super::elsewhere::targets;
use crate::api::ShapeId;
use crate::diagnostic::{Code, Finding, Place};

/// The schemas of the documents that were read.
#[derive(Default)]
pub struct Library(BTreeMap<String, Vec<Volume>>);

/// A schema of a document.
struct Volume {
    members: Rc<Map<String, Value>>,
    place: Place,
    shape: ShapeId,
    /// The shapes of the schemas that it refers to.
    parts: BTreeMap<String, ShapeId>,
}

/// The schemas of a document as they are written.
pub type Written = Vec<(String, Rc<Map<String, Value>>, Place)>;

/// Gives the schemas of a document that others before it have, too, the shapes that they have there. Gives all as they are
/// written, to be kept for those that follow.
pub fn reuse(context: &mut Context<'_>) -> Written {
    let definitions = &mut context.definitions;
    let entry = |id: &String| {
        let known = definitions.get(id)?;
        Some((id.clone(), known.members.clone(), known.place.clone()))
    };
    let written: Written = definitions.ids.iter().filter_map(entry).collect();
    let same = context.library.same(&written);
    for (id, volume) in &same {
        definitions.set_shape(id, volume.shape);
    }
    let library = &context.library;
    for (id, members, place) in &written {
        let Some(first) = library.0.get(id).and_then(|volumes| volumes.first()) else {
            continue;
        };
        if library.0[id]
            .iter()
            .all(|volume| volume.members != *members)
        {
            let name = definitions.get(id).map_or("", |known| known.name());
            context.sink.push(Finding {
                code: Code::DifferingSchema,
                place: place.clone(),
                message: format!("the schema `{name}` is not the one that another input has"),
                help: "each is a type of its own".to_owned(),
                related: Some((first.place.clone(), "it stands here, too".to_owned())),
            });
        }
    }
    written
}

/// Keeps the schemas of a document for those that follow.
pub fn keep(written: Written, context: &mut Context<'_>) {
    let definitions = &context.definitions;
    let shape = |id: &String| definitions.get(id).and_then(|known| known.shape);
    for (id, members, place) in written {
        let Some(own) = shape(&id) else { continue };
        let parts = targets(&members).into_iter();
        let parts = parts.filter_map(|target| shape(&target).map(|shape| (target, shape)));
        let volume = Volume {
            parts: parts.collect(),
            members,
            place,
            shape: own,
        };
        let volumes = context.library.0.entry(id).or_default();
        if volumes.iter().all(|known| known.shape != own) {
            volumes.push(volume);
        }
    }
}

impl Library {
    /// The schemas that are the same here, whatever they refer to: of two that refer to each other, either both are or none.
    fn same(&self, written: &Written) -> BTreeMap<String, &Volume> {
        let mut candidates: BTreeMap<&str, Vec<&Volume>> = BTreeMap::new();
        for (id, members, _) in written {
            let volumes = self.0.get(id).into_iter().flatten();
            let equal = volumes.filter(|volume| volume.members == *members);
            candidates.insert(id, equal.rev().collect());
        }
        loop {
            let shapes = |id: &str| {
                candidates
                    .get(id)
                    .and_then(|left| left.last())
                    .map(|volume| volume.shape)
            };
            let is_wrong = |volume: &Volume| {
                let mut parts = targets(&volume.members).into_iter();
                parts.any(|target| {
                    let there = volume.parts.get(&target);
                    there.is_none() || shapes(&target) != there.copied()
                })
            };
            let wrong: BTreeSet<&str> = candidates
                .iter()
                .filter(|(_, left)| left.last().is_some_and(|volume| is_wrong(volume)))
                .map(|(id, _)| *id)
                .collect();
            if wrong.is_empty() {
                break;
            }
            for id in wrong {
                candidates.get_mut(id).map(Vec::pop);
            }
        }
        let found = candidates.into_iter();
        found
            .filter_map(|(id, left)| Some((id.to_owned(), *left.last()?)))
            .collect()
    }
}

impl Definitions {
    /// The ids of those that no other document gave a shape.
    pub fn unread(&self) -> Vec<String> {
        let is_unread = |id: &&String| self.get(id).is_some_and(|known| known.shape.is_none());
        self.ids.iter().filter(is_unread).cloned().collect()
    }
}
