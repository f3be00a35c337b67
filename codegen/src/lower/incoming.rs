//! Requests that the server makes: webhooks, and callbacks in reply to an endpoint. What they hold becomes types.

use super::{Context, body, failures, keywords, schema};
use crate::api::{self, Codec, Docs, Incoming, Method, Occasion};
use crate::diagnostic::Code;
use crate::document::apifox::Response;
use crate::document::endpoint::{self, Endpoint};

/// Adds the types of a webhook to the API, if it is selected by its name or its words.
pub fn lower_webhook(webhook: endpoint::Incoming, context: &mut Context<'_>) {
    let endpoint::Incoming { name, endpoint } = webhook;
    let folders = endpoint.tags.first().map(String::as_str);
    if context.has(&endpoint, &name, folders.into_iter().collect()) {
        lower(&name, endpoint, Occasion::Webhook, context);
    }
}

/// Adds the types of the callbacks of an endpoint, which is spelled so.
pub fn lower_callbacks(callbacks: Vec<endpoint::Incoming>, of: &str, context: &mut Context<'_>) {
    for endpoint::Incoming { name, endpoint } in callbacks {
        let occasion = Occasion::Callback {
            of: of.to_owned(),
            to: endpoint.path.clone(),
        };
        lower(&name, endpoint, occasion, context);
    }
}

/// Whether an endpoint describes what it holds, or what it is answered.
pub fn has_any(endpoint: &Endpoint) -> bool {
    let is_described = |response: &Response| !schema::is_blank(response.schema.as_ref());
    let body = endpoint.body.as_ref();
    body.is_some_and(|body| !schema::is_blank(body.schema.as_ref()))
        || endpoint.responses.iter().any(is_described)
}

/// Adds what a request of the server holds, and what it is answered; reports one that has neither.
pub fn lower(name: &str, endpoint: Endpoint, occasion: Occasion, context: &mut Context<'_>) {
    let place = endpoint.place.clone();
    let (kind, help) = match occasion {
        Occasion::Webhook => ("webhook", "nothing was made of it"),
        Occasion::Callback { .. } => (
            "callback",
            "nothing was made of it; the rest of the endpoint goes on",
        ),
    };
    match incoming(name, endpoint, occasion, context) {
        Some(incoming) => context.api.incoming.push(incoming),
        None => {
            let message =
                format!("the {kind} `{name}` is a request that the server makes, without JSON");
            context.sink.report(Code::NotCalled, &place, message, help);
        }
    }
}

fn incoming(
    name: &str,
    endpoint: Endpoint,
    occasion: Occasion,
    context: &mut Context<'_>,
) -> Option<Incoming> {
    let (word, _) = endpoint.method.as_ref()?;
    let method = Method::from_word(word)?;
    let bodies = body::lower_all(endpoint.body, method, context);
    let body = bodies.iter().find_map(|body| match body.content {
        api::Content::Json(shape) if Codec::of(&body.media_type) == Codec::Json => Some(shape),
        _ => None,
    });
    for (_, parameter) in &endpoint.parameters {
        keywords::account_unread(parameter.schema.as_ref(), context.sink);
    }
    let parameters = endpoint.parameters.into_iter();
    let answers = failures::lower(endpoint.responses, context);
    if body.is_none() && answers.iter().all(|answer| answer.shape.is_none()) {
        return None;
    }
    Some(Incoming {
        name: name.trim().to_owned(),
        docs: Docs::new(endpoint.name, endpoint.description),
        occasion,
        method,
        parameters: parameters.map(|(_, parameter)| parameter.name).collect(),
        body,
        answers,
    })
}
