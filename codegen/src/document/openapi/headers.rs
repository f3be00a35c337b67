//! Parameters, and the headers of answers, which are written alike.

use serde_json::{Map, Value, json};

use super::references::References;
use crate::diagnostic::{Code, Sink};
use crate::document::apifox::{In, Parameter};
use crate::document::irrelevant::{self, MEDIA_TYPE, PARAMETER, RESPONSE_HEADER};
use crate::text::{Node, Object};

/// Reads a parameter.
pub fn parameter(
    mut object: Object,
    references: &References,
    sink: &mut Sink,
) -> Option<(In, Parameter)> {
    let name = object.text("name", sink);
    if name.is_empty() {
        let message = "the parameter has no name";
        let help = "it was left out; give it a `name`";
        sink.report(Code::WrongType, &object.place, message, help);
        return None;
    }
    let within = match object.text("in", sink).as_str() {
        "path" => In::Path,
        "query" => In::Query,
        "header" => In::Header,
        "cookie" => In::Cookie,
        _ => {
            let message =
                "the parameter does not say that it is in the path, query, header or cookie";
            let help = "it is taken as one of the query";
            sink.report(Code::WrongType, &object.place.key("in"), message, help);
            In::Query
        }
    };
    let place = object.place.key("name");
    let sample = sample(&mut object);
    let parameter = Parameter {
        place,
        sample,
        ..described(&name, &mut object, within, references, sink)
    };
    irrelevant::close(&object, PARAMETER, sink);
    Some((within, parameter))
}

/// Reads a field of a form, as Swagger 2.0 has them.
pub fn field(mut object: Object, references: &References, sink: &mut Sink) -> Option<Parameter> {
    let name = object.text("name", sink);
    let place = object.place.key("name");
    sample(&mut object);
    let field = described(&name, &mut object, In::Query, references, sink);
    irrelevant::close(&object, PARAMETER, sink);
    let schema = field.schema.as_ref().map(|schema| &schema.value);
    let is_file = schema.is_some_and(|schema| schema["type"] == "file");
    let field = match is_file {
        true => Parameter {
            kind: "file".to_owned(),
            schema: None,
            ..field
        },
        false => field,
    };
    (!name.is_empty()).then_some(Parameter { place, ..field })
}

/// Reads a header of an answer.
pub fn header(
    name: &str,
    node: Node,
    references: &References,
    sink: &mut Sink,
) -> Option<Parameter> {
    let mut object = references.follow(node, RESPONSE_HEADER, sink)?;
    sample(&mut object);
    let header = described(name, &mut object, In::Header, references, sink);
    irrelevant::close(&object, RESPONSE_HEADER, sink);
    Some(header)
}

/// What both say.
fn described(
    name: &str,
    object: &mut Object,
    within: In,
    references: &References,
    sink: &mut Sink,
) -> Parameter {
    let (content, held) = content(object, references, sink).unzip();
    let schema = object.take("schema").or(held);
    let is_inline = schema.is_none();
    let mut schema = schema.unwrap_or_else(|| inline(object));
    let (listed, exploded) = match is_inline {
        true => collection(object, &schema.value, within, sink),
        false => (None, None),
    };
    if let (Some(true), Value::Object(members)) =
        (object.flag("deprecated", sink), &mut schema.value)
    {
        members.insert("deprecated".to_owned(), Value::Bool(true));
    }
    // Nothing is sent of a parameter without a value but its name; what has no value is left out here.
    object.take("allowEmptyValue");
    let style = listed.unwrap_or_else(|| object.text("style", sink));
    let usual = match within {
        In::Query | In::Cookie => "form",
        In::Path | In::Header => "simple",
    };
    Parameter {
        required: object.flag("required", sink).unwrap_or(false),
        description: object.text("description", sink),
        kind: String::new(),
        schema: Some(schema),
        style: if style.is_empty() {
            usual.to_owned()
        } else {
            style
        },
        explode: object.flag("explode", sink).or(exploded),
        reserved: object.flag("allowReserved", sink) == Some(true),
        content,
        ..Parameter::text(name, &object.place)
    }
}

/// The schema that stands in the object itself, as in Swagger 2.0.
fn inline(object: &mut Object) -> Node {
    const KEYWORDS: [&str; 18] = [
        "type",
        "format",
        "items",
        "enum",
        "default",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "multipleOf",
        "x-enum-varnames",
        "x-nullable",
    ];
    let place = object.place.clone();
    let members = KEYWORDS
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), object.take(key)?.value)));
    let members: Map<String, Value> = members.collect();
    let value = match members.is_empty() {
        true => json!({"type": "string"}),
        false => Value::Object(members),
    };
    Node { value, place }
}

/// How Swagger 2.0 writes a list: the style, and whether each value is written for itself.
fn collection(
    object: &mut Object,
    schema: &Value,
    within: In,
    sink: &mut Sink,
) -> (Option<String>, Option<bool>) {
    let word = object.text("collectionFormat", sink);
    let is_query = matches!(within, In::Query | In::Cookie);
    let style = match word.as_str() {
        "multi" => return (None, Some(true)),
        "" | "csv" => None,
        "ssv" if is_query => Some("spaceDelimited"),
        "pipes" if is_query => Some("pipeDelimited"),
        // Said to be unknown where it is read.
        other => Some(other),
    };
    let is_list = schema["type"] == "array";
    (style.map(str::to_owned), is_list.then_some(false))
}

/// The text of the example, if it is one: it tells what a header is for.
fn sample(object: &mut Object) -> String {
    let example = object.take("example");
    object.take("examples");
    let text = example.as_ref().and_then(|node| node.value.as_str());
    text.unwrap_or_default().to_owned()
}

/// The media type of a value that has one in place of a style, with its schema.
fn content(
    object: &mut Object,
    references: &References,
    sink: &mut Sink,
) -> Option<(String, Node)> {
    let types = object.object("content", sink)?;
    let (name, node) = types.entries().next()?;
    let mut held = references.follow(node, MEDIA_TYPE, sink)?;
    sample(&mut held);
    let blank = Node {
        value: json!({}),
        place: held.place.clone(),
    };
    let schema = held.take("schema").unwrap_or(blank);
    irrelevant::close(&held, MEDIA_TYPE, sink);
    Some((name, schema))
}
