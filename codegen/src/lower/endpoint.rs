//! Endpoint JSON becomes operations.

use super::apifox::{self, Surroundings};
use super::{Context, security};
use crate::document::endpoint::Endpoint;

/// Adds the endpoints' operations to the API. What they refer to in their project is not here.
pub fn lower(endpoints: Vec<Endpoint>, context: &mut Context<'_>) {
    for endpoint in endpoints {
        let around = Surroundings {
            security: security::resolve(&endpoint.auth, context),
            ..Surroundings::default()
        };
        apifox::lower(endpoint, around, context);
    }
}
