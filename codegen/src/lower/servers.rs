//! Where a project is served: which server an endpoint is at, and the base URLs of each environment.

use super::Context;
use crate::api::{self, BaseUrl, Docs, ServerRef, UrlProblem, parse_base_url};
use crate::diagnostic::{Code, Place};
use crate::document::declared::{Environment, Server};

/// The servers and environments of a project.
pub struct Servers {
    servers: Vec<Server>,
    modules: Vec<Server>,
    environments: Vec<Environment>,
    /// The servers beside the default one that endpoints are at: the number, and the id that environments name it by.
    used: Vec<(usize, String)>,
}

impl Servers {
    /// Takes what a project says of servers.
    pub fn new(
        servers: Vec<Server>,
        modules: Vec<Server>,
        environments: Vec<Environment>,
    ) -> Servers {
        Servers {
            servers,
            modules,
            environments,
            used: Vec::new(),
        }
    }

    /// The server of an endpoint that names this one and is of this module.
    ///
    /// A module is a server of its own only where an environment gives it a base URL of its own.
    pub fn of(
        &mut self,
        id: &str,
        module: &str,
        place: &Place,
        context: &mut Context<'_>,
    ) -> ServerRef {
        let id = match id {
            "" | "default" => module,
            id if self.is_known(id) => id,
            id => {
                let message = format!("the server `{id}` is not in this input");
                let help = "the endpoint is called at the default server";
                context
                    .sink
                    .report(Code::DanglingReference, place, message, help);
                module
            }
        };
        let named = self.servers.iter().find(|server| server.id == id);
        if self.is_default(named) && !self.has_own_url(id) {
            return ServerRef::Default;
        }
        let all = || self.servers.iter().chain(&self.modules);
        let rank = all().position(|server| server.id == id);
        let name = rank.and_then(|rank| all().nth(rank));
        let name = name.map(|server| server.name.trim());
        let number = context.api.server(api::Server {
            id: id.to_owned(),
            name: name
                .filter(|name| !name.is_empty())
                .unwrap_or(id)
                .to_owned(),
            rank: rank.unwrap_or(usize::MAX),
        });
        if !self.used.iter().any(|(known, _)| *known == number) {
            self.used.push((number, id.to_owned()));
        }
        ServerRef::Other(number)
    }

    fn is_known(&self, id: &str) -> bool {
        let has_url =
            |environment: &Environment| environment.base_urls.iter().any(|(key, ..)| key == id);
        self.servers.iter().any(|server| server.id == id) || self.environments.iter().any(has_url)
    }

    /// Whether a server is the default one by another name: the first of the list. A module is no server of the list.
    fn is_default(&self, named: Option<&Server>) -> bool {
        named.is_none_or(|server| {
            self.servers
                .first()
                .is_some_and(|first| first.id == server.id)
        })
    }

    /// Whether some environment has a base URL for this id that is not that of the default server.
    fn has_own_url(&self, id: &str) -> bool {
        self.environments.iter().any(|environment| {
            let own = environment.base_urls.iter().find(|(key, ..)| key == id);
            own.is_some_and(|(_, url, _)| {
                self.default_url(environment)
                    .is_none_or(|(base, _)| base != url)
            })
        })
    }

    /// The base URL of the default server; where there is none, the only one that there is, or that of the first module.
    fn default_url<'e>(&self, environment: &'e Environment) -> Option<(&'e String, &'e Place)> {
        let of = |id: &str| environment.base_urls.iter().find(|(key, ..)| key == id);
        let single = match environment.base_urls.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        let modules = || self.modules.iter().find_map(|module| of(&module.id));
        let base = environment.base_url.as_ref();
        base.map(|(url, place)| (url, place)).or_else(|| {
            let other = of("default").or(single).or_else(modules);
            other.map(|(_, url, place)| (url, place))
        })
    }

    /// Adds the environments to the API, with the base URLs of the servers that endpoints are at.
    pub fn add_environments(self, context: &mut Context<'_>) {
        for environment in &self.environments {
            let Some((url, place)) = self.default_url(environment) else {
                let message = format!("the environment `{}` has no base URL", environment.name);
                let help = "it was left out; its users give the base URL themselves";
                let place = &environment.place;
                context
                    .sink
                    .report(Code::UnusableBaseUrl, place, message, help);
                continue;
            };
            let help = "the environment was left out; its users give the base URL themselves";
            let Some(base) = usable(url, place, help, context) else {
                continue;
            };
            let mut others = Vec::new();
            for (number, id) in &self.used {
                let own = environment.base_urls.iter().find(|(key, ..)| key == id);
                match own {
                    Some((_, url, place)) => {
                        let help = "it was left out of the environment; its users give the base URL of that server themselves";
                        let base = usable(url, place, help, context);
                        others.extend(base.map(|base| (*number, base)));
                    }
                    None => report_missing(environment, *number, context),
                }
            }
            let environment = api::Environment {
                number: environment.id.parse().ok(),
                docs: Docs::new(environment.name.trim(), environment.description.as_str()),
                base,
                others,
            };
            // An export that is given twice has its environments twice.
            let mut known = context.api.environments.iter();
            if !known.any(|known| known.is_like(&environment)) {
                context.api.environments.push(environment);
            }
        }
    }
}

/// Reports a server of which an environment does not say where it is.
fn report_missing(environment: &Environment, number: usize, context: &mut Context<'_>) {
    let message = format!(
        "the environment `{}` has no base URL for the server `{}`",
        environment.name, context.api.servers[number].name
    );
    let help = "its users give the base URL of that server themselves";
    let place = &environment.place;
    context
        .sink
        .report(Code::UnusableBaseUrl, place, message, help);
}

/// Reads a base URL, or reports why it cannot be used. What is wrong with it is not quoted: it may hold a password.
fn usable(url: &str, place: &Place, help: &str, context: &mut Context<'_>) -> Option<BaseUrl> {
    let problem = match parse_base_url(url) {
        Ok(base) => return Some(base),
        Err(problem) => problem,
    };
    let message = match problem {
        UrlProblem::Scheme => "the base URL does not begin with http:// or https://",
        UrlProblem::Host => "the base URL names no host, or a port that there is not",
        UrlProblem::Part => {
            "the base URL holds a user, a query, a fragment or a character that no URL has"
        }
        UrlProblem::Placeholder => "the base URL is a placeholder that Apifox fills in by itself",
    };
    context.sink.report(
        Code::UnusableBaseUrl,
        &place.clone().hidden(),
        message,
        help,
    );
    None
}
