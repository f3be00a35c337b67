//! The properties of an object with those that it inherits: by `x-apifox-refs`, by `allOf`, through references.
//!
//! It works on schemas as they are written, so that a schema may inherit from one that is still being read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::definitions::Definitions;
use super::keywords::{self, strings};
use super::merge;
use crate::diagnostic::{Code, Place, Sink};
use crate::text::Node;

/// A property, own or inherited.
#[derive(Clone, Debug)]
pub struct Property<'p> {
    pub name: String,
    pub schema: Cow<'p, Value>,
    pub place: Place,
    pub required: bool,
    /// Whether it stands in a schema that others inherit, too.
    pub is_shared: bool,
}

impl Property<'_> {
    /// The property with a schema of its own.
    pub fn into_owned(self) -> Property<'static> {
        Property {
            schema: Cow::Owned(self.schema.into_owned()),
            name: self.name,
            place: self.place,
            required: self.required,
            is_shared: self.is_shared,
        }
    }
}

/// Whether an object has more properties than those that it lists.
pub fn inherits(members: &Map<String, Value>) -> bool {
    members.contains_key("allOf") || refs(members).is_some()
}

/// Gathers the properties of a schema in the order in which they are shown; none if it is no object.
pub fn properties<'p>(
    members: &'p Map<String, Value>,
    place: &Place,
    definitions: &'p Definitions,
    sink: &mut Sink,
) -> Option<Vec<Property<'p>>> {
    let mut gathering = Gathering {
        definitions,
        sink,
        trail: Vec::new(),
        known: BTreeMap::new(),
    };
    gathering.schema(members, place)
}

/// The properties that must be there, by what a schema and the branches that it is made of say themselves, each with the
/// place of the schema that says so; none where properties of others are taken away.
pub fn required<'m>(members: &'m Map<String, Value>, place: &Place) -> BTreeMap<&'m str, Place> {
    if refs(members).is_some() {
        return BTreeMap::new();
    }
    let branches = members.get("allOf").and_then(Value::as_array);
    let branches = branches.into_iter().flatten().enumerate();
    let mut names: BTreeMap<&str, Place> = branches
        .filter_map(|(index, branch)| {
            Some(required(
                branch.as_object()?,
                &place.key("allOf").index(index),
            ))
        })
        .flatten()
        .collect();
    let own = strings(members.get("required"));
    names.extend(own.map(|name| (name, place.clone())));
    names
}

fn refs(members: &Map<String, Value>) -> Option<&Map<String, Value>> {
    let refs = members.get("x-apifox-refs").and_then(Value::as_object);
    refs.filter(|refs| !refs.is_empty())
}

/// The longest row of schemas that inherit from each other.
pub const MAX_ANCESTORS: usize = 64;

struct Gathering<'p, 'g> {
    definitions: &'p Definitions,
    sink: &'g mut Sink,
    /// The references that led here.
    trail: Vec<String>,
    /// What references brought that were followed already: many ways may lead to one schema.
    known: BTreeMap<String, Option<Vec<Property<'p>>>>,
}

impl<'p> Gathering<'p, '_> {
    fn schema(
        &mut self,
        members: &'p Map<String, Value>,
        place: &Place,
    ) -> Option<Vec<Property<'p>>> {
        if let Some(Value::String(target)) = members.get("$ref") {
            return self.target(target, &place.key("$ref"));
        }
        let is_object = members.get("type").is_none_or(|kind| {
            kind == "object" || strings(Some(kind)).any(|kind| kind == "object")
        });
        let is_other = ["oneOf", "anyOf", "enum", "items"]
            .iter()
            .any(|key| members.contains_key(*key));
        let is_constant = members.get("const").is_some_and(|value| !value.is_object());
        if !is_object || is_other || is_constant {
            return None;
        }
        let mut list = Vec::new();
        let mut required: BTreeSet<&str> = strings(members.get("required")).collect();
        if let Some(Value::Array(branches)) = members.get("allOf") {
            let place = place.key("allOf");
            for (index, branch) in branches.iter().enumerate() {
                if *branch == Value::Bool(true) {
                    continue;
                }
                let branch = branch.as_object()?;
                let place = place.index(index);
                keywords::account(branch, &place, self.sink);
                // One branch may demand what another one lists.
                required.extend(strings(branch.get("required")));
                let inherited = self.schema(branch, &place)?;
                self.merge(&mut list, inherited);
            }
        }
        let own = self.own(members, place);
        self.merge(&mut list, own);
        for property in &mut list {
            property.required |= required.contains(property.name.as_str());
        }
        Some(list)
    }

    /// The properties of the schema that a reference means.
    fn target(&mut self, target: &str, place: &Place) -> Option<Vec<Property<'p>>> {
        if let Some(known) = self.known.get(target) {
            return known.clone();
        }
        let definition = self.definitions.get(target)?;
        let is_again = self.trail.iter().any(|known| known == target);
        if is_again || self.trail.len() == MAX_ANCESTORS {
            let name = definition.name();
            let message = match is_again {
                true => format!("the schema `{name}` inherits from itself"),
                false => {
                    format!("more than {MAX_ANCESTORS} schemas inherit from `{name}` in a row")
                }
            };
            let help = "what it would inherit so was left out";
            self.sink
                .report(Code::EndlessInheritance, place, message, help);
            return Some(Vec::new());
        }
        self.trail.push(target.to_owned());
        let mut list = self.schema(definition.inherited(), &definition.place);
        self.trail.pop();
        for property in list.iter_mut().flatten() {
            property.is_shared = true;
        }
        self.known.insert(target.to_owned(), list.clone());
        list
    }

    /// The properties that a schema lists, with those of `x-apifox-refs` where they are shown. What it lists itself goes
    /// before what it inherits, so merging what has been merged changes nothing.
    fn own(&mut self, members: &'p Map<String, Value>, place: &Place) -> Vec<Property<'p>> {
        let refs = refs(members);
        let listed = members.get("properties").and_then(Value::as_object);
        let mut order: Vec<&str> = strings(members.get("x-apifox-orders")).collect();
        let mut seen: BTreeSet<&str> = order.iter().copied().collect();
        let rest = [refs, listed]
            .into_iter()
            .flatten()
            .flat_map(Map::keys)
            .map(String::as_str);
        order.extend(rest.filter(|name| seen.insert(name)));
        let mut list = Vec::new();
        for name in order {
            if let Some(schema) = listed.and_then(|listed| listed.get(name)) {
                if !keywords::is_left_over(schema) {
                    list.push(Property {
                        name: name.to_owned(),
                        schema: Cow::Borrowed(schema),
                        place: place.key("properties").key(name),
                        required: false,
                        is_shared: false,
                    });
                }
            } else if let Some(Value::Object(entry)) = refs.and_then(|refs| refs.get(name)) {
                let place = place.key("x-apifox-refs").key(name);
                keywords::account_entry(entry, &place, self.sink);
                let mut inherited = self.inherited(entry, &place);
                inherited.retain(|property| {
                    let is_listed =
                        listed.is_some_and(|listed| listed.contains_key(&property.name));
                    if is_listed && !property.is_shared {
                        self.account_unread(property);
                    }
                    !is_listed
                });
                self.merge(&mut list, inherited);
            }
        }
        list
    }

    /// Notes the keys that nobody knows of what replaces a property and is replaced itself.
    fn account_unread(&mut self, property: &Property<'_>) {
        let (value, place) = (Value::clone(&property.schema), property.place.clone());
        keywords::account_unread(Some(&Node { value, place }), self.sink);
    }

    /// The properties that one entry of `x-apifox-refs` brings: a schema replaces one, `null` removes it.
    fn inherited(&mut self, entry: &'p Map<String, Value>, place: &Place) -> Vec<Property<'p>> {
        let target = entry
            .get("$ref")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let Some(mut list) = self.target(target, place) else {
            let message =
                format!("the schema inherits from `{target}`, which is no object in this input");
            let help = "nothing is inherited";
            self.sink
                .report(Code::DanglingReference, &place.key("$ref"), message, help);
            return Vec::new();
        };
        let written = entry.get("x-apifox-overrides");
        let overrides = written.and_then(Value::as_object);
        let at = place.key("x-apifox-overrides");
        if written.is_some_and(|written| !written.is_object() && !written.is_null()) {
            let message = "`x-apifox-overrides` should be an object";
            let help = "it was passed over; all properties are inherited";
            self.sink.report(Code::WrongType, &at, message, help);
        }
        for (name, schema) in overrides.into_iter().flatten() {
            if schema.is_null() {
                list.retain(|property| property.name != *name);
            } else if let Some(property) = list.iter_mut().find(|property| property.name == *name) {
                property.schema = Cow::Borrowed(schema);
                property.place = at.key(name);
                property.is_shared = false;
            } else {
                list.push(Property {
                    name: name.clone(),
                    schema: Cow::Borrowed(schema),
                    place: at.key(name),
                    required: false,
                    is_shared: false,
                });
            }
        }
        if let Some(Value::Array(_)) = entry.get("required") {
            let required: BTreeSet<&str> = strings(entry.get("required")).collect();
            for property in &mut list {
                property.required = required.contains(property.name.as_str());
            }
        }
        list
    }

    /// Whether two schemas of one property contradict each other in what they name.
    fn contradict(&self, known: &Property<'_>, later: &Property<'_>) -> bool {
        if known.schema == later.schema {
            return false;
        }
        let whole = |schema: &Value| merge::merged(schema.as_object()?, self.definitions);
        match (whole(&known.schema), whole(&later.schema)) {
            (Some(one), Some(other)) => merge::contradict(&one, &other),
            _ => false,
        }
    }

    /// What two schemas of one property say together, in the words of the later one; none if one says all.
    fn both(&self, known: &Property<'_>, later: &Property<'_>) -> Option<Value> {
        if known.schema == later.schema || self.contradict(known, later) {
            return None;
        }
        let mut both = Map::new();
        for key in ["title", "description"] {
            let words = later.schema.get(key).cloned();
            both.extend(words.map(|words| (key.to_owned(), words)));
        }
        both.insert("allOf".to_owned(), json!([known.schema, later.schema]));
        merge::merged(&both, self.definitions)?;
        Some(Value::Object(both))
    }

    /// Adds properties. Of one that is there already both schemas hold; if they cannot, the later one does.
    fn merge(&mut self, list: &mut Vec<Property<'p>>, more: Vec<Property<'p>>) {
        let places: BTreeMap<String, usize> = list
            .iter()
            .enumerate()
            .map(|(index, property)| (property.name.clone(), index))
            .collect();
        for property in more {
            let Some(index) = places.get(&property.name) else {
                list.push(property);
                continue;
            };
            let known = &mut list[*index];
            let both = self.both(known, &property);
            let are_others = || {
                known.schema.get("type") != property.schema.get("type")
                    || self.contradict(known, &property)
            };
            if both.is_none() && are_others() {
                let message = format!(
                    "two schemas that are brought together differ on `{}`",
                    property.name
                );
                let help = "the later one counts";
                self.sink
                    .report(Code::WeakenedSchema, &property.place, message, help);
            }
            *known = Property {
                required: known.required || property.required,
                is_shared: property.is_shared && both.is_none(),
                schema: both.map_or(property.schema, Cow::Owned),
                ..property
            };
        }
    }
}
