//! Endpoint JSON becomes operations.

use super::{Context, apifox};
use crate::api::Docs;
use crate::document::endpoint::Endpoint;

/// Adds the endpoints' operations to the API.
pub fn lower(endpoints: Vec<Endpoint>, context: &mut Context<'_>) {
    for endpoint in endpoints {
        let draft = apifox::Draft {
            docs: Docs {
                title: endpoint.name,
                description: endpoint.description,
            },
            operation_id: endpoint.operation_id,
            kind: endpoint.kind,
            status: endpoint.status,
            method: endpoint.method,
            path: endpoint.path,
            path_place: endpoint.path_place,
            parameters: endpoint.parameters,
            body: endpoint.body,
            responses: endpoint.responses,
            security: endpoint.security,
            place: endpoint.place,
        };
        apifox::lower(draft, context);
    }
}
