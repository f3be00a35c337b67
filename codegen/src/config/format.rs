//! Formats: which type stands for the values of a format, in place of a plain string or number.

use std::fmt;

use crate::diagnostic::Location;

/// A format of a description, and the type that its values have.
///
/// ```
/// use apifox_codegen::{Config, Format};
///
/// let config = Config::default()
///     .with_format(Format::new("date-time", "jiff")?)
///     .with_format(Format::new("datetime", "chrono/yyyy-MM-dd HH:mm:ss")?)
///     .with_format(Format::new("money", "bigdecimal::BigDecimal")?.with_dependency(r#"bigdecimal = "0.4""#)?);
/// # Ok::<(), apifox_codegen::FormatError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    name: String,
    rust: Rust,
    dependency: Option<String>,
    /// Where the user says so, if that is a file.
    pub(crate) location: Option<Location>,
}

/// The type of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rust {
    Known(Known),
    /// A path of the user's own.
    Path(Vec<String>),
}

/// A type that the tool knows how to read and write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Moment(Library, Encoding),
    /// A duration of `jiff`, the one library that reads those of ISO 8601.
    Duration,
    Uuid,
    Url,
    Decimal,
}

/// A library of moments, days and times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Library {
    Jiff,
    Chrono,
    Time,
}

/// How a moment, a day or a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// RFC 3339.
    DateTime,
    Date,
    Time,
    /// A day and a time in no zone, with a space between.
    Local,
    EpochSeconds,
    EpochMilliseconds,
}

const LIBRARIES: [(&str, Library); 3] = [
    ("jiff", Library::Jiff),
    ("chrono", Library::Chrono),
    ("time", Library::Time),
];

/// Libraries of one type, which stands for any format.
const TYPES: [(&str, Known); 3] = [
    ("uuid", Known::Uuid),
    ("url", Known::Url),
    ("rust_decimal", Known::Decimal),
];

const ENCODINGS: [(&str, Encoding); 6] = [
    ("date-time", Encoding::DateTime),
    ("date", Encoding::Date),
    ("time", Encoding::Time),
    ("yyyy-MM-dd HH:mm:ss", Encoding::Local),
    ("epoch-seconds", Encoding::EpochSeconds),
    ("epoch-milliseconds", Encoding::EpochMilliseconds),
];

impl Format {
    /// The format `name`, and the type that a text names:
    ///
    /// * `jiff`, `chrono` or `time` for the formats `date-time`, `date` and `time`, `jiff` for `duration`, too;
    /// * one of these with an encoding for any format: `jiff/date-time`, `jiff/date`, `jiff/time`,
    ///   `jiff/yyyy-MM-dd HH:mm:ss`, `jiff/epoch-seconds`, `jiff/epoch-milliseconds`;
    /// * `uuid`, `url` or `rust_decimal` for any format;
    /// * the path of another type: `bigdecimal::BigDecimal`, or `crate::Money` where the client is a module. It
    ///   implements serde's traits, `Clone`, `Debug` and `PartialEq`.
    ///
    /// # Errors
    ///
    /// Says what is allowed if the text names no type.
    pub fn new(name: impl Into<String>, rust: &str) -> Result<Format, FormatError> {
        let name = name.into();
        if name.trim() != name || name.is_empty() {
            return Err(FormatError(format!("`{name}` is no name of a format")));
        }
        Ok(Format {
            rust: Rust::of(&name, rust.trim())?,
            name,
            dependency: None,
            location: None,
        })
    }

    /// The line that `Cargo.toml` has for the crate of the type: `bigdecimal = "0.4"`.
    ///
    /// # Errors
    ///
    /// If this is not one line that begins with the name of that crate.
    pub fn with_dependency(mut self, line: &str) -> Result<Format, FormatError> {
        let line = line.trim();
        let krate = self.rust.krate();
        let key = line.split_once('=').map(|(key, _)| key.trim());
        let is_of_crate = key.is_some_and(|key| key.replace('-', "_") == krate);
        if !is_of_crate || line.contains(char::is_control) {
            return Err(FormatError(format!(
                "`{}` is no line of `Cargo.toml` for the crate `{krate}`; it looks like `{krate} = \"1\"`",
                line.escape_debug()
            )));
        }
        self.dependency = Some(line.to_owned());
        Ok(self)
    }

    /// What the description calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn rust(&self) -> &Rust {
        &self.rust
    }

    /// The line for the crate of the type, which the user gave.
    pub(crate) fn dependency(&self) -> Option<&str> {
        self.dependency.as_deref()
    }
}

impl Rust {
    fn of(format: &str, text: &str) -> Result<Rust, FormatError> {
        let (library, encoding) = match text.split_once('/') {
            Some((library, encoding)) => (library, Some(encoding)),
            None => (text, None),
        };
        if let (Some(known), None) = (found(&TYPES, library), encoding) {
            return Ok(Rust::Known(known));
        }
        if let Some(known) = found(&LIBRARIES, library) {
            let word = encoding.unwrap_or(format);
            return match found(&ENCODINGS, word) {
                Some(encoding) => Ok(Rust::Known(Known::Moment(known, encoding))),
                None if (known, word) == (Library::Jiff, "duration") => {
                    Ok(Rust::Known(Known::Duration))
                }
                None => Err(no_encoding(library, word)),
            };
        }
        let path: Vec<&str> = text.split("::").collect();
        match is_path(&path) {
            true => Ok(Rust::Path(path.into_iter().map(str::to_owned).collect())),
            false => Err(no_type(text)),
        }
    }

    /// The crate that the type is of.
    pub(crate) fn krate(&self) -> &str {
        match self {
            Rust::Known(Known::Moment(library, _)) => match library {
                Library::Jiff => "jiff",
                Library::Chrono => "chrono",
                Library::Time => "time",
            },
            Rust::Known(Known::Duration) => "jiff",
            Rust::Known(Known::Uuid) => "uuid",
            Rust::Known(Known::Url) => "url",
            Rust::Known(Known::Decimal) => "rust_decimal",
            Rust::Path(path) => path.first().map_or("", String::as_str),
        }
    }
}

/// The path as its user wrote it, or the library.
impl fmt::Display for Rust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rust::Known(_) => f.write_str(self.krate()),
            Rust::Path(path) => f.write_str(&path.join("::")),
        }
    }
}

fn found<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let mut rows = table.iter();
    rows.find(|(known, _)| *known == word).map(|(_, row)| *row)
}

/// Whether these are the segments of a path to a type, which names its crate.
fn is_path(segments: &[&str]) -> bool {
    let is_name = |segment: &&str| {
        segment.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && segment
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_')
            && !matches!(*segment, "_" | "self" | "super" | "Self")
    };
    segments.len() > 1
        && segments.iter().all(is_name)
        && !segments.iter().skip(1).any(|segment| *segment == "crate")
}

/// Why a text is no format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError(String);

fn no_encoding(library: &str, word: &str) -> FormatError {
    let words = ENCODINGS.map(|(word, _)| format!("`{library}/{word}`"));
    FormatError(format!(
        "`{library}` has no type for `{}`; it has {}",
        word.escape_debug(),
        words.join(", ")
    ))
}

fn no_type(text: &str) -> FormatError {
    let libraries = LIBRARIES.iter().map(|(word, _)| *word);
    let words = libraries.chain(TYPES.iter().map(|(word, _)| *word));
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    FormatError(format!(
        "`{}` names no type; there are {}, a library with an encoding such as `jiff/epoch-seconds`, and paths of types \
         such as `bigdecimal::BigDecimal`",
        text.escape_debug(),
        words.join(", ")
    ))
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FormatError {}
