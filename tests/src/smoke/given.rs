//! The half of a program of smoke tests that is compiled with the client: what its calls are given.

use std::future::Future;
use std::pin::Pin;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A call on its way.
pub type Sent = Pin<Box<dyn Future<Output = Outcome>>>;

/// The answer as its type writes it, if that is JSON.
pub type Outcome = Result<Option<Value>, String>;

/// The values of a call, by where they go.
pub struct Given(pub Map<String, Value>);

impl Given {
    /// Whether there is a value.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Whether there is a text, which may stand for a file.
    pub fn is_text(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(Value::is_string)
    }

    /// A value; `null` where there is none.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<T, String> {
        let value = self.0.get(key).cloned().unwrap_or_default();
        serde_path_to_error::deserialize(value).map_err(|error| format!("value refused: {key}: {error}"))
    }

    /// A value as text.
    pub fn text(&self, key: &str) -> Result<String, String> {
        match self.0.get(key) {
            Some(Value::String(text)) => Ok(text.clone()),
            Some(value) => Ok(value.to_string()),
            None => Err(format!("value refused: {key}: there is none")),
        }
    }

    /// The values of the fields of a body.
    pub fn fields(&self, key: &str) -> Given {
        match self.0.get(key) {
            Some(Value::Object(members)) => Given(members.clone()),
            _ => Given(Map::new()),
        }
    }

    /// The files of a field: one for each text.
    pub fn files(&self, key: &str) -> Option<Vec<Vec<u8>>> {
        let bytes = |value: &Value| value.as_str().unwrap_or("file").as_bytes().to_vec();
        match self.0.get(key)? {
            Value::Array(values) => Some(values.iter().map(bytes).collect()),
            value => Some(vec![bytes(value)]),
        }
    }
}
