//! Pairs of a query, and cookies.

use std::borrow::Cow;
use std::fmt;

use super::encode;

/// A name and a value of a query, or of a cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct Pair<'p> {
    name: Cow<'p, str>,
    value: Cow<'p, str>,
    /// The value as it is sent, where some of its signs mean something.
    written: Option<Cow<'p, str>>,
    /// The parameter that it is a field of, if it is one.
    parameter: Option<&'static str>,
}

impl<'p> Pair<'p> {
    /// A pair of which nothing is encoded yet.
    pub fn new(name: impl Into<Cow<'p, str>>, value: impl Into<Cow<'p, str>>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
            written: None,
            parameter: None,
        }
    }

    /// The same with a value that is sent as it is written here.
    #[must_use]
    pub fn written(self, written: String) -> Self {
        let written = Some(written.into());
        Self { written, ..self }
    }

    /// The same as what a parameter adds, which may have another name.
    #[allow(dead_code, reason = "a client uses what its description needs")]
    pub(super) fn of(self, parameter: &'static str) -> Self {
        let parameter = Some(parameter).filter(|parameter| *parameter != self.name);
        Self { parameter, ..self }
    }

    /// Whether a parameter of this name has added it.
    pub(super) fn is_of(&self, parameter: &str) -> bool {
        self.name == parameter || self.parameter == Some(parameter)
    }

    /// The name, not encoded.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value, not encoded.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Appends the pair as it is sent.
    pub(super) fn write(&self, query: &mut String) {
        query.extend((!query.is_empty()).then_some("&"));
        query.extend(encode::value(&self.name));
        query.push('=');
        match &self.written {
            Some(written) => query.push_str(written),
            None => query.extend(encode::value(&self.value)),
        }
    }
}

/// Values stay out: they may be keys, tokens or personal.
impl fmt::Debug for Pair<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pair").field(&self.name).finish()
    }
}
