//! What generated clients send and understand, byte for byte, against a server on loopback.

mod cases;
mod checks;
mod envelopes;
mod failures;
mod files;
mod form_parts;
mod formats;
mod media;
mod msgpack;
mod pages;
mod project;
mod seed;
#[path = "../../../support/src/tests/server.rs"]
mod server;
mod streams;
mod styles;
mod successes;
mod swagger;
mod ways;
mod xml;

use multer::Multipart;
use server::{body, header};

/// The parts of a recorded multipart request, read by a parser that is not ours: name, file name, type, content.
async fn parts(request: &str) -> Vec<(String, Option<String>, Option<String>, String)> {
    let content_type = header(request, "content-type").unwrap();
    let boundary = multer::parse_boundary(content_type).unwrap();
    // Recorded as Latin-1: each character is one byte.
    let bytes: Vec<u8> = body(request).chars().map(|c| c as u8).collect();
    let mut multipart = Multipart::with_reader(bytes.as_slice(), boundary);
    let mut parts = Vec::new();
    while let Some(field) = multipart.next_field().await.unwrap() {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let name = text(field.name()).unwrap();
        let file = text(field.file_name());
        let kind = field.content_type().map(ToString::to_string);
        parts.push((name, file, kind, field.text().await.unwrap()));
    }
    parts
}
