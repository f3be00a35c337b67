//! Values that are listed without a type, of several types, or in a place or a way that the type does not mean.

use serde_json::{Map, Value, json};

use super::agreement::is_of;
use super::kinds::types;
use super::schema::Reader;
use super::{bounds, enums, merge};
use crate::api::{Docs, Kind, ShapeId};
use crate::diagnostic::{Code, Place};

impl Reader<'_, '_> {
    /// One of a list of values, where only these say which type it has.
    pub fn listed(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let values = values(members);
        if let Some(values) = enums::values(members) {
            return self.add(Kind::Enum(values), docs);
        }
        if let Some(values) = enums::codes(members) {
            return self.add(Kind::Codes(values), docs);
        }
        let all = |is: fn(&Value) -> bool| values.clone().all(is);
        let kind = match values.clone().next() {
            None => return self.unlisted(Kind::Any, members, docs, place),
            Some(_) if all(Value::is_boolean) => Kind::Boolean,
            Some(_) if all(|value| bounds::whole(value).is_some()) => {
                return self.integer(members, enums::in_docs(members, docs), place);
            }
            Some(_) if all(Value::is_number) => Kind::Number,
            Some(_) => return self.mixed(members, docs, place),
        };
        self.add(kind, enums::in_docs(members, docs))
    }

    /// One of a list of values of several types.
    pub fn mixed(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let Some(mixed) = enums::mixed(members) else {
            let what = "a list of values of which none is a text or a whole number";
            return self.weakened(what, enums::in_docs(members, docs), &place.key("enum"));
        };
        // What has no name of its own stands in the docs.
        let are_all = values(members).all(|value| enums::scalar(value).is_some());
        let docs = match are_all {
            true => docs,
            false => enums::in_docs(members, docs),
        };
        self.add(Kind::Mixed(mixed), docs)
    }

    /// The schema as its type means it: texts that are listed are the numbers or booleans that they say, and what is
    /// listed beside the elements of a list are values of these. None if it says so itself.
    pub fn meant_values(
        &mut self,
        members: &Map<String, Value>,
        place: &Place,
    ) -> Option<Map<String, Value>> {
        let mut values = values(members).peekable();
        values.peek()?;
        match types(members).0.as_slice() {
            ["integer" | "boolean"] => self.read_texts(members, place),
            ["array"] if !may_be_elements(members) => None,
            ["array"] | [] if values.all(|value| enums::scalar(value).is_some()) => {
                let is_list = members.contains_key("type") || members.contains_key("items");
                is_list.then(|| self.hand_to_elements(members, place))
            }
            _ => None,
        }
    }

    fn read_texts(
        &mut self,
        members: &Map<String, Value>,
        place: &Place,
    ) -> Option<Map<String, Value>> {
        let is_boolean = types(members).0 == ["boolean"];
        let is_of_type = |value: &Value| match is_boolean {
            true => value.is_boolean(),
            false => bounds::whole(value).is_some(),
        };
        let listed = members.get("enum")?.as_array()?;
        let first = listed.iter().position(Value::is_string)?;
        let read = listed.iter().map(|value| match value {
            Value::String(text) => serde_json::from_str(text.trim())
                .ok()
                .filter(|value: &Value| is_of_type(value)),
            value => Some(value.clone()),
        });
        let read: Vec<Value> = read.collect::<Option<_>>()?;
        let help = "texts that are listed are read as the values that they say";
        self.report_wrong(&place.key("enum").index(first), help);
        let mut meant = members.clone();
        meant.insert("enum".to_owned(), Value::Array(read));
        Some(meant)
    }

    /// What is listed beside the elements of a list goes to these, where they list nothing.
    fn hand_to_elements(
        &mut self,
        members: &Map<String, Value>,
        place: &Place,
    ) -> Map<String, Value> {
        let mut meant = members.clone();
        let listed = meant.shift_remove("enum");
        let names = ["x-apifox-enum", "x-apifox"].into_iter();
        let names = names
            .chain(enums::WORDS_IN_ORDER)
            .filter_map(|key| meant.shift_remove_entry(key));
        let names: Map<String, Value> = names.collect();
        if listed.iter().any(has_null) {
            meant.insert("type".to_owned(), json!(["array", "null"]));
        }
        let items = match meant.get("items") {
            None => Some(Map::new()),
            Some(items) => items.as_object().cloned(),
        };
        let definitions = &self.context.definitions;
        let merged = items
            .as_ref()
            .and_then(|items| merge::merged(items, definitions));
        let is_open = |merged: &Map<String, Value>| {
            let keys = ["enum", "const", "oneOf", "anyOf", "properties"];
            !keys.iter().any(|key| merged.contains_key(*key))
        };
        let help = match (merged.filter(is_open), items) {
            (Some(mut elements), _) => {
                elements.extend(listed.map(|listed| ("enum".to_owned(), without_null(listed))));
                elements.extend(names);
                meant.insert("items".to_owned(), Value::Object(elements));
                "they became the values of the elements"
            }
            (None, Some(mut items)) if items.contains_key("enum") => {
                for (key, words) in names {
                    items.entry(key).or_insert(words);
                }
                meant.insert("items".to_owned(), Value::Object(items));
                "the elements say themselves what they may be, which counts"
            }
            _ => "the elements say themselves what they may be, which counts",
        };
        let message = "values that are no lists are listed beside the elements of a list";
        let code = Code::ContradictoryValue;
        self.report(code, &place.key("enum"), message, help);
        meant
    }

    /// A value of which a list without values says nothing.
    pub fn unlisted(
        &mut self,
        kind: Kind,
        members: &Map<String, Value>,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        if members.get("enum").is_some_and(Value::is_array) {
            let message = "`enum` lists no values";
            let help = "it was passed over: other values than those of the type are not told apart";
            self.report(Code::WeakenedSchema, &place.key("enum"), message, help);
        }
        self.add(kind, docs)
    }
}

/// The values of a list, without null.
fn values(members: &Map<String, Value>) -> impl Iterator<Item = &Value> + Clone {
    let listed = members.get("enum").and_then(Value::as_array);
    listed
        .into_iter()
        .flatten()
        .filter(|value| !value.is_null())
}

/// Whether some of the values that are listed beside the elements of a list are of their type, or of any, if they have none.
fn may_be_elements(members: &Map<String, Value>) -> bool {
    let mut inner = members;
    while let (["array"] | [], Some(Value::Object(items))) =
        (types(inner).0.as_slice(), inner.get("items"))
    {
        inner = items;
    }
    match types(inner).0.as_slice() {
        [] | ["array"] => true,
        kinds => values(members).any(|value| kinds.iter().any(|kind| is_of(value, kind))),
    }
}

fn has_null(listed: &Value) -> bool {
    listed
        .as_array()
        .is_some_and(|listed| listed.contains(&Value::Null))
}

fn without_null(listed: Value) -> Value {
    match listed {
        Value::Array(listed) => listed
            .into_iter()
            .filter(|value| !value.is_null())
            .collect(),
        other => other,
    }
}
