//! More types as people write them: those of the prelude's names, generic ones, flattened ones, enumerations with values.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde_json::Value;

use super::types::{Audit, Customer, Money, State};

#[derive(JsonSchema)]
pub struct Client {
    pub name: String,
    pub result: Option<Result>,
}

#[derive(JsonSchema)]
pub struct Result {
    pub ok: bool,
    pub error: Option<Error>,
}

#[derive(JsonSchema)]
pub struct Error {
    pub code: i32,
    pub message: String,
}

#[derive(JsonSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub total: u64,
    pub next: Option<String>,
}

#[derive(JsonSchema)]
pub struct Pages {
    pub customers: Page<Customer>,
    pub texts: Page<String>,
    pub maybe: Option<Page<Money>>,
}

#[derive(JsonSchema)]
pub struct Flattened {
    pub name: String,
    #[schemars(flatten)]
    pub audit: Audit,
}

#[derive(JsonSchema)]
pub struct Open {
    pub name: String,
    #[schemars(flatten)]
    pub extra: BTreeMap<String, Value>,
}

#[derive(JsonSchema)]
pub struct OpenNumbers {
    pub name: Option<String>,
    #[schemars(flatten)]
    pub extra: BTreeMap<String, f64>,
}

#[derive(JsonSchema)]
pub struct Skipped {
    pub name: String,
    #[schemars(skip)]
    pub cache: Option<String>,
    #[schemars(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(JsonSchema)]
pub struct Uses {
    pub state: State,
    pub states: Vec<State>,
    pub by_state: BTreeMap<String, State>,
    pub shape: Shape,
    pub shapes: Vec<Shape>,
}

/// Tagged from outside.
#[derive(JsonSchema)]
pub enum Shape {
    Circle { radius: f64 },
    Square { side: f64 },
    Point,
}

#[derive(JsonSchema)]
#[schemars(tag = "type", rename_all = "snake_case")]
pub enum Event {
    Created { id: u64 },
    Deleted { id: u64, reason: Option<String> },
    Ping,
}

#[derive(JsonSchema)]
#[schemars(tag = "kind", content = "data")]
pub enum Message {
    Text(String),
    Money(Money),
    Nothing,
}

#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum TextOrNumber {
    Text(String),
    Number(i64),
}

#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum OneOrMany {
    One(Money),
    Many(Vec<Money>),
}

#[derive(JsonSchema)]
#[schemars(tag = "method")]
pub enum Payment {
    Card(Card),
    Transfer(Transfer),
}

#[derive(JsonSchema)]
pub struct Card {
    pub number: String,
    pub holder: Option<String>,
}

#[derive(JsonSchema)]
pub struct Transfer {
    pub iban: String,
}

#[derive(JsonSchema)]
pub struct Choices {
    pub event: Event,
    pub message: Option<Message>,
    pub value: TextOrNumber,
    pub money: OneOrMany,
    pub payment: Option<Payment>,
}
