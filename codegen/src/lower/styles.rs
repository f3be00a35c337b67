//! How the value of a parameter is written, and what it then may hold.

use super::{Context, media, schema};
use crate::api::{Kind, ParameterIn, Shape, ShapeId, Shapes, Style, StyleKind};
use crate::diagnostic::Code;
use crate::document::apifox;
use crate::text::Node;

/// The style that a parameter names, if it names one that it can have.
pub fn named(
    parameter: &apifox::Parameter,
    within: ParameterIn,
    context: &mut Context<'_>,
) -> Option<Style> {
    if let Some(media_type) = &parameter.content {
        // No cookie can carry JSON.
        let is_json = media::is_json(&media::normal(media_type)) && within != ParameterIn::Cookie;
        return is_json.then(|| Style::of(StyleKind::Json));
    }
    let usual = Style::usual(within);
    let kind = match (parameter.style.as_str(), parameter.explode) {
        ("", None) if parameter.reserved => usual.kind,
        ("", None) => return None,
        ("", Some(_)) => usual.kind,
        (word, _) => match StyleKind::of_word(word, within) {
            Some(kind) => kind,
            None => {
                report(word, parameter, context);
                return None;
            }
        },
    };
    let style = Style::of(kind);
    Some(Style {
        explode: parameter.explode.unwrap_or(style.explode),
        reserved: parameter.reserved && within == ParameterIn::Query,
        ..style
    })
}

fn report(word: &str, parameter: &apifox::Parameter, context: &mut Context<'_>) {
    let message = format!(
        "the parameter `{}` cannot be written in the style `{}` in its place",
        parameter.name,
        word.escape_debug()
    );
    let help = "it is written as if no style were named";
    let sink = &mut *context.sink;
    sink.report(Code::WrongType, &parameter.place, message, help);
}

/// The shape of a parameter's value, and its style. What the style has no place for is given as text.
pub fn value(
    node: Node,
    named: Option<Style>,
    within: ParameterIn,
    context: &mut Context<'_>,
) -> (ShapeId, Style) {
    let place = node.place.clone();
    let shape = schema::lower(node, context);
    if has_place(shape, named, &context.api.shapes) {
        return (shape, named.unwrap_or(Style::usual(within)));
    }
    let (message, help) = match named {
        None => (
            "the description does not say how an object is written in this place",
            "the parameter is given as the text that is sent; name a `style`, or a media type under `content`",
        ),
        Some(_) => (
            "the style of the parameter has no place for what it holds",
            "the parameter is given as the text that is sent",
        ),
    };
    context
        .sink
        .report(Code::WeakenedSchema, &place, message, help);
    (as_text(shape, context), Style::usual(within))
}

/// Whether a style has a place for all that a shape holds. A style of objects must be named: there is no usual one.
///
/// `deepObject` is described for objects of scalars alone, but servers that have it take whatever there is under the name of
/// its place.
fn has_place(shape: ShapeId, named: Option<Style>, shapes: &Shapes) -> bool {
    let kind = named.map(|style| style.kind);
    matches!(kind, Some(StyleKind::Json | StyleKind::DeepObject))
        || shapes.is_sent(shape, true)
        || (kind.is_some() && is_written(shape, shapes))
}

/// Whether a shape is an object of scalars.
fn is_written(shape: ShapeId, shapes: &Shapes) -> bool {
    let kind = &shapes[shapes.bare(shape)].kind;
    let is_object = matches!(kind, Kind::Map(_) | Kind::Object(_));
    is_object
        && kind
            .parts()
            .into_iter()
            .all(|part| shapes.is_sent(part, false))
}

/// A text in the place of a shape, with what is said of that.
pub fn as_text(shape: ShapeId, context: &mut Context<'_>) -> ShapeId {
    let shapes = &mut context.api.shapes;
    let docs = shapes[shape].docs.clone();
    shapes.add(Shape {
        docs,
        ..Shape::of(Kind::String)
    })
}
