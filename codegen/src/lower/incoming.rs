//! Requests that the server makes: webhooks, and callbacks in reply to an endpoint. What they hold becomes types.

use super::{Context, body, failures, keywords, schema};
use crate::api::{self, Docs, Incoming, Method, Occasion};
use crate::diagnostic::Code;
use crate::document::apifox::Response;
use crate::document::endpoint::{self, Endpoint};

/// Adds the types of a webhook to the API, if it is selected by its name or its words; reports those that hold nothing.
pub fn lower_webhook(webhook: endpoint::Incoming, context: &mut Context<'_>) {
    let endpoint::Incoming { name, endpoint } = webhook;
    let candidate = super::Candidate {
        method: endpoint.method.as_ref().map_or("", |(method, _)| method),
        path: &name,
        operation_id: &endpoint.operation_id,
        name: &endpoint.name,
        folders: endpoint
            .tags
            .first()
            .map(String::as_str)
            .into_iter()
            .collect(),
        tags: &endpoint.tags,
    };
    if !(context.select)(&candidate) {
        context.api.unselected.push(endpoint.place);
        return;
    }
    let place = endpoint.place.clone();
    if !lower(&name, endpoint, Occasion::Webhook, context) {
        let message =
            format!("the webhook `{name}` is a request that the server makes, without JSON");
        let help = "nothing was made of it";
        context.sink.report(Code::NotCalled, &place, message, help);
    }
}

/// Adds the types of the callbacks of an endpoint, which is spelled so; reports those that hold nothing.
pub fn lower_callbacks(callbacks: Vec<endpoint::Incoming>, of: &str, context: &mut Context<'_>) {
    for endpoint::Incoming { name, endpoint } in callbacks {
        let place = endpoint.place.clone();
        let occasion = Occasion::Callback {
            of: of.to_owned(),
            to: endpoint.path.clone(),
        };
        if !lower(&name, endpoint, occasion, context) {
            let message =
                format!("the callback `{name}` is a request that the server makes, without JSON");
            let help = "nothing was made of it; the rest of the endpoint goes on";
            context.sink.report(Code::NotCalled, &place, message, help);
        }
    }
}

/// Whether an endpoint describes what it holds, or what it is answered.
pub fn has_any(endpoint: &Endpoint) -> bool {
    let is_described = |response: &Response| !schema::is_blank(response.schema.as_ref());
    let body = endpoint.body.as_ref();
    body.is_some_and(|body| !schema::is_blank(body.schema.as_ref()))
        || endpoint.responses.iter().any(is_described)
}

/// Adds what a request of the server holds; whether there is anything.
pub fn lower(
    name: &str,
    endpoint: Endpoint,
    occasion: Occasion,
    context: &mut Context<'_>,
) -> bool {
    let method = endpoint.method.as_ref();
    let Some(method) = method.and_then(|(word, _)| Method::from_word(word)) else {
        return false;
    };
    let bodies = body::lower_all(endpoint.body, method, context);
    let body = bodies.iter().find_map(|body| match body.content {
        api::Content::Json(shape) if !api::is_xml(&body.media_type) => Some(shape),
        _ => None,
    });
    for (_, parameter) in &endpoint.parameters {
        keywords::account_unread(parameter.schema.as_ref(), context.sink);
    }
    let parameters = endpoint.parameters.into_iter();
    let answers = failures::lower(endpoint.responses, context);
    if body.is_none() && answers.iter().all(|answer| answer.shape.is_none()) {
        return false;
    }
    context.api.incoming.push(Incoming {
        name: name.trim().to_owned(),
        docs: Docs::new(endpoint.name, endpoint.description),
        occasion,
        method,
        parameters: parameters.map(|(_, parameter)| parameter.name).collect(),
        body,
        answers,
    });
    true
}
