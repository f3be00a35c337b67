//! The export of a project becomes operations, with what its endpoints share.

use super::apifox::{self, Surroundings};
use super::definitions::Definitions;
use super::responses::Shared;
use super::servers::Servers;
use super::{Context, common, references, responses, security};
use crate::api::Docs;
use crate::diagnostic::Code;
use crate::document::project::{Folder, NotHttp, Project};
use crate::document::security::Auth;

/// Adds the project to the API: first what endpoints refer to, then the endpoints.
pub fn lower(project: Project, context: &mut Context<'_>) {
    context
        .api
        .docs
        .push(Docs::new(project.name, project.description));
    context.definitions = Definitions::new(project.schemas, context.sink);
    references::lower_definitions(context);
    context.responses = Shared::new(project.responses, context.sink);
    context.schemes = security::by_ids(project.schemes, context.sink);
    context.common = common::of_project(project.common, context);
    let mut servers = Servers::new(project.servers, project.modules, project.environments);
    context.api.left_out += project.left_out;
    for other in project.not_http {
        leave_out(other, context);
    }
    for item in project.items {
        let folders = Around {
            folders: &project.folders,
            innermost: item.folder,
        };
        let endpoint = item.endpoint;
        let auth = folders.auth(&endpoint.auth, &project.auth).clone();
        let id = folders.nearest(&endpoint.server, |folder| &folder.server);
        let module = folders.nearest(&endpoint.module, |folder| &folder.module);
        let around = Surroundings {
            folders: folders.inward(),
            server: servers.of(&id, &module, &endpoint.place, context),
            security: security::resolve(&auth, context),
        };
        apifox::lower(endpoint, around, context);
    }
    servers.add_environments(context);
    responses::report_unused(context);
}

fn leave_out(other: NotHttp, context: &mut Context<'_>) {
    let NotHttp { what, name, place } = other;
    let message = format!("`{name}` is {what}, not a request that a client makes");
    let help = "it was left out";
    context.sink.report(Code::NotHttp, &place, message, help);
    context.api.left_out += 1;
}

/// The folders around an endpoint.
struct Around<'f> {
    folders: &'f [Folder],
    innermost: Option<usize>,
}

impl<'f> Around<'f> {
    /// From the inside out.
    fn outward(&self) -> impl Iterator<Item = &'f Folder> {
        let folders = self.folders;
        let first = self.innermost.map(|number| &folders[number]);
        std::iter::successors(first, move |folder| {
            folder.parent.map(|number| &folders[number])
        })
    }

    /// From the outside in.
    fn inward(&self) -> Vec<Docs> {
        let folders = self.outward().filter(|folder| !folder.name.is_empty());
        let docs = folders.map(|folder| Docs::new(&folder.name, &folder.description));
        let mut docs: Vec<Docs> = docs.collect();
        docs.reverse();
        docs
    }

    /// Who may call: the innermost level that says it.
    fn auth<'a>(&self, own: &'a Auth, project: &'a Auth) -> &'a Auth
    where
        'f: 'a,
    {
        let folders = self.outward().map(|folder| &folder.auth);
        [own]
            .into_iter()
            .chain(folders)
            .chain([project])
            .find(|auth| !matches!(auth, Auth::Inherited))
            .unwrap_or(project)
    }

    /// What the endpoint says itself, or else the nearest folder.
    fn nearest(&self, own: &str, of: impl Fn(&Folder) -> &String) -> String {
        let folders = self.outward().map(|folder| of(folder).as_str());
        [own]
            .into_iter()
            .chain(folders)
            .find(|text| !text.is_empty())
            .unwrap_or_default()
            .to_owned()
    }
}
