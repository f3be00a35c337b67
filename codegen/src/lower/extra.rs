//! What objects hold under names that they do not list, with what they inherit of that.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::definitions::Definitions;
use super::inherit;
use super::schema::Reader;
use crate::api::{Docs, Kind, ShapeId};
use crate::diagnostic::{Code, Place};

/// What one schema says of names that it does not list.
enum Others {
    /// There are none.
    Forbidden,
    Any,
    /// They are of several schemas by their names, which stand there.
    ByName(Place),
    /// They are of a schema, which stands there; it may be one that others inherit.
    Are(Value, Place, bool),
}

impl Reader<'_, '_> {
    /// What all names hold that an object does not list, if it says that there are any.
    ///
    /// Of several schemas that are brought together each counts: what one forbids is not there, and what is of several
    /// schemas holds to all of them.
    pub fn extra(&mut self, members: &Map<String, Value>, place: &Place) -> Option<ShapeId> {
        let mut gathering = Gathering {
            definitions: &self.context.definitions,
            seen: BTreeSet::new(),
            depth: 0,
            found: Vec::new(),
        };
        gathering.schema(members, place, false);
        let mut schemas: Vec<(Value, Place, bool)> = Vec::new();
        let mut are_any = false;
        let mut by_name = None;
        for others in gathering.found {
            match others {
                Others::Forbidden => return None,
                Others::Any => are_any = true,
                Others::ByName(place) => by_name = Some(place),
                Others::Are(schema, ..) if schemas.iter().any(|known| known.0 == schema) => {}
                Others::Are(schema, place, is_shared) => schemas.push((schema, place, is_shared)),
            }
        }
        match schemas.as_slice() {
            [] if by_name.is_some() || are_any => {
                if let Some(place) = by_name {
                    let message = "which schema holds for a value depends on the name of it";
                    let help = "any JSON value is accepted under names that are not declared";
                    self.report(Code::WeakenedSchema, &place, message, help);
                }
                Some(self.add(Kind::Any, Docs::default()))
            }
            [] => None,
            [(schema, place, is_shared)] => {
                Some(self.deeper(place, |reader| reader.shared(schema, place, *is_shared)))
            }
            several => {
                let all: Vec<&Value> = several.iter().map(|(schema, ..)| schema).collect();
                let whole = json!({"allOf": all});
                let (_, place, _) = &several[0];
                Some(self.deeper(place, |reader| reader.composed(&whole, place)))
            }
        }
    }
}

struct Gathering<'g> {
    definitions: &'g Definitions,
    /// The references that were followed.
    seen: BTreeSet<&'g str>,
    /// How many of them led here.
    depth: usize,
    found: Vec<Others>,
}

impl<'g> Gathering<'g> {
    fn schema(&mut self, members: &'g Map<String, Value>, place: &Place, is_shared: bool) {
        self.target(members);
        self.found.extend(own(members, place, is_shared));
        let branches = members.get("allOf").and_then(Value::as_array);
        let place = place.key("allOf");
        for (index, branch) in branches.into_iter().flatten().enumerate() {
            if let Value::Object(branch) = branch {
                self.schema(branch, &place.index(index), is_shared);
            }
        }
        let refs = members.get("x-apifox-refs").and_then(Value::as_object);
        let entries = refs.into_iter().flat_map(Map::values);
        for entry in entries.filter_map(Value::as_object) {
            self.target(entry);
        }
    }

    /// The schema that a reference means, once.
    fn target(&mut self, members: &'g Map<String, Value>) {
        let target = members.get("$ref").and_then(Value::as_str);
        let target = target.filter(|_| self.depth < inherit::MAX_ANCESTORS);
        if let Some(target) = target.filter(|target| self.seen.insert(target))
            && let Some(definition) = self.definitions.get(target)
        {
            self.depth += 1;
            self.schema(definition.inherited(), &definition.place, true);
            self.depth -= 1;
        }
    }
}

/// Whether a schema says that there are other names than those that it lists.
pub fn is_open(members: &Map<String, Value>) -> bool {
    let others = members.get("additionalProperties");
    others.is_some_and(|others| others.is_object() || *others == Value::Bool(true))
}

/// What a schema says itself.
fn own(members: &Map<String, Value>, place: &Place, is_shared: bool) -> Option<Others> {
    let patterns = members.get("patternProperties").and_then(Value::as_object);
    let patterns = patterns.filter(|patterns| !patterns.is_empty());
    let others = members.get("additionalProperties");
    if let Some(patterns) = patterns {
        let mut all = patterns.iter();
        return Some(match (all.next(), all.next(), others) {
            (Some((pattern, schema)), None, Some(Value::Bool(false))) => {
                let place = place.key("patternProperties").key(pattern);
                Others::Are(schema.clone(), place, is_shared)
            }
            _ => Others::ByName(place.key("patternProperties")),
        });
    }
    match others? {
        Value::Bool(false) => Some(Others::Forbidden),
        Value::Bool(true) => Some(Others::Any),
        Value::Object(extra) if extra.is_empty() => Some(Others::Any),
        extra @ Value::Object(_) => {
            let place = place.key("additionalProperties");
            Some(Others::Are(extra.clone(), place, is_shared))
        }
        _ => None,
    }
}
