//! What a parameter holds that is written in a style.

use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;

use super::text::ToText;

/// What a parameter holds: a value, several values, or fields. What is `null` is left out.
#[derive(Clone, Debug)]
pub struct Parts(pub(super) Result<Held, String>);

#[derive(Clone, Debug)]
pub(super) enum Held {
    One(String),
    List(Vec<String>),
    /// Each with the names that lead to it.
    Fields(Vec<(Vec<String>, String)>),
}

impl Parts {
    /// A value.
    pub fn one(value: impl ToText) -> Self {
        Self(value.try_to_text().map(|text| Held::One(text.into_owned())))
    }

    /// Several values.
    pub fn list(values: impl IntoIterator<Item: ToText>) -> Self {
        let values = values.into_iter();
        let texts = values.map(|value| value.try_to_text().map(|text| text.into_owned()));
        Self(texts.collect::<Result<_, _>>().map(Held::List))
    }

    /// The fields of an object, and what else has parts; else a value.
    pub fn fields(value: &impl Serialize) -> Self {
        let mut fields = Vec::new();
        Self(match serde_json::to_value(value) {
            Ok(value @ (Value::Null | Value::Array(_) | Value::Object(_))) => {
                flatten(value, &[], &mut fields);
                Ok(Held::Fields(fields))
            }
            Ok(scalar) => Ok(Held::One(scalar.to_text().into_owned())),
            Err(error) => Err(error.to_string()),
        })
    }

    /// Any value, as JSON in ASCII, which every place can carry.
    pub fn json(value: &impl Serialize) -> Self {
        let json = serde_json::to_string(value).map_err(|error| error.to_string());
        Self(json.map(|json| Held::One(ascii(&json))))
    }
}

/// JSON in which other characters are escaped (RFC 8259 §7).
fn ascii(json: &str) -> String {
    let mut text = String::new();
    for sign in json.chars() {
        if sign.is_ascii() {
            text.push(sign);
        } else {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                // Writing into a text cannot fail.
                _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text
}

/// Takes the scalars in a value, each with the names, and the places in lists, that lead to it.
fn flatten(value: Value, above: &[String], fields: &mut Vec<(Vec<String>, String)>) {
    let mut within = |name: String, value| flatten(value, &[above, &[name]].concat(), fields);
    match value {
        Value::Null => {}
        Value::Array(elements) => {
            let elements = elements.into_iter().enumerate();
            elements.for_each(|(index, value)| within(index.to_string(), value));
        }
        Value::Object(members) => members
            .into_iter()
            .for_each(|(name, value)| within(name, value)),
        scalar => fields.push((above.to_owned(), scalar.to_text().into_owned())),
    }
}

impl Held {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Held::One(_) => false,
            Held::List(values) => values.is_empty(),
            Held::Fields(fields) => fields.is_empty(),
        }
    }

    /// Fields that are no objects themselves, by their names.
    pub(super) fn flat(
        fields: Vec<(Vec<String>, String)>,
    ) -> Result<Vec<(String, String)>, String> {
        let flat = fields
            .into_iter()
            .map(|(mut names, value)| match names.len() {
                1 => Ok((names.remove(0), value)),
                _ => Err("it has an object or a list in an object".to_owned()),
            });
        flat.collect()
    }

    /// All of it in one text: its members between `between`, its fields as `name=value` or one behind the other.
    pub(super) fn joined(
        self,
        between: &str,
        is_exploded: bool,
        encode: impl Fn(&str) -> Result<String, String>,
    ) -> Result<String, String> {
        let texts: Vec<String> = match self {
            Held::One(value) => return encode(&value),
            Held::List(values) => values
                .iter()
                .map(|value| encode(value))
                .collect::<Result<_, _>>()?,
            Held::Fields(fields) => {
                let pair = if is_exploded { "=" } else { between };
                let fields = Held::flat(fields)?.into_iter();
                let fields =
                    fields.map(|(name, value)| Ok(encode(&name)? + pair + &encode(&value)?));
                fields.collect::<Result<_, String>>()?
            }
        };
        Ok(texts.join(between))
    }
}
