//! References within a document: brought to one spelling, and what they lead to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Sink};
use crate::text::{Node, Object, percent_decoded};

/// The longest row of references from a part to what it is; a longer one goes round.
const MAX_HOPS: usize = 16;

/// What references lead to, by their spelling; schemas that have a name of their own are not among it.
#[derive(Debug, Default)]
pub struct References(pub(super) BTreeMap<String, Node>);

impl References {
    /// Brings all references of a document to one spelling and gathers what they lead to. Schemas with names stand in
    /// `schemas`, a pointer. With `is_beside`, keywords of schemas beside a reference count.
    pub fn gather(root: &mut Node, schemas: &str, is_beside: bool) -> References {
        let mut targets = BTreeSet::new();
        spell(&mut root.value, is_beside, &mut targets);
        let is_named = |target: &str| {
            let name = target.strip_prefix(schemas);
            name.is_some_and(|name| !name.contains('/') && find(&root.value, target).is_some())
        };
        targets.retain(|target| !is_named(target));
        let found = targets.into_iter().filter_map(|target| {
            let (value, steps) = find(&root.value, &target)?;
            let place = steps
                .iter()
                .fold(root.place.clone(), |place, step| place.key(step));
            let value = value.clone();
            Some((target, Node { value, place }))
        });
        References(found.collect())
    }

    /// What they lead to.
    pub fn into_targets(self) -> BTreeMap<String, Node> {
        self.0
    }

    /// Whether some reference leads to this.
    pub fn has(&self, target: &str) -> bool {
        self.0.contains_key(target)
    }

    /// The object that stands in a place, or that the reference there leads to. What the reference says in words goes
    /// before what is said there.
    pub fn follow(&self, node: Node, what: &str, sink: &mut Sink) -> Option<Object> {
        let (mut node, mut hops, mut words) = (node, 0, Vec::new());
        while let Some(target) = node.value.get("$ref") {
            let place = node.place.key("$ref");
            let found = target.as_str().and_then(|target| self.0.get(target));
            let Some(found) = found.filter(|_| hops < MAX_HOPS) else {
                let message = match hops {
                    MAX_HOPS => "the references go round, and lead to nothing".to_owned(),
                    _ => format!("the reference {target} leads nowhere in this input"),
                };
                let help =
                    format!("{what} was left out; references to other files are not followed");
                sink.report(Code::DanglingReference, &place, message, help);
                return None;
            };
            hops += 1;
            words.extend(words_beside(&mut node, sink));
            node = found.clone();
        }
        if let Value::Object(members) = &mut node.value {
            for (key, text) in words.into_iter().rev() {
                members.insert(key, text);
            }
        }
        node.object(what, sink)
    }
}

/// What stands beside a reference in words; nothing else counts there.
fn words_beside(node: &mut Node, sink: &mut Sink) -> Vec<(String, Value)> {
    let members = node.value.as_object_mut();
    let members = members.map(std::mem::take).unwrap_or_default();
    let mut words = Vec::new();
    for (key, value) in members {
        match key.as_str() {
            "description" | "summary" => words.push((key, value)),
            "$ref" => {}
            _ => sink.unknown_key("a reference", &key, &node.place),
        }
    }
    words
}

/// Brings the references in a value to one spelling, and puts down where they lead.
fn spell(value: &mut Value, is_beside: bool, targets: &mut BTreeSet<String>) {
    match value {
        Value::Array(elements) => {
            for element in elements {
                spell(element, is_beside, targets);
            }
        }
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get_mut("$ref") {
                *target = spelled(target);
                targets.insert(target.clone());
                if is_beside && members.keys().any(|key| COUNTS.contains(&key.as_str())) {
                    put_beside(members);
                }
            }
            if let Some(Value::Object(mapping)) = members
                .get_mut("discriminator")
                .and_then(|said| said.get_mut("mapping"))
            {
                for meant in mapping.values_mut() {
                    if let Value::String(target) = meant {
                        *target = spelled(target);
                    }
                }
            }
            for member in members.values_mut() {
                spell(member, is_beside, targets);
            }
        }
        _ => {}
    }
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

/// A reference within the document without percent-encoding.
fn spelled(target: &str) -> String {
    match target.starts_with('#') {
        true => percent_decoded(target),
        false => target.to_owned(),
    }
}

/// The reference to a member of an object of the document.
pub fn pointer(object: &str, name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    format!("{object}{name}")
}

/// What a reference leads to, with the way there. A name that should have been escaped, and was not, is the whole rest.
fn find<'v>(root: &'v Value, target: &str) -> Option<(&'v Value, Vec<String>)> {
    let mut rest = target.strip_prefix("#/")?;
    let (mut here, mut steps) = (root, Vec::new());
    loop {
        let (step, after) = rest
            .split_once('/')
            .map_or((rest, None), |(step, after)| (step, Some(after)));
        let unescaped = step.replace("~1", "/").replace("~0", "~");
        let next = match here {
            Value::Object(members) => members.get(&unescaped),
            Value::Array(elements) => elements.get(unescaped.parse::<usize>().ok()?),
            _ => None,
        };
        match (next, after) {
            (Some(next), after) => {
                steps.push(unescaped);
                let Some(after) = after else {
                    return Some((next, steps));
                };
                (here, rest) = (next, after);
            }
            (None, _) => {
                steps.push(rest.to_owned());
                return Some((here.get(rest)?, steps));
            }
        }
    }
}
