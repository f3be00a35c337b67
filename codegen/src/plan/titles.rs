//! What envelopes are called that have no name of their own: just so, or by what tells them from the oldest.

use crate::api::{Envelope, Field, Kind, Object, ShapeId, Shapes, Structures, unusual};

/// What an envelope is, in a word or two.
pub fn kind(envelope: Envelope) -> &'static str {
    match envelope.payload {
        Some(_) if envelope.is_page => "page envelope",
        Some(_) => "envelope",
        None => "empty envelope",
    }
}

/// What an envelope may be called. The oldest is called just so; if nobody knows which that is, one that is as most are.
/// Others are called by one thing that tells them from it, or by all such things, or by all that they have.
pub fn titles(
    object: &Object,
    envelope: Envelope,
    oldest: Option<&Object>,
    has_age: bool,
    structures: &mut Structures<'_>,
    shapes: &Shapes,
) -> Vec<String> {
    let kind = kind(envelope);
    let own = match has_age {
        true => Vec::new(),
        false => unusual(object, envelope),
    };
    let plain = own.is_empty().then(|| kind.to_owned());
    let told = oldest.map(|oldest| differences(object, oldest, envelope, structures, shapes));
    let told = told.unwrap_or_default();
    let names = object.fields.iter().map(|field| field.name.clone());
    let all = object.fields.iter().map(|field| {
        let words = [
            required_word(field),
            kind_word(field.shape, shapes),
            &field.name,
        ];
        words.join(" ")
    });
    let together = [told.clone(), names.collect(), all.collect()];
    let together = together.iter().map(|words| words.join(" "));
    let words = own.into_iter().chain(told).chain(together);
    let titles = words
        .filter(|words| !words.is_empty())
        .map(|words| format!("{words} {kind}"));
    plain.into_iter().chain(titles).collect()
}

/// What an object has that an older one has not, or has otherwise; what tells most comes first.
fn differences(
    object: &Object,
    older: &Object,
    envelope: Envelope,
    structures: &mut Structures<'_>,
    shapes: &Shapes,
) -> Vec<String> {
    let (mut added, mut others, mut required) = (Vec::new(), Vec::new(), Vec::new());
    for (index, field) in object.fields.iter().enumerate() {
        let like = older.fields.iter().find(|like| like.name == field.name);
        let Some(like) = like else {
            added.push(field.name.clone());
            continue;
        };
        if envelope.payload == Some(index) {
            continue;
        }
        if structures.of(like.shape) != structures.of(field.shape) {
            let word = kind_word(field.shape, shapes);
            others.push(format!("{word} {}", field.name));
        }
        if like.required != field.required {
            required.push(format!("{} {}", required_word(field), field.name));
        }
    }
    [added, others, required].concat()
}

fn required_word(field: &Field) -> &'static str {
    if field.required {
        "required"
    } else {
        "optional"
    }
}

/// What the value of a field is, in a word.
fn kind_word(id: ShapeId, shapes: &Shapes) -> &'static str {
    match &shapes[shapes.resolved(id)].kind {
        Kind::Nullable(_) => "nullable",
        Kind::Boolean => "boolean",
        Kind::Integer(_) | Kind::Codes(_) => "integer",
        Kind::Number => "number",
        Kind::String | Kind::Enum(_) => "string",
        Kind::List(_) => "list",
        Kind::Object(_) | Kind::Map(_) => "object",
        Kind::Union(_) | Kind::Mixed(_) => "mixed",
        Kind::Const(_) => "constant",
        _ => "any",
    }
}
