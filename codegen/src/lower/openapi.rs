//! An OpenAPI document becomes operations, with what they refer to.

use super::apifox::{self, Surroundings};
use super::choices::{self, Unasked};
use super::definitions::Definitions;
use super::hosts::{self, Hosts};
use super::{Context, incoming, library, references, security};
use crate::api::Docs;
use crate::document::openapi::{OpenApi, Operation};
use crate::document::security::Auth;

/// Adds the document to the API: first what operations refer to, then the operations.
pub fn lower(document: OpenApi, context: &mut Context<'_>) {
    // All pages of a site say the same of themselves.
    let docs = Docs::new(document.title, document.description);
    if !context.api.docs.contains(&docs) {
        context.api.docs.push(docs);
    }
    context.definitions = Definitions::new(document.schemas, context.sink);
    context.definitions.elsewhere = document.targets;
    context.definitions.nowhere = document.nowhere;
    let written = library::reuse(context);
    references::lower_definitions(context);
    library::keep(written, context);
    context.schemes = security::by_ids(document.schemes, context.sink);
    let hosts = Hosts::new(document.servers);
    let mut unasked = Unasked::default();
    for operation in document.operations {
        let Operation {
            mut endpoint,
            folders,
            servers,
        } = operation;
        endpoint.responses =
            choices::settle(endpoint.responses, &mut unasked, &context.definitions);
        hosts.bind(&mut endpoint, &servers, context);
        let auth = match &endpoint.auth {
            Auth::Inherited => &document.security,
            own => own,
        };
        // Tags have the names of folders, with those around them.
        let folder = |(depth, name): (usize, &String)| {
            let description = document.tags.get(&folders[..=depth].join("/"));
            Docs::new(name, description.cloned().unwrap_or_default())
        };
        let around = Surroundings {
            folders: folders.iter().enumerate().map(folder).collect(),
            security: security::resolve(auth, context),
            ..Surroundings::default()
        };
        apifox::lower(endpoint, around, context);
    }
    unasked.report(context);
    for webhook in document.webhooks {
        incoming::lower_webhook(webhook, context);
    }
    hosts::add_environments(hosts, context);
}
