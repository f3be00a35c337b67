//! All that can be wrong with an API as a whole, said at once. After this, nothing can be.

use std::collections::BTreeMap;

use super::{
    Api, Fixed, Operation, alike, changes, defaults, forms, named, pages, recurring, sides, titled,
};
use crate::diagnostic::{Code, Place, Sink};

/// Leaves out what cannot stand beside the rest, and reports it. Requests and answers then have shapes of their own, where
/// they must, and so have changes.
pub fn check(mut api: Api, sink: &mut Sink) -> Api {
    leave_out_duplicates(&mut api, sink);
    defaults::check(&mut api, sink);
    alike::report(&api, sink);
    // What has a name shares none that others are given.
    named::settle(&mut api);
    titled::settle(&mut api);
    recurring::settle(&mut api);
    sides::split(&mut api);
    changes::set_apart(&mut api);
    forms::settle(&mut api);
    pages::recognise(&mut api.operations, &api.shapes);
    if api.operations.is_empty() && !sink.has_error() {
        let (message, help) = match api.left_out {
            0 if !api.unselected.is_empty() => (
                "no operation is selected",
                "select others with `only` and `except`",
            ),
            0 if !api.incoming.is_empty() => (
                "the inputs describe only requests that the server makes",
                "give at least one endpoint that clients call",
            ),
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

/// Endpoints with one method and path are all kept, since gateways tell them apart by what else is sent. Only a second
/// description of the same endpoint, in another input, is left out.
fn leave_out_duplicates(api: &mut Api, sink: &mut Sink) {
    let mut seen: BTreeMap<Identity, Vec<(usize, String)>> = BTreeMap::new();
    let before = api.operations.len();
    let mut is_kept = true;
    api.operations.retain(|operation| {
        if operation.is_other_way {
            return is_kept;
        }
        let known = seen.entry(identity(operation)).or_default();
        let (file, title) = (operation.place.file, operation.docs.title.clone());
        let is_same = |(other, name): &(usize, String)| {
            *other != file && (*name == title || title.is_empty())
        };
        let is_again = known.iter().any(is_same);
        if is_again {
            let message = format!(
                "the endpoint {} stands already in another input",
                operation.spelled()
            );
            let help = "this one was left out";
            sink.report(Code::DuplicateOperation, &operation.place, message, help);
        } else if !known.is_empty() {
            let message = format!("another endpoint is {}, too", operation.spelled());
            let help = "both became calls, told apart by their names";
            sink.report(Code::SameRequest, &operation.place, message, help);
        }
        if !is_again {
            known.push((file, title));
        }
        is_kept = !is_again;
        is_kept
    });
    api.left_out += before - api.operations.len();
}

/// What is the same of two operations that go to one place with one method.
type Identity = (
    super::Method,
    super::ServerRef,
    String,
    Vec<(String, String)>,
    Vec<Fixed>,
);

/// Two operations are one if they differ only in what their path parameters are called.
fn identity(operation: &Operation) -> Identity {
    (
        operation.method,
        operation.server.clone(),
        operation.path.template(),
        operation.path.query.clone(),
        operation.fixed.clone(),
    )
}
