//! Where a document or an operation is served.

use crate::diagnostic::{Place, Sink};
use crate::document::irrelevant::{self, SERVER, VARIABLE};
use crate::text::{Node, Object};

/// A server.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where its URL stands.
    pub place: Place,
    /// May have variables: `https://{region}.example.com/v1`.
    pub url: String,
    pub description: String,
    pub variables: Vec<Variable>,
}

/// A variable in the URL of a server.
#[derive(Clone, Debug)]
pub struct Variable {
    pub name: String,
    pub default: String,
    /// The values that it may have; any, where there are none.
    pub values: Vec<String>,
    pub description: String,
}

/// Reads servers.
pub fn read(nodes: Vec<Node>, sink: &mut Sink) -> Vec<Server> {
    let mut servers = Vec::new();
    for node in nodes {
        let Some(mut object) = node.object("a server", sink) else {
            continue;
        };
        let variables = object.object("variables", sink);
        let variables = variables.into_iter().flat_map(Object::entries);
        let variables = variables.filter_map(|(name, node)| variable(name, node, sink));
        let mut variables: Vec<Variable> = variables.collect();
        let (name, words) = (object.text("name", sink), object.text("description", sink));
        let url = object.text("url", sink);
        for name in named(&url) {
            if !variables.iter().any(|known| known.name == name) {
                variables.push(Variable {
                    name: name.to_owned(),
                    default: String::new(),
                    values: Vec::new(),
                    description: String::new(),
                });
            }
        }
        servers.push(Server {
            place: object.place.key("url"),
            url,
            description: if name.is_empty() { words } else { name },
            variables,
        });
        irrelevant::close(&object, SERVER, sink);
    }
    servers
}

/// The variables that a URL names.
fn named(url: &str) -> impl Iterator<Item = &str> {
    let starts = url.split('{').skip(1);
    let names = starts.filter_map(|rest| Some(rest.split_once('}')?.0));
    names.filter(|name| !name.is_empty() && !name.contains('/'))
}

fn variable(name: String, node: Node, sink: &mut Sink) -> Option<Variable> {
    let mut object = node.object("a variable of a server", sink)?;
    let values = object.list("enum", sink).into_iter();
    let values = values.filter_map(|value| value.text("a value of a variable", sink));
    let values = values.collect();
    let variable = Variable {
        name,
        default: object.text("default", sink),
        values,
        description: object.text("description", sink),
    };
    irrelevant::close(&object, VARIABLE, sink);
    Some(variable)
}
