//! All that can be wrong with an API as a whole, said at once. After this, nothing can be.

use super::{Api, Operation, Piece};
use crate::diagnostic::{Code, Place, Sink};

/// Leaves out what cannot stand beside the rest, and reports it.
pub fn check(mut api: Api, sink: &mut Sink) -> Api {
    leave_out_duplicates(&mut api, sink);
    if api.operations.is_empty() && !sink.has_error() {
        let (message, help) = match api.left_out {
            0 => (
                "the inputs describe no endpoint",
                "give a page or the JSON of at least one endpoint",
            ),
            _ => (
                "no endpoint is left to generate a client from",
                "mend what the other diagnostics name",
            ),
        };
        sink.report(Code::NoEndpoint, &Place::file(0), message, help);
    }
    api
}

/// Of several operations with one method and path only the first can be told apart.
fn leave_out_duplicates(api: &mut Api, sink: &mut Sink) {
    let mut seen = std::collections::BTreeSet::new();
    let before = api.operations.len();
    api.operations.retain(|operation| {
        let is_new = seen.insert(identity(operation));
        if !is_new {
            let message = format!(
                "an endpoint {} stands already in the inputs",
                operation.spelled()
            );
            sink.report(
                Code::DuplicateOperation,
                &operation.place,
                message,
                "this one was left out",
            );
        }
        is_new
    });
    api.left_out += before - api.operations.len();
}

/// Two operations are one if they differ only in what their path parameters are called.
fn identity(operation: &Operation) -> (super::Method, String, Vec<(String, String)>) {
    let text = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Parameter(_) => "{}".to_owned(),
    };
    let path = operation.path.pieces.iter().map(text).collect();
    (operation.method, path, operation.path.query.clone())
}
