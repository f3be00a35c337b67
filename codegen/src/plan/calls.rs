//! Operations become calls: what is an argument, what is a setter, what is sent where, what comes back.

use super::credential_key;
use super::names::{Name, Role, Scope};
use super::paths::type_words;
use super::types::{RustType, Types, Use};
use crate::api::{
    Answer, Api, Body, Content, Docs, FormEncoding, Method, Operation, Parameter, ParameterIn,
    Path, Piece, Success,
};

/// Names that every module of calls imports from the support code.
pub const IMPORTED: [&str; 8] = [
    "Answer", "Call", "Client", "Form", "Method", "Pairs", "Request", "ToText",
];

/// Methods of `Call` that setters must not hide; what support adds later begins with `with_`.
const TAKEN_BY_CALL: [&str; 8] = [
    "send",
    "stream",
    "edit",
    "request",
    "clone",
    "fmt",
    "into_future",
    "new",
];

/// One operation as a method.
#[derive(Debug)]
pub struct Call {
    pub docs: Docs,
    /// The operation as it is written: `GET /v1/videos/{id}`.
    pub spelled: String,
    /// What errors call it: `videos.get`.
    pub id: String,
    pub name: Name,
    pub deprecated: bool,
    pub method: Method,
    pub path: Vec<PathPiece>,
    /// Pairs that are always sent.
    pub query: Vec<(String, String)>,
    /// In the order of the signature.
    pub arguments: Vec<Argument>,
    /// The type that scopes the setters, where there are any.
    pub marker: Option<Name>,
    pub setters: Vec<Setter>,
    pub credentials: Vec<&'static str>,
    pub output: Output,
    pub answer_docs: String,
    /// Codes that report a failure, with what the description calls them.
    pub failures: Vec<(String, String)>,
}

impl Call {
    /// What the caller gives, argument or setter.
    pub fn given(&self) -> impl Iterator<Item = &ArgumentType> {
        let arguments = self.arguments.iter().map(|argument| &argument.rust);
        arguments.chain(self.setters.iter().map(|setter| &setter.rust))
    }

    /// The form that the call sends.
    pub fn form(&self) -> Option<FormEncoding> {
        self.given().find_map(|rust| match rust {
            ArgumentType::Body(BodyPlan::Form(_, form) | BodyPlan::OpenForm(form)) => Some(*form),
            _ => None,
        })
    }
}

/// What awaiting a call gives.
#[derive(Debug)]
pub enum Output {
    Json(RustType),
    /// Text of this media type.
    Text(String),
    /// Bytes of this media type.
    Bytes(String),
    Empty,
}

/// A piece of a path.
#[derive(Debug)]
pub enum PathPiece {
    Text(String),
    /// The value of the argument, in the place of the parameter.
    Value {
        parameter: String,
        argument: Name,
    },
}

/// An argument of a method: what the caller must give.
#[derive(Debug)]
pub struct Argument {
    pub name: Name,
    pub docs: Docs,
    pub rust: ArgumentType,
    /// How it is sent; path parameters are a part of the path.
    pub send: Option<Send>,
}

/// A method that sets what the caller may give.
#[derive(Debug)]
pub struct Setter {
    pub name: Name,
    pub docs: Docs,
    pub rust: ArgumentType,
    pub send: Send,
}

/// The type of an argument.
#[derive(Debug)]
pub enum ArgumentType {
    /// A value of a scalar type, a text by reference.
    Scalar(RustType),
    /// A list of scalars, from any iterator.
    List(RustType),
    /// A body.
    Body(BodyPlan),
}

/// A body as the caller gives it.
#[derive(Debug)]
pub enum BodyPlan {
    Json(RustType),
    /// Any value that serializes.
    AnyJson,
    Form(RustType, FormEncoding),
    /// A form whose fields the caller adds.
    OpenForm(FormEncoding),
    Text(String),
    Bytes(String),
}

/// What a value is sent as.
#[derive(Clone, Debug)]
pub enum Send {
    Query(String),
    Header(String),
    Cookie(String),
    Body,
}

/// Plans the call of an operation; `place` is the module and the method.
pub fn plan(
    operation: &Operation,
    api: &Api,
    (module, name): (&Name, Name),
    resource: &str,
    items: &mut Scope,
    types: &mut Types<'_>,
) -> Call {
    let words = type_words(resource, &name);
    let mut names = Scope::reserving(&["self", "request"]);
    let mut setter_names = Scope::reserving(&TAKEN_BY_CALL);
    let mut arguments = Vec::new();
    let mut setters = Vec::new();
    for parameter in &operation.parameters {
        let rust = argument_type(parameter, &words, types);
        let docs = types.docs(parameter.shape).clone();
        let send = send(parameter);
        match send {
            Some(send) if !parameter.required => {
                setters.push(Setter {
                    name: setter_names.claim_first(&setter_texts(&parameter.name), Role::Method),
                    docs,
                    rust,
                    send,
                });
            }
            send => arguments.push(Argument {
                name: names.claim(&parameter.name, Role::Argument),
                docs,
                rust,
                send,
            }),
        }
    }
    if let Some(body) = &operation.body {
        let (docs, rust) = (
            body.docs.clone(),
            ArgumentType::Body(body_plan(body, &words, types)),
        );
        if body.required {
            let name = names.claim("body", Role::Argument);
            arguments.push(Argument {
                name,
                docs,
                rust,
                send: Some(Send::Body),
            });
        } else {
            setters.push(Setter {
                name: setter_names.claim("body", Role::Method),
                docs,
                rust,
                send: Send::Body,
            });
        }
    }
    let marker = (!setters.is_empty()).then(|| items.claim(name.text(), Role::Type));
    Call {
        docs: operation.docs.clone(),
        spelled: operation.spelled(),
        id: format!("{}.{}", module.text(), name.text()),
        deprecated: operation.deprecated,
        method: operation.method,
        path: path(&operation.path, &operation.parameters, &arguments),
        query: operation.path.query.clone(),
        arguments,
        marker,
        setters,
        credentials: operation
            .schemes
            .iter()
            .map(|scheme| credential_key(api.schemes[*scheme]))
            .collect(),
        output: output(&operation.answer, &words, types),
        answer_docs: operation.answer.description.clone(),
        failures: operation.answer.failures.clone(),
        name,
    }
}

/// What a setter may be called. Names that begin with `with` are kept for what the support code offers, now or later.
fn setter_texts(name: &str) -> Vec<String> {
    let value = format!("{name} value");
    if name.to_ascii_lowercase().starts_with("with") {
        vec![format!("set {name}")]
    } else {
        vec![name.to_owned(), value]
    }
}

/// The path with the arguments of its parameters: these are the first arguments, in the order of the parameters.
fn path(path: &Path, parameters: &[Parameter], arguments: &[Argument]) -> Vec<PathPiece> {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => Some(PathPiece::Text(text.clone())),
        Piece::Parameter(name) => {
            let index = parameters
                .iter()
                .position(|parameter| parameter.name == *name)?;
            let argument = arguments.get(index)?.name.clone();
            Some(PathPiece::Value {
                parameter: name.clone(),
                argument,
            })
        }
    };
    path.pieces.iter().filter_map(piece).collect()
}

fn send(parameter: &Parameter) -> Option<Send> {
    let name = parameter.name.clone();
    match parameter.within {
        ParameterIn::Path => None,
        ParameterIn::Query => Some(Send::Query(name)),
        ParameterIn::Header => Some(Send::Header(name)),
        ParameterIn::Cookie => Some(Send::Cookie(name)),
    }
}

/// A parameter is a scalar or a list of scalars; an option around it says no more than its absence.
fn argument_type(parameter: &Parameter, words: &str, types: &mut Types<'_>) -> ArgumentType {
    let words = format!("{words} {}", parameter.name);
    match without_option(types.plan(parameter.shape, &words, Use::Request)) {
        RustType::Vec(element) if parameter.within == ParameterIn::Query => {
            ArgumentType::List(without_option(*element))
        }
        rust => ArgumentType::Scalar(rust),
    }
}

fn without_option(rust: RustType) -> RustType {
    match rust {
        RustType::Option(inner) => *inner,
        other => other,
    }
}

fn body_plan(body: &Body, words: &str, types: &mut Types<'_>) -> BodyPlan {
    let is_said_by_verb =
        words.starts_with("create ") || words.starts_with("update ") || words.starts_with("patch ");
    let words = if is_said_by_verb {
        words.to_owned()
    } else {
        format!("{words} request")
    };
    match body.content {
        Content::Json(shape) => match types.plan(shape, &words, Use::Request) {
            RustType::Value => BodyPlan::AnyJson,
            rust => BodyPlan::Json(rust),
        },
        Content::Form(encoding, shape) => {
            BodyPlan::Form(types.plan_form(shape, &words, encoding), encoding)
        }
        Content::OpenForm(encoding) => BodyPlan::OpenForm(encoding),
        Content::Text => BodyPlan::Text(body.media_type.clone()),
        Content::Bytes => BodyPlan::Bytes(body.media_type.clone()),
    }
}

fn output(answer: &Answer, words: &str, types: &mut Types<'_>) -> Output {
    match &answer.success {
        Success::Json { shape, or_empty } => {
            let rust = types.plan(*shape, &format!("{words} response"), Use::Answer);
            Output::Json(if *or_empty {
                RustType::Option(Box::new(without_option(rust)))
            } else {
                rust
            })
        }
        Success::Text(media_type) => Output::Text(media_type.clone()),
        Success::Bytes(media_type) => Output::Bytes(media_type.clone()),
        Success::Empty => Output::Empty,
    }
}
