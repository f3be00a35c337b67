//! Strings and numbers, and the enumerations that are made of them.

use serde_json::{Map, Value};

use super::enums;
use super::objects::is_binary;
use super::schema::Reader;
use crate::api::{Docs, Kind, ShapeId};
use crate::diagnostic::{Code, Place};

impl Reader<'_, '_> {
    /// A string, one of a list, or a file.
    pub fn string(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        if members.contains_key("enum") {
            return match enums::values(members) {
                Some(values) => self.add(Kind::Enum(values), docs),
                None if enums::has_values(members) => self.mixed(members, docs, place),
                None => self.unlisted(Kind::String, members, docs, place),
            };
        }
        if self.files && is_binary(members) {
            return self.add(Kind::File, docs);
        }
        if let Some((values, description)) = enums::in_prose(&docs.description) {
            self.report_prose(values.len(), &place.key("description"));
            return self.add(
                Kind::Enum(values),
                Docs {
                    description,
                    ..docs
                },
            );
        }
        let is_secret = members
            .get("format")
            .is_some_and(|format| format == "password");
        let kind = if is_secret {
            Kind::Secret
        } else {
            Kind::String
        };
        self.add(kind, docs)
    }

    /// A number, or one of a list if all of the list are whole; `docs` name the values of another list.
    pub fn number(
        &mut self,
        kind: Kind,
        members: &Map<String, Value>,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        if let Some(codes) = enums::codes(members) {
            return self.add(Kind::Codes(codes), docs);
        }
        if members.contains_key("enum") && !enums::has_values(members) {
            return self.unlisted(kind, members, docs, place);
        }
        if members.contains_key("enum") || matches!(kind, Kind::Number) {
            return self.add(kind, docs);
        }
        if let Some((codes, key)) = enums::codes_in_prose(members) {
            self.report_prose(codes.len(), &place.key(key));
            return self.add(Kind::Codes(codes), docs);
        }
        self.add(kind, docs)
    }

    fn report_prose(&mut self, count: usize, place: &Place) {
        let message = format!("the description lists {count} values that the schema does not");
        let help = "they became an open enum; list them under `enum` to be sure of them";
        self.report(Code::EnumInProse, place, &message, help);
    }
}
