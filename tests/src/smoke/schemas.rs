//! The schemas of a description as JSON Schemas of the draft 2020-12, in the two directions that there are.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jsonschema::{Registry, Validator};
use serde_json::{Map, Value, json};

use super::dialect;

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the server, which sets by itself what is `readOnly`.
    Request,
    /// To the client, which is not told what is `writeOnly`.
    Answer,
}

impl Direction {
    /// The keyword of what does not go that way.
    pub fn absent(self) -> &'static str {
        match self {
            Direction::Request => "readOnly",
            Direction::Answer => "writeOnly",
        }
    }
}

/// All that is a schema in a description, one way.
pub struct Schemas {
    /// The way.
    pub direction: Direction,
    document: Value,
    registry: Registry<'static>,
    validators: RefCell<BTreeMap<String, Rc<Result<Validator, String>>>>,
}

/// What the description is called in references.
const URI: &str = "urn:description";

/// A schema that is another one: the one at a pointer of the description.
pub fn at(pointer: &str) -> Value {
    json!({"$ref": format!("{URI}#{}", fragment(pointer))})
}

/// A pointer as a fragment of a URI (RFC 6901, section 6).
fn fragment(pointer: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'/')
        .remove(b'~')
        .remove(b'-')
        .remove(b'_')
        .remove(b'.');
    utf8_percent_encode(pointer, ESCAPED).to_string()
}

/// The pointer of a local reference.
pub fn pointer(reference: &str) -> Option<String> {
    let (_, fragment) = reference.split_once('#')?;
    let text = percent_encoding::percent_decode_str(fragment).decode_utf8();
    text.ok().map(std::borrow::Cow::into_owned)
}

impl Schemas {
    /// The schemas of a description.
    ///
    /// # Errors
    ///
    /// If the library cannot read them.
    pub fn new(document: &Value, direction: Direction) -> Result<Schemas, String> {
        let mut document = document.clone();
        dialect::modernise(&mut document);
        dialect::direct(&mut document, direction);
        dialect::anchor(&mut document, |reference| {
            pointer(reference)
                .filter(|_| reference.starts_with('#'))
                .map(|pointer| format!("{URI}#{}", fragment(&pointer)))
        });
        let registry = Registry::new()
            .add(URI, document.clone())
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| error.to_string())?;
        Ok(Schemas {
            direction,
            document,
            registry,
            validators: RefCell::default(),
        })
    }

    /// What a schema refers to.
    ///
    /// # Errors
    ///
    /// If there is no such place.
    pub fn target(&self, reference: &str) -> Result<&Value, String> {
        pointer(reference)
            .and_then(|pointer| self.document.pointer(&pointer))
            .ok_or_else(|| format!("{reference} leads nowhere"))
    }

    /// Whether a schema allows a value, as the library has it.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the value, or with the schema.
    pub fn check(&self, schema: &Value, value: &Value) -> Result<(), String> {
        let key = schema.to_string();
        let known = self.validators.borrow().get(&key).cloned();
        let validator = known.unwrap_or_else(|| {
            let validator = jsonschema::draft202012::options()
                .with_registry(&self.registry)
                .build(schema);
            let validator = Rc::new(validator.map_err(|error| format!("no JSON Schema: {error}")));
            self.validators
                .borrow_mut()
                .insert(key, Rc::clone(&validator));
            validator
        });
        match &*validator {
            Ok(validator) => validator.validate(value).map_err(|error| {
                let place = error.instance_path().to_string();
                super::short(&format!("{place}: {error}"))
            }),
            Err(problem) => Err(super::short(problem)),
        }
    }

    /// Whether something is said of a schema, by itself or by what it refers to.
    pub fn says(&self, schema: &Value, keyword: &str) -> bool {
        self.any(schema, 0, &|schema| {
            schema.get(keyword) == Some(&Value::Bool(true))
        })
    }

    /// The JSON types that a schema names, by itself or by what it is made of.
    pub fn types(&self, schema: &Value) -> Vec<&'static str> {
        const TYPES: [&str; 7] = [
            "integer", "number", "boolean", "array", "object", "string", "null",
        ];
        let has = |name: &str| self.any(schema, 0, &|schema| named(schema).contains(&name));
        TYPES.into_iter().filter(|name| has(name)).collect()
    }

    fn any(
        &self,
        schema: &Value,
        depth: usize,
        holds: &impl Fn(&Map<String, Value>) -> bool,
    ) -> bool {
        let Some(schema) = schema.as_object().filter(|_| depth < 30) else {
            return false;
        };
        if holds(schema) {
            return true;
        }
        let target = schema.get("$ref").and_then(Value::as_str);
        let target = target.and_then(|reference| self.target(reference).ok());
        let branches = ["allOf", "anyOf", "oneOf"]
            .into_iter()
            .filter_map(|keyword| schema.get(keyword)?.as_array());
        target
            .into_iter()
            .chain(branches.flatten())
            .any(|schema| self.any(schema, depth + 1, holds))
    }

    /// What a schema says of one of its parts (`items`, or a property), wherever it says so.
    pub fn part(&self, schema: &Value, path: &[&str]) -> Option<Value> {
        let found = RefCell::new(None);
        self.any(schema, 0, &|schema| {
            let (first, rest) = path.split_first().unwrap_or((&"", &[]));
            let part = schema.get(*first);
            let part = rest.iter().fold(part, |part, name| part?.get(*name));
            *found.borrow_mut() = part.cloned();
            part.is_some()
        });
        found.into_inner()
    }
}

/// The types that a schema itself names, or that its keywords are about.
fn named(schema: &Map<String, Value>) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ if schema.contains_key("properties") => vec!["object"],
        _ if schema.contains_key("items") => vec!["array"],
        _ => Vec::new(),
    }
}
