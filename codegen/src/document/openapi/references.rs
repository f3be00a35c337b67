//! What the references of a document lead to.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::Sink;
use crate::document::files::{Nowhere, nowhere};
use crate::text::{Node, Object};

/// The longest row of references from a part to what it is; a longer one goes round.
const MAX_HOPS: usize = 16;

/// What references lead to, by their spelling; schemas that have a name of their own are not among it.
#[derive(Debug, Default)]
pub struct References {
    pub(super) targets: BTreeMap<String, Node>,
    /// Where those lead that are no references to anything, and why not.
    pub(super) nowhere: BTreeMap<String, Nowhere>,
}

impl References {
    /// What they lead to.
    pub fn into_parts(self) -> (BTreeMap<String, Node>, BTreeMap<String, Nowhere>) {
        (self.targets, self.nowhere)
    }

    /// Whether some reference leads to this.
    pub fn has(&self, target: &str) -> bool {
        self.targets.contains_key(target)
    }

    /// The object that stands in a place, or that the reference there leads to. What the reference says in words goes
    /// before what is said there.
    pub fn follow(&self, node: Node, what: &str, sink: &mut Sink) -> Option<Object> {
        let (mut node, mut hops, mut words) = (node, 0, Vec::new());
        while let Some(target) = node.value.get("$ref") {
            let place = node.place.key("$ref");
            let found = target.as_str().and_then(|target| self.targets.get(target));
            let Some(found) = found.filter(|_| hops < MAX_HOPS) else {
                let told = target.as_str().unwrap_or_default();
                let nowhere = match hops {
                    MAX_HOPS => Nowhere::round(),
                    _ => nowhere(told, &self.nowhere),
                };
                let help = format!("{what} was left out");
                sink.report(nowhere.code, &place, &nowhere.message, nowhere.help(&help));
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

/// The reference to a member of an object of the document.
pub fn pointer(object: &str, name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    format!("{object}{name}")
}

/// What a reference leads to within a value, with the way there. A name that should have been escaped, and was not, is the
/// whole rest.
pub(super) fn find<'v>(root: &'v Value, target: &str) -> Option<(&'v Value, Vec<String>)> {
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
