//! Document → API: what is written becomes what is meant.
//!
//! One file a dialect for its operations ([`page`], [`endpoint`]), one for each part of an operation that the dialects
//! of Apifox share, and ONE reading of schemas for all. [`described`] brings a schema and its examples together. What is
//! repaired, weakened or left out on the way is reported here.

mod answers;
mod apifox;
mod body;
mod conform;
mod described;
mod endpoint;
mod enums;
mod infer;
mod media;
mod normal;
mod page;
mod parameters;
mod schema;

use crate::api::Api;
use crate::diagnostic::Sink;
use crate::document::Document;

/// What the files of this room work on: the API as it grows, and where to report.
struct Context<'a> {
    api: Api,
    sink: &'a mut Sink,
}

/// Makes one API of all documents.
pub fn lower(documents: Vec<Document>, sink: &mut Sink) -> Api {
    let mut context = Context {
        api: Api::default(),
        sink,
    };
    for document in documents {
        match document {
            Document::Page(page) => page::lower(*page, &mut context),
            Document::Endpoints(endpoints) => endpoint::lower(endpoints, &mut context),
        }
    }
    context.api
}
