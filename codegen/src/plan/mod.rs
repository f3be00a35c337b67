//! The client as Rust will have it: names, types, calls, layout. Everything is decided here, nothing is printed.
//!
//! In comes an API of which nothing is wrong; out goes a [`Plan`] with which nothing can fail.

mod calls;
mod given;
mod names;
mod paths;
mod recursion;
mod root;
mod shapes;
mod types;
mod uses;
mod variants;
mod words;

pub use calls::{Call, Destination, Output, PathPiece};
pub use given::{BodyPlan, Given, Value};
pub use names::{Name, package};
pub use types::{Base, Enum, Field, FieldKind, RustType, Struct, Type, Wire};

pub use crate::api::{BaseUrl, Docs, FormEncoding, Method, ParameterIn, SchemeKind, UrlPiece};
pub use root::{Common, Credential, EnvironmentPlan, Root, Server};

use crate::api::Api;
use crate::config::Config;
use names::{Role, Scope};

/// A client as Rust will have it.
#[derive(Debug)]
pub struct Plan {
    /// The package's name: `openai-video`.
    pub package: String,
    /// Groups of calls, in the order of the description.
    pub resources: Vec<Resource>,
    /// In the order in which calls need them.
    pub types: Vec<Type>,
    pub root: Root,
}

/// A group of calls: `client.videos()`.
#[derive(Debug)]
pub struct Resource {
    /// The module, and the method of the client.
    pub name: Name,
    /// The type that has the calls.
    pub type_name: Name,
    pub calls: Vec<Call>,
}

impl Plan {
    /// Whether some call sends a form of this kind.
    pub fn has_form(&self, form: FormEncoding) -> bool {
        self.resources
            .iter()
            .flat_map(|resource| &resource.calls)
            .any(|call| call.form() == Some(form))
    }

    /// Whether some type of the client has this name, which then stands for it in the module of types.
    pub fn has_type(&self, name: &str) -> bool {
        self.types
            .iter()
            .any(|planned| planned.name().text() == name)
    }

    /// Every call with the expression that makes it: `client.videos().content(id)`.
    pub fn calls(&self) -> impl Iterator<Item = (&Call, String)> {
        self.resources.iter().flat_map(|resource| {
            resource.calls.iter().map(move |call| {
                let arguments: Vec<String> = call
                    .arguments
                    .iter()
                    .map(|argument| argument.name.to_string())
                    .collect();
                (
                    call,
                    format!(
                        "client.{}().{}({})",
                        resource.name,
                        call.name,
                        arguments.join(", ")
                    ),
                )
            })
        })
    }
}

/// Methods of the support code's `Client` and modules beside the resources.
const TAKEN_BY_SUPPORT: [&str; 14] = [
    "builder",
    "call",
    "clone",
    "base",
    "base_url",
    "credential",
    "timeout",
    "max_body",
    "buffered",
    "streamed",
    "support",
    "types",
    "new",
    "fmt",
];

/// Decides on everything.
pub fn plan(api: &Api, config: &Config) -> Plan {
    let mut types = shapes::Types::new(api);
    let root = root::plan(api, &types);
    let mut modules = Scope::reserving(&TAKEN_BY_SUPPORT);
    let resources = paths::grouped(&api.operations)
        .into_iter()
        .map(|(title, operations)| {
            let name = modules.claim_first(&[title.clone(), format!("{title} api")], Role::Module);
            let mut items = Scope::reserving(&calls::IMPORTED);
            let type_name = items.claim_first(&[name.text(), &format!("{name} api")], Role::Type);
            let calls = paths::named(operations)
                .into_iter()
                .map(|(operation, method)| {
                    let names = (&name, method);
                    calls::plan(operation, &root, names, &title, &mut items, &mut types)
                })
                .collect();
            Resource {
                name,
                type_name,
                calls,
            }
        })
        .collect();
    Plan {
        package: package(&config.name),
        resources,
        types: types.into_list(),
        root,
    }
}
