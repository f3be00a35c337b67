//! The one reading of schemas: JSON Schema in its normal form becomes shapes.

use schemars::Schema;
use serde_json::{Map, Value};

use super::beside::{beside, listed};
use super::keywords::{self, docs, strings};
use super::{Context, enums, inherit, normal};
use crate::api::{Docs, Kind, Shape, ShapeId};
use crate::diagnostic::{Code, Place, Sink};
use crate::text::Node;

/// Lowers a schema that is a part of something: a parameter.
pub fn lower(node: Node, context: &mut Context<'_>) -> ShapeId {
    Reader::new(context).read(node)
}

/// Lowers the schema of a whole body, where an object without properties means that nothing is known.
pub fn lower_whole(node: Node, context: &mut Context<'_>) -> ShapeId {
    if is_blank(Some(&node)) {
        return Reader::new(context).empty(&Docs::default(), &node.place);
    }
    lower(node, context)
}

/// Lowers the schema of a form. With `files`, a field that is a string of the format `binary` is a file.
pub fn lower_form(node: Node, files: bool, context: &mut Context<'_>) -> ShapeId {
    let mut reader = Reader::new(context);
    reader.files = files;
    reader.read(node)
}

/// Adds a shape of which the description says nothing in words.
pub fn add(kind: Kind, context: &mut Context<'_>) -> ShapeId {
    context.api.shapes.add(Shape::of(kind))
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
        "additionalProperties",
    ];
    let has_refs = ["x-apifox-refs", "x-apidog-refs"].iter().any(|key| {
        let refs = schema.get(*key).and_then(Value::as_object);
        refs.is_some_and(|refs| !refs.is_empty())
    });
    let properties = schema.get("properties").and_then(Value::as_object);
    let is_object = schema.get("type").is_none_or(|kind| kind == "object");
    is_object
        && properties.is_none_or(Map::is_empty)
        && !has_refs
        && !has_content.iter().any(|key| schema.contains_key(*key))
}

/// Reads schemas: this file what a schema is, [`super::objects`] objects, [`super::references`] references.
pub struct Reader<'r, 'c> {
    pub context: &'r mut Context<'c>,
    /// Whether the next schema may be a file, or a list of files: it is a field of a form.
    pub files: bool,
    /// How many references led from a form to the schema that is read.
    pub forms: usize,
    /// Whether the next object may be inherited by others, which then share what its properties hold.
    pub is_inherited: bool,
    /// How many lists and maps the next schema stands in, one in the other.
    pub depth: usize,
}

impl<'r, 'c> Reader<'r, 'c> {
    /// Reads what is no form and not inherited.
    pub fn new(context: &'r mut Context<'c>) -> Reader<'r, 'c> {
        Reader {
            context,
            files: false,
            forms: 0,
            is_inherited: false,
            depth: 0,
        }
    }
}

/// How many lists and maps a type may have in each other: more of them compilers do not take.
const MAX_DEPTH: usize = 32;

impl Reader<'_, '_> {
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

    pub fn report(&mut self, code: Code, place: &Place, message: &str, help: &str) {
        self.context.sink.report(code, place, message, help);
    }

    pub fn add(&mut self, kind: Kind, docs: Docs) -> ShapeId {
        self.context.api.shapes.add(Shape {
            docs,
            ..Shape::of(kind)
        })
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

    pub fn weakened(&mut self, what: &str, docs: Docs, place: &Place) -> ShapeId {
        let message = format!("{what} has no type of its own yet");
        self.report(
            Code::WeakenedSchema,
            place,
            &message,
            "any JSON value is accepted",
        );
        self.add(Kind::Any, docs)
    }

    pub fn schema(&mut self, schema: &Value, place: &Place) -> ShapeId {
        match schema {
            Value::Object(members) => {
                let shape = self.members(members, place);
                self.restrict(shape, members, place);
                shape
            }
            _ => self.empty(&Docs::default(), place),
        }
    }

    /// Reads the members of a schema, in the normal form.
    pub fn members(&mut self, members: &Map<String, Value>, place: &Place) -> ShapeId {
        keywords::account(members, place, self.context.sink);
        let docs = docs(members);
        if let Some(target) = members.get("$ref") {
            return self.reference(target, members, docs, place);
        }
        for combinator in ["allOf", "oneOf", "anyOf"] {
            if let Some(Value::Array(branches)) = members.get(combinator) {
                return self.combined(combinator, branches, members, docs, place);
            }
        }
        self.typed(members, docs, place)
    }

    /// A combinator of one branch is that branch; a branch `null` beside one other makes it nullable. Objects that are
    /// all meant are one object.
    fn combined(
        &mut self,
        combinator: &str,
        branches: &[Value],
        members: &Map<String, Value>,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let is_null = |branch: &Value| branch.get("type").is_some_and(|kind| kind == "null");
        let is_all = combinator == "allOf";
        let nullable = members.get("nullable") == Some(&Value::Bool(true))
            || (!is_all && branches.iter().any(is_null));
        let at = place.key(combinator);
        let mut rest = branches.iter().enumerate();
        let mut rest = rest.by_ref().filter(|(_, branch)| !is_null(branch));
        let (first, second) = (rest.next(), rest.next());
        let mut others = beside(combinator, members);
        others.retain(|key| *key != "type" || !self.is_said(members, first));
        let has_properties = others.contains(&"properties");
        let is_more = others.iter().any(|key| *key != "type");
        let is_object = has_properties || (is_all && is_more && self.is_one_object(members, place));
        match (first, second) {
            (Some((index, branch)), None) if !is_object => {
                self.report_beside(combinator, &others, place);
                let inner = self.schema(branch, &at.index(index));
                if nullable {
                    self.add(Kind::Nullable(inner), docs)
                } else if docs.is_empty() {
                    inner
                } else {
                    self.add(Kind::Reference(inner), docs)
                }
            }
            _ if is_all && self.is_one_object(members, place) => {
                let inner = self.object(members, docs.clone(), place);
                match nullable || types(members).1 {
                    true => self.add(Kind::Nullable(inner), docs),
                    false => inner,
                }
            }
            (_, second) => {
                let count = match second {
                    Some(_) => "several schemas",
                    None => "one schema",
                };
                let what = match others.as_slice() {
                    [] => format!("`{combinator}` of {count}"),
                    others => format!("`{combinator}` of {count} beside {}", listed(others)),
                };
                self.weakened(&what, docs, &at)
            }
        }
    }

    /// Whether the type beside a combinator is that of its branch, or of an object as any of its branches is.
    fn is_said(&self, members: &Map<String, Value>, branch: Option<(usize, &Value)>) -> bool {
        let (own, _) = types(members);
        let Some(mut branch) = branch.and_then(|(_, branch)| branch.as_object()) else {
            return true;
        };
        if let Some(target) = branch.get("$ref").and_then(Value::as_str) {
            match self.context.definitions.get(target) {
                Some(definition) => branch = &definition.members,
                None => return true,
            }
        }
        let (types, _) = types(branch);
        own.is_empty() || types == own || (types.is_empty() && own == ["object"])
    }

    /// Reports keywords that say more than the one schema that is taken.
    fn report_beside(&mut self, keyword: &str, others: &[&str], place: &Place) {
        if let [first, ..] = others {
            let message = format!("{} stands beside `{keyword}`", listed(others));
            let help = format!("the schema under `{keyword}` counts alone");
            self.report(Code::WeakenedSchema, &place.key(first), &message, &help);
        }
    }

    /// Whether all branches of `allOf` are objects that can be brought together.
    fn is_one_object(&mut self, members: &Map<String, Value>, place: &Place) -> bool {
        let mut told = Sink::default();
        inherit::properties(members, place, &self.context.definitions, &mut told).is_some()
    }

    fn typed(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let (types, nullable) = types(members);
        // What is listed makes a type, where it can.
        let makes_type = match types.as_slice() {
            [] | ["string"] => true,
            [_, _, ..] => enums::has_values(members),
            ["integer" | "number"] => enums::codes(members).is_some(),
            _ => false,
        };
        let docs = match makes_type {
            true => docs,
            false => enums::in_docs(members, docs),
        };
        if !matches!(types.as_slice(), [] | ["object"]) {
            self.report_refs(members, place);
        }
        let inner = match types.as_slice() {
            [] if nullable && !enums::has_values(members) => {
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
            [] if is_object(members) => self.object(members, docs.clone(), place),
            [] if members.contains_key("items") => self.list(members, docs.clone(), place),
            [] if members.contains_key("enum") => self.listed(members, docs.clone(), place),
            [] => return self.empty(&docs, place),
            ["object"] => self.object(members, docs.clone(), place),
            ["array"] => self.list(members, docs.clone(), place),
            ["string"] => self.string(members, docs.clone(), place),
            ["boolean"] => self.add(Kind::Boolean, docs.clone()),
            ["integer"] => self.number(Kind::Integer, members, docs.clone(), place),
            ["number"] | ["number", "integer"] | ["integer", "number"] => {
                self.number(Kind::Number, members, docs.clone(), place)
            }
            ["file"] => self.add(
                if self.files { Kind::File } else { Kind::String },
                docs.clone(),
            ),
            [unknown] => {
                return self.weakened(&format!("the type `{unknown}`"), docs, &place.key("type"));
            }
            _ if enums::has_values(members) => self.listed(members, docs.clone(), place),
            _ => return self.weakened("a value of several types", docs, &place.key("type")),
        };
        if nullable {
            self.add(Kind::Nullable(inner), docs)
        } else {
            inner
        }
    }

    /// Reports what is inherited where no object is.
    pub fn report_refs(&mut self, members: &Map<String, Value>, place: &Place) {
        if inherit::inherits(members) && !members.contains_key("allOf") {
            let place = place.key("x-apifox-refs");
            let message = "schemas are inherited by what is no object";
            let help = "nothing is inherited";
            self.report(Code::WeakenedSchema, &place, message, help);
        }
    }

    fn list(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let element = match members.get("items") {
            Some(items) => self.held(items, &place.key("items")),
            None => self.empty(&Docs::default(), place),
        };
        self.add(Kind::List(element), docs)
    }

    /// The schema of what a list or a map holds.
    pub fn held(&mut self, schema: &Value, place: &Place) -> ShapeId {
        if self.depth == MAX_DEPTH {
            let what = format!("what stands in more than {MAX_DEPTH} lists and maps");
            return self.weakened(&what, Docs::default(), place);
        }
        self.depth += 1;
        let shape = self.schema(schema, place);
        self.depth -= 1;
        shape
    }
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

/// Whether a schema without a type is that of an object.
fn is_object(members: &Map<String, Value>) -> bool {
    ["properties", "additionalProperties"]
        .iter()
        .any(|key| members.get(*key).is_some_and(Value::is_object))
        || inherit::inherits(members)
}
