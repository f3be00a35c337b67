//! Schemas that are a choice of those that inherit from them: a value of `Pet` is a `Cat` or a `Dog`, and each has what
//! `Pet` has.
//!
//! Such a schema has a discriminator, or lists its heirs itself. Those inherit its properties, and not the choice.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::definitions::{Definition, Definitions};
use super::discriminator::{called, property};

/// Makes choices of the schemas that are one. What a choice may be besides its heirs is added to the ids.
pub fn settle(ids: &mut Vec<String>, definitions: &mut Definitions) {
    let mut heirs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for id in ids.iter() {
        let mut seen = BTreeSet::new();
        let mut left = parents(id, definitions);
        while let Some(base) = left.pop() {
            if base != *id && seen.insert(base.clone()) {
                left.extend(parents(&base, definitions));
                if may_be_choice(&base, definitions) {
                    heirs.entry(base).or_default().push(id.clone());
                }
            }
        }
    }
    for (base, heirs) in heirs {
        if ids.contains(&base) {
            choose(&base, &heirs, ids, definitions);
        }
    }
}

/// The keywords under which a schema may list its heirs.
const COMBINATORS: [&str; 2] = ["oneOf", "anyOf"];

/// Whether a schema has a discriminator, or lists schemas.
fn may_be_choice(id: &str, definitions: &Definitions) -> bool {
    let members = definitions.get(id).map(|known| &known.members);
    members.is_some_and(|members| {
        let is_combined = COMBINATORS.iter().any(|key| members.contains_key(*key));
        is_combined || property(members).is_some()
    })
}

/// The schemas from which one inherits directly.
fn parents(id: &str, definitions: &Definitions) -> Vec<String> {
    let Some(definition) = definitions.get(id) else {
        return Vec::new();
    };
    let members = &definition.members;
    let list = |key: &str| members.get(key).and_then(Value::as_array);
    let all_of = list("allOf").map(Vec::as_slice).unwrap_or_default();
    // A reference alone is another name.
    let is_alone = all_of.len() == 1 && !members.contains_key("properties");
    let refs = members.get("x-apifox-refs").and_then(Value::as_object);
    let refs = refs.into_iter().flat_map(Map::values);
    let all_of = all_of.iter().filter(|_| !is_alone);
    let targets = all_of
        .chain(refs)
        .filter_map(|base| base.get("$ref")?.as_str());
    targets.map(str::to_owned).collect()
}

fn choose(id: &str, heirs: &[String], ids: &mut Vec<String>, definitions: &mut Definitions) {
    let Some(definition) = definitions.get(id).cloned() else {
        return;
    };
    let members = &*definition.members;
    let mut branches = COMBINATORS
        .iter()
        .filter_map(|key| members.get(*key)?.as_array())
        .flatten();
    let is_heir = |branch: &Value| {
        branch["$ref"]
            .as_str()
            .is_some_and(|id| heirs.iter().any(|heir| heir == id))
    };
    if branches.any(is_heir) {
        let mut own = members.clone();
        own.retain(|key, _| !COMBINATORS.contains(&key.as_str()));
        definitions.set_choice(id, members.clone(), own);
        return;
    }
    let is_combined = COMBINATORS.iter().any(|key| members.contains_key(*key));
    if is_combined || property(members).is_none() {
        return;
    }
    let mut choice = Map::new();
    for key in ["title", "description", "discriminator", "nullable"] {
        choice.extend(
            members
                .get(key)
                .map(|value| (key.to_owned(), value.clone())),
        );
    }
    let mut meant = heirs.to_vec();
    if let Some(itself) = itself(id, &definition, &mut choice) {
        definitions.add(
            &itself,
            Definition {
                declared: None,
                own: None,
                members: Rc::new(members.clone()),
                ..definition.clone()
            },
        );
        ids.push(itself.clone());
        meant.push(itself);
    }
    let branches = meant.iter().map(|heir| json!({"$ref": heir}));
    choice.insert("oneOf".to_owned(), branches.collect());
    definitions.set_choice(id, choice, members.clone());
}

/// The id under which a choice may be the schema itself, where a mapping says so; the mapping then means that.
fn itself(id: &str, definition: &Definition, choice: &mut Map<String, Value>) -> Option<String> {
    let mapping = choice
        .get_mut("discriminator")?
        .get_mut("mapping")?
        .as_object_mut()?;
    // No reference of a description is spelled like that.
    let itself = format!("{id} itself");
    let mut is_meant = false;
    for meant in mapping.values_mut() {
        let is_it = |text: &str| text == id || called(text) == definition.name();
        if meant.as_str().is_some_and(is_it) {
            *meant = Value::String(itself.clone());
            is_meant = true;
        }
    }
    is_meant.then_some(itself)
}
