//! Strings and numbers, and the enumerations that are made of them.

use serde_json::{Map, Value};

use super::bounds::{self, Bounds};
use super::enums;
use super::kinds;
use super::objects::is_binary;
use super::schema::Reader;
use crate::api::{Docs, Integer, Kind, Shape, ShapeId};
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
        let is_free = format(members).is_none() && !members.contains_key("pattern");
        if let Some((values, key)) = enums::texts_in_prose(members).filter(|_| is_free) {
            self.report_prose(values.len(), &place.key(key));
            return self.add(Kind::Enum(values), docs);
        }
        let is_secret = members
            .get("format")
            .is_some_and(|format| format == "password");
        let kind = if is_secret {
            Kind::Secret
        } else {
            Kind::String
        };
        self.formatted(kind, members, docs)
    }

    /// A number, or one of a list if all of the list are whole; `docs` name the values of another list.
    pub fn number(
        &mut self,
        kind: Kind,
        members: &Map<String, Value>,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let is_whole = matches!(kind, Kind::Integer(_));
        if Bounds::of(members, is_whole).is_empty() {
            let message = "no number is between the bounds";
            self.report_bounds(members, place, message, "neither of them counts");
        }
        if let Some(codes) = enums::codes(members) {
            return self.add(Kind::Codes(codes), docs);
        }
        if members.contains_key("enum") && !enums::has_values(members) {
            return self.unlisted(kind, members, docs, place);
        }
        if members.contains_key("enum") || !is_whole {
            return self.formatted(kind, members, docs);
        }
        if let Some((codes, key)) = enums::codes_in_prose(members) {
            self.report_prose(codes.len(), &place.key(key));
            return self.add(Kind::Codes(codes), docs);
        }
        self.formatted(kind, members, docs)
    }

    /// Whether the format of a number says that it is whole, and no number beside it says otherwise.
    pub fn is_whole(&mut self, members: &Map<String, Value>, place: &Place) -> bool {
        let is_said = kinds::is_whole(members);
        if let Some(key) = fraction(members).filter(|_| is_said) {
            let message = "the format says that the number is whole, and a number beside it is not";
            let help = "any number is accepted";
            self.report(Code::ContradictoryValue, &place.key(key), message, help);
            return false;
        }
        is_said
    }

    /// A string or a number of the format that a schema names.
    fn formatted(&mut self, kind: Kind, members: &Map<String, Value>, docs: Docs) -> ShapeId {
        let format = format(members).map(str::to_owned);
        self.context.api.shapes.add(Shape {
            docs,
            format,
            ..Shape::of(kind)
        })
    }

    /// A whole number, held by the integer that its format and its bounds ask for, or one of a list.
    pub fn integer(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let format = format(members).unwrap_or_default();
        let bounds = Bounds::of(members, true).with_format(format);
        if bounds.are_beyond_all() && !bounds.is_empty() {
            let message = "no whole number of 64 bits is between the bounds";
            let at = at_bounds(members, place);
            self.report(Code::WeakenedSchema, &at, message, NOT_EXACT);
            return self.number(Kind::Number, members, docs, place);
        }
        let integer = bounds.integer(format).unwrap_or_else(|| {
            if !bounds.is_empty() {
                let message = match format {
                    "" => "no whole number of 64 bits reaches both bounds".to_owned(),
                    format => format!("the bounds go beyond what the format `{format}` holds"),
                };
                self.report_bounds(members, place, &message, bounds.lost());
            }
            bounds.widest()
        });
        let kind = self.holding_named(integer, bounds.are_said(format), members, place);
        self.number(kind, members, docs, place)
    }

    /// An integer that holds the values that a schema names; a number if none does.
    fn holding_named(
        &mut self,
        integer: Integer,
        is_said: bool,
        members: &Map<String, Value>,
        place: &Place,
    ) -> Kind {
        // A default that contradicts what is said of the type is wrong itself.
        let keys = ["enum", "const", "default"];
        let keys = keys.iter().filter(|key| !is_said || **key != "default");
        let named = keys.flat_map(|key| match members.get(*key) {
            Some(Value::Array(listed)) => listed.iter().map(|value| (*key, value)).collect(),
            value => Vec::from_iter(value.map(|value| (*key, value))),
        });
        let named = named.filter_map(|(key, value)| Some((key, bounds::whole(value)?)));
        let named: Vec<(&str, i128)> = named.collect();
        let numbers: Vec<i128> = named.iter().map(|(_, number)| *number).collect();
        let wider = bounds::holding(integer, &numbers);
        let is_code = enums::codes(members).is_some();
        let beyond = named.iter().find(|(_, number)| !integer.holds(*number));
        if let (Some((key, _)), false) = (beyond, is_code) {
            let place = place.key(key);
            match wider {
                Some(_) if is_said => {
                    let message = "a value that is named goes beyond the format or the bounds";
                    let help = "the type holds the value";
                    self.report(Code::ContradictoryBounds, &place, message, help);
                }
                Some(_) => {}
                None => {
                    let message = "no whole number of 64 bits can be all that is named";
                    self.report(Code::WeakenedSchema, &place, message, NOT_EXACT);
                }
            }
        }
        wider.map_or(Kind::Number, Kind::Integer)
    }

    fn report_bounds(
        &mut self,
        members: &Map<String, Value>,
        place: &Place,
        message: &str,
        help: &str,
    ) {
        let place = at_bounds(members, place);
        self.report(Code::ContradictoryBounds, &place, message, help);
    }

    fn report_prose(&mut self, count: usize, place: &Place) {
        let message = format!("the description lists {count} values that the schema does not");
        let help = "they became an open enum; list them under `enum` to be sure of them";
        self.report(Code::EnumInProse, place, &message, help);
    }
}

/// What becomes of whole numbers that no integer holds.
const NOT_EXACT: &str = "any number is accepted, and large ones are not exact";

/// Where the first bound of a number stands, or the format, if that is the only one.
fn at_bounds(members: &Map<String, Value>, place: &Place) -> Place {
    let keys = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"];
    let key = keys.into_iter().find(|key| members.contains_key(*key));
    place.key(key.unwrap_or("format"))
}

/// The keyword that gives a number which is not whole.
fn fraction(members: &Map<String, Value>) -> Option<&'static str> {
    const KEYS: [&str; 10] = [
        "minimum",
        "exclusiveMinimum",
        "maximum",
        "exclusiveMaximum",
        "multipleOf",
        "enum",
        "const",
        "default",
        "example",
        "examples",
    ];
    let is_fraction = |value: &Value| value.is_number() && bounds::whole(value).is_none();
    KEYS.into_iter().find(|key| match members.get(*key) {
        Some(Value::Array(values)) => values.iter().any(is_fraction),
        value => value.is_some_and(is_fraction),
    })
}

/// The format that a schema names.
fn format(members: &Map<String, Value>) -> Option<&str> {
    let format = members.get("format").and_then(Value::as_str)?.trim();
    (!format.is_empty()).then_some(format)
}
