//! How a scalar is written where there is only text: in a path, a query, a header, a cookie or a form.

use std::borrow::Cow;

use serde::ser::Serialize;
use serde_json::Value;

/// A scalar that has one spelling on the wire.
///
/// The text is not yet encoded: each place that takes one escapes it as that place asks.
pub trait ToText: Serialize {
    /// The spelling on the wire: a JSON string bare, anything else as JSON.
    fn to_text(&self) -> Cow<'_, str> {
        match serde_json::to_value(self).unwrap_or_default() {
            Value::String(text) => Cow::Owned(text),
            other => Cow::Owned(other.to_string()),
        }
    }

    /// The spelling on the wire, of a type not every value of which has one.
    ///
    /// # Errors
    ///
    /// Says why the value has none; a call of it is not sent.
    fn try_to_text(&self) -> Result<Cow<'_, str>, String> {
        Ok(self.to_text())
    }
}

impl<T: ToText + ?Sized> ToText for &T {
    fn to_text(&self) -> Cow<'_, str> {
        (**self).to_text()
    }

    fn try_to_text(&self) -> Result<Cow<'_, str>, String> {
        (**self).try_to_text()
    }
}

impl ToText for str {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl ToText for String {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl ToText for bool {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }
}

/// A string is written bare; everything else as JSON.
impl ToText for Value {
    fn to_text(&self) -> Cow<'_, str> {
        match self {
            Value::String(text) => Cow::Borrowed(text),
            other => Cow::Owned(other.to_string()),
        }
    }
}

/// Numbers as `Display` writes them: `7`, `-1`, `0.5`, and `1` for the float `1.0`.
macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl ToText for $number {
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        })*
    };
}

numbers!(
    i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64
);
