//! Who may have a property: `readOnly` leaves it out of requests, `writeOnly` out of answers.

use serde_json::{Map, Value};

use super::schema::Reader;
use crate::api::Access;
use crate::diagnostic::{Code, Place};

/// The longest row of references that is followed from a property.
const MAX_REFERENCES: usize = 16;

impl Reader<'_, '_> {
    /// Whether only answers or only requests have a property. What it refers to may say so, too.
    pub fn access(&mut self, schema: &Value, place: &Place) -> Access {
        let mut is_read_only = false;
        let mut is_write_only = false;
        let mut next = schema.as_object();
        for _ in 0..MAX_REFERENCES {
            let Some(members) = next else { break };
            let is = |key: &str| members.get(key) == Some(&Value::Bool(true));
            is_read_only |= is("readOnly");
            is_write_only |= is("writeOnly");
            next = self.meant(members);
        }
        match (is_read_only, is_write_only) {
            (false, false) => Access::Both,
            (true, false) => Access::ReadOnly,
            (false, true) => Access::WriteOnly,
            (true, true) => {
                let message = "the property is both `readOnly` and `writeOnly`";
                let help = "requests and answers have it";
                self.report(Code::WeakenedSchema, place, message, help);
                Access::Both
            }
        }
    }

    /// The schema that one refers to, by itself or as the only branch of `allOf`.
    fn meant<'m>(&'m self, members: &'m Map<String, Value>) -> Option<&'m Map<String, Value>> {
        if let Some(target) = members.get("$ref").and_then(Value::as_str) {
            return Some(&self.context.definitions.get(target)?.members);
        }
        match members.get("allOf")?.as_array()?.as_slice() {
            [branch] => branch.as_object(),
            _ => None,
        }
    }
}
