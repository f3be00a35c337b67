//! Where a project is served, and the parameters that all of its calls may have.

use serde_json::Value;

use crate::diagnostic::{Place, Sink};
use crate::document::apifox::{self, In, Parameter};
use crate::document::declared::Environment;
use crate::document::irrelevant::{self, COMMON, ENVIRONMENT};
use crate::text::{Node, Object};

/// A parameter that all calls may have.
#[derive(Debug)]
pub struct Common {
    pub within: In,
    pub parameter: Parameter,
    /// Whether all endpoints have it, and not only those that name it.
    pub is_default: bool,
    /// Whether it is a field of every form.
    pub is_field: bool,
}

/// Reads the environments.
pub fn read(nodes: Vec<Node>, sink: &mut Sink) -> Vec<Environment> {
    let environment = |node: Node| {
        let mut object = node.object("an environment", sink)?;
        let base_url = url(object.take("baseUrl"), sink);
        let urls = object.take("baseUrls");
        let mut base_urls = Vec::new();
        if let Some(mut urls) = urls.and_then(|urls| urls.object("`baseUrls`", sink)) {
            let keys: Vec<String> = urls.left().map(str::to_owned).collect();
            for key in keys {
                let read = url(urls.take(&key), sink);
                base_urls.extend(read.map(|(url, place)| (key, url, place)));
            }
        }
        // Values of test calls; what an environment sends besides stands among the common parameters.
        object.take("parameters");
        let place = object.place.key("name");
        let (id, name) = (object.text("id", sink), object.text("name", sink));
        irrelevant::close(&object, ENVIRONMENT, sink);
        Some(Environment {
            id,
            name,
            description: String::new(),
            base_url,
            base_urls,
            place,
        })
    };
    nodes.into_iter().filter_map(environment).collect()
}

fn url(node: Option<Node>, sink: &mut Sink) -> Option<(String, Place)> {
    let node = node?;
    let place = node.place.clone();
    let text = node.text("a base URL", sink)?;
    (!text.trim().is_empty()).then_some((text, place))
}

/// The places of common parameters; those written by hand have a plural.
const PLACES: [(&str, In); 6] = [
    ("header", In::Header),
    ("headers", In::Header),
    ("cookie", In::Cookie),
    ("cookies", In::Cookie),
    ("query", In::Query),
    ("body", In::Query),
];

/// Reads the common parameters of a project, where they stand in an object of their own or not.
pub fn common(node: Option<Node>, sink: &mut Sink) -> Vec<Common> {
    let Some(mut object) = node.and_then(|node| node.object("`commonParameters`", sink)) else {
        return Vec::new();
    };
    let inner = object.object("parameters", sink);
    let mut found = lists(&mut object, sink);
    irrelevant::close(&object, COMMON, sink);
    if let Some(mut inner) = inner {
        found.extend(lists(&mut inner, sink));
        irrelevant::close(&inner, COMMON, sink);
    }
    found
}

fn lists(object: &mut Object, sink: &mut Sink) -> Vec<Common> {
    let mut found = Vec::new();
    for (key, within) in PLACES {
        for node in object.list(key, sink) {
            // Written by hand, a name may stand alone.
            if let Value::String(name) = &node.value {
                found.push(Common {
                    within,
                    parameter: Parameter::text(name, &node.place),
                    is_default: true,
                    is_field: key == "body",
                });
                continue;
            }
            let Some(mut object) = node.object("a common parameter", sink) else {
                continue;
            };
            let is_default = object.flag("defaultEnable", sink) != Some(false);
            let parameter = apifox::parameter(object, sink);
            found.extend(parameter.map(|parameter| Common {
                within,
                parameter,
                is_default,
                is_field: key == "body",
            }));
        }
    }
    found
}
