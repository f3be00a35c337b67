//! One operation: what goes to the server, and what comes back.

use super::docs::Docs;
use super::literal::DefaultValue;
use super::paging::Pages;
use super::path::Path;
use super::server::ServerRef;
use super::shape::ShapeId;
use super::style::Style;
use crate::diagnostic::{Code, Place, Sink};

/// A method of HTTP (RFC 9110, section 9; PATCH: RFC 5789).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
    Trace,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 8] = [
        Method::Get,
        Method::Head,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
        Method::Options,
        Method::Trace,
    ];

    /// The method as it stands in a request.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Head => "HEAD",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
            Method::Options => "OPTIONS",
            Method::Trace => "TRACE",
        }
    }

    /// The method that a description names in any case.
    pub fn from_word(word: &str) -> Option<Method> {
        Method::ALL
            .into_iter()
            .find(|method| method.as_str().eq_ignore_ascii_case(word))
    }
}

/// One HTTP request that a client can make.
#[derive(Clone, Debug)]
pub struct Operation {
    pub place: Place,
    /// The number that the description gives it, which grows with every operation that is added.
    pub number: Option<u64>,
    pub docs: Docs,
    /// The folders around it, from the outside in.
    pub folders: Vec<Docs>,
    /// Empty where the description has none.
    pub operation_id: String,
    pub deprecated: bool,
    pub server: ServerRef,
    pub method: Method,
    pub path: Path,
    /// Path parameters in the order of the path, then the others in the order of the description.
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    /// Whether it is the operation before it with a body of another media type.
    pub is_other_way: bool,
    pub answer: Answer,
    /// Pairs of the query and headers that are a part of what it is, and always sent.
    pub fixed: Vec<Fixed>,
    /// The credentials that it is called with: alternatives, each of schemes that are sent together, by their numbers.
    pub security: Vec<Vec<usize>>,
    /// The common parameters that it takes, by their numbers.
    pub common: Vec<usize>,
    /// How it hands out a list, if it answers in pages.
    pub pages: Option<Pages>,
}

impl Operation {
    /// The operation as it is written: `GET /v1/videos/{id}`.
    pub fn spelled(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }
}

/// Says one thing of the answers to operations, once: where the first stands, and how many others there are.
pub fn report_answers<'o>(
    mut operations: impl Iterator<Item = &'o Operation>,
    (code, what, help): (Code, &str, &str),
    sink: &mut Sink,
) {
    let Some(first) = operations.next() else {
        return;
    };
    let others = match operations.count() {
        0 => String::new(),
        1 => " and one other".to_owned(),
        others => format!(" and {others} others"),
    };
    let message = format!("the answers to {}{others} {what}", first.spelled());
    sink.report(code, &first.place, message, help);
}

/// A value that is always sent: where, under which name, and the value.
pub type Fixed = (ParameterIn, String, String);

/// Where a parameter stands in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterIn {
    Path,
    Query,
    Header,
    Cookie,
}

impl ParameterIn {
    /// Whether two names are one in this place: names of headers do not differ by case (RFC 9110, section 5.1).
    pub fn is_same_name(self, a: &str, b: &str) -> bool {
        match self {
            ParameterIn::Header => a.eq_ignore_ascii_case(b),
            _ => a == b,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: String,
    pub within: ParameterIn,
    pub required: bool,
    pub shape: ShapeId,
    pub style: Style,
    /// What the server takes for it where it is left out.
    pub default: Option<DefaultValue>,
}

#[derive(Clone, Debug)]
pub struct Body {
    pub required: bool,
    pub docs: Docs,
    /// A range of them (`image/*`) is bytes of which the caller says the type.
    pub media_type: String,
    pub content: Content,
    /// What its outermost element is called, if it is XML with a type.
    pub root: Option<String>,
}

/// How values with types are written in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Json,
    Xml,
    MessagePack,
}

impl Codec {
    /// That of a media type, or of several that have the same, with `, ` between them: XML (RFC 7303), MessagePack by its
    /// registered name or by one that it had before, and else JSON.
    pub fn of(media_type: &str) -> Codec {
        let essence = media_type.split([';', ',']).next().unwrap_or_default();
        match essence.trim() {
            "application/xml" | "text/xml" => Codec::Xml,
            essence if essence.ends_with("+xml") => Codec::Xml,
            "application/vnd.msgpack" | "application/msgpack" | "application/x-msgpack" => {
                Codec::MessagePack
            }
            _ => Codec::Json,
        }
    }
}

impl Body {
    /// Whether the caller says which media type it has, in the range that is given.
    pub fn is_of_range(&self) -> bool {
        let essence = self.media_type.split(';').next();
        essence.is_some_and(|essence| essence.trim().ends_with("/*"))
    }
}

/// What a body holds, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Json(ShapeId),
    /// An object whose fields are the fields of the form.
    Form(FormEncoding, ShapeId),
    /// A form of fields that are not described.
    OpenForm(FormEncoding),
    Text,
    Bytes,
}

/// How a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormEncoding {
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub success: Success,
    /// Whether a success can also hold nothing.
    pub or_empty: bool,
    /// What a success can hold instead, if the caller wishes.
    pub streamed: Option<Stream>,
    /// What the description says of a success in words.
    pub description: String,
    /// The headers of a success.
    pub headers: Vec<AnswerHeader>,
    pub failures: Vec<Failure>,
}

/// A header of an answer.
#[derive(Clone, Debug)]
pub struct AnswerHeader {
    pub name: String,
    /// Whether every success has it.
    pub required: bool,
    /// A scalar, or a list of scalars.
    pub shape: ShapeId,
}

/// An answer that reports a failure.
#[derive(Clone, Debug)]
pub struct Failure {
    /// A status, or a range of them (`4XX`).
    pub code: String,
    /// What the description calls it.
    pub description: String,
    /// What it holds, in JSON.
    pub shape: Option<ShapeId>,
}

impl Answer {
    /// The stream that a success is, or can be.
    pub fn stream(&self) -> Option<&Stream> {
        match &self.success {
            Success::Stream(stream) => Some(stream),
            _ => self.streamed.as_ref(),
        }
    }
}

/// What a successful answer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// JSON of this media type, or of one of these.
    Json {
        shape: ShapeId,
        media_type: String,
    },
    /// Text of this media type.
    Text(String),
    /// Bytes of this media type.
    Bytes(String),
    Stream(Stream),
    Empty,
    /// One thing or another, told apart by their statuses; no streams.
    Several(Vec<Case>),
}

/// What a success of some statuses holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// A status, or a range of them (`2XX`).
    pub code: String,
    /// What the description calls it.
    pub description: String,
    pub holds: Success,
    pub or_empty: bool,
}

impl Success {
    /// What it may hold, in JSON.
    pub fn shapes(&self) -> Vec<ShapeId> {
        match self {
            Success::Json { shape, .. } => vec![*shape],
            Success::Several(cases) => cases.iter().flat_map(|case| case.holds.shapes()).collect(),
            _ => Vec::new(),
        }
    }
}

/// One thing after another, each handed over as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// What each of them is, in JSON; text if that is not known.
    pub item: Option<ShapeId>,
    pub framing: Framing,
    pub media_type: String,
    /// The property of the JSON body that asks for it; if there is none, the media type does.
    pub switch: Option<String>,
}

/// How the parts of a stream are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events (WHATWG HTML, section 9.2).
    Events,
    /// JSON texts, each on a line of its own.
    Lines,
}
