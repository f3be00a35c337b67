//! What the parts of a description refer to, by id or by name: schemas, security schemes, places where the API is served.

use crate::diagnostic::Place;
use crate::text::Node;

/// Keywords of schemas whose values are data: nothing in them is a schema or a reference.
pub const DATA: [&str; 8] = [
    "const",
    "default",
    "enum",
    "example",
    "examples",
    "mock",
    "x-apidog-mock",
    "x-apifox-mock",
];

/// A schema that others refer to.
#[derive(Debug)]
pub struct SchemaItem {
    /// What a `$ref` says, character for character: `#/definitions/41302761`.
    pub id: String,
    pub name: String,
    pub display_name: String,
    pub description: String,
    /// The names of the folders around it.
    pub folders: Vec<String>,
    pub place: Place,
    pub schema: Node,
}

/// A security scheme, in the words of OpenAPI.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    pub place: Place,
    pub id: String,
    pub name: String,
    pub description: String,
    /// `http`, `apiKey`, `oauth2`, `openIdConnect`, …
    pub kind: String,
    /// Of the type `http`: `bearer`, `basic`, …
    pub scheme: String,
    /// Of the type `apiKey`: `header`, `query` or `cookie`.
    pub within: String,
    /// Of the type `apiKey`: what the header, the query parameter or the cookie is called.
    pub key: String,
}

/// A server that folders and endpoints name by id, or a module that is served in a place of its own.
#[derive(Debug)]
pub struct Server {
    pub id: String,
    pub name: String,
}

/// An environment: a base URL for each server. Of its variables nothing is read.
#[derive(Debug)]
pub struct Environment {
    /// A number that grows with every environment that is added to a project.
    pub id: String,
    pub name: String,
    pub description: String,
    /// The base URL of the default server.
    pub base_url: Option<(String, Place)>,
    /// Base URLs by the id of a server or, in newer exports, of a module.
    pub base_urls: Vec<(String, String, Place)>,
    pub place: Place,
}
