//! The tree of folders, with the endpoints in them.

use super::Project;
use crate::diagnostic::{Code, Place, Sink};
use crate::document::endpoint::{self, Endpoint};
use crate::document::irrelevant::{self, FOLDER, ITEM};
use crate::document::security::{self, Auth};
use crate::text::{Node, Object};

/// A folder of endpoints.
#[derive(Debug)]
pub struct Folder {
    /// The number of the folder around it.
    pub parent: Option<usize>,
    pub name: String,
    pub description: String,
    pub auth: Auth,
    /// The server of the endpoints in it; empty where the folder around it decides.
    pub server: String,
    pub module: String,
}

/// An endpoint in its folder.
#[derive(Debug)]
pub struct Item {
    pub endpoint: Endpoint,
    pub folder: Option<usize>,
}

/// Something that a project describes and that is no HTTP endpoint.
#[derive(Debug)]
pub struct NotHttp {
    /// What it is: `a WebSocket`.
    pub what: &'static str,
    pub name: String,
    pub place: Place,
}

/// The collections of what is no HTTP endpoint.
pub const NOT_HTTP: [(&str, &str); 5] = [
    ("webSocketCollection", "a WebSocket"),
    ("socketIOCollection", "a Socket.IO connection"),
    ("socketCollection", "a raw socket"),
    ("mcpClientCollection", "an MCP client"),
    (
        "customEndpointCollection",
        "an endpoint of another protocol",
    ),
];

/// Reads the tree; nesting is the truth, whatever ids of parents say.
pub fn read(nodes: Vec<Node>, project: &mut Project, sink: &mut Sink) {
    let is_single = nodes.len() == 1;
    for node in nodes {
        let Some(object) = node.object("a folder", sink) else {
            project.left_out += 1;
            continue;
        };
        read_member(object, None, is_single, project, sink);
    }
}

/// Reads an endpoint, which has an `api`, or a folder, which has `items`.
fn read_member(
    mut object: Object,
    parent: Option<usize>,
    is_root: bool,
    project: &mut Project,
    sink: &mut Sink,
) {
    if object.has("api") {
        read_item(object, parent, project, sink);
    } else if object.has("items") {
        read_folder(object, parent, is_root, project, sink);
    } else {
        let message = format!(
            "`{}` is neither an endpoint nor a folder",
            object.text("name", sink)
        );
        let help = "it was passed over; an endpoint has an `api`, a folder has `items`";
        sink.report(Code::WrongType, &object.place, message, help);
    }
}

/// The one folder around all others is the project itself: what it is called says nothing.
fn read_folder(
    mut object: Object,
    parent: Option<usize>,
    is_root: bool,
    project: &mut Project,
    sink: &mut Sink,
) {
    let name = object.text("name", sink);
    let items = object.list("items", sink);
    // What makes two endpoints different is what they send, and that stands in them.
    object.take("identityPattern");
    project.folders.push(Folder {
        parent,
        name: if is_root { String::new() } else { name },
        description: object.text("description", sink),
        auth: security::auth(&mut object, sink),
        server: object.text("serverId", sink),
        module: object.text("moduleId", sink),
    });
    irrelevant::close(&object, FOLDER, sink);
    let number = project.folders.len() - 1;
    for node in items {
        let Some(object) = node.object("an item of a folder", sink) else {
            project.left_out += 1;
            continue;
        };
        read_member(object, Some(number), false, project, sink);
    }
}

fn read_item(mut object: Object, folder: Option<usize>, project: &mut Project, sink: &mut Sink) {
    let name = object.text("name", sink);
    let api = object.take("api");
    irrelevant::close(&object, ITEM, sink);
    let Some(mut endpoint) = api.and_then(|api| endpoint::endpoint(api, sink)) else {
        project.left_out += 1;
        return;
    };
    if !name.is_empty() {
        endpoint.name = name;
    }
    project.items.push(Item { endpoint, folder });
}

/// Reads what is no HTTP endpoint: only what it is called, to say that it was left out.
pub fn read_not_http(nodes: Vec<Node>, what: &'static str, project: &mut Project, sink: &mut Sink) {
    for node in nodes {
        let Some(mut object) = node.object("a folder", sink) else {
            continue;
        };
        let inside = [object.take("items"), object.take("children")];
        if inside.iter().all(Option::is_none) {
            project.not_http.push(NotHttp {
                what,
                name: object.text("name", sink),
                place: object.place.key("name"),
            });
            continue;
        }
        for nodes in inside.into_iter().flatten() {
            let nodes = nodes.list("the items of a folder", sink);
            read_not_http(nodes, what, project, sink);
        }
    }
}
