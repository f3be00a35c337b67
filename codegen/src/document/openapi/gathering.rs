//! What the references of a document lead to is gathered, in the document and in the files beside it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::names::Names;
use super::references::{References, find, pointer};
use super::shared::name;
use super::spelling::{Speller, is_file, parted};
use super::stand::Stand;
use crate::diagnostic::{Place, Sink};
use crate::document::declared::SchemaItem;
use crate::document::files::{Files, Nowhere};
use crate::text::Node;

/// What was gathered.
pub struct Gathered {
    pub references: References,
    /// The schemas of other files, which have the names of these.
    pub schemas: Vec<SchemaItem>,
    /// The places of named schemas of the document that stand in another file, by the references to them.
    pub moved: BTreeMap<String, Place>,
    /// The numbers of the files.
    pub files: BTreeSet<usize>,
}

/// Brings all references of a document to one spelling and gathers what they lead to. Schemas with names stand in
/// `schemas`, a pointer. With `is_beside`, keywords of schemas beside a reference count.
pub fn gather(
    root: &mut Node,
    schemas: &str,
    is_beside: bool,
    files: &mut Files<'_>,
    sink: &mut Sink,
) -> Gathered {
    let from = root.place.file;
    let mut gathering = Gathering {
        speller: Speller {
            own: files.own(from),
            is_beside,
            named: BTreeMap::new(),
            met: Vec::new(),
            names: BTreeMap::from([(String::new(), Names::of(&root.value, Stand::Part))]),
            from,
            files,
            sink,
        },
        references: References::default(),
        schemas: BTreeMap::new(),
        followed: BTreeSet::new(),
        read: BTreeSet::new(),
    };
    let moved = gathering.move_in(&mut root.value, schemas);
    gathering.speller.spell(&mut root.value, Stand::Part, None);
    let moved = gathering.put_in(moved, &mut root.value, schemas);
    gathering.follow(root, schemas);
    Gathered {
        schemas: gathering.schemas(&mut root.value),
        references: gathering.references,
        moved,
        files: gathering.read,
    }
}

struct Gathering<'g, 'i> {
    speller: Speller<'g, 'i>,
    references: References,
    /// What references to schemas of other files lead to.
    schemas: BTreeMap<String, Node>,
    followed: BTreeSet<String>,
    /// The numbers of the files that were read.
    read: BTreeSet<usize>,
}

/// What stands in a file, with the way to the file and the place.
struct Found {
    value: Value,
    file: String,
    place: Place,
}

impl Gathering<'_, '_> {
    /// What a reference into another file leads to; nothing, if there is nothing there.
    fn find(&mut self, target: &str) -> Result<Option<Found>, Nowhere> {
        let (way, fragment) = parted(target);
        let (number, root) = self.speller.file(way)?;
        self.read.insert(number);
        let found = match fragment {
            "" => Some((&*root, Vec::new())),
            fragment => find(&root, fragment),
        };
        let place = |steps: Vec<String>| {
            let file = Place::file(number);
            steps.iter().fold(file, |place, step| place.key(step))
        };
        Ok(found.map(|(value, steps)| Found {
            value: value.clone(),
            file: way.to_owned(),
            place: place(steps),
        }))
    }

    /// Takes the named schemas out of a document that are nothing but references to other files, and finds what is meant:
    /// that has the name. A file may list all of them.
    fn move_in(&mut self, root: &mut Value, schemas: &str) -> Vec<(String, Found)> {
        let mut container = schemas.trim_matches(['#', '/']).split('/');
        let container = container.try_fold(root, |value, step| value.get_mut(step));
        let Some(Value::Object(members)) = container else {
            return Vec::new();
        };
        self.list(members);
        let mut moved = Vec::new();
        for (name, value) in members {
            let Some(target) = value.as_object().and_then(|value| self.elsewhere(value)) else {
                continue;
            };
            if !self.speller.named.contains_key(&target)
                && let Ok(Some(found)) = self.find(&target)
            {
                let id = pointer(schemas, name);
                self.speller.named.insert(target, id.clone());
                moved.push((id, found));
                *value = Value::Null;
            }
        }
        moved
    }

    /// Puts references to what a file lists in the place of the one to the file.
    fn list(&mut self, members: &mut Map<String, Value>) {
        let Some(list) = self.elsewhere(members) else {
            return;
        };
        let Ok(Some(found)) = self.find(&list) else {
            return;
        };
        let Value::Object(listed) = found.value else {
            return;
        };
        let (_, fragment) = parted(&list);
        let gap = if fragment.is_empty() { "#/" } else { "/" };
        let entry = |(name, value): (String, Value)| {
            let target = match value.as_object().and_then(reference_alone) {
                Some(target) => self.speller.spelled(target, Some(&found.file)),
                None => pointer(&format!("{list}{gap}"), &name),
            };
            (name, json!({"$ref": target}))
        };
        *members = listed.into_iter().map(entry).collect();
    }

    /// Where an object leads in another file that is nothing but a reference to it.
    fn elsewhere(&mut self, members: &Map<String, Value>) -> Option<String> {
        let target = self.speller.spelled(reference_alone(members)?, None);
        is_file(parted(&target).0).then_some(target)
    }

    /// Puts the schemas that were taken out where their names stand; gives their places.
    fn put_in(
        &mut self,
        moved: Vec<(String, Found)>,
        root: &mut Value,
        schemas: &str,
    ) -> BTreeMap<String, Place> {
        let mut places = BTreeMap::new();
        for (id, mut found) in moved {
            self.speller
                .spell(&mut found.value, Stand::Schema, Some(&found.file));
            let (container, name) = (schemas.trim_start_matches('#'), &id[schemas.len()..]);
            if let Some(value) = root.pointer_mut(&format!("{container}{name}")) {
                *value = found.value;
            }
            places.insert(id, found.place);
        }
        places
    }

    /// Follows all references that were met, and those that are met on the way.
    fn follow(&mut self, root: &Node, schemas: &str) {
        let is_named = |target: &str| {
            let name = target.strip_prefix(schemas);
            name.is_some_and(|name| !name.contains('/') && find(&root.value, target).is_some())
        };
        while let Some((target, stand)) = self.speller.met.pop() {
            if !self.followed.insert(target.clone()) || is_named(&target) {
                continue;
            }
            if target.starts_with('#') {
                let found = find(&root.value, &target).map(|(value, steps)| {
                    let place = root.place.clone();
                    let place = steps.iter().fold(place, |place, step| place.key(step));
                    let value = value.clone();
                    Node { value, place }
                });
                let found = found.map(|node| (target, node));
                self.references.targets.extend(found);
            } else if is_file(parted(&target).0) && stand != Stand::Data {
                self.follow_file(target, stand);
            }
        }
    }

    fn follow_file(&mut self, target: String, stand: Stand) {
        match self.find(&target) {
            Ok(Some(mut found)) => {
                let (value, place) = (&mut found.value, found.place);
                self.speller.spell(value, stand, Some(&found.file));
                let (value, is_schema) = (found.value, stand == Stand::Schema);
                let node = Node { value, place };
                match is_schema {
                    true => drop(self.schemas.insert(target, node)),
                    false => drop(self.references.targets.insert(target, node)),
                }
            }
            Ok(None) => {}
            Err(nowhere) => drop(self.references.nowhere.insert(target, nowhere)),
        }
    }

    /// The schemas of other files. Those within them that have become schemas by themselves are no longer in them.
    fn schemas(&mut self, root: &mut Value) -> Vec<SchemaItem> {
        for (target, id) in &self.speller.named {
            if let Some(schema) = root.pointer_mut(id.trim_start_matches('#')) {
                cut(target, schema, &self.followed);
            }
        }
        let schemas = std::mem::take(&mut self.schemas).into_iter();
        let item = |(target, mut schema): (String, Node)| {
            cut(&target, &mut schema.value, &self.followed);
            SchemaItem {
                name: name(&target),
                display_name: String::new(),
                description: String::new(),
                folders: folders(&target),
                place: schema.place.clone(),
                schema,
                id: target,
            }
        };
        schemas.map(item).collect()
    }
}

/// Takes those schemas out of a schema of a file that references lead to.
fn cut(target: &str, schema: &mut Value, followed: &BTreeSet<String>) {
    let gap = if target.contains('#') { "" } else { "#" };
    for key in ["$defs", "definitions"] {
        if let Some(Value::Object(own)) = schema.get_mut(key) {
            let of = format!("{target}{gap}/{key}/");
            own.retain(|name, _| !followed.contains(&pointer(&of, name)));
        }
    }
}

/// The folders around a schema of a file, and the file itself where it holds several.
fn folders(target: &str) -> Vec<String> {
    let (file, fragment) = parted(target);
    let mut folders: Vec<String> = file.split('/').map(str::to_owned).collect();
    folders.pop();
    if !fragment.is_empty() {
        folders.push(name(file));
    }
    folders.retain(|folder| folder != "..");
    folders
}

/// The reference that an object is, if it is nothing else.
fn reference_alone(members: &Map<String, Value>) -> Option<&str> {
    let target = members.get("$ref").filter(|_| members.len() == 1)?;
    target.as_str()
}
