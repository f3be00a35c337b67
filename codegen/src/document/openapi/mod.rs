//! OpenAPI 3.0 and 3.1, and Swagger 2.0: the paths of a document, and what its operations refer to.
//!
//! Parameters, bodies and answers are read into what the dialects of Apifox have, [`super::apifox`]. What stands in their
//! place by a reference is read where it is used; references between schemas stay as they are.

mod components;
mod contents;
mod gathering;
mod headers;
mod names;
mod operations;
mod references;
mod servers;
mod shared;
mod spelling;
mod stand;
mod swagger;
mod version;

use std::collections::{BTreeMap, BTreeSet};

use super::declared::{SchemaItem, SecurityScheme};
use super::endpoint::{Endpoint, Incoming};
use super::files::{Files, Nowhere};
use super::irrelevant::{self, COMPONENTS, DOCUMENT, INFO, TAG};
use super::security::Auth;
use crate::diagnostic::{Code, Sink};
use crate::text::{Node, Object};
use components::{THREE, TWO};
use gathering::gather;
use references::References;
pub use servers::{Server, Variable};
pub use spelling::{is_file, parted};
use swagger::MediaTypes;
use version::Version;

/// A document.
#[derive(Debug, Default)]
pub struct OpenApi {
    pub title: String,
    pub description: String,
    pub servers: Vec<Server>,
    pub security: Auth,
    pub schemas: Vec<SchemaItem>,
    /// What references lead to that is no schema with a name.
    pub targets: BTreeMap<String, Node>,
    /// Which references lead to nothing, and why not.
    pub nowhere: BTreeMap<String, Nowhere>,
    /// The numbers of the files that it refers to.
    pub files: BTreeSet<usize>,
    pub schemes: Vec<SecurityScheme>,
    /// What is said of tags.
    pub tags: BTreeMap<String, String>,
    pub operations: Vec<Operation>,
    /// Requests that the server makes by itself, by name.
    pub webhooks: Vec<Incoming>,
}

/// An operation, with what is said of it beside what every endpoint has.
#[derive(Debug)]
pub struct Operation {
    pub endpoint: Endpoint,
    /// The names of the folders around it.
    pub folders: Vec<String>,
    /// In place of those of the document.
    pub servers: Vec<Server>,
}

/// Reads a document.
pub fn read(mut node: Node, files: &mut Files<'_>, sink: &mut Sink) -> Option<OpenApi> {
    let version = Version::of(&node, sink)?;
    let is_second = version == Version::Two;
    let components = if is_second { TWO } else { THREE };
    let is_beside = version == Version::Three;
    let gathered = gather(&mut node, &components.of_schemas(), is_beside, files, sink);
    let mut references = gathered.references;
    let shared = references.share(components.of);
    let mut openapi = OpenApi {
        files: gathered.files,
        ..OpenApi::default()
    };
    let mut object = node.object("the input", sink)?;
    object.take(if is_second { "swagger" } else { "openapi" });
    read_info(&mut object, &mut openapi, sink);
    openapi.servers = match is_second {
        true => swagger::servers(&mut object, sink),
        false => servers::read(object.list("servers", sink), sink),
    };
    openapi.security = components::security(object.take("security"), sink);
    let types = MediaTypes::take(&mut object, sink);
    let paths = object.take("paths");
    if let Some(paths) = paths.and_then(|node| references.follow(node, "`paths`", sink)) {
        let mut reader = operations::Reader::new(&references, &types, sink);
        openapi.operations = reader.paths(paths);
        report_repeated(&openapi.operations, sink);
    }
    for webhooks in webhooks(&mut object, sink) {
        let mut reader = operations::Reader::new(&references, &types, sink);
        for (name, node) in webhooks.entries() {
            let found = reader.incoming(&name, name.clone(), node);
            openapi.webhooks.extend(found);
        }
    }
    if is_second {
        components.take(&mut object, &references, &mut openapi, sink);
    } else if let Some(mut own) = object.object("components", sink) {
        components.take(&mut own, &references, &mut openapi, sink);
        irrelevant::close(&own, COMPONENTS, sink);
    }
    for schema in &mut openapi.schemas {
        if let Some(place) = gathered.moved.get(&schema.id) {
            schema.place = place.clone();
            schema.schema.place = place.clone();
        }
    }
    openapi.schemas.extend(gathered.schemas);
    openapi.schemas.extend(shared);
    irrelevant::close(&object, DOCUMENT, sink);
    (openapi.targets, openapi.nowhere) = references.into_parts();
    Some(openapi)
}

/// Reports ids that operations before have.
fn report_repeated(operations: &[Operation], sink: &mut Sink) {
    let mut known = BTreeSet::new();
    for Operation { endpoint, .. } in operations {
        let id = &endpoint.operation_id;
        if !id.is_empty() && !known.insert(id) {
            let message = "another operation has this `operationId`";
            let help = "an operation is called after it where no other of its group is";
            let place = endpoint.place.key("operationId");
            sink.report(Code::RepeatedId, &place, message, help);
        }
    }
}

/// Reads callbacks that stand outside of a document, and so refer to nothing in one but its schemas.
pub fn callbacks(node: Node, sink: &mut Sink) -> Vec<Incoming> {
    let (references, types) = (References::default(), MediaTypes::default());
    operations::Reader::new(&references, &types, sink).callbacks(node)
}

fn read_info(object: &mut Object, openapi: &mut OpenApi, sink: &mut Sink) {
    if let Some(mut info) = object.object("info", sink) {
        openapi.title = info.text("title", sink);
        let words = ["summary", "description"].map(|key| info.text(key, sink));
        openapi.description = words
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
        irrelevant::close(&info, INFO, sink);
    }
    for tag in object.list("tags", sink) {
        if let Some(mut tag) = tag.object("a tag", sink) {
            let (name, description) = (tag.text("name", sink), tag.text("description", sink));
            openapi.tags.insert(name, description);
            irrelevant::close(&tag, TAG, sink);
        }
    }
}

/// The requests that the server makes by itself, by name.
fn webhooks(object: &mut Object, sink: &mut Sink) -> Vec<Object> {
    let nodes = ["webhooks", "x-webhooks"].map(|key| object.take(key));
    let objects = nodes.into_iter().flatten();
    objects
        .filter_map(|node| node.object("`webhooks`", sink))
        .collect()
}
