//! Bodies of name and value pairs, as an HTML form sends them.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;

use super::apart::apart;
use super::problems::Given;
use super::request::Request;
use super::text::ToText;

/// The `application/x-www-form-urlencoded` percent-encode set (WHATWG URL §1.3).
const NOT_IN_FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_');

/// The fields of an `application/x-www-form-urlencoded` body, in order.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    pairs: Vec<(Cow<'static, str>, String)>,
    problem: Option<String>,
}

impl Pairs {
    /// A form without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a scalar.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl ToText) -> Self {
        match value.try_to_text() {
            Ok(text) => self.pairs.push((name.into(), text.into_owned())),
            Err(problem) => self.problem = Some(no_text(name, &problem)),
        }
        self
    }

    /// Appends a value written as JSON; a string is its text.
    #[must_use]
    pub fn json(mut self, name: &'static str, value: impl Serialize) -> Self {
        match written(&value) {
            Ok(Written::Text(text) | Written::Json(text)) => self.pairs.push((name.into(), text)),
            Err(error) => self.problem = Some(not_json(name, &error)),
        }
        self
    }

    /// Appends a field once for each value.
    #[must_use]
    pub fn list(self, name: &'static str, values: impl IntoIterator<Item: ToText>) -> Self {
        values
            .into_iter()
            .fold(self, |form, value| form.text(name, value))
    }

    /// Appends values in one field: with `,` between them (OpenAPI's style `form` without `explode`), with blanks
    /// (`spaceDelimited`) or with `|` (`pipeDelimited`). No values are no field.
    #[must_use]
    pub fn joined(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item: ToText>,
        between: &str,
    ) -> Self {
        match joined(name, values, between) {
            Ok(text) => self.pairs.extend(text.map(|text| (name.into(), text))),
            Err(problem) => self.problem = Some(problem),
        }
        self
    }

    /// Appends each part of a value under the name of its place: `name[property]`, `name[0]` (OpenAPI's style `deepObject`,
    /// and what servers make of it within objects and lists). What is null, or holds nothing, is left out.
    #[must_use]
    pub fn deep(mut self, name: &'static str, value: impl Serialize) -> Self {
        match serde_json::to_value(&value) {
            Ok(value) => self.part(name.into(), value),
            Err(error) => self.problem = Some(not_json(name, &error)),
        }
        self
    }

    fn part(&mut self, name: Cow<'static, str>, value: Value) {
        match value {
            Value::Null => {}
            Value::Object(members) => {
                for (key, value) in members {
                    self.part(format!("{name}[{key}]").into(), value);
                }
            }
            Value::Array(elements) => {
                for (index, value) in elements.into_iter().enumerate() {
                    self.part(format!("{name}[{index}]").into(), value);
                }
            }
            Value::String(text) => self.pairs.push((name, text)),
            scalar => self.pairs.push((name, scalar.to_string())),
        }
    }

    /// Refuses the form for what is wrong with it, if something is.
    #[doc(hidden)]
    #[must_use]
    pub fn refuse(mut self, problem: Option<String>) -> Self {
        self.problem = problem.or(self.problem);
        self
    }

    /// The body, or a sentence that says which field cannot be written.
    pub(super) fn encode(self) -> Result<String, String> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let pairs = self.pairs.iter();
        let fields: Vec<_> = pairs
            .map(|(name, value)| encoded(name) + "=" + &encoded(value))
            .collect();
        Ok(fields.join("&"))
    }
}

/// A name or a value of a form: percent-encoded, and a space is `+`.
fn encoded(text: &str) -> String {
    // A `%20` can only come from a space: a percent sign of the text itself has become `%25`.
    utf8_percent_encode(text, NOT_IN_FORM)
        .to_string()
        .replace("%20", "+")
}

/// The body of a request, where pairs are one.
impl Request {
    /// Sets an `application/x-www-form-urlencoded` body (WHATWG URL §5).
    #[must_use]
    pub fn form(self, body: impl Into<Pairs>) -> Self {
        match body.into().encode() {
            Ok(text) => self.text("application/x-www-form-urlencoded", text),
            Err(problem) => self.refuse_given(Given::Body, problem),
        }
    }
}

/// A value as a field of a form has it.
pub(super) enum Written {
    /// What JSON would write as a string.
    Text(String),
    Json(String),
}

/// How a field of a form has a value that may be of any kind: only what has parts needs the marks of JSON.
pub(super) fn written(value: &impl Serialize) -> Result<Written, serde_json::Error> {
    let json = serde_json::to_string(value)?;
    match json.starts_with('"') {
        true => serde_json::from_str(&json).map(Written::Text),
        false => Ok(Written::Json(json)),
    }
}

/// Values with something between them; none where there are no values.
///
/// What stands between them is encoded as what stands in them is, so no value may hold it.
pub(super) fn joined(
    name: &str,
    values: impl IntoIterator<Item: ToText>,
    between: &str,
) -> Result<Option<String>, String> {
    let mut joined: Option<String> = None;
    for value in values {
        let text = value
            .try_to_text()
            .map_err(|problem| no_text(name, &problem))?;
        apart(between, &text).map_err(|problem| no_text(name, &problem))?;
        joined = Some(match joined {
            Some(before) => before + between + &text,
            None => text.into_owned(),
        });
    }
    Ok(joined)
}

/// What is said of a field whose value has no text.
pub(super) fn no_text(name: &str, problem: &str) -> String {
    format!("the field `{name}` cannot be written: {problem}")
}

/// What is said of a field whose value has no JSON form, such as a map with keys that are no strings.
pub(super) fn not_json(name: &str, error: &serde_json::Error) -> String {
    format!("the field `{name}` cannot be written as JSON: {error}")
}

/// Implements `From` a plain struct for a kind of form, which has one method for each kind of field.
///
/// A field marked `?` is an `Option` and left out when it is `None`. `in` names the media type of its part, and `as` the form
/// of a value, or of each in a list, that has not that of its type. The lifetime in the pattern never matches
/// anything: it only lets the repetition around `?` be written out again. What is demanded of a field stands in braces
/// behind it.
macro_rules! fields {
    ($form:ident, $type:ident {
        $($field:ident $(? $($never:lifetime)?)? : $kind:ident $wire:literal $(in $media:literal)? $(as $by:ty)? $({ $($checks:tt)* })?),* $(,)?
    }) => {
        impl ::std::convert::From<$type> for support::$form {
            #[allow(unused_variables)]
            fn from(body: $type) -> Self {
                let form = Self::new();
                $(let form = match ::std::option::Option::Some(body.$field) $($($never)? .flatten())? {
                    ::std::option::Option::Some(value) => {
                        let form = support::fields!(@checked $kind (form, $wire, value) ($($by)?) $([$($checks)*])?);
                        support::fields!(@of [$($media)?] $kind (form, $wire, value) $($by)?)
                    }
                    ::std::option::Option::None => form,
                };)*
                form
            }
        }
    };
    (@of [] $kind:ident $field:tt $($by:ty)?) => { support::fields!(@ $kind $field $($by)?) };
    (@of [$media:literal] $kind:ident ($form:ident, $wire:expr, $value:ident) $($by:ty)?) => {
        $form.of_type($media, |form| support::fields!(@ $kind (form, $wire, $value) $($by)?))
    };
    (@checked $kind:ident ($form:ident, $wire:expr, $value:ident) ($($by:ty)?)) => { $form };
    (@checked $kind:ident ($form:ident, $wire:expr, $value:ident) () [$($checks:tt)*]) => {
        $form.refuse(support::broken_field($wire, &$value, support::check!($($checks)*)))
    };
    (@checked list $field:tt ($by:ty) $checks:tt) => { support::fields!(@checked each $field (::std::vec::Vec<$by>) $checks) };
    (@checked commas $field:tt ($by:ty) $checks:tt) => { support::fields!(@checked each $field (::std::vec::Vec<$by>) $checks) };
    (@checked spaces $field:tt ($by:ty) $checks:tt) => { support::fields!(@checked each $field (::std::vec::Vec<$by>) $checks) };
    (@checked pipes $field:tt ($by:ty) $checks:tt) => { support::fields!(@checked each $field (::std::vec::Vec<$by>) $checks) };
    (@checked $kind:ident ($form:ident, $wire:expr, $value:ident) ($by:ty) [$($checks:tt)*]) => {
        $form.refuse(support::broken_field(
            $wire, &support::By::<_, $by>::new(&$value), support::check!($($checks)*),
        ))
    };
    (@ commas $field:tt $($by:ty)?) => { support::fields!(@joined "," $field $($by)?) };
    (@ spaces $field:tt $($by:ty)?) => { support::fields!(@joined " " $field $($by)?) };
    (@ pipes $field:tt $($by:ty)?) => { support::fields!(@joined "|" $field $($by)?) };
    (@joined $between:literal ($form:ident, $wire:expr, $value:ident)) => {
        $form.joined($wire, $value, $between)
    };
    (@joined $between:literal ($form:ident, $wire:expr, $value:ident) $by:ty) => {
        $form.joined($wire, $value.iter().map(support::By::<_, $by>::text), $between)
    };
    (@ $kind:ident ($form:ident, $wire:expr, $value:ident)) => { $form.$kind($wire, $value) };
    (@ text ($form:ident, $wire:expr, $value:ident) $by:ty) => {
        $form.text($wire, support::By::<_, $by>::text(&$value))
    };
    (@ list ($form:ident, $wire:expr, $value:ident) $by:ty) => {
        $form.list($wire, $value.iter().map(support::By::<_, $by>::text))
    };
    (@ $kind:ident ($form:ident, $wire:expr, $value:ident) $by:ty) => {
        $form.$kind($wire, support::By::<_, $by>::new(&$value))
    };
}

/// Makes a plain struct an `application/x-www-form-urlencoded` body.
///
/// `pairs!(Login { user: text "user", scopes: list "scope", claims?: json "claims" });`
macro_rules! pairs {
    ($type:ident $fields:tt) => {
        support::fields!(Pairs, $type $fields);
    };
}

pub(crate) use {fields, pairs};
