//! Whether what a server takes for a property that is left out is of the property's type.

use std::collections::BTreeSet;

use super::literal::{DefaultValue, Literal};
use super::{Api, Kind, ShapeId, Shapes};
use crate::diagnostic::{Code, Sink};

/// Drops the defaults that are not of the type of their property, and reports them.
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
                let message = "the default is not of the type of the property";
                let help = "it has no effect";
                sink.report(Code::UnusedDefault, &place, message, help);
            }
        }
    }
}

/// Whether a value is of a type; any is where nothing is made of it.
fn fits(value: &Literal, shape: ShapeId, shapes: &Shapes) -> bool {
    match (&shapes[shapes.resolved(shape)].kind, value) {
        (Kind::Nullable(inner), _) => fits(value, *inner, shapes),
        (Kind::Boolean, _) => matches!(value, Literal::Boolean(_)),
        (Kind::Integer(integer), Literal::Whole(number)) => integer.holds(*number),
        (Kind::Integer(_), _) => false,
        (Kind::Number, _) => matches!(value, Literal::Whole(_) | Literal::Float(_)),
        (Kind::String | Kind::Secret, _) => matches!(value, Literal::Text(_)),
        (Kind::Enum(values), Literal::Text(text)) => {
            values.iter().any(|listed| listed.value == *text)
        }
        (Kind::Codes(values), Literal::Whole(number)) => values
            .iter()
            .any(|listed| i128::from(listed.value) == *number),
        (Kind::Enum(_) | Kind::Codes(_), _) => false,
        (Kind::List(_) | Kind::Map(_) | Kind::Object(_), _) => *value == Literal::Other,
        _ => true,
    }
}
