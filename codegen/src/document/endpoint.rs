//! Endpoint JSON: one `api` object, a list of them, or the `{success, data}` wrapper of the HTTP API.

use super::apifox::{self, Body, In, Parameter, Response};
use crate::diagnostic::{Place, Sink};
use crate::text::Node;

/// One endpoint.
#[derive(Debug)]
pub struct Endpoint {
    pub place: Place,
    pub name: String,
    /// `http`, `webhook`, …; empty in older descriptions, which means `http`.
    pub kind: String,
    pub method: Option<(String, Place)>,
    pub path: String,
    pub path_place: Place,
    pub description: String,
    pub operation_id: String,
    pub status: String,
    pub parameters: Vec<(In, Parameter)>,
    pub body: Option<Body>,
    pub responses: Vec<Response>,
    /// The security schemes that the endpoint names by ids of its project.
    pub security: Option<Place>,
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
    let wrapper = node.object("the input", sink);
    let data = wrapper.and_then(|mut wrapper| wrapper.take("data"));
    data.map(|data| read(data, sink)).unwrap_or_default()
}

fn endpoint(node: Node, sink: &mut Sink) -> Option<Endpoint> {
    let mut object = node.object("an endpoint", sink)?;
    let method = object.take("method").and_then(|node| {
        let place = node.place.clone();
        Some((node.text("`method`", sink)?, place))
    });
    let scheme = object.object("securityScheme", sink);
    Some(Endpoint {
        name: object.text("name", sink),
        kind: object.text("type", sink),
        method,
        path: object.text("path", sink),
        path_place: object.place.key("path"),
        description: object.text("description", sink),
        operation_id: object.text("operationId", sink),
        status: object.text("status", sink),
        parameters: apifox::parameters(object.take("parameters"), sink),
        body: apifox::body(object.take("requestBody"), sink),
        responses: apifox::responses(
            object.take("responses"),
            object.take("responseExamples"),
            sink,
        ),
        security: scheme
            .filter(|scheme| scheme.has("schemeGroups"))
            .map(|scheme| scheme.place),
        place: object.place,
    })
}
