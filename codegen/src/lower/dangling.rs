//! References that lead nowhere, where others stand beside them: what these say counts.

use serde_json::{Map, Value};

use super::beside::beside;
use super::definitions::Definitions;
use super::keywords::BY_NAME;
use crate::diagnostic::{Place, Sink};
use crate::document::declared::DATA;
use crate::document::files::nowhere;

/// Takes the references that lead nowhere out of every `allOf` that says more, and reports them.
pub fn cut(schema: &mut Value, place: &Place, definitions: &Definitions, sink: &mut Sink) {
    let mut cutting = Cutting { definitions, sink };
    cutting.schema(schema, place, false);
}

struct Cutting<'c> {
    definitions: &'c Definitions,
    sink: &'c mut Sink,
}

impl Cutting<'_> {
    /// Looks through a schema, a list of them, or, `by_name`, an object of them.
    fn schema(&mut self, schema: &mut Value, place: &Place, by_name: bool) {
        match schema {
            Value::Array(elements) => {
                for (index, element) in elements.iter_mut().enumerate() {
                    self.schema(element, &place.index(index), false);
                }
            }
            Value::Object(members) => {
                if !by_name {
                    self.all_of(members, place);
                }
                for (key, value) in members {
                    if by_name || !DATA.contains(&key.as_str()) {
                        let by_name = !by_name && BY_NAME.contains(&key.as_str());
                        self.schema(value, &place.key(key), by_name);
                    }
                }
            }
            _ => {}
        }
    }

    fn all_of(&mut self, members: &mut Map<String, Value>, place: &Place) {
        let says_more = !beside("allOf", members).is_empty();
        let Some(Value::Array(branches)) = members.get_mut("allOf") else {
            return;
        };
        let place = place.key("allOf");
        let definitions = self.definitions;
        let is_dangling = |branch: &Value| {
            let target = branch.get("$ref").and_then(Value::as_str);
            target.is_some_and(|target| definitions.get(target).is_none())
        };
        // A reference that is alone is read as one.
        let is_alone = !says_more && branches.iter().all(is_dangling);
        let branches = branches.iter_mut().enumerate().skip(is_alone.into());
        for (index, branch) in branches.filter(|(_, branch)| is_dangling(branch)) {
            let target = branch["$ref"].as_str().unwrap_or_default();
            let nowhere = nowhere(target, &definitions.nowhere);
            let place = place.index(index).key("$ref");
            let help = "what it is brought together with counts alone";
            self.sink
                .report(nowhere.code, &place, &nowhere.message, nowhere.help(help));
            *branch = Value::Bool(true);
        }
    }
}
