//! What descriptions say of how the fields of a form are written.

use crate::diagnostic::{Code, Place, Sink};

/// How a field of a form is written.
#[derive(Clone, Debug)]
pub struct FieldStyle {
    pub field: String,
    pub written: Written,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub enum Written {
    /// In a style, by its name in OpenAPI; `form` is that without `explode`.
    Style(String),
    /// As a part of one media type, of a range, or of one of several.
    MediaType(String),
}

impl FieldStyle {
    /// A field that is written in a style.
    pub fn of_style(field: &str, style: &str, place: Place) -> FieldStyle {
        FieldStyle {
            field: field.to_owned(),
            written: Written::Style(style.to_owned()),
            place,
        }
    }

    /// A field that is of a media type, if it is said.
    pub fn of_type(field: &str, media_type: String, place: Place) -> Option<FieldStyle> {
        (!media_type.trim().is_empty()).then(|| FieldStyle {
            field: field.to_owned(),
            written: Written::MediaType(media_type),
            place,
        })
    }

    /// Reports what is said of how a field is written, and cannot be kept to.
    pub fn report(field: &str, place: &Place, sink: &mut Sink) {
        let message = format!("the form says how its field `{field}` is written");
        let help = "it is written as fields of forms usually are";
        sink.report(Code::LeftOutPart, place, message, help);
    }
}
