//! The export of a project: folders of endpoints, schemas by id, shared responses, security, environments.
//!
//! Exports of every age, and those written by hand: every part may be missing. Values of variables, headers of test
//! calls, scripts and connections are not read at all.

mod collections;
mod environments;
mod folders;
mod schemes;

pub use collections::SharedResponse;
pub use environments::Common;
pub use folders::{Folder, Item, NotHttp};

use super::declared::{Environment, SchemaItem, SecurityScheme, Server};
use super::irrelevant::{self, MODULE, PROJECT, PROJECT_INFO, SERVER, SETTINGS};
use super::security::{self, Auth};
use crate::diagnostic::Sink;
use crate::text::{Node, Object};

/// A project.
#[derive(Debug, Default)]
pub struct Project {
    pub name: String,
    pub description: String,
    pub auth: Auth,
    /// Each before the folders in it.
    pub folders: Vec<Folder>,
    /// Endpoints in the order of the project.
    pub items: Vec<Item>,
    /// What is no HTTP endpoint.
    pub not_http: Vec<NotHttp>,
    /// How many items could not be read.
    pub left_out: usize,
    pub schemas: Vec<SchemaItem>,
    pub responses: Vec<SharedResponse>,
    pub schemes: Vec<SecurityScheme>,
    pub servers: Vec<Server>,
    pub modules: Vec<Server>,
    pub environments: Vec<Environment>,
    pub common: Vec<Common>,
}

/// Reads a project.
pub fn read(node: Node, sink: &mut Sink) -> Project {
    let Some(mut object) = node.object("the input", sink) else {
        return Project::default();
    };
    let mut project = Project::default();
    read_info(&mut object, &mut project, sink);
    read_settings(&mut object, &mut project, sink);
    folders::read(object.list("apiCollection", sink), &mut project, sink);
    for (key, what) in folders::NOT_HTTP {
        let nodes = object.list(key, sink);
        folders::read_not_http(nodes, what, &mut project, sink);
    }
    project.schemas = collections::schemas(object.list("schemaCollection", sink), sink);
    project.responses = collections::responses(object.list("responseCollection", sink), sink);
    project.schemes = schemes::read(object.list("securitySchemeCollection", sink), sink);
    project.environments = environments::read(object.list("environments", sink), sink);
    project.common = environments::common(object.take("commonParameters"), sink);
    irrelevant::close(&object, PROJECT, sink);
    project
}

fn read_info(object: &mut Object, project: &mut Project, sink: &mut Sink) {
    if let Some(mut info) = object.object("info", sink) {
        project.name = info.text("name", sink);
        project.description = info.text("description", sink);
        irrelevant::close(&info, PROJECT_INFO, sink);
    }
    for module in object.list("moduleSettings", sink) {
        if let Some(mut module) = module.object("a module", sink) {
            // Modules differ in where they are served, and that stands in the environments.
            project.modules.push(Server {
                id: module.text("id", sink),
                name: module.text("name", sink),
            });
            module.text("description", sink);
            irrelevant::close(&module, MODULE, sink);
        }
    }
}

fn read_settings(object: &mut Object, project: &mut Project, sink: &mut Sink) {
    let Some(mut settings) = object.object("projectSetting", sink) else {
        return;
    };
    project.auth = security::auth(&mut settings, sink);
    for server in settings.list("servers", sink) {
        if let Some(mut server) = server.object("a server", sink) {
            project.servers.push(Server {
                id: server.text("id", sink),
                name: server.text("name", sink),
            });
            irrelevant::close(&server, SERVER, sink);
        }
    }
    irrelevant::close(&settings, SETTINGS, sink);
}
