//! An endpoint page becomes an operation.

use super::Context;
use super::apifox::{self, Surroundings};
use crate::document::endpoint::Endpoint;
use crate::document::page::Page;
use crate::document::security::Auth;

/// Adds the page's operation to the API.
pub fn lower(page: Page, context: &mut Context<'_>) {
    let endpoint = Endpoint {
        place: page.title_place,
        id: String::new(),
        name: page.title,
        kind: String::new(),
        method: Some((page.method, page.path_place.clone())),
        path: page.path,
        path_place: page.path_place,
        description: page.description,
        tags: Vec::new(),
        operation_id: String::new(),
        status: String::new(),
        parameters: page.parameters,
        body: page.body,
        responses: page.responses,
        shared_responses: Vec::new(),
        common: Vec::new(),
        auth: Auth::Inherited,
        server: String::new(),
        module: String::new(),
        callbacks: Vec::new(),
        unread_callbacks: None,
    };
    apifox::lower(endpoint, Surroundings::default(), context);
}
