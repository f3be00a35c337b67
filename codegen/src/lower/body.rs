//! The request body: what it holds.

use std::mem;

use serde_json::{Map, Value, json};

use super::body_type::{self, MULTIPART, URLENCODED, is_of_bytes, media_type, place};
use super::described::Described;
use super::media::{self, is_json, is_text};
use super::open::{self, Told};
use super::parameters::parameter_schema;
use super::schema::is_blank;
use super::{Context, forms, keywords, xml};
use crate::api::{Body, Codec, Content, Docs, FormEncoding, Method};
use crate::diagnostic::{Code, Place};
use crate::document::apifox;
use crate::text::Node;

/// Lowers a body and those of other media types that may be sent in its place. The first is what is sent unless the caller
/// wants another one.
pub fn lower_all(
    body: Option<apifox::Body>,
    method: Method,
    context: &mut Context<'_>,
) -> Vec<Body> {
    let Some(mut body) = body else {
        return Vec::new();
    };
    let others = mem::take(&mut body.others);
    let mut bodies: Vec<Body> = lower(body, method, context).into_iter().collect();
    for other in others {
        let place = place(&other);
        let Some(body) = lower(other, method, context) else {
            continue;
        };
        if bodies
            .iter()
            .any(|known| known.media_type == body.media_type)
        {
            let message = format!(
                "a body of the type `{}` is described before",
                body.media_type
            );
            let help = "this one was left out; the rest of the endpoint goes on";
            context
                .sink
                .report(Code::LeftOutPart, &place, message, help);
        } else {
            bodies.push(body);
        }
    }
    bodies
}

/// Lowers a body; none where the description has none, or only an empty schema of a method that sends none.
fn lower(mut body: apifox::Body, method: Method, context: &mut Context<'_>) -> Option<Body> {
    let media_type = media_type(&body, &context.definitions);
    let sends_none = matches!(method, Method::Get | Method::Head | Method::Delete);
    if media_type.is_empty() {
        report_unsent(&body, context);
        return None;
    }
    leave_out_fields(&mut body, &media_type, context);
    let is_shown = !is_json(&media_type) && has_example(&body);
    let described = described(&mut body, &media_type, context);
    let is_nothing = match is_form(&media_type) {
        true => has_no_fields(&body, &described),
        false => described.is_blank() && !is_shown,
    };
    if is_nothing && !described.is_blank() {
        keywords::account_unread(Some(&described.schema), context.sink);
    }
    if sends_none && is_nothing {
        return None;
    }
    let required = body.required.unwrap_or(!sends_none);
    body_type::report(&body, &media_type, context);
    let place = body.place.key("type");
    let docs = Docs::new("", body.description.clone());
    let root = xml::root(&described.schema.value, context);
    let content = content(body, described, &media_type, context)?;
    let is_typed_xml = matches!(content, Content::Json(_)) && Codec::of(&media_type) == Codec::Xml;
    if sends_none {
        let message = format!("a {} has a request body", method.as_str());
        let help = "it is sent as described, though servers and proxies may ignore or refuse it";
        context
            .sink
            .report(Code::GetWithBody, &place, message, help);
    }
    Some(Body {
        required,
        docs,
        root: is_typed_xml.then_some(root),
        media_type,
        content,
    })
}

/// Whether an example shows that there is a body, of whatever form.
fn has_example(body: &apifox::Body) -> bool {
    let mut examples = body.examples.iter();
    examples.any(|example| !example.text.trim().is_empty())
}

/// Reports what is described of a body that is said to be none.
fn report_unsent(body: &apifox::Body, context: &mut Context<'_>) {
    let schema = body.schema.as_ref();
    let described = match schema.filter(|_| !is_blank(schema)) {
        Some(schema) => Some(&schema.place),
        None => body.parameters.first().map(|field| &field.place),
    };
    if let Some(place) = described {
        let message = "a body is described, and said to be none";
        let help = "none is sent; give the body a type";
        context
            .sink
            .report(Code::UnusedSchema, place, message, help);
    } else {
        keywords::account_unread(schema, context.sink);
    }
}

/// Leaves out the fields of a form that stand beside a body that is none.
fn leave_out_fields(body: &mut apifox::Body, media_type: &str, context: &mut Context<'_>) {
    let Some(first) = body.parameters.first().filter(|_| !is_form(media_type)) else {
        return;
    };
    let message = format!("fields of a form are described for a body of the type `{media_type}`");
    let help = "they were left out; the body follows its type";
    context
        .sink
        .report(Code::UnusedSchema, &first.place, message, help);
    body.parameters.clear();
}

/// Takes the schema of a body, and the examples where they can say something: of JSON, and of a form that nothing else
/// describes.
fn described(body: &mut apifox::Body, media_type: &str, context: &mut Context<'_>) -> Described {
    let is_open_form =
        is_form(media_type) && body.parameters.is_empty() && is_blank(body.schema.as_ref());
    let mut examples = mem::take(&mut body.examples);
    if !is_json(media_type) && !is_open_form {
        examples.clear();
    }
    let place = body.place.key("jsonSchema");
    Described::new(body.schema.take(), place, examples, context)
}

/// Whether a form lists no fields, and its schema says nothing, or that there are none.
fn has_no_fields(body: &apifox::Body, described: &Described) -> bool {
    let schema = &described.schema.value;
    let is_open = schema.get("additionalProperties") != Some(&Value::Bool(false));
    let lists = |key: &str| schema.get(key).is_some_and(|value| *value != json!({}));
    let mut parts = [
        "properties",
        "patternProperties",
        "$ref",
        "allOf",
        "oneOf",
        "anyOf",
    ]
    .into_iter();
    body.parameters.is_empty() && (described.is_blank() || !(is_open || parts.any(lists)))
}

fn is_form(media_type: &str) -> bool {
    matches!(media::essence(media_type), MULTIPART | URLENCODED)
}

fn content(
    mut body: apifox::Body,
    described: Described,
    media_type: &str,
    context: &mut Context<'_>,
) -> Option<Content> {
    if is_form(media_type) {
        let styles = mem::take(&mut body.field_styles);
        let encoding = if media::essence(media_type) == MULTIPART {
            FormEncoding::Multipart
        } else {
            FormEncoding::Urlencoded
        };
        let schema = form_schema(body, described, context)?;
        return Some(forms::lower(encoding, schema, &styles, context));
    }
    if is_json(media_type) {
        return Some(Content::Json(described.lower(context)));
    }
    let is_blank = described.is_blank();
    if let Some(codec) = context.codec(media_type)
        && !is_blank
    {
        return Some(match codec {
            Codec::Xml => of_xml(described, context),
            _ => Content::Json(described.lower(context)),
        });
    }
    let is_plain = |told| told == Told::Text && is_text(media_type);
    let told = open::told(Some(&described.schema), &[], &context.definitions);
    if is_of_bytes(&described.schema) || is_plain(told) {
        keywords::account_unread(Some(&described.schema), context.sink);
    } else if !is_blank {
        let message = format!("a schema is given for a body of the type `{media_type}`");
        let handed = "the body is handed over as it is sent";
        let help = match context.choice(media_type) {
            Some(option) => format!("{handed}; with `{option}` it has a type"),
            None => handed.to_owned(),
        };
        let place = &described.schema.place;
        context
            .sink
            .report(Code::UnusedSchema, place, message, help);
    }
    Some(if is_text(media_type) && !media::is_range(media_type) {
        Content::Text
    } else {
        Content::Bytes
    })
}

/// XML as it is described: by its schema alone.
fn of_xml(mut described: Described, context: &mut Context<'_>) -> Content {
    xml::elements(&mut described.schema, context);
    let place = described.schema.place.clone();
    let shape = described.lower(context);
    match xml::is_told(shape, &place, context) {
        true => Content::Json(shape),
        false => Content::Text,
    }
}

/// The object whose properties are the fields of a form, from the fields listed or from the schema.
fn form_schema(
    body: apifox::Body,
    described: Described,
    context: &mut Context<'_>,
) -> Option<Described> {
    if has_no_fields(&body, &described) {
        let (message, help) = ("the form has no fields", "the call sends no body");
        context
            .sink
            .report(Code::EmptyForm, &place(&body), message, help);
        return None;
    }
    if body.parameters.is_empty() {
        return Some(described);
    }
    if !described.is_blank() {
        let message = "the form has a list of fields and a schema";
        context.sink.report(
            Code::UnusedSchema,
            &described.schema.place,
            message,
            "the list of fields counts",
        );
    }
    let mut fields = Fields::default();
    for field in body.parameters {
        if field.disabled {
            let message = format!("the field `{}` is switched off", field.name);
            context.sink.report(
                Code::DisabledParameter,
                &field.place,
                message,
                "it was left out",
            );
            continue;
        }
        fields.add(field, context);
    }
    let schema = fields.schema(body.place.clone());
    Some(Described::new(
        Some(schema),
        body.place,
        Vec::new(),
        context,
    ))
}

/// The fields of a form on their way to a schema.
#[derive(Default)]
struct Fields {
    properties: Map<String, Value>,
    required: Vec<Value>,
}

impl Fields {
    fn add(&mut self, field: apifox::Parameter, context: &mut Context<'_>) {
        if self.properties.contains_key(&field.name) {
            let message = format!("the form has the field `{}` twice", field.name);
            return context.sink.report(
                Code::DuplicateParameter,
                &field.place,
                message,
                "the first counts",
            );
        }
        let name = field.name.clone();
        if field.required {
            self.required.push(Value::String(name.clone()));
        }
        self.properties
            .insert(name, parameter_schema(field, context).value);
    }

    fn schema(self, place: Place) -> Node {
        let value =
            json!({"type": "object", "properties": self.properties, "required": self.required});
        Node { value, place }
    }
}
