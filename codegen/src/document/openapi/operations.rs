//! Paths and their operations.

use serde_json::Value;

use super::components::{self, folders};
use super::contents;
use super::references::References;
use super::swagger::{MediaTypes, Parts};
use super::{Operation, servers};
use crate::diagnostic::{Place, Sink};
use crate::document::endpoint::{self, Endpoint, Incoming};
use crate::document::irrelevant::{self, ENDPOINT, OPERATION, PARAMETER, PATH_ITEM};
use crate::text::{Node, Object};

/// The keys of a path that are operations.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// Reads paths.
pub struct Reader<'r> {
    references: &'r References,
    /// Those of the whole document.
    types: &'r MediaTypes,
    /// Whether the server makes the requests.
    is_incoming: bool,
    sink: &'r mut Sink,
}

/// What a path says for all of its operations.
struct Shared {
    path: String,
    place: Place,
    words: Vec<String>,
    parts: Parts,
    servers: Vec<servers::Server>,
}

impl<'r> Reader<'r> {
    /// A reader that knows what references lead to.
    pub fn new(references: &'r References, types: &'r MediaTypes, sink: &'r mut Sink) -> Self {
        Reader {
            references,
            types,
            is_incoming: false,
            sink,
        }
    }

    /// Reads all paths.
    pub fn paths(&mut self, paths: Object) -> Vec<Operation> {
        let place = paths.place.clone();
        let mut operations = Vec::new();
        for (path, node) in paths.entries() {
            if path.starts_with("x-") {
                self.sink.unknown_key(PATHS, &path, &place);
            } else {
                self.path(path, node, &mut operations);
            }
        }
        operations
    }

    fn path(&mut self, path: String, mut node: Node, operations: &mut Vec<Operation>) {
        let own_place = node.place.clone();
        // Operations may stand beside the reference, in place of those that it leads to.
        let own = node
            .value
            .as_object_mut()
            .filter(|members| members.contains_key("$ref"));
        let own = own.map(|members| Node {
            value: Value::Object(
                members
                    .iter()
                    .filter(|(key, _)| *key != "$ref")
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
            ),
            place: own_place.clone(),
        });
        if let (Some(_), Some(members)) = (&own, node.value.as_object_mut()) {
            members.retain(|key, _| ["$ref", "summary", "description"].contains(&key.as_str()));
        }
        let items = own.into_iter().chain([node]);
        let mut known: Vec<String> = Vec::new();
        for item in items {
            let Some(mut item) = self.references.follow(item, "the path", self.sink) else {
                continue;
            };
            let shared = self.shared(&path, &own_place, &mut item);
            let methods: Vec<String> = item.left().map(str::to_owned).collect();
            for method in methods
                .into_iter()
                .filter(|key| METHODS.contains(&key.as_str()))
            {
                let Some(node) = item.take(&method).filter(|_| !known.contains(&method)) else {
                    continue;
                };
                operations.extend(self.operation(&method, node, &shared));
                known.push(method);
            }
            // Methods that have no key of their own (OpenAPI 3.2 §4.9).
            let others = item.object("additionalOperations", self.sink);
            for (method, node) in others.into_iter().flat_map(Object::entries) {
                operations.extend(self.operation(&method, node, &shared));
            }
            irrelevant::close(&item, PATH_ITEM, self.sink);
        }
    }

    fn shared(&mut self, path: &str, place: &Place, item: &mut Object) -> Shared {
        let words = ["summary", "description"].map(|key| item.text(key, self.sink));
        Shared {
            path: path.to_owned(),
            place: place.clone(),
            words: words.into_iter().filter(|text| !text.is_empty()).collect(),
            parts: self.parts(item),
            servers: servers::read(item.list("servers", self.sink), self.sink),
        }
    }

    fn operation(&mut self, method: &str, node: Node, shared: &Shared) -> Option<Operation> {
        let mut object = node.object(ENDPOINT, self.sink)?;
        let place = object.place.clone();
        let mut parts = self.parts(&mut object);
        parts.inherit(&shared.parts);
        let parameters = std::mem::take(&mut parts.parameters);
        let types = self.types.within(&mut object, self.sink);
        let mut contents = contents::Reader::new(self.references, &types, self.sink);
        let (body, responses) = (contents.body(&mut object), contents.responses(&mut object));
        let body = body.or_else(|| parts.body(&types, &place.key("parameters"), self.sink));
        let callbacks = object.take("callbacks").filter(|_| !self.is_incoming);
        let callbacks = callbacks
            .map(|node| self.callbacks(node))
            .unwrap_or_default();
        let tags = endpoint::tags(&mut object, self.sink);
        let folders = self.folders(&mut object, &tags);
        let own_servers = servers::read(object.list("servers", self.sink), self.sink);
        let endpoint = Endpoint {
            id: self.number(&mut object),
            name: object.text("summary", self.sink),
            kind: String::new(),
            method: Some((method.to_owned(), place.clone())),
            path: shared.path.clone(),
            path_place: shared.place.clone(),
            description: self.description(&mut object, shared),
            operation_id: operation_id(object.text("operationId", self.sink)),
            tags,
            status: self.status(&mut object),
            parameters,
            body,
            responses,
            shared_responses: Vec::new(),
            common: Vec::new(),
            auth: components::security(object.take("security"), self.sink),
            server: String::new(),
            module: String::new(),
            callbacks,
            unread_callbacks: None,
            place,
        };
        irrelevant::close(&object, OPERATION, self.sink);
        Some(Operation {
            endpoint,
            folders,
            servers: match own_servers.is_empty() {
                true => shared.servers.clone(),
                false => own_servers,
            },
        })
    }

    /// The requests that the server makes in reply to an operation; what they are replied by such requests is nobody's.
    pub fn callbacks(&mut self, node: Node) -> Vec<Incoming> {
        let callbacks = node.object("`callbacks`", self.sink);
        let mut found = Vec::new();
        for (name, node) in callbacks.into_iter().flat_map(Object::entries) {
            if let Some(callback) = self.references.follow(node, CALLBACK, self.sink) {
                let place = callback.place.clone();
                for (expression, node) in callback.entries() {
                    match expression.starts_with("x-") {
                        true => self.sink.unknown_key(CALLBACK, &expression, &place),
                        false => found.extend(self.incoming(&name, expression, node)),
                    }
                }
            }
        }
        found
    }

    /// The requests of one name that the server makes.
    pub fn incoming(&mut self, name: &str, path: String, node: Node) -> Vec<Incoming> {
        let mut operations = Vec::new();
        let is_incoming = std::mem::replace(&mut self.is_incoming, true);
        self.path(path, node, &mut operations);
        self.is_incoming = is_incoming;
        let incoming = |operation: Operation| Incoming {
            name: name.to_owned(),
            endpoint: operation.endpoint,
        };
        operations.into_iter().map(incoming).collect()
    }

    fn parts(&mut self, object: &mut Object) -> Parts {
        let mut parts = Parts::default();
        for node in object.list("parameters", self.sink) {
            if let Some(object) = self.references.follow(node, PARAMETER, self.sink) {
                parts.add(object, self.references, self.sink);
            }
        }
        parts
    }

    /// What is said of the operation, or else of its path.
    fn description(&mut self, object: &mut Object, shared: &Shared) -> String {
        match object.text("description", self.sink) {
            text if text.is_empty() => shared.words.join("\n\n"),
            text => text,
        }
    }

    /// The folders as the product writes them, or else the first tag.
    fn folders(&mut self, object: &mut Object, tags: &[String]) -> Vec<String> {
        let written = ["x-apifox-folder", "x-apidog-folder"].map(|key| object.take(key));
        let mut written = written.into_iter().flatten();
        if let Some(node) = written.next() {
            let path = node.text("the folder of an endpoint", self.sink);
            return folders(&path.unwrap_or_default());
        }
        tags.first().cloned().into_iter().collect()
    }

    fn status(&mut self, object: &mut Object) -> String {
        let keys = ["x-apifox-status", "x-apidog-status"];
        let words = keys.map(|key| object.text(key, self.sink));
        match object.flag("deprecated", self.sink) {
            Some(true) => "deprecated".to_owned(),
            _ => words.concat(),
        }
    }

    /// The number of the endpoint in its project: a link to it ends in `api-274591-run`.
    fn number(&mut self, object: &mut Object) -> String {
        let keys = ["x-run-in-apifox", "x-run-in-apidog"];
        let link = keys.map(|key| object.text(key, self.sink)).concat();
        let number = link
            .rsplit_once("api-")
            .and_then(|(_, rest)| rest.split('-').next());
        let number = number.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        number.unwrap_or_default().to_owned()
    }
}

const PATHS: &str = "the paths of a document";
const CALLBACK: &str = "a callback";

/// An id that a machine made names nothing.
fn operation_id(id: String) -> String {
    let id = id.trim();
    let is_made = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    match is_made {
        true => String::new(),
        false => id.to_owned(),
    }
}
