//! An endpoint page becomes an operation.

use super::{Context, apifox};
use crate::api::Docs;
use crate::document::page::Page;

/// Adds the page's operation to the API.
pub fn lower(page: Page, context: &mut Context<'_>) {
    let draft = apifox::Draft {
        place: page.title_place,
        docs: Docs {
            title: page.title,
            description: page.description,
        },
        operation_id: String::new(),
        kind: String::new(),
        status: String::new(),
        method: Some((page.method, page.path_place.clone())),
        path: page.path,
        path_place: page.path_place,
        parameters: page.parameters,
        body: page.body,
        responses: page.responses,
        security: None,
    };
    apifox::lower(draft, context);
}
