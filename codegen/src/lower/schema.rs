//! The one reading of schemas: JSON Schema in its normal form becomes shapes.

use std::collections::{BTreeMap, BTreeSet};

use schemars::Schema;
use serde_json::{Map, Value};

use super::{Context, enums, normal};
use crate::api::{Docs, Field, Kind, Shape, ShapeId};
use crate::diagnostic::{Code, Place};
use crate::text::Node;

/// Lowers a schema that is a part of something: a parameter.
pub fn lower(node: Node, context: &mut Context<'_>) -> ShapeId {
    Reader::new(context, false).read(node)
}

/// Lowers the schema of a whole body, where an object without properties means that nothing is known.
pub fn lower_whole(node: Node, context: &mut Context<'_>) -> ShapeId {
    if is_blank(Some(&node)) {
        return Reader::new(context, false).empty(&Docs::default(), &node.place);
    }
    lower(node, context)
}

/// Lowers the schema of a form. With `files`, a field that is a string of the format `binary` is a file.
pub fn lower_form(node: Node, files: bool, context: &mut Context<'_>) -> ShapeId {
    Reader::new(context, files).read(node)
}

/// Adds a shape of which the description says nothing in words.
pub fn add(kind: Kind, context: &mut Context<'_>) -> ShapeId {
    context.api.shapes.add(Shape {
        kind,
        docs: Docs::default(),
    })
}

/// Whether a schema says nothing: absent, empty, or an object of no properties, which is Apifox's own default.
pub fn is_blank(schema: Option<&Node>) -> bool {
    let Some(Value::Object(schema)) = schema.map(|schema| &schema.value) else {
        return true;
    };
    let has_content = [
        "$ref",
        "allOf",
        "anyOf",
        "oneOf",
        "items",
        "enum",
        "x-apifox-refs",
        "additionalProperties",
    ];
    let properties = schema.get("properties").and_then(Value::as_object);
    let is_object = schema.get("type").is_none_or(|kind| kind == "object");
    is_object
        && properties.is_none_or(Map::is_empty)
        && !has_content.iter().any(|key| schema.contains_key(*key))
}

struct Reader<'r, 'c> {
    context: &'r mut Context<'c>,
    /// Whether the next schema may be a file, or a list of files: it is a field of a form.
    files: bool,
    /// How many lists and maps the next schema stands in, one in the other.
    depth: usize,
}

/// How many lists and maps a type may have in each other: more of them compilers do not take.
const MAX_DEPTH: usize = 32;

impl<'r, 'c> Reader<'r, 'c> {
    fn new(context: &'r mut Context<'c>, files: bool) -> Reader<'r, 'c> {
        Reader {
            context,
            files,
            depth: 0,
        }
    }

    fn read(&mut self, node: Node) -> ShapeId {
        let mut schema = match Schema::try_from(node.value) {
            Ok(schema) => schema,
            Err(error) => {
                let message = format!("this is no schema: {error}");
                self.report(
                    Code::WrongType,
                    &node.place,
                    &message,
                    "any JSON value is accepted",
                );
                Schema::default()
            }
        };
        normal::normalize(&mut schema);
        self.schema(schema.as_value(), &node.place)
    }

    fn report(&mut self, code: Code, place: &Place, message: &str, help: &str) {
        self.context.sink.report(code, place, message, help);
    }

    fn add(&mut self, kind: Kind, docs: Docs) -> ShapeId {
        self.context.api.shapes.add(Shape { kind, docs })
    }

    fn empty(&mut self, docs: &Docs, place: &Place) -> ShapeId {
        self.report(
            Code::EmptySchema,
            place,
            "the schema says nothing of the value",
            "any JSON value is accepted",
        );
        self.add(Kind::Any, docs.clone())
    }

    fn weakened(&mut self, what: &str, docs: Docs, place: &Place) -> ShapeId {
        let message = format!("{what} has no type of its own yet");
        self.report(
            Code::WeakenedSchema,
            place,
            &message,
            "any JSON value is accepted",
        );
        self.add(Kind::Any, docs)
    }

    fn schema(&mut self, schema: &Value, place: &Place) -> ShapeId {
        let Value::Object(members) = schema else {
            return self.empty(&Docs::default(), place);
        };
        let docs = docs(members);
        if let Some(target) = members.get("$ref") {
            let message = format!("the reference {target} leads nowhere in this input");
            let place = place.key("$ref");
            self.report(
                Code::DanglingReference,
                &place,
                &message,
                "any JSON value is accepted",
            );
            return self.add(Kind::Any, docs);
        }
        for combinator in ["allOf", "oneOf", "anyOf"] {
            if let Some(Value::Array(branches)) = members.get(combinator) {
                return self.combined(combinator, branches, docs, &place.key(combinator));
            }
        }
        self.typed(members, docs, place)
    }

    /// A combinator of one branch is that branch; a branch `null` beside one other makes it nullable.
    fn combined(
        &mut self,
        combinator: &str,
        branches: &[Value],
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let is_null = |branch: &&Value| branch.get("type").is_some_and(|kind| kind == "null");
        let nullable = combinator != "allOf" && branches.iter().any(|branch| is_null(&branch));
        let mut rest = branches
            .iter()
            .enumerate()
            .filter(|(_, branch)| !is_null(branch));
        match (rest.next(), rest.next()) {
            (Some((index, branch)), None) => {
                let inner = self.schema(branch, &place.index(index));
                if nullable {
                    self.add(Kind::Nullable(inner), docs)
                } else {
                    inner
                }
            }
            _ => self.weakened(&format!("`{combinator}` of several schemas"), docs, place),
        }
    }

    fn typed(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let (types, nullable) = types(members);
        let inner = match types.as_slice() {
            [] if nullable => {
                let message =
                    "the schema allows nothing but null, as if made from a recorded answer";
                self.report(
                    Code::NullOnlySchema,
                    &place.key("type"),
                    message,
                    "any JSON value is accepted",
                );
                return self.add(Kind::Any, docs);
            }
            [] if members.contains_key("properties") => self.object(members, docs.clone(), place),
            [] if members.contains_key("items") => self.list(members, docs.clone(), place),
            [] if members.contains_key("enum") => self.string(members, docs.clone(), place),
            [] => return self.empty(&docs, place),
            ["object"] => self.object(members, docs.clone(), place),
            ["array"] => self.list(members, docs.clone(), place),
            ["string"] => self.string(members, docs.clone(), place),
            ["boolean"] => self.add(Kind::Boolean, docs.clone()),
            ["integer"] => self.add(Kind::Integer, enums::in_docs(members, docs.clone())),
            ["number"] | ["number", "integer"] | ["integer", "number"] => {
                self.add(Kind::Number, enums::in_docs(members, docs.clone()))
            }
            ["file"] => self.add(
                if self.files { Kind::File } else { Kind::String },
                docs.clone(),
            ),
            [unknown] => {
                return self.weakened(&format!("the type `{unknown}`"), docs, &place.key("type"));
            }
            _ => return self.weakened("a value of several types", docs, &place.key("type")),
        };
        if nullable {
            self.add(Kind::Nullable(inner), docs)
        } else {
            inner
        }
    }

    fn string(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        if members.contains_key("enum") {
            return match enums::values(members) {
                Some(values) => self.add(Kind::Enum(values), docs),
                None => self.weakened(
                    "a list of values that are not all strings",
                    docs,
                    &place.key("enum"),
                ),
            };
        }
        if self.files && is_binary(members) {
            return self.add(Kind::File, docs);
        }
        if let Some((values, description)) = enums::in_prose(&docs.description) {
            let message = format!(
                "the description lists {} values that the schema does not",
                values.len()
            );
            let help = "they became an open enum; list them under `enum` to be sure of them";
            self.report(Code::EnumInProse, &place.key("description"), &message, help);
            return self.add(
                Kind::Enum(values),
                Docs {
                    description,
                    ..docs
                },
            );
        }
        self.add(Kind::String, docs)
    }

    fn list(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let element = match members.get("items") {
            Some(items) => self.held(items, &place.key("items")),
            None => self.empty(&Docs::default(), place),
        };
        self.add(Kind::List(element), docs)
    }

    /// The schema of what a list or a map holds.
    fn held(&mut self, schema: &Value, place: &Place) -> ShapeId {
        if self.depth == MAX_DEPTH {
            let what = format!("what stands in more than {MAX_DEPTH} lists and maps");
            return self.weakened(&what, Docs::default(), place);
        }
        self.depth += 1;
        let shape = self.schema(schema, place);
        self.depth -= 1;
        shape
    }

    fn object(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let files = std::mem::take(&mut self.files);
        let properties = members.get("properties").and_then(Value::as_object);
        let extra = members
            .get("additionalProperties")
            .filter(|extra| extra.is_object());
        let Some(properties) = properties.filter(|properties| !properties.is_empty()) else {
            let value = match extra {
                Some(extra) => self.held(extra, &place.key("additionalProperties")),
                None => self.add(Kind::Any, Docs::default()),
            };
            return self.add(Kind::Map(value), docs);
        };
        if extra.is_some() {
            let place = place.key("additionalProperties");
            let message = "an object has declared properties and a schema for all others";
            self.report(
                Code::WeakenedSchema,
                &place,
                message,
                "the others are not read",
            );
        }
        let required: BTreeSet<&str> = strings(members.get("required")).collect();
        let place_of = place.key("properties");
        // An object is a type of its own.
        let depth = std::mem::take(&mut self.depth);
        let fields = ordered(properties, members)
            .map(|(name, schema)| {
                self.files = files && may_be_file(schema);
                let shape = self.schema(schema, &place_of.key(name));
                let required = required.contains(name.as_str());
                Field {
                    name: name.clone(),
                    required,
                    shape,
                }
            })
            .collect();
        self.depth = depth;
        self.add(Kind::Object(fields), docs)
    }
}

/// Whether a field of a form is a file or a list of files.
fn may_be_file(schema: &Value) -> bool {
    schema.as_object().is_some_and(is_binary)
        || schema
            .get("items")
            .and_then(Value::as_object)
            .is_some_and(is_binary)
}

/// Whether a schema is that of a file: of the type `file`, or a string of the format `binary`.
fn is_binary(schema: &Map<String, Value>) -> bool {
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
        .filter(|(_, schema)| schema.get("x-tmp-pending-properties").is_none())
        .map(|(name, schema)| (rank(name), name, schema))
        .collect();
    list.sort_by_key(|(rank, ..)| *rank);
    list.into_iter().map(|(_, name, schema)| (name, schema))
}

/// The types other than null, and whether null is among them.
fn types(schema: &Map<String, Value>) -> (Vec<&str>, bool) {
    let mut types: Vec<&str> = match schema.get("type") {
        Some(Value::String(kind)) => vec![kind],
        list => strings(list).collect(),
    };
    let count = types.len();
    types.retain(|kind| *kind != "null");
    let has_null_value = schema
        .get("enum")
        .and_then(Value::as_array)
        .is_some_and(|values| values.contains(&Value::Null));
    (types.clone(), types.len() < count || has_null_value)
}

fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn docs(schema: &Map<String, Value>) -> Docs {
    let text = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    Docs {
        title: text("title"),
        description: text("description"),
    }
}
