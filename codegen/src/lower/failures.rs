//! Answers that report a failure: their codes, and what they hold.

use super::contents::{Holds, Known, holds};
use super::described::Described;
use super::{Context, keywords};
use crate::api::{Codec, Failure};
use crate::diagnostic::Code;
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
            Holds::Json(described, media_type) if !described.is_blank() => {
                match Codec::of(&media_type) {
                    Codec::Json => Some(known.lower(described, context)),
                    Codec::Xml | Codec::MessagePack => {
                        leave_out(&described, &media_type, context);
                        None
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

/// Reports what describes a failure that is no JSON.
fn leave_out(described: &Described, media_type: &str, context: &mut Context<'_>) {
    let message = format!("a schema is given for a failure of the type `{media_type}`");
    let help = "an error hands its body over as it came";
    let place = &described.schema.place;
    context
        .sink
        .report(Code::UnusedSchema, place, message, help);
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
