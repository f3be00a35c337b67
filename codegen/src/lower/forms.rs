//! Forms: what they hold, and how their fields are written.

use super::Context;
use super::described::Described;
use super::media::{self, is_json};
use crate::api::{Content, Field, FormEncoding, Kind, ParameterIn, ShapeId, Shapes, StyleKind};
use crate::diagnostic::Code;
use crate::document::field_style::{FieldStyle, Written};

/// Lowers a form, whose fields are written in these styles.
pub fn lower(
    encoding: FormEncoding,
    schema: Described,
    styles: &[FieldStyle],
    context: &mut Context<'_>,
) -> Content {
    let place = schema.schema.place.clone();
    let shape = schema.lower_form(encoding == FormEncoding::Multipart, context);
    let resolved = context.api.shapes.resolved(shape);
    for style in styles {
        let is_kept = match &style.written {
            Written::Style(word) => set_style(resolved, &style.field, word, context),
            Written::MediaType(types) => set_type(resolved, encoding, (style, types), context),
        };
        if !is_kept {
            FieldStyle::report(&style.field, &style.place, context.sink);
        }
    }
    if let Kind::Object(object) = &context.api.shapes[resolved].kind {
        if object.extra.is_some() {
            let message = "the form has fields beside those that it declares";
            let help = "only those that it declares can be sent";
            context
                .sink
                .report(Code::WeakenedSchema, &place, message, help);
        }
        return Content::Form(encoding, shape);
    }
    let message = "the schema of the form is no object with fields";
    context.sink.report(
        Code::WeakenedSchema,
        &place,
        message,
        "the caller adds the fields one by one",
    );
    Content::OpenForm(encoding)
}

/// The field of a form that something is said of.
fn field<'s>(form: ShapeId, name: &str, shapes: &'s Shapes) -> Option<(usize, &'s Field)> {
    let Kind::Object(object) = &shapes[form].kind else {
        return None;
    };
    let mut fields = object.fields.iter().enumerate();
    fields.find(|(_, field)| field.name == name)
}

/// Has a form write a field in a style of its own, if there is such a field, and the style has a place for what it holds.
fn set_style(form: ShapeId, name: &str, word: &str, context: &mut Context<'_>) -> bool {
    let style = StyleKind::of_word(word, ParameterIn::Query);
    let shapes = &context.api.shapes;
    let has_place = |shape: ShapeId| match shapes[shapes.bare(shape)].kind {
        _ if style == Some(StyleKind::DeepObject) => true,
        Kind::Any => false,
        _ => style.is_some() && shapes.is_sent(shape, true),
    };
    let found = field(form, name, shapes).filter(|(_, field)| has_place(field.shape));
    let index = found.map(|(index, _)| index);
    set(form, index, context, |field| field.style = style)
}

fn set(
    form: ShapeId,
    index: Option<usize>,
    context: &mut Context<'_>,
    set: impl FnOnce(&mut Field),
) -> bool {
    match (index, &mut context.api.shapes[form].kind) {
        (Some(index), Kind::Object(object)) => {
            set(&mut object.fields[index]);
            true
        }
        _ => false,
    }
}

/// What a part of a form can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A file, or a list of them.
    File,
    /// A scalar, or a list of them.
    Text,
    Json,
    /// Any value, which is a text or JSON.
    Value,
    /// A file, or something else.
    Choice,
}

/// Has a part be of the media type that is declared, as far as what it holds can be; whether there is such a field.
///
/// Of several types, and of a range, a file has its own, and other parts have the first that they can be.
fn set_type(
    form: ShapeId,
    encoding: FormEncoding,
    (declared, media_types): (&FieldStyle, &str),
    context: &mut Context<'_>,
) -> bool {
    let Some((index, field)) = field(form, &declared.field, &context.api.shapes) else {
        return false;
    };
    let part = part(field.shape, &context.api.shapes);
    let types: Vec<String> = media_types.split(',').map(media::normal).collect();
    let is_open = |known: &String| match (media::essence(known), part) {
        ("*/*", _) => true,
        (range, Part::File) => range.ends_with("/*") || types.len() > 1,
        (_, Part::Value | Part::Choice) => types.len() > 1,
        (range, Part::Text) => range == "text/*",
        (range, Part::Json) => range == "application/*",
    };
    if types.iter().any(is_open) {
        return true;
    }
    if encoding == FormEncoding::Urlencoded {
        // A pair has no type: it is a text, or JSON of what has parts.
        return types
            .iter()
            .any(|known| is_json(known) != (part == Part::Text));
    }
    let can_be = |known: &&String| match part {
        _ if !media::is_valid(known) || media::is_range(known) => false,
        Part::File | Part::Text => true,
        Part::Json | Part::Value => is_json(known),
        Part::Choice => false,
    };
    let Some(media_type) = types.iter().find(can_be) else {
        report(declared, media_types, part, context);
        return true;
    };
    // What has parts is sent so without a word.
    let is_usual = part == Part::Json && media_type == "application/json";
    let style = (is_json(media_type) && part != Part::File).then_some(StyleKind::Json);
    let media_type = Some(media_type.clone()).filter(|_| !is_usual);
    set(form, Some(index), context, |field| {
        (field.style, field.media_type) = (style, media_type);
    })
}

fn part(shape: ShapeId, shapes: &Shapes) -> Part {
    match &shapes[shapes.bare(shape)].kind {
        Kind::File => Part::File,
        Kind::List(element) => match shapes[shapes.bare(*element)].kind {
            Kind::File => Part::File,
            Kind::Any => Part::Json,
            _ if shapes.is_sent(shape, true) => Part::Text,
            _ => Part::Json,
        },
        Kind::Map(_) | Kind::Object(_) => Part::Json,
        Kind::Any => Part::Value,
        Kind::Union(union) if shapes.is_choice(union) => Part::Choice,
        Kind::Union(_) if !shapes.is_sent(shape, false) => Part::Value,
        _ => Part::Text,
    }
}

/// Reports a part that cannot be of the type that is declared.
fn report(declared: &FieldStyle, media_types: &str, part: Part, context: &mut Context<'_>) {
    let (field, media_type) = (&declared.field, media_types.escape_debug());
    let message = format!("the field `{field}` of the form cannot be sent as `{media_type}`");
    let help = match part {
        Part::File => "it is sent with the type that the file has",
        Part::Text => "it is sent as text",
        Part::Json => "it is sent as `application/json`",
        Part::Value => "it is sent as text, or as `application/json` if it has parts",
        Part::Choice => "it is sent as what it is: a file, a text or JSON",
    };
    let sink = &mut *context.sink;
    sink.report(Code::LeftOutPart, &declared.place, message, help);
}
