//! The default of a property, where it is written out.

use serde_json::Value;

use super::bounds;
use super::kinds::types;
use crate::api::{DefaultValue, Literal};
use crate::diagnostic::Place;

/// The default that a property has. A variable has no value of its own.
pub fn read(schema: &Value, place: &Place) -> Option<DefaultValue> {
    let value = schema.get("default").filter(|value| !value.is_null())?;
    let value = literal(meant(schema, value).as_ref().unwrap_or(value))?;
    let place = place.key("default");
    Some(DefaultValue { value, place })
}

/// What a text says that is written in the place of a number or of true or false, as forms of editors do.
fn meant(schema: &Value, value: &Value) -> Option<Value> {
    let types = types(schema.as_object()?).0;
    let text = value.as_str()?.trim();
    let meant: Value = serde_json::from_str(text).ok()?;
    let is_meant = types.iter().all(|kind| match *kind {
        "integer" | "number" => meant.is_number(),
        "boolean" => meant.is_boolean(),
        _ => false,
    });
    (is_meant && !types.is_empty()).then_some(meant)
}

/// A value as it is written out; one with variables in it is none.
pub fn literal(value: &Value) -> Option<Literal> {
    Some(match value {
        Value::Bool(boolean) => Literal::Boolean(*boolean),
        // `1.0` is a whole number, too.
        Value::Number(number) => match bounds::whole(value) {
            Some(number) if bounds::is_held(number) => Literal::Whole(number),
            _ => Literal::Float(number.as_f64()?),
        },
        Value::String(text) if text.contains("{{") => return None,
        Value::String(text) => Literal::Text(text.clone()),
        Value::Array(elements) => {
            Literal::List(elements.iter().map(literal).collect::<Option<_>>()?)
        }
        Value::Null | Value::Object(_) => Literal::Other,
    })
}

/// The longest default that is told in a sentence, in characters.
const MAX_SHOWN: usize = 60;

/// A default as it is told in a sentence, if it can be.
pub fn shown(value: &Value) -> Option<String> {
    let text = match value {
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(elements)
            if elements
                .iter()
                .all(|one| !one.is_array() && !one.is_object()) =>
        {
            value.to_string()
        }
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    let is_plain = !text.contains(['`', '\n', '\r']) && !text.contains("{{");
    let is_short = !text.trim().is_empty() && text.chars().count() <= MAX_SHOWN;
    (is_plain && is_short).then_some(text)
}
