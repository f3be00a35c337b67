//! Values that are listed without a type, or of several types.

use serde_json::{Map, Value};

use super::schema::Reader;
use super::{bounds, enums};
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
