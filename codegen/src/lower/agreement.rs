//! Whether the values that a schema lists agree with the type beside them, with each other, and with what names them.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::schema::Reader;
use super::{bounds, enums};
use crate::diagnostic::{Code, Place};

impl Reader<'_, '_> {
    /// Reports values that are not of the types beside them. Whether that is so of all that are listed: then it is not
    /// known which of the two is wrong, and both are accepted.
    pub fn contradicts(
        &mut self,
        types: &[&str],
        members: &Map<String, Value>,
        place: &Place,
    ) -> bool {
        self.report_names(members, place);
        let is_wrong = |value: &Value| !types.iter().any(|kind| is_of(value, kind));
        if types.is_empty() {
            return false;
        }
        let constant = members.get("const").filter(|value| !value.is_null());
        if constant.is_some_and(is_wrong) {
            self.report_wrong(&place.key("const"), "the type counts");
        }
        let listed = members.get("enum").and_then(Value::as_array);
        let values = listed.into_iter().flatten().enumerate();
        let mut values = values.filter(|(_, value)| !value.is_null());
        let Some((first, _)) = values.clone().find(|(_, value)| is_wrong(value)) else {
            return false;
        };
        let are_all = values.all(|(_, value)| is_wrong(value));
        let help = match are_all || types == ["string"] {
            true => "the values became an enum that accepts any JSON value",
            false => "the type counts, and the documentation names all values",
        };
        self.report_wrong(&place.key("enum").index(first), help);
        are_all
    }

    pub fn report_wrong(&mut self, place: &Place, help: &str) {
        let message = "a value is not of the type that stands beside it";
        self.report(Code::ContradictoryValue, place, message, help);
    }

    /// Reports values that are listed twice, and names of values that are not listed.
    fn report_names(&mut self, members: &Map<String, Value>, place: &Place) {
        let Some(Value::Array(listed)) = members.get("enum") else {
            return;
        };
        let mut seen = BTreeSet::new();
        for (index, value) in listed.iter().enumerate() {
            if !seen.insert((enums::type_of(value), enums::key(value))) {
                let place = place.key("enum").index(index);
                let message = "the value is listed already";
                self.report(Code::UnusedValue, &place, message, "it counts once");
            }
        }
        let keys: BTreeSet<String> = listed.iter().map(enums::key).collect();
        let named = members.get("x-apifox-enum").and_then(Value::as_array);
        for (index, entry) in named.into_iter().flatten().enumerate() {
            let value = entry.get("value").filter(|value| !value.is_null());
            if value.is_some_and(|value| !keys.contains(&enums::key(value))) {
                let place = place.key("x-apifox-enum").index(index).key("value");
                let message = "the value has a name, and `enum` does not list it";
                let help = "it became no variant; such values are kept as they come";
                self.report(Code::UnusedValue, &place, message, help);
            }
        }
    }
}

/// Whether a value is of a type; of one that is unknown all are.
pub fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "string" | "file" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => bounds::whole(value).is_some(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}
