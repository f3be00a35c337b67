//! Bodies and answers: what stands under each media type.

use serde_json::Value;

use super::headers;
use super::references::References;
use super::swagger::{self, MediaTypes};
use crate::diagnostic::{Place, Sink};
use crate::document::apifox::{Body, Parameter, Response};
use crate::document::example::Example;
use crate::document::field_style::FieldStyle;
use crate::document::irrelevant::{self, BODY, ENCODING, EXAMPLE, MEDIA_TYPE, RESPONSE};
use crate::text::{Node, Object};

/// Reads bodies and answers.
pub struct Reader<'r> {
    references: &'r References,
    /// Of answers that do not say theirs.
    types: &'r MediaTypes,
    sink: &'r mut Sink,
}

/// What stands under a media type.
struct Content {
    media_type: String,
    place: Place,
    schema: Option<Node>,
    item_schema: Option<Node>,
    examples: Vec<Example>,
    field_styles: Vec<FieldStyle>,
}

impl<'r> Reader<'r> {
    /// A reader that knows what references lead to.
    pub fn new(references: &'r References, types: &'r MediaTypes, sink: &'r mut Sink) -> Self {
        Reader {
            references,
            types,
            sink,
        }
    }

    /// Reads the body of an operation, with those of other media types.
    pub fn body(&mut self, operation: &mut Object) -> Option<Body> {
        let node = operation.take("requestBody")?;
        let mut object = self.references.follow(node, BODY, self.sink)?;
        let required = object.flag("required", self.sink);
        let description = object.text("description", self.sink);
        let contents = self.contents(&mut object);
        irrelevant::close(&object, BODY, self.sink);
        let bodies = contents.into_iter().map(|content| Body {
            required,
            description: description.clone(),
            schema: content.schema,
            examples: content.examples,
            field_styles: content.field_styles,
            ..Body::of(content.media_type, content.place)
        });
        Body::any_of(bodies)
    }

    /// Reads the answers of an operation: one for each media type.
    pub fn responses(&mut self, operation: &mut Object) -> Vec<Response> {
        let mut responses = Vec::new();
        let Some(object) = operation.object("responses", self.sink) else {
            return responses;
        };
        let place = object.place.clone();
        for (key, node) in object.entries() {
            match code(&key) {
                Some((code, name)) => self.response((&key, code, name), node, &mut responses),
                None => self
                    .sink
                    .unknown_key("the responses of an endpoint", &key, &place),
            }
        }
        responses
    }

    fn response(
        &mut self,
        (key, code, name): (&str, String, &str),
        node: Node,
        all: &mut Vec<Response>,
    ) {
        let Some(mut object) = self.references.follow(node, RESPONSE, self.sink) else {
            return;
        };
        let names = ["x-apifox-name", "x-apidog-name"];
        let names = names.map(|key| object.text(key, self.sink)).concat();
        let response = Response {
            id: key.to_owned(),
            name: if names.is_empty() {
                name.to_owned()
            } else {
                names
            },
            code,
            description: object.text("description", self.sink),
            content_type: "noContent".to_owned(),
            media_type: String::new(),
            schema: None,
            examples: Vec::new(),
            item_schema: None,
            headers: self.headers(&mut object),
            reference: None,
            place: object.place.clone(),
        };
        let contents = self.contents(&mut object);
        all.extend(match contents.is_empty() {
            true => swagger::contents(&mut object, response.clone(), self.types, self.sink),
            false => Vec::new(),
        });
        irrelevant::close(&object, RESPONSE, self.sink);
        for content in contents {
            all.push(Response {
                place: content.place,
                content_type: content.media_type,
                schema: content.schema,
                item_schema: content.item_schema,
                examples: content.examples,
                ..response.clone()
            });
        }
    }

    fn headers(&mut self, object: &mut Object) -> Vec<Parameter> {
        let headers = object.object("headers", self.sink);
        let headers = headers.into_iter().flat_map(Object::entries);
        headers
            .filter_map(|(name, node)| headers::header(&name, node, self.references, self.sink))
            .collect()
    }

    fn contents(&mut self, object: &mut Object) -> Vec<Content> {
        let types = object.object("content", self.sink);
        let mut contents = Vec::new();
        for (media_type, node) in types.into_iter().flat_map(Object::entries) {
            let Some(mut object) = self.references.follow(node, MEDIA_TYPE, self.sink) else {
                continue;
            };
            let schema = object.take("schema");
            contents.push(Content {
                field_styles: self.field_styles(&media_type, &mut object, schema.as_ref()),
                media_type,
                place: object.place.clone(),
                schema,
                item_schema: object.take("itemSchema"),
                examples: self.examples(&mut object),
            });
            irrelevant::close(&object, MEDIA_TYPE, self.sink);
        }
        contents
    }

    /// The fields of a form that are written in a style of their own, or as a media type; reports what else is said of how
    /// fields are written, which is as in all forms.
    fn field_styles(
        &mut self,
        media_type: &str,
        content: &mut Object,
        schema: Option<&Node>,
    ) -> Vec<FieldStyle> {
        let mut styles = Vec::new();
        let has_pairs = media_type.starts_with("application/x-www-form-urlencoded");
        let encoding = content.object("encoding", self.sink);
        for (name, node) in encoding.into_iter().flat_map(Object::entries) {
            let Some(mut object) = node.object(ENCODING, self.sink) else {
                continue;
            };
            let place = object.place.key("contentType");
            let media_type = object.text("contentType", self.sink);
            styles.extend(FieldStyle::of_type(&name, media_type, place));
            let at = object.place.clone();
            let mut add = |style: &str| {
                styles.push(FieldStyle::of_style(&name, style, at.clone()));
            };
            if has_pairs {
                // Who decodes a form sees no difference.
                object.take("allowReserved");
            }
            let style = object.text("style", self.sink);
            let explode = object.flag("explode", self.sink);
            // Behind a reference it is known later.
            let is_list = type_of(schema, &name).is_none_or(|kind| kind == "array");
            let known = match (style.as_str(), explode) {
                ("deepObject", _) if has_pairs => {
                    add(&style);
                    true
                }
                ("" | "form", Some(false)) if has_pairs && is_list => {
                    add("form");
                    true
                }
                ("spaceDelimited" | "pipeDelimited", _) if has_pairs && is_list => {
                    if explode != Some(true) {
                        add(&style);
                    }
                    true
                }
                ("form", explode) => explode != Some(false) && !may_be_object(schema, &name),
                (other, explode) => other.is_empty() && explode != Some(false),
            };
            if !known || object.left().next().is_some() {
                FieldStyle::report(&name, &object.place, self.sink);
            }
        }
        styles
    }

    fn examples(&mut self, object: &mut Object) -> Vec<Example> {
        let mut examples: Vec<Example> = object.take("example").map(example).into_iter().collect();
        let named = object
            .take("examples")
            .filter(|node| node.value.is_object());
        let named = named.and_then(|node| node.object("`examples`", self.sink));
        for (_, node) in named.into_iter().flat_map(Object::entries) {
            let Some(mut object) = self.references.follow(node, EXAMPLE, self.sink) else {
                continue;
            };
            for key in ["summary", "description"] {
                object.take(key);
            }
            let values = ["value", "dataValue", "serializedValue"].map(|key| object.take(key));
            examples.extend(values.into_iter().flatten().next().map(example));
            irrelevant::close(&object, EXAMPLE, self.sink);
        }
        examples.retain(|example| !example.text.trim().is_empty());
        examples
    }
}

/// Whether a field of a form may hold an object.
fn may_be_object(schema: Option<&Node>, field: &str) -> bool {
    type_of(schema, field).is_none_or(|kind| kind == "object")
}

/// The type that a schema gives to a field.
fn type_of<'s>(schema: Option<&'s Node>, field: &str) -> Option<&'s Value> {
    let properties = schema.and_then(|schema| schema.value.get("properties"));
    properties?.get(field)?.get("type")
}

/// An example: JSON, or a text that holds it.
fn example(node: Node) -> Example {
    let place = node.place.hidden();
    let text = match node.value {
        Value::String(text) if text.trim_start().starts_with(['{', '[', '"']) => text,
        Value::String(text) if text.trim().is_empty() => String::new(),
        value => value.to_string(),
    };
    Example { place, text }
}

/// The code of an answer, and its name where several have one code: `x-200:Nothing to do`.
fn code(key: &str) -> Option<(String, &str)> {
    let (code, name) = match key.strip_prefix("x-") {
        Some(rest) => rest.split_once(':')?,
        None => (key, ""),
    };
    let code = code.trim().to_ascii_uppercase();
    let is_code = code.len() == 3
        && code.starts_with(|first: char| matches!(first, '1'..='5'))
        && (code.ends_with("XX") || code.bytes().all(|byte| byte.is_ascii_digit()));
    match is_code {
        true => Some((code, name.trim())),
        false if code == "DEFAULT" => Some(("default".to_owned(), name.trim())),
        false => None,
    }
}
