//! Schemas of parts that operations share, such as answers: each is read once, and has the name of its part.

use serde_json::{Value, json};

use super::references::{References, pointer};
use super::spelling::parted;
use crate::document::declared::SchemaItem;
use crate::text::Node;

/// Parts that hold schemas.
const HOLDERS: [&str; 3] = ["parameters", "requestBodies", "responses"];

/// Keywords of schemas that become types.
const OF_TYPES: [&str; 5] = ["allOf", "anyOf", "enum", "oneOf", "properties"];

impl References {
    /// Takes the schemas out of the parts that references lead to and that stand in `of` or in other files, and leaves
    /// references to them.
    pub fn share(&mut self, of: &str) -> Vec<SchemaItem> {
        let mut shared = Vec::new();
        for (target, part) in &mut self.targets {
            let own = target.strip_prefix(of);
            let is_shared = match own.and_then(|rest| rest.split_once('/')) {
                Some((kind, name)) => HOLDERS.contains(&kind) && !name.contains('/'),
                None => !target.starts_with('#'),
            };
            if is_shared {
                take(target, &name(target), part, &mut shared);
            }
        }
        shared
    }
}

/// What a reference calls what it leads to: its last word, or the name of the file.
pub fn name(target: &str) -> String {
    let (file, fragment) = parted(target);
    match fragment.rsplit_once('/') {
        Some((_, name)) => name.replace("~1", "/").replace("~0", "~"),
        None => {
            let name = file.rsplit('/').next().unwrap_or(file);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            stem.to_owned()
        }
    }
}

/// Takes the schemas out of a part, the same only once.
fn take(target: &str, name: &str, part: &mut Node, shared: &mut Vec<SchemaItem>) {
    let first = shared.len();
    for (steps, schema) in schemas(&mut part.value) {
        if !becomes_type(schema) {
            continue;
        }
        let way = steps.iter();
        let mut id = way.fold(target.to_owned(), |id, step| pointer(&(id + "/"), step));
        // What is taken where nothing is given belongs to the use.
        let members = schema.as_object_mut();
        let default = members.and_then(|members| members.shift_remove("default"));
        match shared[first..]
            .iter()
            .find(|item| item.schema.value == *schema)
        {
            Some(same) => id.clone_from(&same.id),
            None => {
                let place = part.place.clone();
                let place = steps.iter().fold(place, |place, step| place.key(step));
                shared.push(SchemaItem {
                    id: id.clone(),
                    name: name.to_owned(),
                    display_name: String::new(),
                    description: String::new(),
                    folders: Vec::new(),
                    place: place.clone(),
                    schema: Node {
                        value: schema.clone(),
                        place,
                    },
                });
            }
        }
        *schema = match default {
            Some(default) => json!({"allOf": [{"$ref": id}], "default": default}),
            None => json!({"$ref": id}),
        };
    }
}

/// The schemas of a part, each with the way there: its own, or one for each of its media types.
fn schemas(part: &mut Value) -> Vec<(Vec<String>, &mut Value)> {
    let mut found = Vec::new();
    for (key, member) in part.as_object_mut().into_iter().flatten() {
        match (key.as_str(), member) {
            ("schema", schema) => found.push((vec![key.clone()], schema)),
            ("content", Value::Object(contents)) => {
                for (media, content) in contents {
                    if let Some(schema) = content.get_mut("schema") {
                        let steps = [key.as_str(), media, "schema"].map(str::to_owned);
                        found.push((steps.to_vec(), schema));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn becomes_type(schema: &Value) -> bool {
    let has = |key: &str| schema.get(key).is_some();
    !has("$ref") && OF_TYPES.into_iter().any(has)
}
