//! Responses that endpoints share: by reference, by being switched on, or since all endpoints have them.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::definitions::report_repeated;
use crate::diagnostic::{Code, Place, Sink};
use crate::document::apifox::Response;
use crate::document::endpoint::Endpoint;
use crate::document::project::SharedResponse;

/// The shared responses of a project.
#[derive(Debug, Default)]
pub struct Shared {
    by_id: BTreeMap<String, Response>,
    /// The ids of those that some endpoint has.
    used: BTreeSet<String>,
    /// Those that endpoints have unless they switch them off.
    defaults: Vec<String>,
}

impl Shared {
    /// Takes the shared responses of a project; of two with one id the first counts.
    pub fn new(list: Vec<SharedResponse>, sink: &mut Sink) -> Shared {
        let mut shared = Shared::default();
        for SharedResponse {
            id,
            is_default,
            response,
        } in list
        {
            if shared.by_id.contains_key(&id) {
                report_repeated(&id, "response", &response.place, sink);
                continue;
            }
            if is_default {
                shared.defaults.push(id.clone());
            }
            shared.by_id.insert(id, response);
        }
        shared
    }
}

/// Reports the shared responses that no endpoint has.
pub fn report_unused(context: &mut Context<'_>) {
    let shared = &context.responses;
    for (id, response) in &shared.by_id {
        if !shared.used.contains(id) {
            let message = format!("no endpoint has the shared response `{}`", response.name);
            let help = "nothing was made of it";
            context
                .sink
                .report(Code::UnusedResponse, &response.place, message, help);
        }
    }
}

/// The answers of an endpoint with those that it shares. Switching one off does not remove a reference to it.
pub fn of_endpoint(endpoint: &mut Endpoint, context: &mut Context<'_>) -> Vec<Response> {
    let mut all = Vec::new();
    let mut there: Vec<String> = Vec::new();
    for response in std::mem::take(&mut endpoint.responses) {
        let Some((id, place)) = response.reference.clone() else {
            all.push(response);
            continue;
        };
        match context.responses.by_id.get(&id) {
            Some(shared) => all.push(shared.clone()),
            None => {
                report_missing(&id, &place, context.sink);
            }
        }
        there.push(id);
    }
    let is_off = |id: &String| {
        let mut status = endpoint.shared_responses.iter();
        status.any(|(known, is_on, _)| known == id && !is_on)
    };
    let defaults = context.responses.defaults.iter().filter(|id| !is_off(id));
    let mut more: Vec<String> = defaults.cloned().collect();
    for (id, is_on, place) in &endpoint.shared_responses {
        if !is_on {
            continue;
        }
        if context.responses.by_id.contains_key(id) {
            more.push(id.clone());
        } else {
            report_missing(id, place, context.sink);
        }
    }
    for id in more {
        if !there.contains(&id) {
            all.extend(context.responses.by_id.get(&id).cloned());
            there.push(id);
        }
    }
    context.responses.used.extend(there);
    all
}

fn report_missing(id: &str, place: &Place, sink: &mut Sink) {
    let message = format!("the shared response {id} is not in this input");
    let help = "the answer was left out";
    sink.report(Code::DanglingReference, place, message, help);
}
