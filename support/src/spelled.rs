//! Values in a form where there is only text.

use std::borrow::Cow;

use serde::ser::{self, Error, Serialize};
use serde_json::value::Serializer;

use super::json::{By, Json};
use super::text::ToText;

/// A value as the text that stands for it, unless it has none.
#[derive(Clone, Debug)]
pub struct Text(Result<String, String>);

impl<T, A: Json<T>> By<'_, T, A> {
    /// The text of a value in this form: a JSON string bare, anything else as JSON.
    pub fn text(value: &T) -> Text {
        let json = A::write(value, Serializer);
        let text = json.map(|json| json.to_text().into_owned());
        Text(text.map_err(|error| error.to_string()))
    }
}

impl Serialize for Text {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Ok(text) => serializer.serialize_str(text),
            Err(why) => Err(S::Error::custom(why)),
        }
    }
}

impl ToText for Text {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.0.as_deref().unwrap_or_default())
    }

    fn try_to_text(&self) -> Result<Cow<'_, str>, String> {
        self.0.as_deref().map(Cow::Borrowed).map_err(Clone::clone)
    }
}
