//! What operations refer to: schemas and security schemes by name; the rest is read where it is used.

use serde_json::Value;

use super::OpenApi;
use super::references::{References, pointer};
use crate::diagnostic::{Code, Sink};
use crate::document::declared::{SchemaItem, SecurityScheme};
use crate::document::irrelevant::{self, SCHEME};
use crate::document::security::{Auth, Schemes};
use crate::text::{Node, Object};

/// Parts of operations that have names, and what one of them is.
const PARTS: [(&str, &str); 8] = [
    ("callbacks", "callback"),
    ("examples", "example"),
    ("headers", "header"),
    ("mediaTypes", "media type"),
    ("parameters", "parameter"),
    ("pathItems", "path item"),
    ("requestBodies", "request body"),
    ("responses", "response"),
];

/// What the parts with names are called: in version 3 they stand in an object of their own.
pub struct Components {
    /// The beginning of references to them.
    pub of: &'static str,
    schemas: &'static str,
    schemes: &'static str,
}

/// Those of OpenAPI 3, and those of Swagger 2.0.
pub const THREE: Components = Components {
    of: "#/components/",
    schemas: "schemas",
    schemes: "securitySchemes",
};
pub const TWO: Components = Components {
    of: "#/",
    schemas: "definitions",
    schemes: "securityDefinitions",
};

impl Components {
    /// The beginning of references to schemas.
    pub fn of_schemas(&self) -> String {
        format!("{}{}/", self.of, self.schemas)
    }

    /// Takes the parts of an object.
    pub fn take(
        &self,
        object: &mut Object,
        references: &References,
        openapi: &mut OpenApi,
        sink: &mut Sink,
    ) {
        let of_schemas = self.of_schemas();
        if let Some(schemas) = object.object(self.schemas, sink) {
            let schemas = schemas.entries();
            openapi.schemas = schemas.map(|entry| schema(entry, &of_schemas)).collect();
        }
        let schemes = object.take(self.schemes);
        let schemes = schemes.and_then(|node| references.follow(node, "`securitySchemes`", sink));
        for (name, node) in schemes.into_iter().flat_map(Object::entries) {
            if let Some(object) = references.follow(node, "a security scheme", sink) {
                openapi.schemes.push(scheme(name, object, sink));
            }
        }
        for (key, what) in PARTS {
            let parts = object.take(key);
            let parts = parts.and_then(|node| references.follow(node, &format!("`{key}`"), sink));
            for (name, Node { place, .. }) in parts.into_iter().flat_map(Object::entries) {
                if !references.has(&pointer(&format!("{}{key}/", self.of), &name)) {
                    let message = format!("nothing refers to the {what} `{name}`");
                    let help = "nothing was made of it";
                    sink.report(Code::UnusedComponent, &place, message, help);
                }
            }
        }
    }
}

/// A schema with a name. Its folder is written into it.
fn schema((name, mut node): (String, Node), of: &str) -> SchemaItem {
    let folder = node.value.as_object_mut().and_then(|members| {
        let key = ["x-apifox-folder", "x-apidog-folder"].into_iter();
        key.filter_map(|key| members.shift_remove(key)).next()
    });
    let folder = folder.as_ref().and_then(Value::as_str).unwrap_or_default();
    SchemaItem {
        id: pointer(of, &name),
        name,
        display_name: String::new(),
        description: String::new(),
        folders: folders(folder),
        place: node.place.clone(),
        schema: node,
    }
}

/// The folders of a path, in which `\/` is no end of a name.
pub fn folders(path: &str) -> Vec<String> {
    let mut folders = vec![String::new()];
    let mut rest = path.chars();
    while let Some(c) = rest.next() {
        match (c, folders.last_mut()) {
            ('/', _) => folders.push(String::new()),
            ('\\', Some(last)) => last.extend(rest.next()),
            (c, Some(last)) => last.push(c),
            (_, None) => {}
        }
    }
    folders.retain(|folder| !folder.trim().is_empty());
    folders
}

fn scheme(name: String, mut object: Object, sink: &mut Sink) -> SecurityScheme {
    let mut text = |key: &str| object.text(key, sink);
    let kind = text("type");
    let scheme = SecurityScheme {
        id: name.clone(),
        name,
        description: text("description"),
        scheme: text("scheme"),
        within: text("in"),
        key: text("name"),
        place: object.place.key("type"),
        kind,
    };
    irrelevant::close(&object, SCHEME, sink);
    scheme
}

/// Who may call: alternatives, each of schemes that are all needed; nobody needs anything, if there are none.
pub fn security(node: Option<Node>, sink: &mut Sink) -> Auth {
    let Some(node) = node else {
        return Auth::Inherited;
    };
    let place = node.place.clone();
    let mut groups = Vec::new();
    for group in node.list("`security`", sink) {
        if let Some(group) = group.object("a group of security schemes", sink) {
            groups.push(group.left().map(str::to_owned).collect::<Vec<String>>());
        }
    }
    // Who has a credential sends it, and who has none sends none.
    groups.retain(|group| !group.is_empty());
    match groups.is_empty() {
        true => Auth::Off,
        false => Auth::Schemes(Schemes { place, groups }),
    }
}
