//! The headers that answers have by their description.

use std::any::type_name;
use std::fmt;

use reqwest::header::{HeaderMap, HeaderValue};
use serde::de::IntoDeserializer;
use serde::de::value::{Error as Unreadable, StrDeserializer};

use super::error::{Error, ErrorKind};
use super::json::Json;

/// The headers of an answer, of which some are described.
#[derive(Clone, Copy)]
pub struct Described<'h> {
    headers: &'h HeaderMap,
    operation: &'static str,
}

impl<'h> Described<'h> {
    /// The headers of an answer to an operation.
    pub fn new(headers: &'h HeaderMap, operation: &'static str) -> Self {
        Self { headers, operation }
    }

    /// What a header holds, in the form `A`.
    ///
    /// # Errors
    ///
    /// If it is not there, there several times, or holds something else.
    pub fn one<A: Json<T>, T>(&self, name: &'static str) -> Result<T, Error> {
        let found = self.one_or_none::<A, T>(name)?;
        found.ok_or_else(|| self.error(name, "is not there"))
    }

    /// The same of a header that not every answer has.
    ///
    /// # Errors
    ///
    /// If it is there several times, or holds something else.
    pub fn one_or_none<A: Json<T>, T>(&self, name: &'static str) -> Result<Option<T>, Error> {
        let mut values = self.headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (None, _) => Ok(None),
            (Some(value), None) => self.read::<A, T>(name, self.text(name, value)?).map(Some),
            _ => Err(self.error(name, "stands there several times")),
        }
    }

    /// What the members of a list hold (RFC 9110 §5.6.1), whether they share a line or not.
    ///
    /// # Errors
    ///
    /// If it is not there, or one of them holds something else.
    pub fn list<A: Json<T>, T>(&self, name: &'static str) -> Result<Vec<T>, Error> {
        let found = self.list_or_none::<A, T>(name)?;
        found.ok_or_else(|| self.error(name, "is not there"))
    }

    /// The same of a header that not every answer has.
    ///
    /// # Errors
    ///
    /// If one of its members holds something else.
    pub fn list_or_none<A: Json<T>, T>(&self, name: &'static str) -> Result<Option<Vec<T>>, Error> {
        let mut list = Vec::new();
        for value in self.headers.get_all(name) {
            let members = self.text(name, value)?.split(',').map(str::trim);
            for member in members.filter(|member| !member.is_empty()) {
                list.push(self.read::<A, T>(name, member)?);
            }
        }
        Ok(Some(list).filter(|_| self.headers.contains_key(name)))
    }

    fn text(&self, name: &'static str, value: &'h HeaderValue) -> Result<&'h str, Error> {
        let text = std::str::from_utf8(value.as_bytes());
        text.map_err(|_| self.error(name, "is no text"))
    }

    /// Reads a text as a string, or as what is written like it in JSON.
    fn read<A: Json<T>, T>(&self, name: &'static str, text: &str) -> Result<T, Error> {
        let string: StrDeserializer<'_, Unreadable> = text.into_deserializer();
        A::read(string).or_else(|_| {
            let mut json = serde_json::Deserializer::from_str(text);
            let value = A::read(&mut json);
            let value = value.and_then(|value| json.end().map(|()| value));
            value.map_err(|_| self.error(name, &format!("is no {}", type_name::<T>())))
        })
    }

    /// What is wrong with a header. Its value stays out: it may be a secret.
    fn error(&self, name: &str, what: &str) -> Error {
        let message = format!("the header `{name}` of the answer {what}");
        Error::new(ErrorKind::Decode, self.operation, message)
    }
}

/// Values stay out: they may be secrets.
impl fmt::Debug for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.headers.keys();
        f.debug_set().entries(names).finish()
    }
}
