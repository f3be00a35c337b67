//! Bytes become JSON values whose nodes know their place.
//!
//! In come the bytes of an input; out go its text, the JSON values in it, and, at the end of a run, the lines and
//! columns of what was found.

mod events;
mod json;
mod node;
mod path;
mod percent;
mod place;
mod relaxed;
mod scan;
mod wanted;
mod wanted_yaml;
mod yaml;

pub use json::parse;
pub use node::{Node, Object};
pub use path::{beside, join, normal, shortest};
pub use percent::percent_decoded;
pub use place::locate;
pub use relaxed::{Flaw, Sample, has_variable, parse as parse_relaxed};
pub use yaml::parse_yaml;

use crate::diagnostic::{Code, Place, Sink};

/// The largest input that is read, in bytes.
pub const MAX_BYTES: usize = 512 * 1024 * 1024;

/// What standard input is called.
pub const STDIN: &str = "<stdin>";

/// What to do with an input that is larger.
pub const SPLIT: &str = "split the description, or leave out its examples and cases";

/// One input: its name, as the user gave it, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// A file's path, or `<stdin>`: what diagnostics call the input.
    pub name: String,
    /// The description.
    pub bytes: Vec<u8>,
    pub(crate) role: Role,
}

/// What an input is there for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Whatever it is, it is looked at.
    #[default]
    Description,
    /// Others refer to it.
    Part,
    /// Others refer to it, and it could not be read.
    Missing(Missing),
    /// It changes others.
    #[cfg(feature = "overlay")]
    Overlay,
}

/// Why a file to which others refer could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// It lies outside of what the user gave.
    Outside,
    /// It is not there, or nobody may read it.
    Unreadable(String),
}

impl Input {
    /// An input of this name.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Input {
        Input {
            name: name.into(),
            bytes: bytes.into(),
            role: Role::Description,
        }
    }

    /// A file to which descriptions refer, and that is none itself: `schemas/pet.yaml` is where `api.yaml` looks for
    /// `$ref: schemas/pet.yaml`.
    pub fn part(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Input {
        Input {
            role: Role::Part,
            ..Input::new(name, bytes)
        }
    }

    /// An overlay (OpenAPI Overlay 1.0), which changes descriptions before they are read.
    #[cfg(feature = "overlay")]
    pub fn overlay(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Input {
        Input {
            role: Role::Overlay,
            ..Input::new(name, bytes)
        }
    }

    /// A file to which descriptions refer, and that cannot be read.
    pub(crate) fn missing(name: String, why: Missing) -> Input {
        Input {
            role: Role::Missing(why),
            ..Input::new(name, "")
        }
    }

    /// The text to which the lines and columns of diagnostics refer; empty if it is not UTF-8.
    pub fn text(&self) -> &str {
        std::str::from_utf8(self.without_mark()).unwrap_or_default()
    }

    /// The bytes behind a byte order mark, if there is one.
    fn without_mark(&self) -> &[u8] {
        self.bytes
            .strip_prefix(b"\xEF\xBB\xBF")
            .unwrap_or(&self.bytes)
    }
}

/// The text of an input, without a byte order mark; reports what is no text.
pub fn decode<'a>(input: &'a Input, file: usize, sink: &mut Sink) -> Option<&'a str> {
    let bytes = input.without_mark();
    let mut refuse = |code, message: String, help: &str| {
        sink.report(code, &Place::file(file), message, help);
        None
    };
    if bytes.len() > MAX_BYTES {
        let message = format!(
            "the input has {} bytes; at most {MAX_BYTES} are read",
            bytes.len()
        );
        return refuse(Code::InputTooLarge, message, SPLIT);
    }
    if let Some((kind, help)) = binary_kind(bytes) {
        return refuse(
            Code::NotText,
            format!("this is {kind}, not text in UTF-8"),
            help,
        );
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            let help = "save the page's text, the endpoint's JSON or the export again";
            refuse(Code::EmptyInput, "the input is empty".to_owned(), help)
        }
        Ok(text) => Some(text),
        Err(error) => {
            let message = format!("byte {} of the text is not UTF-8", error.valid_up_to());
            refuse(Code::NotText, message, "save the file as UTF-8")
        }
    }
}

/// What a file is that people hand over by mistake, told by its first bytes.
fn binary_kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const SAVE_AS: &str = "save the file as UTF-8";
    // Every other byte of ASCII is zero there, whether it says so in front or not.
    if let [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..] = bytes {
        return Some(("UTF-16", SAVE_AS));
    }
    const SAVE_PAGE: &str = "save the text of the page, or export the project as JSON";
    let kinds: [(&[u8], &str, &str); 6] = [
        (b"\xFF\xFE", "UTF-16 (little-endian)", SAVE_AS),
        (b"\xFE\xFF", "UTF-16 (big-endian)", SAVE_AS),
        (b"%PDF-", "a PDF document", SAVE_PAGE),
        (
            b"PK\x03\x04",
            "a ZIP archive or an Office document",
            SAVE_PAGE,
        ),
        (b"\x89PNG", "a picture", SAVE_PAGE),
        (b"\x1F\x8B", "a gzip archive", "unpack it first"),
    ];
    kinds
        .into_iter()
        .find(|(magic, ..)| bytes.starts_with(magic))
        .map(|(_, kind, help)| (kind, help))
}
