//! A JSON value with its place, read by taking it apart.
//!
//! Reading is tolerant: what is absent or null is absent, and a value of another type than expected is reported and
//! passed over. It never costs more than itself.

use std::mem;

use serde_json::{Map, Value};

use crate::diagnostic::{Code, Place, Sink};

/// A JSON value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    pub value: Value,
    pub place: Place,
}

/// A JSON object of which members are taken one by one.
#[derive(Clone, Debug)]
pub struct Object {
    members: Map<String, Value>,
    pub place: Place,
}

impl Node {
    /// The object; anything else is reported as no `what`.
    pub fn object(self, what: &str, sink: &mut Sink) -> Option<Object> {
        match self.value {
            Value::Object(members) => Some(Object {
                members,
                place: self.place,
            }),
            value => {
                wrong_type(what, "an object", &value, &self.place, sink);
                None
            }
        }
    }

    /// The elements of the array; anything else is reported as no `what`.
    pub fn list(self, what: &str, sink: &mut Sink) -> Vec<Node> {
        match self.value {
            Value::Array(elements) => elements
                .into_iter()
                .enumerate()
                .map(|(index, value)| Node {
                    value,
                    place: self.place.index(index),
                })
                .collect(),
            value => {
                wrong_type(what, "a list", &value, &self.place, sink);
                Vec::new()
            }
        }
    }

    /// The string, or a number as it is written: ids and codes come as both.
    pub fn text(self, what: &str, sink: &mut Sink) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            value => {
                wrong_type(what, "a string", &value, &self.place, sink);
                None
            }
        }
    }

    fn flag(self, what: &str, sink: &mut Sink) -> Option<bool> {
        match self.value {
            Value::Bool(flag) => Some(flag),
            value => {
                wrong_type(what, "true or false", &value, &self.place, sink);
                None
            }
        }
    }
}

impl Object {
    /// Takes a member that is there and not null.
    pub fn take(&mut self, key: &str) -> Option<Node> {
        let value = self
            .members
            .get_mut(key)
            .map(mem::take)
            .filter(|value| !value.is_null())?;
        Some(Node {
            value,
            place: self.place.key(key),
        })
    }

    /// Gives back a member that was taken.
    pub fn put(&mut self, key: &str, node: Option<Node>) {
        if let Some(node) = node {
            self.members.insert(key.to_owned(), node.value);
        }
    }

    /// Takes a string; empty where there is none.
    pub fn text(&mut self, key: &str, sink: &mut Sink) -> String {
        self.take(key)
            .and_then(|node| node.text(&format!("`{key}`"), sink))
            .unwrap_or_default()
    }

    /// Takes a flag.
    pub fn flag(&mut self, key: &str, sink: &mut Sink) -> Option<bool> {
        self.take(key)?.flag(&format!("`{key}`"), sink)
    }

    /// Takes an object; a member that is an empty list, as some writers put it, counts as absent.
    pub fn object(&mut self, key: &str, sink: &mut Sink) -> Option<Object> {
        let node = self
            .take(key)
            .filter(|node| node.value != Value::Array(Vec::new()))?;
        node.object(&format!("`{key}`"), sink)
    }

    /// Takes the elements of a list; none where there is no list.
    pub fn list(&mut self, key: &str, sink: &mut Sink) -> Vec<Node> {
        self.take(key)
            .map(|node| node.list(&format!("`{key}`"), sink))
            .unwrap_or_default()
    }

    /// The names of the members that nobody has taken, in the order of the text; null counts as absent.
    pub fn left(&self) -> impl Iterator<Item = &str> {
        let left = self.members.iter().filter(|(_, value)| !value.is_null());
        left.map(|(key, _)| key.as_str())
    }

    /// The members, each with its place, in the order of the text; null counts as absent.
    pub fn entries(self) -> impl Iterator<Item = (String, Node)> {
        let Object { members, place } = self;
        let members = members.into_iter().filter(|(_, value)| !value.is_null());
        members.map(move |(key, value)| {
            let place = place.key(&key);
            (key, Node { value, place })
        })
    }

    /// Whether the object has a member of this name that is not null.
    pub fn has(&self, key: &str) -> bool {
        self.members.get(key).is_some_and(|value| !value.is_null())
    }
}

fn wrong_type(what: &str, expected: &str, value: &Value, place: &Place, sink: &mut Sink) {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    let message = format!("{what} should be {expected}, and is {found}");
    // What stands in the wrong place may be a secret.
    let place = place.clone().hidden();
    sink.report(Code::WrongType, &place, message, "it was passed over");
}
