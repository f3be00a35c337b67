//! Descriptions as written: one file a dialect; nothing resolved, nothing judged.
//!
//! In comes the text of an input; out goes a [`Document`]. [`apifox`] and [`security`] hold what all dialects of Apifox
//! itself share: the parts of an endpoint, and who may call it; [`example`] the examples of a body or an answer.

pub mod apifox;
pub mod declared;
pub mod endpoint;
pub mod example;
mod irrelevant;
mod markdown;
pub mod openapi;
pub mod page;
pub mod project;
mod recognise;
pub mod security;

use crate::diagnostic::{Place, Sink};
use crate::text::{self, Node};
use recognise::Kind;

/// A description as written, in one of the dialects.
#[derive(Debug)]
pub enum Document {
    /// The text of one published endpoint page.
    Page(Box<page::Page>),
    /// Endpoint JSON: one object, a list, or the `{success, data}` wrapper of the HTTP API.
    Endpoints(Vec<endpoint::Endpoint>),
    /// The export of a project.
    Project(Box<project::Project>),
    /// An OpenAPI document.
    OpenApi(Box<openapi::OpenApi>),
}

/// Reads an input's text in the dialect that it is in; reports what it cannot read.
pub fn read(text: &str, file: usize, sink: &mut Sink) -> Option<Document> {
    let place = Place::file(file);
    match recognise::text(text) {
        Kind::Page => page::read(text, file, sink).map(|page| Document::Page(Box::new(page))),
        Kind::Json => {
            let value = text::parse(text, &place, sink)?;
            structured(Node { value, place }, sink)
        }
        Kind::Yaml => {
            let value = text::parse_yaml(text, &place, sink)?;
            structured(Node { value, place }, sink)
        }
        Kind::Markdown => {
            let (start, block) = markdown::block(text)?;
            let place = Place::at(file, start, "");
            let value = text::parse_yaml(block, &place, sink)?;
            structured(Node { value, place }, sink)
        }
        kind => kind.refuse(&place, sink),
    }
}

/// Reads a value in the dialect that it is in.
fn structured(node: Node, sink: &mut Sink) -> Option<Document> {
    match recognise::json(&node.value) {
        Kind::Endpoints => Some(Document::Endpoints(endpoint::read(node, sink))),
        Kind::Project => Some(Document::Project(Box::new(project::read(node, sink)))),
        Kind::OpenApi => Some(Document::OpenApi(Box::new(openapi::read(node, sink)))),
        kind => kind.refuse(&node.place, sink),
    }
}
