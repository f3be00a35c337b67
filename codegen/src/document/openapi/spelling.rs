//! References brought to one spelling: `#/…` within the document, `way/to/file.yaml#/…` into a file beside it, whichever
//! file they stand in.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::names::Names;
use super::stand::Stand;
use crate::diagnostic::Sink;
use crate::document::files::{Files, Nowhere};
use crate::text::{join, percent_decoded, shortest};

/// Spells references alike.
pub struct Speller<'g, 'i> {
    /// The name of the input, and what files in its folder call it; nothing, if it is in no folder.
    pub own: Option<(String, String)>,
    /// Whether keywords of schemas beside a reference count.
    pub is_beside: bool,
    /// What stands in files and has a name in the document, by its spelling, with the reference to the name.
    pub named: BTreeMap<String, String>,
    /// Where the references lead that were met.
    pub met: Vec<(String, Stand)>,
    /// What schemas call themselves, by the files in which they stand; in the document itself, without one.
    pub names: BTreeMap<String, Names>,
    /// The number of the input.
    pub from: usize,
    pub files: &'g mut Files<'i>,
    pub sink: &'g mut Sink,
}

impl Speller<'_, '_> {
    /// The number and the value of a file.
    pub fn file(&mut self, way: &str) -> Result<(usize, Rc<Value>), Nowhere> {
        self.files.get(self.from, way, self.sink)
    }

    /// Spells the references in a value of a file; of the document itself, if there is none.
    pub fn spell(&mut self, value: &mut Value, stand: Stand, file: Option<&str>) {
        match value {
            Value::Array(elements) => {
                for element in elements {
                    self.spell(element, stand.element(), file);
                }
            }
            Value::Object(members) if stand == Stand::Data => {
                // Some writers take values for parts: what they name is not unused.
                let target = members.get("$ref").and_then(Value::as_str);
                if let Some(target) = target.filter(|target| target.starts_with('#')) {
                    let target = self.spelled(target, file);
                    self.met.push((target, stand));
                }
                for member in members.values_mut() {
                    self.spell(member, stand, file);
                }
            }
            Value::Object(members) => {
                if let Some(Value::String(target)) = members.get_mut("$ref") {
                    *target = self.spelled(target, file);
                    self.met.push((target.clone(), stand));
                    let counts = |key: &String| COUNTS.contains(&key.as_str());
                    if self.is_beside && stand == Stand::Schema && members.keys().any(counts) {
                        put_beside(members);
                    }
                }
                if let Some(Value::Object(mapping)) = members
                    .get_mut("discriminator")
                    .and_then(|said| said.get_mut("mapping"))
                {
                    for meant in mapping.values_mut() {
                        if let Value::String(target) = meant {
                            *target = self.spelled(target, file);
                        }
                    }
                }
                for (key, member) in members {
                    self.spell(member, stand.member(key), file);
                }
            }
            _ => {}
        }
    }

    /// The one spelling of a reference that stands in a file.
    pub fn spelled(&mut self, target: &str, file: Option<&str>) -> String {
        let here = self.placed(target, file.unwrap_or_default());
        let target = here.as_deref().unwrap_or(target);
        let (way, fragment) = parted(target);
        let spelled = match (way, file, &self.own) {
            ("", None, _) => percent_decoded(target),
            ("", Some(file), _) if matches!(fragment, "" | "#") || fragment.starts_with("#/") => {
                format!("{file}{}", pointer(fragment))
            }
            (way, file, Some((input, own))) if is_file(way) => {
                let way = join(file.unwrap_or_default(), &percent_decoded(way));
                match shortest(input, way) {
                    way if way != *own => self.placed_in(way, fragment),
                    _ if fragment.is_empty() => "#".to_owned(),
                    _ => percent_decoded(fragment),
                }
            }
            // A name within a schema is looked up there.
            _ => target.to_owned(),
        };
        self.named.get(&spelled).cloned().unwrap_or(spelled)
    }

    /// The spelling of a reference into another file, by the place of what it means.
    fn placed_in(&mut self, way: String, fragment: &str) -> String {
        let here = self.placed(fragment, &way);
        way + &pointer(here.as_deref().unwrap_or(fragment))
    }

    /// The pointer to what calls itself so in the file where a reference stands.
    fn placed(&mut self, target: &str, file: &str) -> Option<String> {
        let (way, fragment) = parted(target);
        if way.is_empty() && (fragment.is_empty() || fragment.starts_with("#/")) {
            return None;
        }
        let names = self.names_in(file);
        let schema = match way {
            "" => "",
            way => names.id(way)?,
        };
        match fragment.trim_start_matches('#') {
            inner if inner.is_empty() || inner.starts_with('/') => {
                Some(format!("#{schema}{inner}"))
            }
            name => names
                .anchor(&percent_decoded(name))
                .map(|place| format!("#{place}")),
        }
    }

    fn names_in(&mut self, file: &str) -> &Names {
        if !self.names.contains_key(file) {
            // One that leads nowhere is told of where it is followed.
            let names = self
                .file(file)
                .map(|(_, root)| Names::of(&root, Stand::Schema));
            self.names
                .insert(file.to_owned(), names.unwrap_or_default());
        }
        &self.names[file]
    }
}

/// The fragment that leads into a file; nothing for all of it.
fn pointer(fragment: &str) -> String {
    match fragment {
        "#" | "#/" => String::new(),
        fragment => percent_decoded(fragment),
    }
}

/// The file of a reference, and what leads into it.
pub fn parted(target: &str) -> (&str, &str) {
    target.split_at(target.find('#').unwrap_or(target.len()))
}

/// Whether the file of a reference is one beside the document: no URL, no path from the root of a disk.
pub fn is_file(way: &str) -> bool {
    let has_scheme = way
        .split(['/', '?'])
        .next()
        .is_some_and(|first| first.contains(':'));
    let lower = way.to_ascii_lowercase();
    let mut ends = [".json", ".yaml", ".yml"].into_iter();
    !has_scheme && !way.starts_with(['/', '\\']) && ends.any(|end| lower.ends_with(end))
}

/// Keywords that say more of a value than the reference beside them does.
const COUNTS: [&str; 11] = [
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "enum",
    "format",
    "items",
    "oneOf",
    "properties",
    "required",
    "type",
];

/// Makes a reference one of those that count together with what stands beside it.
fn put_beside(members: &mut Map<String, Value>) {
    let Some(target) = members.shift_remove("$ref") else {
        return;
    };
    let reference = Value::Object(Map::from_iter([("$ref".to_owned(), target)]));
    match members.get_mut("allOf") {
        Some(Value::Array(branches)) => branches.insert(0, reference),
        _ => {
            members.insert("allOf".to_owned(), Value::Array(vec![reference]));
        }
    }
}
