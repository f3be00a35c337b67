//! What a caller gives: arguments of a method for what is required, setters for the rest.

use super::checks::besides_json;
use super::demands::Check;
use super::names::{Name, Role, Scope, texts};
use super::rust::{RustType, without_option};
use super::shapes::Types;
use crate::api::{
    Body, Codec, Content, Docs, FormEncoding, Kind, Operation, Parameter, ParameterIn,
    SET_BY_SERVER, Style, StyleKind,
};

/// Methods of `Call` that setters must not hide; what support adds later begins with `with_`.
const TAKEN_BY_CALL: [&str; 13] = [
    "send",
    "stream",
    "events",
    "lines",
    "edit",
    "blocking",
    "request",
    "to_http",
    "read_http",
    "clone",
    "fmt",
    "into_future",
    "new",
];

/// Methods of calls that ask for one page after another.
const TAKEN_BY_PAGES: [&str; 2] = ["pages", "items"];

/// An argument of a method, or a setter.
#[derive(Debug)]
pub struct Given {
    pub name: Name,
    pub docs: Docs,
    pub value: Value,
    /// What is checked of it before it is sent.
    pub checks: Vec<Check>,
}

/// What is given, and where it goes.
#[derive(Clone, Debug)]
pub enum Value {
    Parameter {
        within: ParameterIn,
        /// Its name in the request.
        wire: String,
        /// A value, or what the list is made of.
        rust: RustType,
        holds: Holds,
        /// How it is written, where that is not as a value or as pairs of one name.
        style: Option<Style>,
    },
    Body(BodyPlan),
}

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A scalar.
    One,
    /// Scalars.
    List,
    /// An object, whose fields are written.
    Fields,
    /// Whatever JSON can hold.
    Json,
}

/// A body as the caller gives it.
#[derive(Clone, Debug)]
pub enum BodyPlan {
    /// A value that is written so.
    Typed {
        codec: Codec,
        rust: RustType,
        media_type: String,
        /// What the outermost element of XML is called.
        root: String,
    },
    /// Any value that serializes, as JSON of this media type.
    AnyJson(String),
    Form(RustType, FormEncoding),
    /// A form whose fields the caller adds.
    OpenForm(FormEncoding),
    /// Text of this media type.
    Text(String),
    /// Bytes of this media type.
    Bytes(String),
    /// Bytes of which the caller says the media type, in this range.
    BytesIn(String),
}

impl BodyPlan {
    /// How it is written, if it has a type.
    pub fn codec(&self) -> Option<Codec> {
        match self {
            BodyPlan::Typed { codec, .. } => Some(*codec),
            BodyPlan::AnyJson(_) => Some(Codec::Json),
            _ => None,
        }
    }
}

impl Given {
    /// Whether it is a parameter that is written in a style of its own.
    pub fn is_styled(&self) -> bool {
        matches!(self.value, Value::Parameter { style: Some(_), .. })
    }
}

impl Value {
    /// The type of what is given, if it has one of its own.
    pub fn rust(&self) -> Option<&RustType> {
        match self {
            Value::Parameter { rust, .. } => Some(rust),
            Value::Body(BodyPlan::Typed { rust, .. } | BodyPlan::Form(rust, _)) => Some(rust),
            Value::Body(_) => None,
        }
    }

    /// Whether it is a parameter that holds several values.
    pub fn is_list(&self) -> bool {
        matches!(
            self,
            Value::Parameter {
                holds: Holds::List,
                ..
            }
        )
    }

    /// Whether it is a path parameter.
    pub fn is_path(&self) -> bool {
        matches!(
            self,
            Value::Parameter {
                within: ParameterIn::Path,
                ..
            }
        )
    }

    /// Whether it is the path parameter of this name.
    pub fn is_in_path(&self, name: &str) -> bool {
        matches!(self, Value::Parameter { within: ParameterIn::Path, wire, .. } if wire == name)
    }

    /// The type of all that a parameter holds; any value for a body.
    fn whole(&self) -> RustType {
        match self {
            Value::Parameter {
                rust,
                holds: Holds::List,
                ..
            } => RustType::Vec(Box::new(rust.clone())),
            Value::Parameter { rust, .. } => rust.clone(),
            Value::Body(_) => RustType::Value,
        }
    }

    /// The form that it is.
    pub fn form(&self) -> Option<FormEncoding> {
        match self {
            Value::Body(BodyPlan::Form(_, form) | BodyPlan::OpenForm(form)) => Some(*form),
            _ => None,
        }
    }
}

/// What an operation takes.
#[derive(Debug, Default)]
pub struct Split {
    pub arguments: Vec<Given>,
    pub setters: Vec<Given>,
}

/// Splits what an operation takes into arguments and setters; `words` begin the names of the types that it needs.
pub fn split(operation: &Operation, words: &str, types: &mut Types<'_>) -> Split {
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    let mut add = |is_required: bool, text: &str, docs: Docs, value: Value, checks: Vec<Check>| {
        let list = match is_required {
            true => &mut required,
            false => &mut optional,
        };
        let text = text.to_owned();
        list.push(Nameless {
            text,
            docs,
            value,
            checks,
        });
    };
    for parameter in &operation.parameters {
        let mut docs = types.said().docs(parameter.shape);
        // Of a parameter it says nothing.
        docs.constraints.retain(|told| told != SET_BY_SERVER);
        let value = value(parameter, words, types);
        let checks = types.checks(parameter.shape);
        let checks = besides_json(&value.whole(), checks);
        add(parameter.required, &parameter.name, docs, value, checks);
    }
    if let Some(body) = &operation.body {
        let value = Value::Body(body_plan(body, words, types));
        let checks = match body.content {
            Content::Json(shape) => types.checks(shape),
            _ => Vec::new(),
        };
        let mut docs = body.docs.clone();
        if let Content::Json(shape) = body.content
            && !types.kind(shape).is_type()
        {
            docs.constraints = types.said().docs(shape).constraints;
        }
        add(body.required, "body", docs, value, checks);
    }
    let arguments = Scope::reserving(types.lexicon(), &["self", "request"]);
    let mut taken = TAKEN_BY_CALL.to_vec();
    if types.is_paged(operation) {
        taken.extend(TAKEN_BY_PAGES);
    }
    let setters = Scope::reserving(types.lexicon(), &taken);
    Split {
        arguments: named(required, Role::Argument, arguments),
        setters: named(optional, Role::Method, setters),
    }
}

/// What is given, before it has a name in Rust.
struct Nameless {
    text: String,
    docs: Docs,
    value: Value,
    checks: Vec<Check>,
}

fn named(list: Vec<Nameless>, role: Role, mut scope: Scope) -> Vec<Given> {
    let texts = list.iter().map(|given| match role {
        Role::Method => setter_texts(&given.text),
        _ => vec![given.text.clone()],
    });
    let names = scope.claim_all(&texts.collect::<Vec<_>>(), role);
    let named = list.into_iter().zip(names).map(|(given, name)| Given {
        name,
        docs: given.docs,
        value: given.value,
        checks: given.checks,
    });
    named.collect()
}

/// What a setter may be called. Names that begin with `with` are kept for what the support code offers, now or later.
fn setter_texts(name: &str) -> Vec<String> {
    if name.to_ascii_lowercase().starts_with("with") {
        vec![format!("set {name}")]
    } else {
        texts(name)
    }
}

/// An option around a parameter says no more than its absence.
fn value(parameter: &Parameter, words: &str, types: &mut Types<'_>) -> Value {
    let words = format!("{words} {}", parameter.name);
    let rust = without_option(types.plan(parameter.shape, &words));
    let is_object = matches!(
        types.bare_kind(parameter.shape),
        Kind::Object(_) | Kind::Map(_)
    );
    let is_deep = parameter.style.kind == StyleKind::DeepObject;
    let has_parts = is_object || (is_deep && types.has_parts(parameter.shape));
    let (rust, holds) = match rust {
        rust if parameter.style.kind == StyleKind::Json => (rust, Holds::Json),
        rust if has_parts => (rust, Holds::Fields),
        RustType::Vec(element) => (without_option(*element), Holds::List),
        rust => (rust, Holds::One),
    };
    // A request shows no values anyhow.
    let rust = match rust {
        RustType::Secret => RustType::String,
        rust => rust,
    };
    Value::Parameter {
        within: parameter.within,
        wire: parameter.name.clone(),
        rust,
        holds,
        style: Some(parameter.style).filter(|style| !is_plain(*style, holds, parameter.within)),
    }
}

/// Whether a parameter is written as its text, or as pairs of one name.
fn is_plain(style: Style, holds: Holds, within: ParameterIn) -> bool {
    use StyleKind as S;
    match (holds, within) {
        (Holds::Fields | Holds::Json, _) => false,
        (Holds::One, _) => !matches!(style.kind, S::Label | S::Matrix) && !style.reserved,
        (Holds::List, ParameterIn::Query) => {
            let is_form = matches!(style.kind, S::Form | S::SpaceDelimited | S::PipeDelimited);
            is_form && style.explode && !style.reserved
        }
        (Holds::List, _) => false,
    }
}

fn body_plan(body: &Body, words: &str, types: &mut Types<'_>) -> BodyPlan {
    let says_so = ["create ", "update ", "patch "]
        .iter()
        .any(|verb| words.starts_with(verb));
    let words = if says_so {
        words.to_owned()
    } else {
        format!("{words} request")
    };
    match body.content {
        Content::Json(shape) => {
            let (rust, media_type) = (types.plan(shape, &words), body.media_type.clone());
            match (Codec::of(&media_type), rust) {
                (Codec::Json, RustType::Value) => BodyPlan::AnyJson(media_type),
                (codec, rust) => BodyPlan::Typed {
                    codec,
                    rust,
                    media_type,
                    root: body.root.clone().unwrap_or_default(),
                },
            }
        }
        Content::Form(encoding, shape) => {
            BodyPlan::Form(types.plan_form(shape, &words, encoding), encoding)
        }
        Content::OpenForm(encoding) => BodyPlan::OpenForm(encoding),
        Content::Text => BodyPlan::Text(body.media_type.clone()),
        Content::Bytes if body.is_of_range() => BodyPlan::BytesIn(body.media_type.clone()),
        Content::Bytes => BodyPlan::Bytes(body.media_type.clone()),
    }
}
