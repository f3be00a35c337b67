//! Types as people write them. The test reads this file, too: what it holds is what must be generated again.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde_json::{Map, Value};

/// Scalars.
#[derive(JsonSchema)]
pub struct Scalars {
    pub text: String,
    pub flag: bool,
    pub float: f64,
    pub single: f32,
    pub letter: char,
    pub tiny: i8,
    pub small: i16,
    pub medium: i32,
    pub large: i64,
    pub byte: u8,
    pub port: u16,
    pub count: u32,
    pub size: u64,
    pub length: usize,
}

#[derive(JsonSchema)]
pub struct MaybeScalars {
    pub text: Option<String>,
    pub flag: Option<bool>,
    pub float: Option<f64>,
    pub letter: Option<char>,
    pub medium: Option<i32>,
    pub large: Option<i64>,
    pub byte: Option<u8>,
    pub size: Option<u64>,
}

#[derive(JsonSchema)]
pub struct Lists {
    pub texts: Vec<String>,
    pub numbers: Vec<f64>,
    pub sets: BTreeSet<String>,
    pub nested: Vec<Vec<i64>>,
    pub options: Vec<Option<String>>,
    pub maybe: Option<Vec<String>>,
    pub customers: Vec<Customer>,
    pub fixed: [f64; 3],
    pub boxed: Box<[String]>,
}

#[derive(JsonSchema)]
pub struct Maps {
    pub texts: BTreeMap<String, String>,
    pub counts: BTreeMap<String, u32>,
    pub lists: BTreeMap<String, Vec<String>>,
    pub customers: BTreeMap<String, Customer>,
    pub maybe: Option<BTreeMap<String, bool>>,
    pub options: BTreeMap<String, Option<i64>>,
}

#[derive(JsonSchema)]
pub struct Anything {
    pub value: Value,
    pub object: Map<String, Value>,
    pub values: Vec<Value>,
}

#[derive(JsonSchema)]
pub struct Customer {
    pub id: u64,
    pub name: String,
    pub email: Option<String>,
    pub address: Address,
    pub billing: Option<Address>,
}

/// Where somebody lives.
#[derive(JsonSchema)]
pub struct Address {
    /// The street.
    pub street: String,
    /// The city.
    pub city: Option<String>,
    pub country: Country,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "UPPERCASE")]
pub enum Country {
    De,
    Fr,
    Cn,
}

#[derive(JsonSchema)]
pub struct Order {
    pub number: String,
    pub state: State,
    pub previous: Option<State>,
    pub lines: Vec<OrderLine>,
    pub customer: Customer,
    pub total: Money,
    pub notes: BTreeMap<String, String>,
}

#[derive(JsonSchema)]
pub struct OrderLine {
    pub product: ProductId,
    pub quantity: u32,
    pub price: Money,
    pub discount: Option<Money>,
}

#[derive(JsonSchema)]
pub struct ProductId(pub String);

#[derive(JsonSchema)]
#[schemars(transparent)]
pub struct Score {
    pub value: f64,
}

#[derive(JsonSchema)]
pub struct Scored {
    pub score: Score,
    pub best: Option<Score>,
    pub product: Option<ProductId>,
}

#[derive(JsonSchema)]
pub struct Money {
    pub amount: f64,
    pub currency: String,
}

#[derive(JsonSchema)]
pub enum State {
    Open,
    Paid,
    /// It is on its way.
    Shipped,
    Cancelled,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Priority {
    VeryLow,
    Low,
    High,
    VeryHigh,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Role {
    SuperUser,
    /// A guest.
    Guest,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Level {
    Trace,
    VeryVerbose,
}

#[derive(JsonSchema)]
pub enum Single {
    Only,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
pub struct Camel {
    pub user_id: u64,
    pub created_at: String,
    pub updated_at: Option<String>,
    pub is_admin: bool,
    pub priority: Priority,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "PascalCase")]
pub struct Pascal {
    pub user_id: u64,
    pub created_at: Option<String>,
    pub role: Role,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub struct Kebab {
    pub user_id: u64,
    pub content_type: Option<String>,
    pub level: Level,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "SCREAMING_SNAKE_CASE")]
pub struct Screaming {
    pub user_id: u64,
    pub max_size: Option<u32>,
}

#[derive(JsonSchema)]
pub struct Keywords {
    pub r#type: String,
    pub r#match: Option<String>,
    pub r#fn: bool,
    pub r#struct: u8,
    pub r#async: Option<bool>,
    pub r#ref: String,
}

#[derive(JsonSchema)]
pub struct Renamed {
    #[schemars(rename = "@type")]
    pub r#type: String,
    #[schemars(rename = "$ref")]
    pub r#ref: Option<String>,
    #[schemars(rename = "#text")]
    pub text: String,
}

#[derive(JsonSchema)]
pub struct Defaults {
    #[schemars(default)]
    pub page: u32,
    #[schemars(default)]
    pub name: String,
    #[schemars(default)]
    pub tags: Vec<String>,
    pub size: u32,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Strict {
    pub name: String,
    pub value: Option<i64>,
}

#[derive(JsonSchema)]
pub struct Constrained {
    #[schemars(length(min = 1, max = 10))]
    pub name: String,
    #[schemars(range(min = 0, max = 100))]
    pub percent: u8,
    #[schemars(regex(pattern = "^[a-z]+$"))]
    pub slug: String,
    #[schemars(email)]
    pub email: Option<String>,
    #[schemars(url)]
    pub site: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(title = "A title", description = "In other words.")]
pub struct Titled {
    #[schemars(title = "Of a field")]
    pub name: String,
    #[schemars(extend("deprecated" = true))]
    pub old: Option<String>,
    #[schemars(example = "an example")]
    pub text: String,
}

#[derive(JsonSchema)]
pub struct Tree {
    pub name: String,
    pub children: Vec<Tree>,
}

#[derive(JsonSchema)]
pub struct Chain {
    pub value: i64,
    pub next: Option<Box<Chain>>,
}

#[derive(JsonSchema)]
pub struct Left {
    pub right: Option<Box<Right>>,
    pub name: String,
}

#[derive(JsonSchema)]
pub struct Right {
    pub lefts: Vec<Left>,
}

#[derive(JsonSchema)]
pub struct Graph {
    pub nodes: BTreeMap<String, Graph>,
    pub root: Option<Box<Graph>>,
}

#[derive(JsonSchema)]
pub struct Audit {
    pub created_by: String,
    pub updated_by: Option<String>,
}

#[derive(JsonSchema)]
pub struct Durations {
    pub timeout: std::time::Duration,
    pub wait: Option<std::time::Duration>,
}

#[derive(JsonSchema)]
pub struct Pointers {
    pub boxed: Box<Money>,
    pub shared: std::sync::Arc<String>,
    pub maybe: Option<Box<Money>>,
    pub twice: Option<Option<String>>,
}

#[derive(JsonSchema)]
pub struct Paths {
    pub file: std::path::PathBuf,
    pub address: std::net::IpAddr,
    pub unit: Option<()>,
}

#[derive(JsonSchema)]
pub struct Tuples {
    pub pair: (String, i64),
    pub same: (f64, f64),
    pub maybe: Option<(bool, String)>,
}

#[derive(JsonSchema)]
pub struct NonZeros {
    pub id: std::num::NonZeroU64,
    pub parent: Option<std::num::NonZeroU32>,
}

/// Names of the prelude and of generated code.
#[derive(JsonSchema)]
pub struct Options {
    pub option: Option<String>,
    pub some: bool,
    pub none: Option<bool>,
    pub vec: Vec<String>,
    pub string: String,
    pub extra: String,
}
