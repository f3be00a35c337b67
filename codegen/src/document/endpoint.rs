//! Endpoint JSON: one `api` object, a list of them, or the `{success, data}` wrapper of the HTTP API.

use serde_json::Value;

use super::apifox::{self, Body, In, Parameter, Response};
use super::irrelevant::{self, COMMON, ENDPOINT, WRAPPER};
use super::security::{self, Auth};
use crate::diagnostic::{Code, Place, Sink};
use crate::text::{Node, Object};

/// One endpoint.
#[derive(Debug)]
pub struct Endpoint {
    pub place: Place,
    /// A number that grows with every endpoint that is added to a project.
    pub id: String,
    pub name: String,
    /// `http`, `webhook`, …; empty in older descriptions, which means `http`.
    pub kind: String,
    pub method: Option<(String, Place)>,
    pub path: String,
    pub path_place: Place,
    pub description: String,
    pub operation_id: String,
    pub tags: Vec<String>,
    pub status: String,
    pub parameters: Vec<(In, Parameter)>,
    pub body: Option<Body>,
    pub responses: Vec<Response>,
    /// Shared responses by their ids: whether the endpoint has them.
    pub shared_responses: Vec<(String, bool, Place)>,
    /// Common parameters that the endpoint has, by name.
    pub common: Vec<(In, String, Place)>,
    pub auth: Auth,
    /// The id of its server; empty where its folder decides.
    pub server: String,
    pub module: String,
    /// Requests that the server makes in turn.
    pub callbacks: Vec<Incoming>,
    /// Such requests as Apifox writes them: what OpenAPI has, most often as a text.
    pub unread_callbacks: Option<Node>,
}

/// A request that the server makes: by itself, or in reply to an endpoint.
#[derive(Debug)]
pub struct Incoming {
    pub name: String,
    /// Its path is the expression of where it goes.
    pub endpoint: Endpoint,
}

/// Reads one endpoint, a list, or the wrapper.
pub fn read(node: Node, sink: &mut Sink) -> Vec<Endpoint> {
    if node.value.is_array() {
        return node
            .list("the input", sink)
            .into_iter()
            .filter_map(|node| endpoint(node, sink))
            .collect();
    }
    if node.value.get("path").is_some() {
        return endpoint(node, sink).into_iter().collect();
    }
    let Some(mut wrapper) = node.object("the input", sink) else {
        return Vec::new();
    };
    let data = wrapper.take("data");
    irrelevant::close(&wrapper, WRAPPER, sink);
    data.map(|data| read(data, sink)).unwrap_or_default()
}

/// Reads one endpoint.
pub fn endpoint(node: Node, sink: &mut Sink) -> Option<Endpoint> {
    let mut object = node.object("an endpoint", sink)?;
    let method = object.take("method").and_then(|node| {
        let place = node.place.clone();
        Some((node.text("`method`", sink)?, place))
    });
    let callbacks = object.take("callbacks");
    let endpoint = Endpoint {
        id: object.text("id", sink),
        name: object.text("name", sink),
        kind: object.text("type", sink),
        method,
        path: object.text("path", sink),
        path_place: object.place.key("path"),
        description: object.text("description", sink),
        operation_id: object.text("operationId", sink),
        tags: tags(&mut object, sink),
        status: object.text("status", sink),
        parameters: apifox::parameters(object.take("parameters"), sink),
        body: apifox::body(object.take("requestBody"), sink),
        responses: apifox::responses(
            object.take("responses"),
            object.take("responseExamples"),
            sink,
        ),
        shared_responses: shared_responses(&mut object, sink),
        common: common(&mut object, sink),
        auth: security::auth(&mut object, sink),
        server: object.text("serverId", sink),
        module: object.text("moduleId", sink),
        callbacks: Vec::new(),
        unread_callbacks: callbacks.filter(|node| !node.value.is_null()),
        place: object.place.clone(),
    };
    irrelevant::close(&object, ENDPOINT, sink);
    Some(endpoint)
}

fn shared_responses(object: &mut Object, sink: &mut Sink) -> Vec<(String, bool, Place)> {
    let Some(mut status) = object.object("commonResponseStatus", sink) else {
        return Vec::new();
    };
    let ids: Vec<String> = status.left().map(str::to_owned).collect();
    let has = |id: String| {
        let has = status.flag(&id, sink)?;
        let place = status.place.key(&id);
        Some((id, has, place))
    };
    ids.into_iter().filter_map(has).collect()
}

fn common(object: &mut Object, sink: &mut Sink) -> Vec<(In, String, Place)> {
    const PLACES: [(Option<In>, &str); 4] = [
        (Some(In::Query), "query"),
        (Some(In::Header), "header"),
        (Some(In::Cookie), "cookie"),
        (None, "body"),
    ];
    let Some(mut lists) = object.object("commonParameters", sink) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (within, key) in PLACES {
        for node in lists.list(key, sink) {
            match (common_name(node, sink), within) {
                (Some((name, place)), Some(within)) => found.push((within, name, place)),
                (Some((name, place)), None) => report_field(&name, &place, sink),
                (None, _) => {}
            }
        }
    }
    irrelevant::close(&lists, COMMON, sink);
    found
}

/// The name of a common parameter; written by hand, it may stand alone.
fn common_name(node: Node, sink: &mut Sink) -> Option<(String, Place)> {
    if let Value::String(name) = node.value {
        return Some((name, node.place));
    }
    let mut named = node.object("a common parameter", sink)?;
    let name = named.text("name", sink);
    irrelevant::close(&named, COMMON, sink);
    Some((name, named.place.key("name")))
}

/// Reports a common parameter that is a field of forms.
fn report_field(name: &str, place: &Place, sink: &mut Sink) {
    let message = format!("the common parameter `{name}` is a field of every form");
    let help = "it was left out; add the field to the forms that need it";
    sink.report(Code::CommonField, place, message, help);
}

/// The words by which an endpoint is found.
pub fn tags(object: &mut Object, sink: &mut Sink) -> Vec<String> {
    let tags = object.list("tags", sink).into_iter();
    let tags = tags.filter_map(|tag| tag.text("a tag", sink));
    tags.filter(|tag| !tag.trim().is_empty()).collect()
}
