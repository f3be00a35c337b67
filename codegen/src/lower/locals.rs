//! References into the schema in which they stand: `#`, `#/$defs/Node`, `#anchor`. What they lead to is declared like the
//! schemas of a project, so that it is read once and may hold itself.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::dangling;
use super::definitions::{Definition, Definitions};
use super::keywords::BY_NAME;
use crate::api::{Declared, Side};
use crate::diagnostic::{Place, Sink};
use crate::document::declared::DATA;
use crate::text::percent_decoded;

/// What references in a schema mean within it, by the ids that they have now, in the order in which they stand.
#[derive(Default)]
pub struct Locals {
    pub ids: Vec<String>,
    /// The id of the schema as a whole, if it refers to itself.
    pub root: Option<String>,
    /// Where schemas stand that nothing refers to.
    pub unused: Vec<Place>,
}

/// Declares what references in a schema mean within it, and makes them mean that alone. It is as old as the schema, whose
/// number this is.
pub fn declare(
    schema: &mut Value,
    place: &Place,
    number: Option<u64>,
    definitions: &mut Definitions,
    sink: &mut Sink,
) -> Locals {
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    let mut ids: Vec<(String, Vec<String>)> = Vec::new();
    let mut references: Vec<String> = Vec::new();
    let mut is_dangling = false;
    look(schema, false, &mut |target| {
        references.push(target.to_owned())
    });
    for target in references {
        if definitions.get(&target).is_some() || targets.contains_key(&target) {
            continue;
        }
        let Some(steps) = found(schema, &target) else {
            is_dangling = true;
            continue;
        };
        // No reference of a description is spelled like that.
        let id = format!("{} {} {} {target}", place.file, place.start, place.pointer);
        let place = steps
            .iter()
            .fold(place.clone(), |place, step| place.key(step));
        definitions.add(&id, definition(&steps, number, place));
        ids.push((id.clone(), steps));
        targets.insert(target, id);
    }
    if !targets.is_empty() {
        rename(schema, false, &targets);
    }
    if is_dangling {
        dangling::cut(schema, place, definitions, sink);
    }
    for (id, steps) in &ids {
        let members = match at(schema, steps) {
            Some(Value::Object(members)) => members.clone(),
            _ => Map::new(),
        };
        definitions.set_members(id, Rc::new(members));
    }
    let root = ids.iter().find(|(_, steps)| steps.is_empty());
    Locals {
        root: root.map(|(id, _)| id.clone()),
        unused: unused(schema, &ids, place),
        ids: ids.into_iter().map(|(id, _)| id).collect(),
    }
}

/// The schemas that are there to be referred to, and are not.
fn unused(schema: &Value, ids: &[(String, Vec<String>)], place: &Place) -> Vec<Place> {
    let mut unused = Vec::new();
    for container in ["$defs", "definitions"] {
        let names = schema.get(container).and_then(Value::as_object);
        for name in names.into_iter().flat_map(Map::keys) {
            let is_here = |steps: &[String]| matches!(steps, [first, second, ..] if first == container && second == name);
            if !ids.iter().any(|(_, steps)| is_here(steps)) {
                unused.push(place.key(container).key(name));
            }
        }
    }
    unused
}

fn definition(steps: &[String], number: Option<u64>, place: Place) -> Definition {
    // The root and what stands in a property are named by where they are used.
    let name = match steps {
        [.., container, name] if ["$defs", "definitions"].contains(&container.as_str()) => {
            Some(name.clone())
        }
        _ => None,
    };
    Definition {
        members: Rc::default(),
        own: None,
        place,
        declared: name.map(|name| Declared {
            name,
            title: String::new(),
            folders: Vec::new(),
            number,
            side: Side::Both,
            recurs: false,
        }),
        description: String::new(),
        shape: None,
    }
}

/// Whether a schema may hold references that [`declare`] knows of.
pub fn may_have(members: &Map<String, Value>, definitions: &Definitions) -> bool {
    if ["$defs", "definitions"]
        .iter()
        .any(|key| members.contains_key(*key))
    {
        return true;
    }
    let mut is_unknown = false;
    let mut look = |target: &str| is_unknown |= definitions.get(target).is_none();
    members
        .iter()
        .for_each(|member| look_at(member, false, &mut look));
    is_unknown
}

/// Looks at the text of each reference.
pub fn look(schema: &Value, by_name: bool, run: &mut dyn FnMut(&str)) {
    match schema {
        Value::Array(elements) => elements
            .iter()
            .for_each(|element| look(element, false, run)),
        Value::Object(members) => {
            members
                .iter()
                .for_each(|member| look_at(member, by_name, run));
        }
        _ => {}
    }
}

/// Looks at those in one member; `by_name` if members are named by the description.
pub fn look_at((key, value): (&String, &Value), by_name: bool, run: &mut dyn FnMut(&str)) {
    match value {
        Value::String(target) if key == "$ref" && !by_name => run(target),
        _ if !by_name && DATA.contains(&key.as_str()) => {}
        value => look(value, !by_name && BY_NAME.contains(&key.as_str()), run),
    }
}

/// Puts others in the places of references.
fn rename(schema: &mut Value, by_name: bool, targets: &BTreeMap<String, String>) {
    match schema {
        Value::Array(elements) => {
            elements
                .iter_mut()
                .for_each(|element| rename(element, false, targets));
        }
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(target) if key == "$ref" && !by_name => {
                        if let Some(id) = targets.get(target.as_str()) {
                            target.clone_from(id);
                        }
                    }
                    _ if !by_name && DATA.contains(&key.as_str()) => {}
                    value => rename(value, !by_name && BY_NAME.contains(&key.as_str()), targets),
                }
            }
        }
        _ => {}
    }
}

/// The way from a schema to what a reference means within it.
fn found(schema: &Value, target: &str) -> Option<Vec<String>> {
    let (base, fragment) = target.split_once('#').unwrap_or((target, ""));
    let mut steps = match base {
        "" => Vec::new(),
        base => identified(schema, &|members| {
            let id = members.get("$id").or_else(|| members.get("id"));
            let id = id
                .and_then(Value::as_str)
                .map(|id| id.trim_end_matches('#'));
            id.is_some_and(|id| id == base || id.ends_with(&format!("/{base}")))
        })?,
    };
    let decoded = percent_decoded(fragment);
    if decoded.is_empty() || decoded.starts_with('/') {
        let unescaped = |step: &str| step.replace("~1", "/").replace("~0", "~");
        steps.extend(decoded.split('/').skip(1).map(unescaped));
    } else {
        steps = identified(schema, &|members| {
            let is = |key: &str, text: &str| members.get(key).is_some_and(|value| value == text);
            is("$anchor", &decoded)
                || is("$dynamicAnchor", &decoded)
                || is("$id", &format!("#{decoded}"))
        })?;
    }
    at(schema, &steps).map(|_| steps)
}

/// The schema or truth value at the end of a way.
fn at<'s>(schema: &'s Value, steps: &[String]) -> Option<&'s Value> {
    let found = steps.iter().try_fold(schema, |schema, step| match schema {
        Value::Object(members) => members.get(step),
        Value::Array(elements) => elements.get(step.parse::<usize>().ok()?),
        _ => None,
    });
    found.filter(|found| found.is_object() || found.is_boolean())
}

/// The way to the first schema of which something is true.
fn identified(schema: &Value, is_it: &dyn Fn(&Map<String, Value>) -> bool) -> Option<Vec<String>> {
    let below = |(step, value): (String, &Value)| {
        let mut steps = identified(value, is_it)?;
        steps.insert(0, step);
        Some(steps)
    };
    match schema {
        Value::Object(members) if is_it(members) => Some(Vec::new()),
        Value::Object(members) => {
            let mut schemas = members
                .iter()
                .filter(|(key, _)| !DATA.contains(&key.as_str()));
            schemas.find_map(|(key, value)| below((key.clone(), value)))
        }
        Value::Array(elements) => {
            let mut elements = elements.iter().enumerate();
            elements.find_map(|(index, value)| below((index.to_string(), value)))
        }
        _ => None,
    }
}
