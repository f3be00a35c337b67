//! The types of the orders with serde's derive. Enumerations keep what they do not list, as ours do, in [`Orders`]; they
//! refuse it in [`ClosedOrders`], which is as fast as serde's derive gets. Codes are plain numbers in both.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub type Orders = ListOf<Order<OpenState, OpenCurrency>>;
pub type ClosedOrders = ListOf<Order<State, Currency>>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListOf<O> {
    pub total: i64,
    pub orders: Vec<O>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order<S, C> {
    pub id: i64,
    pub number: String,
    pub state: S,
    pub created_at: String,
    pub paid_at: Option<String>,
    pub customer: Customer,
    pub lines: Vec<Line>,
    pub amount: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<C>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coupon: Option<Coupon>,
    pub attributes: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<BTreeMap<String, i64>>,
    pub is_gift: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Open,
    Paid,
    Shipped,
    Done,
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    Cny,
    Eur,
    Usd,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpenState {
    Open,
    Paid,
    Shipped,
    Done,
    Cancelled,
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum OpenCurrency {
    Cny,
    Eur,
    Usd,
    #[serde(untagged)]
    Other(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    pub id: i64,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    pub level: i64,
    pub address: Address,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Address {
    pub province: String,
    pub city: String,
    pub street: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub sku: String,
    pub title: String,
    pub quantity: i64,
    pub price: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<f64>,
    pub tags: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coupon {
    pub code: String,
    pub percent: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}
