//! What the dialects of Apifox itself share: the parts of an endpoint.
//!
//! The HTTP API, the published page and the project export write parameters, bodies and responses alike. A key that is
//! not read here does not exist for the rest of the program: cases, mock rules, scripts and environment values of an
//! export never get any further.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::example::{self, Example};
use super::field_style::FieldStyle;
use super::irrelevant::{self, BODY, PARAMETER, PARAMETERS, RESPONSE, RESPONSE_HEADER};
use crate::diagnostic::{Code, Place, Sink};
use crate::text::{Node, Object};

/// Where a parameter stands in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum In {
    Path,
    Query,
    Header,
    Cookie,
}

/// One parameter, one field of a form, or one header of an answer.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where its name stands.
    pub place: Place,
    pub name: String,
    pub required: bool,
    /// Switched off in the debugger: documented, but not sent.
    pub disabled: bool,
    pub description: String,
    /// `string`, `integer`, `file`, …; may be missing.
    pub kind: String,
    /// Richer than `kind` where it is there.
    pub schema: Option<Node>,
    /// How its value is written: `form`, `simple`, …; mostly missing.
    pub style: String,
    /// Whether each value, or each field, is written for itself.
    pub explode: Option<bool>,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
    /// The media type in which its value is written, in place of a style.
    pub content: Option<String>,
    /// The sample of a header, read only to tell what the header is for; never copied into code.
    pub sample: String,
    /// The format beside the type: `date-time`; may be missing.
    pub format: String,
    /// Whether it is said to have a fixed value.
    pub is_fixed: bool,
    /// A value that is a part of what the endpoint is: gateways tell endpoints of one path apart by it.
    pub fixed: Option<String>,
}

impl Parameter {
    /// A parameter of which only the name is known.
    pub fn text(name: &str, place: &Place) -> Parameter {
        Parameter {
            place: place.clone(),
            name: name.to_owned(),
            required: false,
            disabled: false,
            description: String::new(),
            kind: "string".to_owned(),
            format: String::new(),
            is_fixed: false,
            schema: None,
            style: String::new(),
            explode: None,
            reserved: false,
            content: None,
            sample: String::new(),
            fixed: None,
        }
    }
}

/// The request body.
#[derive(Debug)]
pub struct Body {
    pub place: Place,
    /// `none`, or a media type.
    pub kind: String,
    /// A media type that overrides the one that `kind` implies.
    pub media_type: String,
    pub required: Option<bool>,
    pub description: String,
    pub parameters: Vec<Parameter>,
    pub schema: Option<Node>,
    pub examples: Vec<Example>,
    /// What is said of how fields of a form are written.
    pub field_styles: Vec<FieldStyle>,
    /// Bodies of other media types, any of which may be sent in its place.
    pub others: Vec<Body>,
}

impl Body {
    /// A body of a media type of which nothing is said.
    pub fn of(kind: impl Into<String>, place: Place) -> Body {
        Body {
            place,
            kind: kind.into(),
            media_type: String::new(),
            required: None,
            description: String::new(),
            parameters: Vec::new(),
            schema: None,
            examples: Vec::new(),
            field_styles: Vec::new(),
            others: Vec::new(),
        }
    }

    /// The first of these, with the others in its place.
    pub fn any_of(mut bodies: impl Iterator<Item = Body>) -> Option<Body> {
        let first = bodies.next()?;
        let others = bodies.collect();
        Some(Body { others, ..first })
    }
}

/// One answer; several may share a code.
#[derive(Clone, Debug)]
pub struct Response {
    pub place: Place,
    /// What its examples name it by.
    pub id: String,
    pub name: String,
    pub code: String,
    pub description: String,
    /// `json`, `xml`, `raw`, …, or a media type.
    pub content_type: String,
    pub media_type: String,
    pub schema: Option<Node>,
    pub examples: Vec<Example>,
    /// The schema of one event, where the answer is a stream.
    pub item_schema: Option<Node>,
    /// Written as parameters are.
    pub headers: Vec<Parameter>,
    /// The shared response that stands here: its id.
    pub reference: Option<(String, Place)>,
}

/// Reads the parameters of all places: an object of lists, or one list whose elements say `in`.
pub fn parameters(node: Option<Node>, sink: &mut Sink) -> Vec<(In, Parameter)> {
    const PLACES: [(In, &str); 4] = [
        (In::Path, "path"),
        (In::Query, "query"),
        (In::Header, "header"),
        (In::Cookie, "cookie"),
    ];
    let Some(node) = node else { return Vec::new() };
    let mut found = Vec::new();
    if node.value.is_array() {
        for element in node.list("`parameters`", sink) {
            let Some(mut object) = element.object("a parameter", sink) else {
                continue;
            };
            let word = object.text("in", sink);
            let place = PLACES.iter().find(|(_, name)| *name == word);
            if place.is_none() {
                let message =
                    "the parameter does not say that it is in the path, query, header or cookie";
                let help = "it is taken as one of the query";
                sink.report(Code::WrongType, &object.place.key("in"), message, help);
            }
            let place = place.map_or(In::Query, |(place, _)| *place);
            found.extend(parameter(object, sink).map(|parameter| (place, parameter)));
        }
    } else if let Some(mut object) = node.object("`parameters`", sink) {
        for (place, name) in PLACES {
            for element in object.list(name, sink) {
                let Some(object) = element.object("a parameter", sink) else {
                    continue;
                };
                found.extend(parameter(object, sink).map(|parameter| (place, parameter)));
            }
        }
        irrelevant::close(&object, PARAMETERS, sink);
    }
    found
}

/// Reads one parameter, or one field of a form.
pub fn parameter(mut object: Object, sink: &mut Sink) -> Option<Parameter> {
    let name = object.text("name", sink);
    let samples = ["sampleValue", "example", "value", "defaultValue"].map(|key| object.take(key));
    let text = |node: &Node| node.value.as_str().map(str::to_owned);
    let sample = samples.iter().flatten().find_map(text);
    let is_fixed = object.flag("fixedValue", sink) == Some(true);
    // A variable has no value of its own.
    let is_value = |sample: &String| !sample.is_empty() && !sample.contains("{{");
    let plain = samples.iter().flatten().find(|node| {
        let value = &node.value;
        value.is_string() || value.is_number() || value.is_boolean()
    });
    let plain = plain.map(|node| text(node).unwrap_or_else(|| node.value.to_string()));
    let fixed = plain.filter(|value| is_fixed && is_value(value));
    if name.is_empty() {
        let message = "the parameter has no name";
        sink.report(
            Code::WrongType,
            &object.place,
            message,
            "it was left out; give it a `name`",
        );
        return None;
    }
    let (kind, format) = kind(&mut object, sink);
    let schema = schema(&mut object, sink);
    let (content, held) = content(&mut object, sink).unzip();
    let parameter = Parameter {
        name,
        required: object.flag("required", sink).unwrap_or(false),
        disabled: object.flag("enable", sink) == Some(false),
        description: object.text("description", sink),
        kind,
        format,
        is_fixed,
        schema: schema.or(held),
        style: object.text("style", sink),
        explode: object.flag("explode", sink),
        reserved: object.flag("allowReserved", sink) == Some(true),
        content,
        sample: sample.unwrap_or_default(),
        fixed,
        place: object.place.key("name"),
    };
    irrelevant::close(&object, PARAMETER, sink);
    Some(parameter)
}

/// The first media type of a map of them, with its schema.
fn content(object: &mut Object, sink: &mut Sink) -> Option<(String, Node)> {
    let node = object.take("content")?;
    let mut types = node.object("the content of a parameter", sink)?;
    let name = types.left().next()?.to_owned();
    let held = types.take(&name)?;
    let mut held = held.object("the content of a parameter", sink)?;
    let blank = Node {
        value: Value::Object(Map::new()),
        place: held.place.clone(),
    };
    Some((name, held.take("schema").unwrap_or(blank)))
}

/// The schema, if it says anything.
fn schema(object: &mut Object, sink: &mut Sink) -> Option<Node> {
    object.take("schema").filter(|node| {
        let schema = node.clone().object("the schema of a parameter", sink);
        schema.is_some_and(|schema| schema.left().next().is_some())
    })
}

/// The type and the format, which those who write by hand give for it, too.
fn kind(object: &mut Object, sink: &mut Sink) -> (String, String) {
    let (kind, format) = (object.text("type", sink), object.text("format", sink));
    match (kind.as_str(), format.as_str()) {
        ("string", "binary") => ("file".to_owned(), String::new()),
        _ => (kind, format),
    }
}

/// Reads a request body.
pub fn body(node: Option<Node>, sink: &mut Sink) -> Option<Body> {
    let mut object = node?.object("the request body", sink)?;
    let fields = object.list("parameters", sink);
    let mut others = object.list("additionalContentTypes", sink);
    others.extend(object.list("additionalContent", sink));
    let mut field_styles = Vec::new();
    let fields = fields.into_iter().filter_map(|field| {
        let mut object = field.object("a field of the form", sink)?;
        let (media_type, place) = (object.text("contentType", sink), object.place.clone());
        let field = parameter(object, sink)?;
        let of_type = FieldStyle::of_type(&field.name, media_type, place.key("contentType"));
        field_styles.extend(of_type.filter(|_| !field.disabled));
        Some(field)
    });
    let parameters = fields.collect();
    let body = Body {
        kind: object.text("type", sink),
        media_type: object.text("mediaType", sink),
        required: object.flag("required", sink),
        description: object.text("description", sink),
        parameters,
        schema: object.take("jsonSchema"),
        examples: example::of_body(&mut object, sink),
        field_styles,
        others: others
            .into_iter()
            .filter_map(|other| body(Some(other), sink))
            .collect(),
        place: object.place.clone(),
    };
    irrelevant::close(&object, BODY, sink);
    Some(body)
}

/// Reads the answers, and the examples of them, which stand in a list of their own.
pub fn responses(node: Option<Node>, examples: Option<Node>, sink: &mut Sink) -> Vec<Response> {
    let elements = node
        .map(|node| node.list("`responses`", sink))
        .unwrap_or_default();
    let mut responses: Vec<Response> = elements
        .into_iter()
        .filter_map(|element| Some(response(element.object("a response", sink)?, sink)))
        .collect();
    let examples = examples.map(|node| example::of_responses(node, sink));
    join(examples.unwrap_or_default(), &mut responses, sink);
    responses
}

/// Gives each example to the answer whose id it names, or else to the only answer that there is.
fn join(examples: Vec<(String, Example)>, responses: &mut [Response], sink: &mut Sink) {
    let ids = responses.iter().enumerate().rev();
    let by_id: BTreeMap<String, usize> = ids
        .map(|(index, response)| (response.id.clone(), index))
        .collect();
    for (id, example) in examples {
        let named = by_id.get(&id).filter(|_| !id.is_empty()).copied();
        let index = named.or((responses.len() == 1).then_some(0));
        match index.and_then(|index| responses.get_mut(index)) {
            Some(response) => response.examples.push(example),
            None => sink.report(
                Code::UnreadableExample,
                &example.place,
                "the example names no answer of the endpoint",
                "it was passed over",
            ),
        }
    }
}

/// Reads one answer.
pub fn response(mut object: Object, sink: &mut Sink) -> Response {
    let headers = object.list("headers", sink).into_iter();
    let headers = headers
        .filter_map(|node| header(node.object("a header of a response", sink)?, sink))
        .collect();
    // Shared responses have their examples with them.
    let examples = object.take("responseExamples");
    let examples = examples
        .map(|node| example::of_responses(node, sink))
        .unwrap_or_default();
    let response = Response {
        headers,
        id: object.text("id", sink),
        name: object.text("name", sink),
        code: object.text("code", sink),
        description: object.text("description", sink),
        content_type: object.text("contentType", sink),
        media_type: object.text("mediaType", sink),
        schema: object.take("jsonSchema"),
        examples: examples.into_iter().map(|(_, example)| example).collect(),
        item_schema: object.take("itemSchema"),
        reference: object.take("referencedResponseId").and_then(|node| {
            let place = node.place.clone();
            Some((node.text("the id of a shared response", sink)?, place))
        }),
        place: object.place.clone(),
    };
    irrelevant::close(&object, RESPONSE, sink);
    response
}

fn header(mut object: Object, sink: &mut Sink) -> Option<Parameter> {
    let place = object.place.clone();
    let (kind, format) = kind(&mut object, sink);
    let header = Parameter {
        required: object.flag("required", sink).unwrap_or(false),
        disabled: object.flag("enable", sink) == Some(false),
        description: object.text("description", sink),
        kind,
        format,
        schema: schema(&mut object, sink),
        ..Parameter::text(&object.text("name", sink), &place)
    };
    for key in ["example", "sampleValue"] {
        object.take(key);
    }
    irrelevant::close(&object, RESPONSE_HEADER, sink);
    // What has no name cannot be asked for.
    (!header.name.is_empty()).then_some(header)
}
