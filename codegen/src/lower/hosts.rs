//! Where an OpenAPI document is served: its servers are environments, and operations may have servers of their own.

use std::collections::BTreeSet;

use super::Context;
use super::servers::Servers;
use crate::diagnostic::Code;
use crate::document::declared::Environment;
use crate::document::endpoint::Endpoint;
use crate::document::openapi::{Server, Variable};

/// The servers of a document.
pub struct Hosts {
    servers: Vec<Server>,
}

impl Hosts {
    /// Takes the servers of a document.
    pub fn new(servers: Vec<Server>) -> Hosts {
        Hosts { servers }
    }

    /// Binds an endpoint to the first of its own servers, unless that is one of the document.
    pub fn bind(&self, endpoint: &mut Endpoint, servers: &[Server], context: &mut Context<'_>) {
        let is_known = |own: &Server| {
            let url = with_defaults(own);
            self.servers.iter().any(|known| with_defaults(known) == url)
        };
        let Some(own) = servers.first().filter(|_| !servers.iter().any(is_known)) else {
            return;
        };
        let url = with_defaults(own);
        if url.contains("://") {
            let path = endpoint.path.trim_start_matches('/');
            endpoint.path = format!("{}/{path}", url.trim_end_matches('/'));
        } else {
            let message = "the server of the endpoint does not say how to reach it";
            let help = "the endpoint is called where the others are";
            context
                .sink
                .report(Code::UnusableBaseUrl, &own.place, message, help);
        }
    }
}

/// Adds an environment for each server, and for one that has variables a second one, of which users give them.
pub fn add_environments(hosts: Hosts, context: &mut Context<'_>) {
    let mut environments = Vec::new();
    let mut names = BTreeSet::new();
    for server in &hosts.servers {
        let url = with_defaults(server);
        let name = name(server, &url, names.is_empty());
        names.insert(name.clone());
        let environment = |url: String| Environment {
            id: String::new(),
            name: name.clone(),
            description: words(server, &name),
            base_url: Some((url, server.place.clone())),
            base_urls: Vec::new(),
            place: server.place.clone(),
        };
        let is_whole = server
            .variables
            .iter()
            .all(|variable| !variable.default.is_empty());
        if is_whole {
            environments.push(environment(url));
        }
        if !server.variables.is_empty() {
            environments.push(environment(with_variables(server)));
        }
    }
    Servers::new(Vec::new(), Vec::new(), environments).add_environments(context);
}

/// What an environment is called: what is said of its server in a few words, or else its host.
fn name(server: &Server, url: &str, is_first: bool) -> String {
    const MAX_WORDS: usize = 6;
    let words = server.description.trim();
    let is_name = !words.is_empty() && words.split_whitespace().count() <= MAX_WORDS;
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.split('/').next().unwrap_or_default() {
        _ if is_name => words.to_owned(),
        _ if is_first => "default".to_owned(),
        host => host.to_owned(),
    }
}

/// What is said of a server beside its name, and of its variables.
fn words(server: &Server, name: &str) -> String {
    let own = Some(server.description.trim()).filter(|words| *words != name && !words.is_empty());
    let variable = |variable: &Variable| {
        let Variable {
            name, description, ..
        } = variable;
        let mut words = format!("`{name}`: {description}");
        if !variable.values.is_empty() {
            let values: Vec<String> = variable
                .values
                .iter()
                .map(|value| format!("`{value}`"))
                .collect();
            words = format!("{} One of {}.", words.trim_end(), values.join(", "));
        }
        if !variable.default.is_empty() {
            words = format!("{} By default `{}`.", words.trim_end(), variable.default);
        }
        words.trim_end_matches([':', ' ']).to_owned()
    };
    let variables = server.variables.iter().map(variable);
    let all = own.map(str::to_owned).into_iter().chain(variables);
    all.collect::<Vec<String>>().join("\n\n")
}

/// The URL with the defaults of its variables.
fn with_defaults(server: &Server) -> String {
    with(server, |variable| variable.default.clone())
}

/// The URL with its variables, as environments have them.
fn with_variables(server: &Server) -> String {
    with(server, |variable| format!("{{{{{}}}}}", variable.name))
}

fn with(server: &Server, text: impl Fn(&Variable) -> String) -> String {
    // Without a scheme it is that by which the description came.
    let mut url = match server.url.starts_with("//") {
        true => format!("https:{}", server.url),
        false => server.url.trim().to_owned(),
    };
    for variable in &server.variables {
        url = url.replace(&format!("{{{}}}", variable.name), &text(variable));
    }
    url
}
