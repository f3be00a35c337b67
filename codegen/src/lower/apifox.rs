//! The parts of an endpoint, as every dialect of Apifox has them, become an operation.

use super::security::{self, Alternatives};
use super::{
    Context, answers, body, body_type, common, headers, incoming, parameters, responses, streams,
};
use crate::api::{
    Docs, Fixed, Method, Occasion, Operation, ParameterIn, Path, PathProblem, ServerRef, parse_path,
};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::{In, Parameter};
use crate::document::endpoint::Endpoint;

/// What is around an endpoint.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// The folders around it, from the outside in.
    pub folders: Vec<Docs>,
    pub server: ServerRef,
    pub security: Alternatives,
}

/// Adds the endpoint's operation to the API, or reports why it is left out.
pub fn lower(endpoint: Endpoint, around: Surroundings, context: &mut Context<'_>) {
    let folders = around.folders.iter().map(|folder| &*folder.title).collect();
    if !context.has(&endpoint, &endpoint.path, folders) {
        return;
    }
    if endpoint.kind == "webhook" && incoming::has_any(&endpoint) {
        let name = endpoint.name.clone();
        incoming::lower(&name, endpoint, Occasion::Webhook, context);
        return;
    }
    match operation(endpoint, around, context) {
        Some(operations) => context.api.operations.extend(operations),
        None => context.api.left_out += 1,
    }
}

/// The operation, and behind it the same with each other body that it takes.
fn operation(
    mut endpoint: Endpoint,
    around: Surroundings,
    context: &mut Context<'_>,
) -> Option<Vec<Operation>> {
    let (method, path) = request_line(&endpoint, context)?;
    let spelled = format!("{} {path}", method.as_str());
    incoming::lower_callbacks(std::mem::take(&mut endpoint.callbacks), &spelled, context);
    let body_kind = endpoint
        .body
        .as_ref()
        .map(|body| body_type::media_type(body, &context.definitions))
        .unwrap_or_default();
    let responses = responses::of_endpoint(&mut endpoint, context);
    let (fixed, declared) = fixed(endpoint.parameters);
    let mut parameters =
        parameters::lower(declared, &path, &body_kind, &endpoint.path_place, context);
    let common = common::of_endpoint(&endpoint.common, &mut parameters, context);
    let bodies = body::lower_all(endpoint.body, method, context);
    let mut bodies = bodies.into_iter();
    let body = bodies.next();
    let operation = Operation {
        number: endpoint.id.parse().ok(),
        answer: answers::lower(responses, method, body.as_ref(), &endpoint.place, context),
        body,
        is_other_way: false,
        place: endpoint.place,
        docs: Docs::new(endpoint.name, endpoint.description),
        folders: around.folders,
        operation_id: endpoint.operation_id,
        deprecated: matches!(endpoint.status.as_str(), "deprecated" | "obsolete"),
        server: match &path.origin {
            Some(origin) => ServerRef::Origin(origin.clone()),
            None => around.server,
        },
        method,
        path,
        parameters: parameters.list,
        fixed,
        security: security::with_parameters(around.security, &parameters.schemes, context),
        common,
        pages: None,
    };
    let mut ways = vec![operation];
    for body in bodies {
        let mut way = ways[0].clone();
        way.answer.streamed = way
            .answer
            .streamed
            .filter(|stream| stream.switch.is_none() || streams::switch(&body, context).is_some());
        way.body = Some(body);
        way.is_other_way = true;
        ways.push(way);
    }
    Some(ways)
}

/// Parts the values that are a part of what the endpoint is from the parameters that callers give.
fn fixed(declared: Vec<(In, Parameter)>) -> (Vec<Fixed>, Vec<(In, Parameter)>) {
    let mut fixed = Vec::new();
    let mut rest = Vec::new();
    for (within, mut parameter) in declared {
        let place = match within {
            In::Query => Some(ParameterIn::Query),
            In::Header if headers::is_fixable(&parameter) => Some(ParameterIn::Header),
            In::Header | In::Path | In::Cookie => None,
        };
        match (place, parameter.fixed.take()) {
            (Some(place), Some(value)) if !parameter.disabled => {
                fixed.push((place, parameter.name, value));
            }
            _ => rest.push((within, parameter)),
        }
    }
    (fixed, rest)
}

/// The method and the path, or a report of why the endpoint is left out.
fn request_line(endpoint: &Endpoint, context: &mut Context<'_>) -> Option<(Method, Path)> {
    match read_request_line(endpoint) {
        Ok((method, path)) => {
            if path.repaired {
                let written = endpoint.path.trim();
                let message = format!("the path `{written}` is not written like `/a/{{b}}`");
                let help = format!("it is taken as `{path}`");
                context
                    .sink
                    .report(Code::RepairedPath, &endpoint.path_place, message, help);
            }
            if let Some(origin) = &path.origin {
                let message = format!("the path is bound to `{origin}`");
                let help = "calls go there whatever the client is built for, and without its credentials unless its user trusts that place";
                context
                    .sink
                    .report(Code::BoundToOrigin, &endpoint.path_place, message, help);
            }
            Some((method, path))
        }
        Err(Obstacle {
            code,
            place,
            message,
            help,
        }) => {
            let help = format!("{} was left out; {help}", named(&endpoint.name));
            context.sink.report(code, &place, message, help);
            None
        }
    }
}

/// Why an endpoint is no operation.
struct Obstacle {
    code: Code,
    place: Place,
    message: String,
    help: &'static str,
}

fn read_request_line(endpoint: &Endpoint) -> Result<(Method, Path), Obstacle> {
    let not_http = |place: &Place, message: String, help| {
        Err(Obstacle {
            code: Code::NotHttp,
            place: place.clone(),
            message,
            help,
        })
    };
    if !matches!(endpoint.kind.as_str(), "" | "http") {
        let message = format!(
            "this is a {}, not a request that a client makes",
            endpoint.kind
        );
        return not_http(
            &endpoint.place.key("type"),
            message,
            "a later version may make types of it",
        );
    }
    let path = parse_path(&endpoint.path).map_err(|problem| {
        let (code, message, help) = explain(&problem);
        Obstacle {
            code,
            place: endpoint.path_place.clone(),
            message,
            help,
        }
    })?;
    let Some((word, place)) = &endpoint.method else {
        return not_http(
            &endpoint.place,
            "the endpoint has no method".to_owned(),
            "give it a `method`",
        );
    };
    match Method::from_word(word) {
        Some(method) => Ok((method, path)),
        None => {
            let help = "use GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS or TRACE";
            not_http(place, format!("`{word}` is no method of HTTP"), help)
        }
    }
}

fn explain(problem: &PathProblem) -> (Code, String, &'static str) {
    match problem {
        PathProblem::Empty => (
            Code::UnusablePath,
            "the path is empty".to_owned(),
            "finish the endpoint in Apifox",
        ),
        PathProblem::Host(host) => (
            Code::AbsoluteUrl,
            format!("the path names the host `{host}`, and not how to reach it"),
            "move the host into an environment's base URL",
        ),
        PathProblem::Placeholder(hole) => (
            Code::UnfilledPlaceholder,
            format!("the path holds `{hole}`, a placeholder of a template that was never filled"),
            "fill the template, or write path parameters as `{name}`",
        ),
        PathProblem::DotSegment => (
            Code::UnusablePath,
            "the path has a segment `.` or `..`, which no request can carry".to_owned(),
            "write the path that is meant",
        ),
        PathProblem::Brace => (
            Code::UnusablePath,
            "the path has a brace that is not closed, or braces with no name in them".to_owned(),
            "write each path parameter as `{name}`",
        ),
        PathProblem::WebSocket => (
            Code::NotHttp,
            "this is the address of a WebSocket, not of an HTTP endpoint".to_owned(),
            "a WebSocket is no request that this client can make",
        ),
    }
}

/// How diagnostics call an endpoint.
fn named(name: &str) -> String {
    if name.is_empty() {
        "the endpoint".to_owned()
    } else {
        format!("`{name}`")
    }
}
