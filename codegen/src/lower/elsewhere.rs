//! Schemas without names that references lead to: a property of another schema, the schema of an answer.

use serde_json::{Map, Value};

use super::Context;
use super::definitions::Definitions;
use super::locals;
use crate::diagnostic::Sink;

/// Adds the schemas that those of a description refer to, and that these refer to in turn.
pub fn add_to_definitions(context: &mut Context<'_>) {
    for id in context.definitions.ids.clone() {
        if context.definitions.elsewhere.is_empty() {
            return;
        }
        let known = context
            .definitions
            .get(&id)
            .map(|known| known.members.clone());
        if let Some(members) = known {
            follow(targets(&members), &mut context.definitions, context.sink);
        }
    }
}

/// Adds the schemas that a schema refers to, and that these refer to in turn; gives their ids.
pub fn add(schema: &Value, definitions: &mut Definitions, sink: &mut Sink) -> Vec<String> {
    match schema.as_object() {
        Some(members) if !definitions.elsewhere.is_empty() => {
            follow(targets(members), definitions, sink)
        }
        _ => Vec::new(),
    }
}

fn follow(mut targets: Vec<String>, definitions: &mut Definitions, sink: &mut Sink) -> Vec<String> {
    let mut added = Vec::new();
    while let Some(target) = targets.pop() {
        if !definitions.find_elsewhere(&target, sink) {
            continue;
        }
        let members = definitions.get(&target).map(|known| known.members.clone());
        targets.extend(members.iter().flat_map(|members| self::targets(members)));
        added.push(target);
    }
    added
}

/// What a schema refers to.
pub fn targets(members: &Map<String, Value>) -> Vec<String> {
    let mut targets = Vec::new();
    for member in members {
        locals::look_at(member, false, &mut |target| targets.push(target.to_owned()));
    }
    targets
}
