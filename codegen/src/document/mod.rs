//! Descriptions as written: one file a dialect; nothing resolved, nothing judged.
//!
//! In comes the text of an input; out goes a [`Document`]. [`apifox`] and [`security`] hold what all dialects of Apifox
//! itself share: the parts of an endpoint, and who may call it; [`example`] the examples of a body or an answer.

pub mod apifox;
pub mod declared;
pub mod endpoint;
pub mod example;
pub mod field_style;
pub mod files;
mod irrelevant;
mod markdown;
pub mod openapi;
#[cfg(feature = "overlay")]
mod overlay;
pub mod page;
pub mod project;
mod recognise;
mod referred;
pub mod security;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::{Code, Place, Sink};
use crate::text::{self, Input, Node, Role};
use files::Files;
use recognise::Kind;
pub use referred::referred;

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

/// Reads all inputs; reports what it cannot read. A file to which others refer is a description of its own only if it
/// has something that is called.
pub fn read(inputs: &[Input], sink: &mut Sink) -> Vec<Document> {
    let mut files = Files::new(inputs, sink);
    let mut read = Vec::new();
    for (file, input) in inputs.iter().enumerate() {
        if input.role == Role::Description {
            let mut own = Sink::default();
            let text = text::decode(input, file, &mut own);
            let document = text.and_then(|text| read_one(text, file, &mut files, &mut own));
            read.push((file, document, own));
        }
    }
    let is_called =
        |document: &Option<Document>| document.as_ref().is_some_and(Document::is_called);
    let called = read.iter().filter(|(_, document, _)| is_called(document));
    let parts = called.filter_map(|(_, document, _)| match document {
        Some(Document::OpenApi(document)) => Some(&document.files),
        _ => None,
    });
    let parts: BTreeSet<usize> = parts.flatten().copied().collect();
    read.retain(|(file, document, _)| is_called(document) || !parts.contains(file));
    let documents = read.into_iter().filter_map(|(_, document, own)| {
        sink.extend(own);
        document
    });
    let documents = documents.collect();
    #[cfg(feature = "overlay")]
    files.report_unmet(sink);
    documents
}

/// Reads an input's text in the dialect that it is in.
fn read_one(text: &str, file: usize, files: &mut Files<'_>, sink: &mut Sink) -> Option<Document> {
    let place = Place::file(file);
    match recognise::text(text) {
        Kind::Page => page::read(text, file, sink).map(|page| Document::Page(Box::new(page))),
        Kind::Json | Kind::Yaml => {
            let value = value(text, &place, sink)?;
            structured(Node { value, place }, files, sink)
        }
        Kind::Markdown => {
            let (start, block) = markdown::block(text)?;
            let place = Place::at(file, start, "");
            let value = text::parse_yaml(block, &place, sink)?;
            structured(Node { value, place }, files, sink)
        }
        kind => kind.refuse(&place, sink),
    }
}

/// The value of a text that is JSON or else YAML.
fn value(text: &str, place: &Place, sink: &mut Sink) -> Option<Value> {
    match text.trim_start().starts_with(['{', '[']) {
        true => text::parse(text, place, sink),
        false => text::parse_yaml(text, place, sink),
    }
}

/// The version that a document names; in YAML without quotes it is a number.
fn version(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Reads a value in the dialect that it is in.
fn structured(node: Node, files: &mut Files<'_>, sink: &mut Sink) -> Option<Document> {
    let node = files.overlaid(node, false, sink);
    match recognise::json(&node.value) {
        Kind::Endpoints => {
            let mut endpoints = endpoint::read(node, sink);
            for endpoint in &mut endpoints {
                read_callbacks(endpoint, sink);
            }
            Some(Document::Endpoints(endpoints))
        }
        Kind::Project => {
            let mut project = project::read(node, sink);
            for item in &mut project.items {
                read_callbacks(&mut item.endpoint, sink);
            }
            Some(Document::Project(Box::new(project)))
        }
        Kind::OpenApi => {
            let document = openapi::read(node, files, sink)?;
            Some(Document::OpenApi(Box::new(document)))
        }
        kind => kind.refuse(&node.place, sink),
    }
}

/// Reads the callbacks of an endpoint of Apifox, which are those of OpenAPI, and most often the text of them.
fn read_callbacks(endpoint: &mut endpoint::Endpoint, sink: &mut Sink) {
    let Some(Node { value, place }) = endpoint.unread_callbacks.take() else {
        return;
    };
    let (value, place) = match value {
        Value::String(text) if text.trim().is_empty() => return,
        // It holds examples, too, which may be secrets.
        Value::String(text) => (serde_json::from_str(&text), place.hidden()),
        value => (Ok(value), place),
    };
    match value {
        Ok(Value::Array(none)) if none.is_empty() => {}
        Ok(value) => endpoint.callbacks = openapi::callbacks(Node { value, place }, sink),
        Err(error) => {
            let message = format!("`callbacks` should hold JSON: {error}, in that text");
            let help = "they were passed over; the rest of the endpoint goes on";
            sink.report(Code::WrongType, &place, message, help);
        }
    }
}

impl Document {
    /// Whether it describes something that is called.
    fn is_called(&self) -> bool {
        match self {
            Document::Page(_) | Document::Project(_) => true,
            Document::Endpoints(endpoints) => !endpoints.is_empty(),
            Document::OpenApi(document) => {
                !(document.operations.is_empty() && document.webhooks.is_empty())
            }
        }
    }
}
