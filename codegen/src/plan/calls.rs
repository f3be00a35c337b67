//! Operations become calls: what the caller gives, where it goes, what comes back.

use super::answer_headers::{self, AnswerHeaders};
use super::failures::{self, Failures};
use super::given::{self, Given, Value};
use super::methods::{Called, type_words};
use super::names::{Name, Role, Scope};
use super::outputs::{self, Output, Stream};
use super::pages::Pages;
use super::root::Root;
use super::rust::RustType;
use super::shapes::Types;
use crate::api::{Docs, FormEncoding, Method, Operation, ParameterIn, Path, Piece, ServerRef};

/// What modules of calls write short: imports from the support code, and names of the prelude.
pub const IMPORTED: [&str; 16] = [
    "Answer",
    "Body",
    "Call",
    "Client",
    "Form",
    "Method",
    "Pairs",
    "Request",
    "Source",
    "ToText",
    "Into",
    "IntoIterator",
    "Option",
    "Result",
    "String",
    "Vec",
];

/// One operation as a method.
#[derive(Debug)]
pub struct Call {
    pub docs: Docs,
    /// The folders around it, from the outside in.
    pub folders: Vec<Docs>,
    /// The operation as it is written: `GET /v1/videos/{id}`.
    pub spelled: String,
    /// What errors call it: `videos.get`.
    pub id: String,
    pub name: Name,
    pub deprecated: bool,
    /// The media type of the body, if it is that which makes it a call of its own.
    pub way: Option<String>,
    pub method: Method,
    pub path: Vec<PathPiece>,
    /// Pairs that are always sent.
    pub query: Vec<(String, String)>,
    /// What the caller must give, in the order of the signature.
    pub arguments: Vec<Given>,
    /// The type that scopes the setters, where there are any.
    pub marker: Option<Name>,
    /// What the caller may give.
    pub setters: Vec<Given>,
    pub destination: Destination,
    /// Headers that are always sent.
    pub headers: Vec<(String, String)>,
    /// Alternatives, each of credentials that are sent together.
    pub credentials: Vec<Vec<String>>,
    /// The common parameters that it takes.
    pub common: Vec<String>,
    pub output: Output,
    pub streamed: Option<Stream>,
    pub answer_docs: String,
    /// What reads the headers of a success.
    pub answer_headers: Option<AnswerHeaders>,
    pub failures: Failures,
    /// How it hands out a list, if it can ask for one page after another.
    pub pages: Option<Pages>,
    /// The position of its operation.
    pub operation: usize,
}

impl Call {
    /// What the caller gives, argument or setter.
    pub fn given(&self) -> impl Iterator<Item = &Given> {
        self.arguments.iter().chain(&self.setters)
    }

    /// The names of its method, of its setters, and of what reads its headers.
    pub fn methods(&self) -> impl Iterator<Item = &Name> {
        let headers = self.answer_headers.iter().flat_map(|known| &known.list);
        [&self.name]
            .into_iter()
            .chain(self.setters.iter().map(|setter| &setter.name))
            .chain(headers.map(|header| &header.name))
    }

    /// The stream that it gives, or can give.
    pub fn stream(&self) -> Option<&Stream> {
        match &self.output {
            Output::Stream(stream) => Some(stream),
            _ => self.streamed.as_ref(),
        }
    }

    /// The types of what it takes and of what it gives.
    pub fn types(&self) -> Vec<&RustType> {
        let given = self.given().filter_map(|given| given.value.rust());
        let failures = self.failures.declared.iter();
        let failures = failures.filter_map(|failure| failure.rust.as_ref());
        let failures = failures.chain(self.failures.shared());
        let headers = self.answer_headers.iter().flat_map(|known| &known.list);
        let headers = headers.map(|header| &header.rust);
        let streamed = self.streamed.iter().filter_map(|known| known.item.as_ref());
        let items = self.pages.iter().map(|pages| &pages.item);
        let outputs = self.output.parts().into_iter().flat_map(Output::types);
        let beside = failures.chain(headers).chain(streamed).chain(items);
        outputs.chain(given).chain(beside).collect()
    }

    /// The form that the call sends.
    pub fn form(&self) -> Option<FormEncoding> {
        self.given().find_map(|given| given.value.form())
    }
}

/// Where a call goes.
#[derive(Debug)]
pub enum Destination {
    /// To the server that the client is built for.
    Default,
    /// To another server of the client, which has this name.
    Server(String),
    /// To a place of its own.
    Origin(String),
}

/// A piece of a path.
#[derive(Debug)]
pub enum PathPiece {
    Text(String),
    /// The value of the argument, in the place of the parameter.
    Value {
        argument: Name,
        value: Value,
    },
}

/// Plans the call of an operation, which is a method `name` in `module`.
pub fn plan(
    (position, operation): (usize, &Operation),
    root: &Root,
    (module, called): (&Name, Called),
    resource: &str,
    items: &mut Scope,
    types: &mut Types<'_>,
) -> Call {
    let words = type_words(resource, &called);
    let name = called.name;
    types.stand_in(&[module.text().to_owned(), operation.spelled()]);
    let given::Split { arguments, setters } = given::split(operation, &words, types);
    let marker = (!setters.is_empty()
        || operation.answer.streamed.is_some()
        || types.is_paged(operation))
    .then(|| items.claim_first(&[name.text(), &format!("{} call", name.text())], Role::Type));
    let credential = |scheme: &usize| root.credentials[*scheme].method.text().to_owned();
    let common = |number: &usize| root.common[*number].method.text().to_owned();
    Call {
        docs: operation.docs.clone(),
        folders: operation.folders.clone(),
        spelled: operation.spelled(),
        id: format!("{}.{}", module.text(), name.text()),
        deprecated: operation.deprecated,
        way: way(operation),
        method: operation.method,
        path: path(&operation.path, &arguments),
        query: query(operation),
        headers: fixed(operation, ParameterIn::Header).collect(),
        destination: destination(&operation.server, root),
        arguments,
        marker,
        setters,
        credentials: operation
            .security
            .iter()
            .map(|set| set.iter().map(credential).collect())
            .collect(),
        common: operation.common.iter().map(common).collect(),
        output: outputs::output(&operation.answer, &words, &name, items, types),
        streamed: outputs::streamed(&operation.answer, &words, types),
        answer_docs: outputs::docs(&operation.answer, types),
        answer_headers: answer_headers::plan(operation, &words, &name, items, types),
        failures: failures::plan(operation, &words, &name, items, types),
        pages: None,
        operation: position,
        name,
    }
}

/// Pairs that are always sent.
fn query(operation: &Operation) -> Vec<(String, String)> {
    let written = operation.path.query.iter().cloned();
    written
        .chain(fixed(operation, ParameterIn::Query))
        .collect()
}

/// What is always sent in this place.
fn fixed(operation: &Operation, within: ParameterIn) -> impl Iterator<Item = (String, String)> {
    let fixed = operation.fixed.iter();
    let fixed = fixed.filter(move |(place, ..)| *place == within);
    fixed.map(|(_, name, value)| (name.clone(), value.clone()))
}

fn destination(server: &ServerRef, root: &Root) -> Destination {
    match server {
        ServerRef::Default => Destination::Default,
        ServerRef::Other(number) => Destination::Server(root.servers[*number].key.clone()),
        ServerRef::Origin(origin) => Destination::Origin(origin.clone()),
    }
}

fn way(operation: &Operation) -> Option<String> {
    let body = operation.body.as_ref();
    let body = body.filter(|_| operation.is_other_way)?;
    Some(body.media_type.clone())
}

/// The path with the arguments of its parameters.
fn path(path: &Path, arguments: &[Given]) -> Vec<PathPiece> {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => Some(PathPiece::Text(text.clone())),
        Piece::Parameter(name) => {
            let mut given = arguments.iter();
            let given = given.find(|given| given.value.is_in_path(name))?;
            Some(PathPiece::Value {
                argument: given.name.clone(),
                value: given.value.clone(),
            })
        }
    };
    path.pieces.iter().filter_map(piece).collect()
}
