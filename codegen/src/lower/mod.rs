//! Document → API: what is written becomes what is meant.
//!
//! One file a dialect for its operations ([`page`], [`endpoint`], [`project`], [`openapi`]), one for each part of an operation that the dialects
//! of Apifox share, and ONE reading of schemas for all. [`described`] brings a schema and its examples together. What is
//! repaired, weakened or left out on the way is reported here.

mod access;
mod agreement;
mod all_of;
mod answer_headers;
mod answers;
mod apifox;
mod bases;
mod beside;
mod body;
mod body_type;
mod bounds;
mod branches;
mod cases;
mod choices;
mod common;
mod conform;
mod constants;
mod constraints;
mod contents;
mod dangling;
mod default;
mod definitions;
mod demands;
mod described;
mod discriminator;
mod elsewhere;
mod endpoint;
mod enums;
mod extra;
mod failures;
mod fixed;
mod forms;
mod headers;
mod hosts;
mod incoming;
mod infer;
mod inherit;
mod joined;
mod keywords;
mod kinds;
mod library;
mod listed;
mod locals;
mod media;
mod merge;
mod nesting;
mod normal;
mod objects;
mod open;
mod openapi;
mod page;
mod pairs;
mod parameters;
mod project;
mod references;
mod responses;
mod restricted;
mod scalars;
mod schema;
mod security;
mod sentences;
mod servers;
mod streams;
mod styles;
mod tags;
mod unions;
mod xml;

use crate::api::{Api, Codec};
use crate::diagnostic::Sink;
use crate::document::Document;
use crate::document::endpoint::Endpoint;

/// What the files of this room work on: the API as it grows, where to report, and what the document that is being read
/// gives its endpoints to refer to.
struct Context<'a> {
    api: Api,
    sink: &'a mut Sink,
    definitions: definitions::Definitions,
    schemes: security::Schemes,
    responses: responses::Shared,
    common: Vec<common::Known>,
    /// What has types beside JSON where its schema is given.
    codecs: &'a [Codec],
    select: Select<'a>,
    /// The schemas of the documents before it.
    library: library::Library,
}

impl Context<'_> {
    /// How a body of a media type is written that has a type where its schema is given, though it is no JSON.
    fn codec(&self, media_type: &str) -> Option<Codec> {
        media::codec_by_choice(media_type).filter(|codec| self.codecs.contains(codec))
    }

    /// Which choice of the user would give types to bodies of a media type that have none.
    fn choice(&self, media_type: &str) -> Option<&'static str> {
        let codec = media::codec_by_choice(media_type);
        match codec.filter(|codec| !self.codecs.contains(codec))? {
            Codec::Xml => Some("--xml"),
            Codec::MessagePack => Some("--msgpack"),
            Codec::Json => None,
        }
    }

    /// Whether a client has what an endpoint describes, which has this path and stands in these folders; notes if not.
    fn has(&mut self, endpoint: &Endpoint, path: &str, folders: Vec<&str>) -> bool {
        let method = endpoint.method.as_ref();
        let candidate = Candidate {
            method: method.map_or("", |(method, _)| method),
            path,
            operation_id: &endpoint.operation_id,
            name: &endpoint.name,
            folders,
            tags: &endpoint.tags,
        };
        let is_selected = (self.select)(&candidate);
        if !is_selected {
            self.api.unselected.push(endpoint.place.clone());
        }
        is_selected
    }
}

/// What is known of an endpoint before it is read.
pub struct Candidate<'e> {
    pub method: &'e str,
    pub path: &'e str,
    pub operation_id: &'e str,
    pub name: &'e str,
    /// The names of the folders around it, from the outside in.
    pub folders: Vec<&'e str>,
    pub tags: &'e [String],
}

/// Whether a client has the operation of an endpoint.
pub type Select<'a> = &'a mut dyn FnMut(&Candidate<'_>) -> bool;

/// Makes one API of those endpoints of all documents that are selected.
pub fn lower(
    documents: Vec<Document>,
    codecs: &[Codec],
    select: Select<'_>,
    sink: &mut Sink,
) -> Api {
    let mut api = Api::default();
    let mut library = library::Library::default();
    for document in documents {
        let mut context = Context {
            api,
            sink,
            definitions: definitions::Definitions::default(),
            schemes: security::Schemes::default(),
            responses: responses::Shared::default(),
            common: Vec::new(),
            codecs,
            select: &mut *select,
            library,
        };
        match document {
            Document::Page(page) => page::lower(*page, &mut context),
            Document::Endpoints(endpoints) => endpoint::lower(endpoints, &mut context),
            Document::Project(project) => project::lower(*project, &mut context),
            Document::OpenApi(document) => openapi::lower(*document, &mut context),
        }
        (api, library) = (context.api, context.library);
    }
    security::join_forms(&mut api);
    tags::settle(&mut api.shapes);
    fixed::settle(&mut api);
    api
}
