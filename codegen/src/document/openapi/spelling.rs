//! References brought to one spelling: `#/…` within the document, `way/to/file.yaml#/…` into a file beside it, whichever
//! file they stand in.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::document::declared::DATA;
use crate::text::{join, percent_decoded, shortest};

/// What stands at a place of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Part,
    Schema,
    /// Parts or schemas by name.
    Parts,
    Schemas,
    /// Values, in which nothing is a reference.
    Data,
}

impl Stand {
    /// What the members of an object are that stands here.
    fn member(self, key: &str) -> Stand {
        match (self, key) {
            (Stand::Data, _) => Stand::Data,
            (Stand::Parts, _) => Stand::Part,
            (Stand::Schemas, _) => Stand::Schema,
            (Stand::Part, "schema" | "itemSchema") => Stand::Schema,
            (Stand::Part, "schemas" | "definitions") => Stand::Schemas,
            (Stand::Part, "example" | "value" | "dataValue") => Stand::Data,
            (Stand::Part, key) if NAMED_PARTS.contains(&key) => Stand::Parts,
            (Stand::Part, _) => Stand::Part,
            (Stand::Schema, key) if NAMED_SCHEMAS.contains(&key) => Stand::Schemas,
            (Stand::Schema, key) if DATA.contains(&key) => Stand::Data,
            (Stand::Schema, _) => Stand::Schema,
        }
    }

    /// What the elements of a list are that stands here.
    fn element(self) -> Stand {
        match self {
            Stand::Parts => Stand::Part,
            Stand::Schemas => Stand::Schema,
            stand => stand,
        }
    }
}

const NAMED_PARTS: [&str; 12] = [
    "callbacks",
    "content",
    "encoding",
    "examples",
    "headers",
    "parameters",
    "pathItems",
    "paths",
    "requestBodies",
    "responses",
    "securitySchemes",
    "webhooks",
];

const NAMED_SCHEMAS: [&str; 9] = [
    "$defs",
    "definitions",
    "dependentSchemas",
    "patternProperties",
    "properties",
    "x-apidog-overrides",
    "x-apidog-refs",
    "x-apifox-overrides",
    "x-apifox-refs",
];

/// Spells references alike.
pub struct Speller {
    /// The name of the input, and what files in its folder call it; nothing, if it is in no folder.
    pub own: Option<(String, String)>,
    /// Whether keywords of schemas beside a reference count.
    pub is_beside: bool,
    /// What stands in files and has a name in the document, by its spelling, with the reference to the name.
    pub named: BTreeMap<String, String>,
    /// Where the references lead that were met.
    pub met: Vec<(String, Stand)>,
}

impl Speller {
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
                    self.met.push((self.spelled(target, file), stand));
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
    pub fn spelled(&self, target: &str, file: Option<&str>) -> String {
        let (way, fragment) = parted(target);
        let spelled = match (way, file, &self.own) {
            ("", None, _) => percent_decoded(target),
            ("", Some(file), _) if matches!(fragment, "" | "#") || fragment.starts_with("#/") => {
                format!("{file}{}", pointer(fragment))
            }
            (way, file, Some((input, own))) if is_file(way) => {
                let way = join(file.unwrap_or_default(), &percent_decoded(way));
                match shortest(input, way) {
                    way if way != *own => way + &pointer(fragment),
                    _ if fragment.is_empty() => "#".to_owned(),
                    _ => percent_decoded(fragment),
                }
            }
            // A name within a schema is looked up there.
            _ => target.to_owned(),
        };
        self.named.get(&spelled).cloned().unwrap_or(spelled)
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
