//! Whether what a server takes for a property that is left out is of the property's type, and as is demanded of it.

use std::collections::BTreeSet;

use super::literal::{DefaultValue, Literal};
use super::{Api, EnumValue, Kind, Shape, ShapeId, Shapes};
use crate::diagnostic::{Code, Sink};

/// Drops the defaults that their property cannot have, and reports them.
pub fn check(api: &mut Api, sink: &mut Sink) {
    let mut told = BTreeSet::new();
    for id in api.shapes.ids() {
        let wrong: Vec<usize> = match &api.shapes[id].kind {
            Kind::Object(object) => {
                let fields = object.fields.iter().enumerate();
                let wrong = fields.filter(|(_, field)| {
                    let default = field.default.as_ref();
                    default.is_some_and(|default| !fits(&default.value, field.shape, &api.shapes))
                });
                wrong.map(|(index, _)| index).collect()
            }
            _ => continue,
        };
        for index in wrong {
            let Kind::Object(object) = &mut api.shapes[id].kind else {
                continue;
            };
            let Some(DefaultValue { place, .. }) = object.fields[index].default.take() else {
                continue;
            };
            // What several schemas inherit is read for each of them.
            if told.insert((place.file, place.start, place.pointer.to_string())) {
                let message = "the default is not of the type of the property, or not known to be as is demanded of it";
                let help = "it has no effect";
                sink.report(Code::UnusedDefault, &place, message, help);
            }
        }
    }
}

/// Whether a value is of a type, and holds to what is demanded; any is where nothing is made of it.
fn fits(value: &Literal, shape: ShapeId, shapes: &Shapes) -> bool {
    let shape = &shapes[shape];
    let is_allowed = shape.constraints.iter().all(|demand| demand.allows(value));
    is_allowed && has_format(value, shape) && is_of(value, &shape.kind, shapes)
}

fn is_of(value: &Literal, kind: &Kind, shapes: &Shapes) -> bool {
    match (kind, value) {
        (Kind::Nullable(inner) | Kind::Reference(inner), _) => fits(value, *inner, shapes),
        (Kind::Boolean, _) => matches!(value, Literal::Boolean(_)),
        (Kind::Integer(integer), Literal::Whole(number)) => integer.holds(*number),
        (Kind::Integer(_), _) => false,
        (Kind::Number, _) => matches!(value, Literal::Whole(_) | Literal::Float(_)),
        (Kind::String | Kind::Secret, _) => matches!(value, Literal::Text(_)),
        (Kind::Enum(values), _) => is_listed(value, values),
        (Kind::Codes(values), _) => is_listed(value, values),
        (Kind::Mixed(values), _) => is_listed(value, values),
        (Kind::Const(constant), _) => *value == Literal::from(constant.clone()),
        (Kind::List(element), Literal::List(elements)) => {
            let mut elements = elements.iter();
            elements.all(|value| fits(value, *element, shapes))
        }
        (Kind::List(_), _) => false,
        (Kind::Map(_) | Kind::Object(_), _) => *value == Literal::Other,
        _ => true,
    }
}

fn is_listed<T: Clone + Into<Literal>>(value: &Literal, values: &[EnumValue<T>]) -> bool {
    let mut values = values.iter();
    values.any(|listed| listed.value.clone().into() == *value)
}

/// Whether a text has the format of its shape, where that is one that can be told.
fn has_format(value: &Literal, shape: &Shape) -> bool {
    let (Literal::Text(text), Some(format)) = (value, &shape.format) else {
        return true;
    };
    // A digit stands for any, and a letter for one of sixteen.
    let is_like = |pattern: &str| {
        let is_one = |(c, like): (char, char)| match like {
            '0' => c.is_ascii_digit(),
            'a' => c.is_ascii_hexdigit(),
            'T' => matches!(c, 'T' | 't' | ' '),
            other => c == other,
        };
        text.chars().count() >= pattern.len() && text.chars().zip(pattern.chars()).all(is_one)
    };
    match format.as_str() {
        "date" => is_like("0000-00-00") && text.len() == 10,
        "date-time" => is_like("0000-00-00T00:00:00"),
        "uuid" => is_like("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa") && text.len() == 36,
        "ipv4" => {
            let mut parts = text.split('.').map(str::parse::<u8>);
            parts.clone().count() == 4 && parts.all(|part| part.is_ok())
        }
        _ => true,
    }
}
