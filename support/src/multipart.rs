//! Bodies of parts, which can be files: `multipart/form-data` (RFC 7578).

use std::fmt;

use serde::Serialize;

use super::form::{Written, joined, no_text, not_json, written};
use super::headers::header_value;
use super::platform::random;
use super::problems::Given;
use super::request::Request;
use super::source::Source;
use super::text::ToText;

/// The parts of a `multipart/form-data` body, in order.
#[derive(Clone, Debug, Default)]
pub struct Form {
    parts: Vec<(&'static str, Option<&'static str>, Part)>,
    /// Of the parts that are being added.
    media_type: Option<&'static str>,
    problem: Option<String>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Json(String),
    File(File),
}

/// A file to upload: its content, a name and a media type.
#[derive(Clone, PartialEq)]
pub struct File {
    content: Source,
    name: Option<String>,
    media_type: Option<String>,
}

/// The media type of files that have none of their own.
const UNKNOWN: &str = "application/octet-stream";

impl File {
    /// A file of the type that the form declares, or `application/octet-stream`. It is sent under the name of the field that
    /// it stands in.
    ///
    /// There is always a name, because by it servers tell a file from a text.
    pub fn new(content: impl Into<Source>) -> Self {
        Self {
            content: content.into(),
            name: None,
            media_type: None,
        }
    }

    /// The file at a path, which is read when the call is sent. It is sent under its own name, and nothing else of the path
    /// is.
    #[cfg(not(target_family = "wasm"))]
    pub fn path(path: impl Into<std::path::PathBuf>) -> Self {
        let path = path.into();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Self {
            name,
            ..Self::new(Source::path(path))
        }
    }

    /// Sets the name of the file.
    #[must_use]
    pub fn with_name(self, name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            ..self
        }
    }

    /// Sets the media type, such as `video/mp4`.
    #[must_use]
    pub fn with_type(self, media_type: impl Into<String>) -> Self {
        Self {
            media_type: Some(media_type.into()),
            ..self
        }
    }
}

/// Shows what the content is read from in its place.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("type", &self.media_type.as_deref().unwrap_or(UNKNOWN))
            .field("content", &self.content)
            .finish()
    }
}

impl Form {
    /// A form without parts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Refuses the form for what is wrong with it, if something is.
    #[doc(hidden)]
    #[must_use]
    pub fn refuse(mut self, problem: Option<String>) -> Self {
        self.problem = problem.or(self.problem);
        self
    }

    /// Appends a scalar.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl ToText) -> Self {
        match value.try_to_text() {
            Ok(text) => self.part(name, Part::Text(text.into_owned())),
            Err(problem) => {
                self.problem = Some(no_text(name, &problem));
                self
            }
        }
    }

    /// Appends a part of type `application/json`; a string is a scalar, unless a type is declared.
    #[must_use]
    pub fn json(mut self, name: &'static str, value: impl Serialize) -> Self {
        let written = match self.media_type {
            Some(_) => serde_json::to_string(&value).map(Written::Json),
            None => written(&value),
        };
        match written {
            Ok(Written::Text(text)) => self.part(name, Part::Text(text)),
            Ok(Written::Json(json)) => self.part(name, Part::Json(json)),
            Err(error) => {
                self.problem = Some(not_json(name, &error));
                self
            }
        }
    }

    /// Appends a file.
    #[must_use]
    pub fn file(self, name: &'static str, file: File) -> Self {
        self.part(name, Part::File(file))
    }

    /// Appends a part for each scalar, all of one name.
    #[must_use]
    pub fn list(self, name: &'static str, values: impl IntoIterator<Item: ToText>) -> Self {
        values
            .into_iter()
            .fold(self, |form, value| form.text(name, value))
    }

    /// Appends one part of values with `between` between them; no values are no part.
    #[must_use]
    pub fn joined(
        self,
        name: &'static str,
        values: impl IntoIterator<Item: ToText>,
        between: &str,
    ) -> Self {
        match joined(name, values, between) {
            Ok(Some(text)) => self.part(name, Part::Text(text)),
            Ok(None) => self,
            Err(problem) => self.refuse(Some(problem)),
        }
    }

    /// Appends a part for each file, all of one name.
    #[must_use]
    pub fn files(self, name: &'static str, files: impl IntoIterator<Item = File>) -> Self {
        files
            .into_iter()
            .fold(self, |form, file| form.file(name, file))
    }

    /// Appends parts of a declared type. JSON is of that type whatever it holds; a file keeps the type that it was given.
    #[must_use]
    pub fn of_type(self, media_type: &'static str, add: impl FnOnce(Self) -> Self) -> Self {
        let form = add(Self {
            media_type: Some(media_type),
            ..self
        });
        Self {
            media_type: None,
            ..form
        }
    }

    fn part(mut self, name: &'static str, part: Part) -> Self {
        self.parts.push((name, self.media_type, part));
        self
    }

    /// The body between delimiters of `boundary`, or a sentence that says which part cannot be written.
    fn encode(self, boundary: &str) -> Result<Source, String> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let mut body = Vec::with_capacity(3 * self.parts.len() + 1);
        for (name, declared, part) in self.parts {
            let head = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"",
                quoted(name)
            );
            let of_type = |media_type: &str| format!("\r\nContent-Type: {media_type}");
            let (more, content) = match part {
                Part::Text(text) => (declared.map(of_type).unwrap_or_default(), text.into()),
                Part::Json(json) => (of_type(declared.unwrap_or("application/json")), json.into()),
                Part::File(file) => {
                    let media_type = file.media_type.as_deref().or(declared).unwrap_or(UNKNOWN);
                    header_value("content-type", media_type)
                        .map_err(|_| format!("the file `{name}` has an invalid media type"))?;
                    let file_name = quoted(file.name.as_deref().unwrap_or(name));
                    let more = format!("; filename=\"{file_name}\"") + &of_type(media_type);
                    (more, file.content)
                }
            };
            body.push(format!("{head}{more}\r\n\r\n").into());
            body.push(content);
            body.push(Source::from("\r\n"));
        }
        body.push(format!("--{boundary}--\r\n").into());
        Ok(Source::joined(body))
    }
}

/// The body of a request, where a form is one.
impl Request {
    /// Sets a `multipart/form-data` body.
    #[must_use]
    pub fn multipart(self, body: impl Into<Form>) -> Self {
        let boundary = boundary();
        match body.into().encode(&boundary) {
            Ok(body) => self.bytes(&format!("multipart/form-data; boundary={boundary}"), body),
            Err(problem) => self.refuse_given(Given::Body, problem),
        }
    }
}

/// A delimiter that stands in no content, because nobody can foresee its 128 bits.
fn boundary() -> String {
    format!("form-{:016x}{:016x}", random(), random())
}

/// A name between quotes: `"`, CR and LF as WHATWG HTML §4.10.21.8 writes them, the other controls likewise.
fn quoted(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len());
    for character in name.chars() {
        if character == '"' || character.is_ascii_control() {
            quoted.push_str(&format!("%{:02X}", u32::from(character)));
        } else {
            quoted.push(character);
        }
    }
    quoted
}

/// Makes a plain struct a `multipart/form-data` body.
///
/// `form!(Upload { model: text "model", messages: json "messages", file: file "file" in "image/png", tags?: list "tags" });`
macro_rules! form {
    ($type:ident $fields:tt) => {
        support::fields!(Form, $type $fields);
    };
}

pub(crate) use form;
