//! What endpoints share: schemas and responses, each in a tree of folders.

use crate::diagnostic::Sink;
use crate::document::apifox::{self, Response};
use crate::document::declared::SchemaItem;
use crate::document::irrelevant::{self, FOLDER, RESPONSE, SCHEMA_ITEM};
use crate::text::{Node, Object};

/// A response that endpoints share.
#[derive(Debug)]
pub struct SharedResponse {
    pub id: String,
    /// Whether all endpoints have it that do not switch it off.
    pub is_default: bool,
    pub response: Response,
}

/// Reads the tree of schemas.
pub fn schemas(nodes: Vec<Node>, sink: &mut Sink) -> Vec<SchemaItem> {
    let mut found = Vec::new();
    let mut read = |mut object: Object, folders: &[String], sink: &mut Sink| {
        let place = object.place.key("name");
        let schema = object.object("schema", sink).and_then(|mut schema| {
            let node = schema.take("jsonSchema");
            irrelevant::close(&schema, SCHEMA_ITEM, sink);
            node
        });
        found.push(SchemaItem {
            id: object.text("id", sink),
            name: object.text("name", sink),
            display_name: object.text("displayName", sink),
            description: object.text("description", sink),
            folders: folders.to_vec(),
            schema: schema.unwrap_or_else(|| Node {
                value: serde_json::json!({}),
                place: place.clone(),
            }),
            place,
        });
        irrelevant::close(&object, SCHEMA_ITEM, sink);
    };
    walk(nodes, "a schema", &[], &mut read, sink);
    found
}

/// Reads the shared responses: a tree, or in the oldest exports a list.
pub fn responses(nodes: Vec<Node>, sink: &mut Sink) -> Vec<SharedResponse> {
    let mut found = Vec::new();
    let mut read = |mut object: Object, _: &[String], sink: &mut Sink| {
        let id = object.text("id", sink);
        let is_default = object.flag("defaultEnable", sink) == Some(true);
        found.push(SharedResponse {
            id,
            is_default,
            response: apifox::response(object, sink),
        });
    };
    walk(nodes, RESPONSE, &[], &mut read, sink);
    found
}

type Read<'r> = dyn FnMut(Object, &[String], &mut Sink) + 'r;

/// Reads what stands in a tree of folders; a folder is what has `items`. The root's name says nothing.
fn walk(nodes: Vec<Node>, what: &str, folders: &[String], read: &mut Read<'_>, sink: &mut Sink) {
    for node in nodes {
        let Some(mut object) = node.object(what, sink) else {
            continue;
        };
        if !object.has("items") {
            read(object, folders, sink);
            continue;
        }
        let items = object.list("items", sink);
        let name = object.text("name", sink);
        irrelevant::close(&object, FOLDER, sink);
        let is_root = folders.is_empty() && matches!(name.as_str(), "根目录" | "Root");
        let inner = match is_root {
            true => Vec::new(),
            false => [folders, &[name]].concat(),
        };
        walk(items, what, &inner, read, sink);
    }
}
