//! Objects: their properties become fields, in the order in which they are shown.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::default;
use super::inherit::{self, Property};
use super::keywords::{is_left_over, strings};
use super::schema::Reader;
use crate::api::{Access, Docs, Field, Kind, Object, ShapeId};
use crate::diagnostic::{Code, Place};

impl Reader<'_, '_> {
    /// Reads an object: a struct if it lists properties, else a map.
    pub fn object(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let files = std::mem::take(&mut self.files);
        let is_inherited = std::mem::take(&mut self.is_inherited);
        if inherit::inherits(members) {
            let (definitions, sink) = (&self.context.definitions, &mut *self.context.sink);
            if let Some(list) = inherit::properties(members, place, definitions, sink) {
                let list = list.into_iter().map(Property::into_owned).collect();
                return self.inheriting(list, members, files, docs, place);
            }
            self.report_refs(members, place);
        }
        let properties = members.get("properties").and_then(Value::as_object);
        let Some(properties) = properties.filter(|properties| !properties.is_empty()) else {
            return self.map(members, docs, place);
        };
        let required: BTreeSet<&str> = strings(members.get("required")).collect();
        let place_of = place.key("properties");
        let mut fields: Vec<Field> = ordered(properties, members)
            .map(|(name, schema)| {
                self.files = files && may_be_file(schema);
                Field {
                    name: name.clone(),
                    required: required.contains(name.as_str()),
                    access: self.access(schema, &place_of.key(name)),
                    default: default::read(schema, &place_of.key(name)),
                    tag: None,
                    style: None,
                    media_type: None,
                    shape: self.property(schema, &place_of.key(name), is_inherited),
                }
            })
            .collect();
        let extra = self.extra(members, place);
        if extra.is_none() {
            let undeclared = required.into_iter();
            let undeclared = undeclared.filter(|name| !properties.contains_key(*name));
            fields.extend(undeclared.map(|name| self.undeclared(name, place)));
        }
        self.add(Kind::Object(Object::new(fields, extra)), docs)
    }

    /// A field of which nothing is said but that it must be there. It may be a mistake, so nothing depends on it.
    fn undeclared(&mut self, name: &str, place: &Place) -> Field {
        let message = format!("`required` names `{name}`, which is no property");
        let help = "it is a field of any value, which may be left out";
        self.report(Code::WeakenedSchema, &place.key("required"), &message, help);
        Field {
            name: name.to_owned(),
            required: false,
            access: Access::Both,
            default: None,
            tag: None,
            style: None,
            media_type: None,
            shape: self.add(Kind::Any, Docs::default()),
        }
    }

    /// An object with properties of its own and of others.
    fn inheriting(
        &mut self,
        list: Vec<Property<'static>>,
        members: &Map<String, Value>,
        files: bool,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        if list.is_empty() {
            return self.map(members, docs, place);
        }
        let mut undeclared = inherit::required(members, place);
        undeclared.retain(|name, _| list.iter().all(|property| property.name != *name));
        let fields = list.into_iter().map(|property| {
            self.files = files && may_be_file(&property.schema);
            Field {
                access: self.access(&property.schema, &property.place),
                default: default::read(&property.schema, &property.place),
                tag: None,
                style: None,
                media_type: None,
                shape: self.property(&property.schema, &property.place, property.is_shared),
                name: property.name,
                required: property.required,
            }
        });
        let mut fields: Vec<Field> = fields.collect();
        let extra = self.extra(members, place);
        if extra.is_none() {
            fields.extend(
                undeclared
                    .into_iter()
                    .map(|(name, place)| self.undeclared(name, &place)),
            );
        }
        self.add(Kind::Object(Object::new(fields, extra)), docs)
    }

    /// The shape of a property.
    fn property(&mut self, schema: &Value, place: &Place, is_shared: bool) -> ShapeId {
        // An object is a type of its own.
        let depth = std::mem::take(&mut self.depth);
        let shape = self.shared(schema, place, is_shared);
        self.depth = depth;
        shape
    }

    /// Reads a part of an object; what several schemas inherit is read once.
    pub fn shared(&mut self, schema: &Value, place: &Place, is_shared: bool) -> ShapeId {
        if !is_shared || self.files {
            return self.schema(schema, place);
        }
        let key = (place.file, place.start, place.pointer.to_string());
        if let Some(known) = self.context.definitions.inherited.get(&key) {
            return *known;
        }
        let reserved = self.context.api.shapes.reserve();
        self.context.definitions.inherited.insert(key, reserved);
        self.settle(reserved, |reader| reader.schema(schema, place));
        reserved
    }

    /// An object that lists no properties.
    fn map(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let value = match self.extra(members, place) {
            Some(extra) => extra,
            None => self.add(Kind::Any, Docs::default()),
        };
        self.add(Kind::Map(value), docs)
    }
}

/// Whether a field of a form is a file or a list of files.
pub fn may_be_file(schema: &Value) -> bool {
    let branches = ["oneOf", "anyOf"].into_iter();
    let branches = branches.filter_map(|keyword| schema.get(keyword)?.as_array());
    is_file(schema)
        || schema.get("items").is_some_and(is_file)
        || branches.flatten().any(may_be_file)
}

fn is_file(schema: &Value) -> bool {
    schema.as_object().is_some_and(is_binary)
}

/// Whether a schema is that of a file: of the type `file`, or a string of the format `binary`.
pub fn is_binary(schema: &Map<String, Value>) -> bool {
    let is = |key: &str, word: &str| schema.get(key).is_some_and(|value| value == word);
    is("type", "file") || (is("type", "string") && is("format", "binary"))
}

/// The properties in the order in which Apifox shows them, without what its editor left over.
fn ordered<'a>(
    properties: &'a Map<String, Value>,
    schema: &'a Map<String, Value>,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    let order: BTreeMap<&str, usize> = strings(schema.get("x-apifox-orders"))
        .enumerate()
        .map(|(rank, name)| (name, rank))
        .collect();
    let rank = |name: &str| order.get(name).copied().unwrap_or(usize::MAX);
    let mut list: Vec<_> = properties
        .iter()
        .filter(|(_, schema)| !is_left_over(schema))
        .map(|(name, schema)| (rank(name), name, schema))
        .collect();
    list.sort_by_key(|(rank, ..)| *rank);
    list.into_iter().map(|(_, name, schema)| (name, schema))
}
