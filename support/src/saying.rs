//! Requests that say in their body which form of the answer they ask for.

use serde_json::Value;

use super::property;
use super::request::Request;

/// Sets a property of the JSON body to `true`.
pub fn saying(request: Request, name: &str) -> Request {
    property::set(request, name, Value::Bool(true))
}
