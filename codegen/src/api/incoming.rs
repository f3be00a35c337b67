//! Requests that the server makes: what they hold, and what they are answered.

use super::docs::Docs;
use super::operation::{Failure, Method};
use super::shape::ShapeId;

/// A request that the server makes.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub name: String,
    pub docs: Docs,
    pub occasion: Occasion,
    pub method: Method,
    /// The names of its parameters.
    pub parameters: Vec<String>,
    /// What it holds, in JSON.
    pub body: Option<ShapeId>,
    /// What it may be answered, whether that is a failure or not.
    pub answers: Vec<Failure>,
}

/// When a server makes a request.
#[derive(Clone, Debug)]
pub enum Occasion {
    /// By itself.
    Webhook,
    /// Since it was asked to: the operation as it is written, and the expression of where the request goes.
    Callback { of: String, to: String },
}

impl Incoming {
    /// The shapes of what it may be answered.
    pub fn answered(&self) -> impl Iterator<Item = ShapeId> {
        self.answers.iter().filter_map(|answer| answer.shape)
    }
}
