//! Security schemes, which projects, folders and endpoints name by id.

use crate::diagnostic::Sink;
use crate::document::declared::SecurityScheme;
use crate::document::irrelevant::{self, FOLDER, SCHEME};
use crate::text::{Node, Object};

/// Reads the tree of schemes.
pub fn read(nodes: Vec<Node>, sink: &mut Sink) -> Vec<SecurityScheme> {
    let mut found = Vec::new();
    for node in nodes {
        let Some(mut object) = node.object("a security scheme", sink) else {
            continue;
        };
        if object.has("items") {
            let items = object.list("items", sink);
            object.text("name", sink);
            irrelevant::close(&object, FOLDER, sink);
            found.extend(read(items, sink));
        } else {
            found.push(scheme(object, sink));
        }
    }
    found
}

fn scheme(mut object: Object, sink: &mut Sink) -> SecurityScheme {
    let written = ["oasAuthType", "authType"].map(|key| object.text(key, sink));
    let mut configs = object.object("authConfigs", sink);
    let mut text = |key: &str| {
        configs
            .as_mut()
            .map(|configs| configs.text(key, sink))
            .unwrap_or_default()
    };
    let (kind, scheme, within, key) = (text("type"), text("scheme"), text("in"), text("name"));
    let of_configs = text("description");
    let kind = [kind]
        .into_iter()
        .chain(written)
        .find(|kind| !kind.is_empty());
    if let Some(configs) = &mut configs {
        irrelevant::close(configs, SCHEME, sink);
    }
    let place = object.place.key("name");
    let (id, name) = (object.text("id", sink), object.text("name", sink));
    let own = object.text("description", sink);
    let description = [own, of_configs].into_iter().find(|text| !text.is_empty());
    irrelevant::close(&object, SCHEME, sink);
    SecurityScheme {
        place,
        id,
        name,
        description: description.unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        scheme,
        within,
        key,
    }
}
