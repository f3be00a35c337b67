//! What Swagger 2.0 says in other words: media types of a whole document, bodies and forms among the parameters, schemas of
//! parameters without an object of their own.

use super::headers;
use super::references::References;
use super::servers::Server;
use crate::diagnostic::{Code, Place, Sink};
use crate::document::apifox::{Body, In, Parameter, Response};
use crate::document::example::Example;
use crate::document::field_style::FieldStyle;
use crate::document::irrelevant::{self, PARAMETER};
use crate::text::{Node, Object};

const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The media types of bodies and answers.
#[derive(Clone, Debug, Default)]
pub struct MediaTypes {
    consumes: Vec<String>,
    produces: Vec<String>,
}

impl MediaTypes {
    /// Takes those of a document.
    pub fn take(object: &mut Object, sink: &mut Sink) -> MediaTypes {
        let mut texts = |key: &str| {
            let list = object.list(key, sink).into_iter();
            let texts = list.filter_map(|node| node.text("a media type", sink));
            texts.collect::<Vec<String>>()
        };
        MediaTypes {
            consumes: texts("consumes"),
            produces: texts("produces"),
        }
    }

    /// Takes those of an operation; what it does not say, the document does.
    pub fn within(&self, object: &mut Object, sink: &mut Sink) -> MediaTypes {
        let own = MediaTypes::take(object, sink);
        let or = |own: Vec<String>, outer: &Vec<String>| match own.is_empty() {
            true => outer.clone(),
            false => own,
        };
        MediaTypes {
            consumes: or(own.consumes, &self.consumes),
            produces: or(own.produces, &self.produces),
        }
    }
}

/// Where the document is served: at its host, by the best of its schemes.
pub fn servers(object: &mut Object, sink: &mut Sink) -> Vec<Server> {
    let schemes = object.list("schemes", sink).into_iter();
    let schemes = schemes.filter_map(|node| node.text("a scheme", sink));
    let schemes: Vec<String> = schemes
        .filter(|scheme| scheme.starts_with("http"))
        .collect();
    let (host, base) = (object.text("host", sink), object.text("basePath", sink));
    let scheme = match schemes.first() {
        Some(first) if !schemes.iter().any(|scheme| scheme == "https") => first,
        _ => "https",
    };
    let (url, place) = match host.trim() {
        "" if base.trim_matches('/').is_empty() => return Vec::new(),
        "" => (base, object.place.key("basePath")),
        host => (format!("{scheme}://{host}{base}"), object.place.key("host")),
    };
    vec![Server {
        place,
        url,
        description: String::new(),
        variables: Vec::new(),
    }]
}

/// Parameters, of which some are the body or the fields of a form.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub parameters: Vec<(In, Parameter)>,
    body: Option<(Object, bool)>,
    fields: Vec<Parameter>,
}

impl Parts {
    /// Adds what an element of `parameters` is.
    pub fn add(&mut self, mut object: Object, references: &References, sink: &mut Sink) {
        let within = object.take("in");
        let word = within.as_ref().and_then(|within| within.value.as_str());
        match word {
            Some("body") => {
                let required = object.flag("required", sink).unwrap_or(false);
                object.take("name");
                self.body = Some((object, required));
            }
            Some("formData") => {
                let field = headers::field(object, references, sink);
                self.fields.extend(field);
            }
            _ => {
                object.put("in", within);
                let parameter = headers::parameter(object, references, sink);
                self.parameters.extend(parameter);
            }
        }
    }

    /// Adds what the path says for all of its operations, where the operation does not say it itself.
    pub fn inherit(&mut self, shared: &Parts) {
        let own = self.parameters.len();
        for (within, parameter) in &shared.parameters {
            let is_same =
                |(known, own): &(In, Parameter)| known == within && own.name == parameter.name;
            if !self.parameters[..own].iter().any(is_same) {
                self.parameters.push((*within, parameter.clone()));
            }
        }
        if self.body.is_none() {
            self.body.clone_from(&shared.body);
        }
        for field in &shared.fields {
            if !self.fields.iter().any(|own| own.name == field.name) {
                self.fields.push(field.clone());
            }
        }
    }

    /// The body that they make.
    pub fn body(self, types: &MediaTypes, place: &Place, sink: &mut Sink) -> Option<Body> {
        let Some((mut object, required)) = self.body else {
            let has_fields = !self.fields.is_empty();
            let kind = form(&self.fields, &types.consumes);
            return has_fields.then(|| Body {
                field_styles: self.fields.iter().filter_map(joined).collect(),
                parameters: self.fields,
                ..Body::of(kind, place.clone())
            });
        };
        report_fields(&self.fields, sink);
        let schema = object.take("schema");
        let description = object.text("description", sink);
        object.take("x-examples");
        irrelevant::close(&object, PARAMETER, sink);
        let consumes = types.consumes.iter().map(String::as_str);
        let mut consumes: Vec<&str> = consumes
            .filter(|kind| ![MULTIPART, URLENCODED].contains(kind))
            .collect();
        if consumes.is_empty() {
            consumes.push("application/json");
        }
        consumes.sort_by_key(|kind| !kind.contains("json"));
        let bodies = consumes.into_iter().map(|kind| Body {
            required: Some(required),
            description: description.clone(),
            schema: schema.clone(),
            ..Body::of(kind, object.place.clone())
        });
        Body::any_of(bodies)
    }
}

/// Reports the fields of a form that stand beside a body: a request has one of them.
fn report_fields(fields: &[Parameter], sink: &mut Sink) {
    let Some(first) = fields.first() else {
        return;
    };
    let names: Vec<String> = fields
        .iter()
        .map(|field| format!("`{}`", field.name))
        .collect();
    let message = format!(
        "fields of a form are described beside a body: {}",
        names.join(", ")
    );
    let help = "they were left out; the body is sent";
    sink.report(Code::LeftOutPart, &first.place, message, help);
}

/// How a field writes a list, if that is not each value for itself.
fn joined(field: &Parameter) -> Option<FieldStyle> {
    let is_joined = field.explode == Some(false);
    is_joined.then(|| FieldStyle::of_style(&field.name, &field.style, field.place.clone()))
}

/// The media type of a form of these fields.
fn form(fields: &[Parameter], consumes: &[String]) -> &'static str {
    let takes = |kind: &str| consumes.iter().any(|known| known.starts_with(kind));
    let has_file = fields.iter().any(|field| field.kind == "file");
    match has_file || (takes(MULTIPART) && !takes(URLENCODED)) {
        true => MULTIPART,
        false => URLENCODED,
    }
}

/// What an answer holds: its schema in each media type that the operation produces.
pub fn contents(
    object: &mut Object,
    response: Response,
    types: &MediaTypes,
    sink: &mut Sink,
) -> Vec<Response> {
    let schema = object.take("schema");
    let is_file = schema
        .as_ref()
        .is_some_and(|schema| schema.value["type"] == "file");
    let examples = object.object("examples", sink);
    let examples: Vec<(String, Node)> = examples.into_iter().flat_map(Object::entries).collect();
    let Some(schema) = schema else {
        return vec![response];
    };
    let mut produces = types.produces.clone();
    if produces.is_empty() {
        let usual = if is_file {
            "application/octet-stream"
        } else {
            "application/json"
        };
        produces.push(usual.to_owned());
    }
    let of = |kind: String| Response {
        schema: Some(schema.clone()).filter(|_| !is_file),
        examples: examples
            .iter()
            .filter(|(known, _)| *known == kind)
            .map(example)
            .collect(),
        content_type: match is_file {
            // JSON of which nothing is said is another thing than a file that is JSON.
            true => "binary".to_owned(),
            false => kind.clone(),
        },
        media_type: kind,
        ..response.clone()
    };
    produces.into_iter().map(of).collect()
}

fn example((_, node): &(String, Node)) -> Example {
    Example {
        place: node.place.clone().hidden(),
        text: node.value.to_string(),
    }
}
