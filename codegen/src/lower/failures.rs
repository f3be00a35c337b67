//! Answers that report a failure: their codes, and what they hold.

use serde_json::Value;

use super::contents::{Holds, holds};
use super::{Context, keywords};
use crate::api::{Failure, ShapeId};
use crate::document::apifox::Response;

/// Lowers the answers of codes that are none of success. Of those with one schema each holds the same.
pub fn lower(responses: Vec<Response>, context: &mut Context<'_>) -> Vec<Failure> {
    let mut known: Vec<(Value, ShapeId)> = Vec::new();
    let mut failures = Vec::new();
    for response in responses {
        for header in &response.headers {
            keywords::account_unread(header.schema.as_ref(), context.sink);
        }
        let code = response.code.clone();
        let description = words(&response);
        let shape = match holds(response, context) {
            Holds::Json(described, _) if !described.is_blank() => {
                let schema = &described.schema.value;
                match known.iter().find(|(known, _)| known == schema) {
                    Some((_, shape)) => {
                        described.compare(*shape, context);
                        Some(*shape)
                    }
                    None => {
                        let schema = schema.clone();
                        let shape = described.lower(context);
                        known.push((schema, shape));
                        Some(shape)
                    }
                }
            }
            _ => None,
        };
        failures.push(Failure {
            code,
            description,
            shape,
        });
    }
    failures
}

/// What the description calls a failure, and which headers it has.
fn words(response: &Response) -> String {
    let mut words = vec![response.name.clone(), response.description.clone()];
    words.dedup();
    words.retain(|word| !word.is_empty());
    let headers = response
        .headers
        .iter()
        .map(|header| format!("`{}`", header.name));
    let headers: Vec<String> = headers.collect();
    if !headers.is_empty() {
        words.push(format!("headers {}", headers.join(", ")));
    }
    words.join("：")
}
