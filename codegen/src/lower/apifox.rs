//! The parts of an endpoint, as every dialect of Apifox has them, become an operation.

use super::{Context, answers, body, parameters};
use crate::api::{Docs, Method, Operation, Path, PathProblem, parse_path};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::{Body, In, Parameter, Response};

/// An endpoint whose parts have been gathered from its document.
pub struct Draft {
    pub place: Place,
    pub docs: Docs,
    pub operation_id: String,
    pub kind: String,
    pub status: String,
    pub method: Option<(String, Place)>,
    pub path: String,
    pub path_place: Place,
    pub parameters: Vec<(In, Parameter)>,
    pub body: Option<Body>,
    pub responses: Vec<Response>,
    pub security: Option<Place>,
}

/// Adds the endpoint's operation to the API, or reports why it is left out.
pub fn lower(draft: Draft, context: &mut Context<'_>) {
    match operation(draft, context) {
        Some(operation) => context.api.operations.push(operation),
        None => context.api.left_out += 1,
    }
}

fn operation(draft: Draft, context: &mut Context<'_>) -> Option<Operation> {
    let (method, path) = request_line(&draft, context)?;
    if let Some(place) = &draft.security {
        let message =
            "the endpoint names security schemes of its project, which are not in this input";
        context.sink.report(
            Code::UnresolvedSecurity,
            place,
            message,
            "the operation is called without them",
        );
    }
    let body_kind = draft
        .body
        .as_ref()
        .map(body::media_type)
        .unwrap_or_default();
    let parameters = parameters::lower(
        draft.parameters,
        &path,
        &body_kind,
        &draft.path_place,
        context,
    );
    Some(Operation {
        body: draft
            .body
            .and_then(|body| body::lower(body, method, context)),
        answer: answers::lower(draft.responses, method, &draft.place, context),
        place: draft.place,
        docs: draft.docs,
        operation_id: draft.operation_id,
        deprecated: matches!(draft.status.as_str(), "deprecated" | "obsolete"),
        method,
        path,
        parameters: parameters.list,
        schemes: parameters.schemes,
    })
}

/// The method and the path, or a report of why the endpoint is left out.
fn request_line(draft: &Draft, context: &mut Context<'_>) -> Option<(Method, Path)> {
    match read_request_line(draft) {
        Ok((method, path)) => {
            if path.repaired {
                let written = draft.path.trim();
                let message = format!("the path `{written}` is not written like `/a/{{b}}`");
                let help = format!("it is taken as `{path}`");
                context
                    .sink
                    .report(Code::RepairedPath, &draft.path_place, message, help);
            }
            Some((method, path))
        }
        Err(Obstacle {
            code,
            place,
            message,
            help,
        }) => {
            let help = format!("{} was left out; {help}", named(&draft.docs));
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

fn read_request_line(draft: &Draft) -> Result<(Method, Path), Obstacle> {
    let not_http = |place: &Place, message: String, help| {
        Err(Obstacle {
            code: Code::NotHttp,
            place: place.clone(),
            message,
            help,
        })
    };
    if !matches!(draft.kind.as_str(), "" | "http") {
        let message = format!(
            "this is a {}, not a request that a client makes",
            draft.kind
        );
        return not_http(
            &draft.place.key("type"),
            message,
            "a later version may make types of it",
        );
    }
    let path = parse_path(&draft.path).map_err(|problem| {
        let (code, message, help) = explain(&problem);
        Obstacle {
            code,
            place: draft.path_place.clone(),
            message,
            help,
        }
    })?;
    let Some((word, place)) = &draft.method else {
        return not_http(
            &draft.place,
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
            format!("the path names the host `{host}`, and there is no server here to bind it to"),
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
        PathProblem::WebSocket => (
            Code::NotHttp,
            "this is the address of a WebSocket, not of an HTTP endpoint".to_owned(),
            "a WebSocket is no request that this client can make",
        ),
    }
}

/// How diagnostics call an operation.
fn named(docs: &Docs) -> String {
    if docs.title.is_empty() {
        "the endpoint".to_owned()
    } else {
        format!("`{}`", docs.title)
    }
}
