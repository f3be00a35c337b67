//! Answers that report a failure: their codes, and what they hold.

use super::contents::{Holds, Known, holds};
use super::{Context, keywords};
use crate::api::Failure;
use crate::document::apifox::Response;

/// Lowers the answers of codes that are none of success. Of those with one schema each holds the same.
pub fn lower(responses: Vec<Response>, context: &mut Context<'_>) -> Vec<Failure> {
    let mut known = Known::default();
    let mut failures = Vec::new();
    for response in responses {
        for header in &response.headers {
            keywords::account_unread(header.schema.as_ref(), context.sink);
        }
        let code = response.code.clone();
        let description = words(&response);
        let shape = match holds(response, context) {
            Holds::Json(described, _) if !described.is_blank() => {
                Some(known.lower(described, context))
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

/// What the description calls an answer, and which headers it has.
pub fn words(response: &Response) -> String {
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
