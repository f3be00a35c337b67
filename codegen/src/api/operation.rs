//! One operation: what goes to the server, and what comes back.

use super::docs::Docs;
use super::path::Path;
use super::shape::ShapeId;
use crate::diagnostic::Place;

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
#[derive(Debug)]
pub struct Operation {
    pub place: Place,
    pub docs: Docs,
    /// Empty where the description has none.
    pub operation_id: String,
    pub deprecated: bool,
    pub method: Method,
    pub path: Path,
    /// Path parameters in the order of the path, then the others in the order of the description.
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    pub answer: Answer,
    /// The numbers of the credentials that it is called with, if the client has them.
    pub schemes: Vec<usize>,
}

impl Operation {
    /// The operation as it is written: `GET /v1/videos/{id}`.
    pub fn spelled(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }
}

/// Where a parameter stands in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterIn {
    Path,
    Query,
    Header,
    Cookie,
}

#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: String,
    pub within: ParameterIn,
    pub required: bool,
    pub shape: ShapeId,
}

#[derive(Debug)]
pub struct Body {
    pub required: bool,
    pub docs: Docs,
    pub media_type: String,
    pub content: Content,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormEncoding {
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
}

#[derive(Debug)]
pub struct Answer {
    pub success: Success,
    /// What the description says of a success in words.
    pub description: String,
    /// Codes that report a failure, each with what the description calls it.
    pub failures: Vec<(String, String)>,
}

/// What a successful answer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// JSON of this media type, or of one of these.
    Json {
        shape: ShapeId,
        or_empty: bool,
        media_type: String,
    },
    /// Text of this media type.
    Text(String),
    /// Bytes of this media type.
    Bytes(String),
    Empty,
}

/// A credential that operations ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// An `Authorization` header of some other form.
    Authorization,
}
