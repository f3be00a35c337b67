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
fn has_place(shape: ShapeId, named: Option<Style>, shapes: &Shapes) -> bool {
    let kind = named.map(|style| style.kind);
    let is_deep = kind == Some(StyleKind::DeepObject);
    kind == Some(StyleKind::Json)
        || is_sent(shape, !is_deep, shapes)
        || (kind.is_some() && is_written(shape, is_deep, &mut Vec::new(), shapes))
}

/// Whether a shape is an object of scalars, or of such objects where they may be nested.
fn is_written(shape: ShapeId, is_deep: bool, around: &mut Vec<ShapeId>, shapes: &Shapes) -> bool {
    let shape = shapes.bare(shape);
    let parts = match &shapes[shape].kind {
        Kind::Map(value) => vec![*value],
        Kind::Object(_) => shapes[shape].kind.parts(),
        _ => return false,
    };
    if around.contains(&shape) {
        return false;
    }
    around.push(shape);
    let is_written = parts.into_iter().all(|part| {
        is_sent(part, false, shapes) || (is_deep && is_written(part, true, around, shapes))
    });
    around.pop();
    is_written
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

/// Whether a shape is a scalar, or a list of scalars, each of which has one spelling.
pub fn is_sent(shape: ShapeId, or_list: bool, shapes: &Shapes) -> bool {
    match &shapes[shape].kind {
        Kind::List(element) => or_list && is_sent(*element, false, shapes),
        Kind::Nullable(inner) | Kind::Reference(inner) => is_sent(*inner, or_list, shapes),
        Kind::Map(_) | Kind::Object(_) => false,
        Kind::Union(union) => {
            let mut branches = union.branches.iter();
            branches.all(|branch| is_sent(branch.shape, false, shapes))
        }
        _ => true,
    }
}
