//! What users choose once, for a whole client: where the API is, who they are, what all calls share.

use std::collections::BTreeSet;

use super::lexicon::Lexicon;
use super::names::{Name, Role, Scope, oldest_first};
use super::paths::age;
use super::shapes::Types;
use super::words;
use crate::api::{Api, BaseUrl, Docs, Environment, ParameterIn, Scheme, SchemeKind};

/// What users choose once, each by a method of the client's builder, and the places where the API is.
#[derive(Debug)]
pub struct Root {
    /// What the descriptions say of themselves.
    pub docs: Vec<Docs>,
    /// By the numbers of the API's schemes.
    pub credentials: Vec<Credential>,
    /// By the numbers of the API's common parameters.
    pub common: Vec<Common>,
    /// By the numbers of the API's servers.
    pub servers: Vec<Server>,
    pub environments: Vec<EnvironmentPlan>,
}

impl Root {
    /// The names of the methods of the client's builder.
    pub fn methods(&self) -> impl Iterator<Item = &Name> {
        let credentials = self.credentials.iter().map(|planned| &planned.method);
        let common = self.common.iter().map(|planned| &planned.method);
        let servers = self.servers.iter().map(|planned| &planned.method);
        credentials.chain(common).chain(servers)
    }
}

/// A credential.
#[derive(Debug)]
pub struct Credential {
    pub method: Name,
    pub scheme: Scheme,
}

/// A parameter of all calls that take it.
#[derive(Debug)]
pub struct Common {
    pub method: Name,
    pub wire: String,
    pub within: ParameterIn,
    pub docs: Docs,
}

/// A server beside the default one.
#[derive(Debug)]
pub struct Server {
    pub method: Name,
    /// What requests and environments call it.
    pub key: String,
}

/// A place where the API is: a constant, or a function of the variables in its base URLs.
#[derive(Debug)]
pub struct EnvironmentPlan {
    pub name: Name,
    pub docs: Docs,
    pub base: BaseUrl,
    /// The keys of other servers, with their base URLs.
    pub others: Vec<(String, BaseUrl)>,
    /// The variables, with the arguments that give them.
    pub variables: Vec<(String, Name)>,
}

/// Methods of the support code's `Builder`, which those of a description must not hide.
const TAKEN_BY_BUILDER: [&str; 19] = [
    "follow_redirects",
    "default_header",
    "retry",
    "sign_with",
    "transport",
    "credential",
    "common",
    "server",
    "trust",
    "timeout",
    "connect_timeout",
    "max_body",
    "user_agent",
    "allow_plain_http",
    "http",
    "build",
    "clone",
    "fmt",
    "new",
];

/// Items of the support code's `Environment`.
const TAKEN_BY_ENVIRONMENT: [&str; 5] = ["new", "clone", "fmt", "base_url", "server"];

/// Decides on what stands at the root.
pub fn plan(api: &Api, types: &Types<'_>) -> Root {
    let mut methods = Scope::reserving(types.lexicon(), &TAKEN_BY_BUILDER);
    let ages = credential_ages(api);
    let numbers: Vec<usize> = (0..api.schemes.len()).collect();
    let credential = |number: &usize| Credential {
        method: methods.claim_first(&credential_names(&api.schemes[*number]), Role::Method),
        scheme: api.schemes[*number].clone(),
    };
    let credentials = oldest_first(&numbers, |number| ages[*number], credential);
    let common = api.common.iter().map(|common| Common {
        method: methods.claim_first(
            &[common.name.clone(), format!("{} value", common.name)],
            Role::Method,
        ),
        wire: common.name.clone(),
        within: common.within,
        docs: types.said().docs(common.shape),
    });
    let common = common.collect();
    let servers = servers(api, &mut methods);
    Root {
        docs: api.docs.clone(),
        credentials,
        common,
        environments: environments(api, &servers, types.lexicon()),
        servers,
    }
}

/// How old each credential is: as old as the oldest operation that asks for it.
fn credential_ages(api: &Api) -> Vec<u64> {
    let mut ages = vec![u64::MAX; api.schemes.len()];
    for operation in &api.operations {
        for scheme in operation.security.iter().flatten() {
            ages[*scheme] = ages[*scheme].min(age(operation));
        }
    }
    ages
}

fn credential_names(scheme: &Scheme) -> Vec<String> {
    let own = match &scheme.kind {
        SchemeKind::Bearer => "bearer",
        SchemeKind::Basic => "basic",
        SchemeKind::Authorization => "authorization",
        SchemeKind::Key(_, name) => name,
    };
    let named = [own, &scheme.name].map(str::to_owned).into_iter();
    named
        .filter(|name| !name.is_empty())
        .chain([format!("{own} credential")])
        .collect()
}

/// A server is called by its name, or by its id where an older one has that name.
fn servers(api: &Api, methods: &mut Scope) -> Vec<Server> {
    let mut names = BTreeSet::new();
    oldest_first(
        &api.servers,
        |server| server.rank,
        |server| Server {
            method: methods.claim(&format!("{} server", server.name), Role::Method),
            key: match names.insert(server.name.clone()) {
                true => server.name.clone(),
                false => server.id.clone(),
            },
        },
    )
}

fn environments(api: &Api, servers: &[Server], lexicon: &Lexicon) -> Vec<EnvironmentPlan> {
    // A constant and a function of one name are spelled in their own ways.
    let scope = || Scope::reserving(lexicon, &TAKEN_BY_ENVIRONMENT);
    let (mut constants, mut functions) = (scope(), scope());
    let plan = |environment: &Environment| {
        let variables = variables(environment, lexicon);
        let (names, role) = match variables.is_empty() {
            true => (&mut constants, Role::Constant),
            false => (&mut functions, Role::Method),
        };
        let title = environment.docs.title.as_str();
        EnvironmentPlan {
            name: names.claim(words::environment(title), role),
            docs: environment.docs.clone(),
            base: environment.base.clone(),
            others: environment
                .others
                .iter()
                .map(|(number, base)| (servers[*number].key.clone(), base.clone()))
                .collect(),
            variables,
        }
    };
    let number = |environment: &Environment| environment.number.unwrap_or(u64::MAX);
    oldest_first(&api.environments, number, plan)
}

fn variables(environment: &Environment, lexicon: &Lexicon) -> Vec<(String, Name)> {
    let mut scope = Scope::new(lexicon);
    let names = environment.variables().into_iter();
    names
        .map(|name| (name.to_owned(), scope.claim(name, Role::Argument)))
        .collect()
}
