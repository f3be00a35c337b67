//! The one reading of schemas: JSON Schema in its normal form becomes shapes.

use schemars::Schema;
use serde_json::{Map, Value};

use super::keywords;
use super::kinds::{self, is_object, types};
use super::{Context, enums, inherit, normal};
use crate::api::{Constant, Docs, Kind, Shape, ShapeId};
use crate::diagnostic::{Code, Place};
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
    let schema = match schema.map(|schema| &schema.value) {
        None | Some(Value::Null | Value::Bool(true)) => return true,
        Some(Value::Object(schema)) => schema,
        Some(_) => return false,
    };
    let has_content = [
        "$ref",
        "allOf",
        "anyOf",
        "oneOf",
        "items",
        "prefixItems",
        "enum",
        "const",
        "additionalProperties",
        "patternProperties",
    ];
    let has_refs = ["x-apifox-refs", "x-apidog-refs"].iter().any(|key| {
        let refs = schema.get(*key).and_then(Value::as_object);
        refs.is_some_and(|refs| !refs.is_empty())
    });
    let properties = schema.get("properties").and_then(Value::as_object);
    let is_object = schema.get("type").is_none_or(|kind| kind == "object");
    is_object
        && properties.is_none_or(|listed| listed.values().all(keywords::is_left_over))
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
    /// How many schemas that were put together from others lead to the next one.
    pub composed: usize,
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
            composed: 0,
        }
    }
}

/// How many schemas that are put together may lead to each other: a longer row goes round.
const MAX_COMPOSED: usize = 8;

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
        self.whole(schema.to_value(), &node.place)
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

    /// A schema that says nothing.
    pub fn empty(&mut self, docs: &Docs, place: &Place) -> ShapeId {
        self.report(
            Code::EmptySchema,
            place,
            "the schema says nothing of the value",
            "any JSON value is accepted",
        );
        self.add(Kind::Any, docs.clone())
    }

    pub fn weakened(&mut self, what: &str, docs: Docs, place: &Place) -> ShapeId {
        let message = format!("{what} has no type of its own");
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
            Value::Bool(true) => self.empty(&Docs::default(), place),
            other => self.no_schema(other, place),
        }
    }

    /// Reports what allows no value, or is no schema.
    fn no_schema(&mut self, written: &Value, place: &Place) -> ShapeId {
        let any = "any JSON value is accepted";
        match written {
            Value::Bool(_) => {
                let message = "the schema `false` allows no value at all";
                self.report(Code::EmptySchema, place, message, any);
            }
            written => {
                let help = match written.as_str().and_then(kinds::of) {
                    Some(kind) => format!("write {{\"type\": \"{kind}\"}}; {any}"),
                    None => any.to_owned(),
                };
                self.report(
                    Code::WrongType,
                    place,
                    "a schema should be an object",
                    &help,
                );
            }
        }
        self.add(Kind::Any, Docs::default())
    }

    /// Reads a schema of a type that JSON Schema does not know by its name.
    fn foreign(
        &mut self,
        kind: &str,
        members: &Map<String, Value>,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let message = format!("JSON Schema has no type `{kind}`");
        let at = place.key("type");
        let Some(known) = kinds::of(kind) else {
            let help = "any JSON value is accepted";
            self.report(Code::WrongType, &at, &message, help);
            return self.add(Kind::Any, docs);
        };
        let help = format!("it is read as `{known}`");
        self.report(Code::WrongType, &at, &message, &help);
        let mut members = members.clone();
        members.insert("type".to_owned(), known.into());
        self.typed(&members, docs, place)
    }

    /// Reads a schema that was put together from others.
    pub fn composed(&mut self, whole: &Value, place: &Place) -> ShapeId {
        if self.composed == MAX_COMPOSED {
            let what = "a schema that is put together from itself";
            return self.weakened(what, Docs::default(), place);
        }
        self.composed += 1;
        let shape = self.schema(whole, place);
        self.composed -= 1;
        shape
    }

    /// Reads the members of a schema, in the normal form.
    pub fn members(&mut self, members: &Map<String, Value>, place: &Place) -> ShapeId {
        keywords::account(members, place, self.context.sink);
        let docs = self.said(members);
        self.by_keyword(members, docs, place)
    }

    /// Reads a schema by the keyword that makes its type.
    pub fn by_keyword(
        &mut self,
        members: &Map<String, Value>,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        if let Some(target) = members.get("$ref") {
            return match self.narrowed(members) {
                Some(narrowed) => self.all_of(&narrowed, docs, place),
                None => self.reference(target, members, docs, place),
            };
        }
        if members.get("allOf").is_some_and(Value::is_array) {
            return self.all_of(members, docs, place);
        }
        for keyword in ["oneOf", "anyOf"] {
            if members.get(keyword).is_some_and(Value::is_array) {
                return self.union(keyword, members, docs, place);
            }
        }
        self.typed(members, docs, place)
    }

    /// Reads a schema by its types.
    pub fn typed(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let meant = self.meant_values(members, place);
        let members = meant.as_ref().unwrap_or(members);
        let (types, nullable) = types(members);
        let is_mixed = self.contradicts(&types, members, place);
        if let Some(constant) = enums::constant(members, &types) {
            let docs = with_constant(&constant, members, docs);
            let inner = self.add(Kind::Const(constant), docs.clone());
            return self.or_null(inner, nullable, docs);
        }
        let docs = with_values(&types, members, docs);
        if !matches!(types.as_slice(), [] | ["object"]) {
            self.report_refs(members, place);
        }
        let inner = match types.as_slice() {
            _ if is_mixed => self.mixed(members, docs.clone(), place),
            [] if nullable && !enums::has_values(members) => {
                return self.null_only(members, docs, place);
            }
            [] if is_object(members) => self.object(members, docs.clone(), place),
            [] if members.contains_key("items") || members.contains_key("prefixItems") => {
                self.list(members, docs.clone(), place)
            }
            [] if members.contains_key("enum") => self.listed(members, docs.clone(), place),
            [] => return self.empty(&docs, place),
            ["object"] => self.object(members, docs.clone(), place),
            ["array"] => self.list(members, docs.clone(), place),
            ["string"] => self.string(members, docs.clone(), place),
            ["boolean"] => self.add(Kind::Boolean, docs.clone()),
            ["integer"] => self.integer(members, docs.clone(), place),
            // What the format says of a number: that it is whole.
            ["number"] if self.is_whole(members, place) => {
                self.integer(members, docs.clone(), place)
            }
            ["number"] | ["number", "integer"] | ["integer", "number"] => {
                self.number(Kind::Number, members, docs.clone(), place)
            }
            ["file"] => self.add(
                if self.files { Kind::File } else { Kind::String },
                docs.clone(),
            ),
            [unknown] => {
                let inner = self.foreign(unknown, members, docs.clone(), place);
                return self.or_null(inner, nullable, docs);
            }
            _ if enums::has_values(members) => self.listed(members, docs.clone(), place),
            several => return self.several_types(several, members, nullable, docs, place),
        };
        self.or_null(inner, nullable, docs)
    }

    fn null_only(&mut self, members: &Map<String, Value>, docs: Docs, place: &Place) -> ShapeId {
        let message = "the schema allows nothing but null, as if made from a recorded answer";
        let help = "any JSON value is accepted";
        let key = if members.contains_key("const") {
            "const"
        } else {
            "type"
        };
        self.report(Code::NullOnlySchema, &place.key(key), message, help);
        self.add(Kind::Any, docs)
    }

    /// The shape, or null beside it.
    pub fn or_null(&mut self, inner: ShapeId, nullable: bool, docs: Docs) -> ShapeId {
        match nullable {
            true => self.add(Kind::Nullable(inner), docs),
            false => inner,
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
            _ if members.contains_key("prefixItems") => {
                let what = "a list whose first elements have schemas of their own";
                self.weakened(what, Docs::default(), &place.key("prefixItems"))
            }
            Some(Value::Array(_)) => {
                let what = "a list each of whose elements has a schema of its own";
                self.weakened(what, Docs::default(), &place.key("items"))
            }
            Some(items) => self.held(items, &place.key("items")),
            // The docs tell which list it is.
            None if members.contains_key("const") => self.add(Kind::Any, Docs::default()),
            None => self.empty(&Docs::default(), place),
        };
        self.add(Kind::List(element), docs)
    }

    /// The schema of what a list or a map holds.
    pub fn held(&mut self, schema: &Value, place: &Place) -> ShapeId {
        self.deeper(place, |reader| reader.schema(schema, place))
    }

    /// Reads what stands in one more list or map.
    pub fn deeper(&mut self, place: &Place, read: impl FnOnce(&mut Self) -> ShapeId) -> ShapeId {
        if self.depth == MAX_DEPTH {
            let what = format!("what stands in more than {MAX_DEPTH} lists and maps");
            return self.weakened(&what, Docs::default(), place);
        }
        self.depth += 1;
        let shape = read(self);
        self.depth -= 1;
        shape
    }
}

/// Adds what is always so to the words, where no `const` says it.
fn with_constant(constant: &Constant, members: &Map<String, Value>, mut docs: Docs) -> Docs {
    if !members.contains_key("const") {
        docs.constraints.push(format!("Always `{constant}`."));
    }
    docs
}

/// Adds the values that are listed to the words, where they make no type.
fn with_values(types: &[&str], members: &Map<String, Value>, docs: Docs) -> Docs {
    let makes_type = match types {
        [] | ["string"] => true,
        [_, _, ..] => enums::has_values(members),
        ["integer" | "number"] => enums::codes(members).is_some(),
        _ => false,
    };
    match makes_type {
        true => docs,
        false => enums::in_docs(members, docs),
    }
}
