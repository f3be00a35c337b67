//! Which operations a client has.

use std::fmt;

use crate::diagnostic::Location;

/// Some operations of a description.
///
/// * `/pets/*`, `GET /pets/*`, `GET`: by path, by method and path, by method;
/// * `tag:pets`: by a tag;
/// * `folder:shop/orders`: by the folder around them, or one that is within it;
/// * `operation:listPets`: by `operationId`, or by name.
///
/// A `*` is any text, of whatever length, `/` included. Methods are in whichever case; all else is as it is written.
///
/// ```
/// use apifox_codegen::Selector;
///
/// assert!(Selector::new("GET /pets/*").is_ok());
/// assert!(Selector::new("pets").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    text: String,
    pub(crate) by: By,
    /// Where the user says so, if that is in a file.
    pub(crate) location: Option<Location>,
}

/// By what operations are selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// A method, a path or both.
    Request(Option<String>, Option<Pattern>),
    Tag(Pattern),
    Folder(Pattern),
    Operation(Pattern),
}

/// A text in which each `*` is any text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern(String);

impl Pattern {
    /// Whether a text is one of those that are meant.
    pub(crate) fn is_met(&self, text: &str) -> bool {
        let Some((start, rest)) = self.0.split_once('*') else {
            return self.0 == text;
        };
        let Some(mut left) = text.strip_prefix(start) else {
            return false;
        };
        let mut pieces: Vec<&str> = rest.split('*').collect();
        let end = pieces.pop().unwrap_or_default();
        for piece in pieces {
            // The first place leaves the most for those that follow.
            match left.split_once(piece) {
                Some((_, after)) => left = after,
                None => return false,
            }
        }
        left.ends_with(end)
    }
}

/// Why a text selects no operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectorError {
    text: String,
}

impl fmt::Display for SelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text.escape_debug();
        write!(
            f,
            "`{text}` says of no operations which they are: write `GET /pets/*`, `/pets/*`, `GET`, `tag:pets`, \
             `folder:shop/orders` or `operation:listPets`"
        )
    }
}

impl std::error::Error for SelectorError {}

impl Selector {
    /// Reads what a user writes.
    ///
    /// # Errors
    ///
    /// If it is of none of the forms.
    pub fn new(text: &str) -> Result<Selector, SelectorError> {
        let by = read(text.trim()).ok_or_else(|| SelectorError {
            text: text.to_owned(),
        })?;
        Ok(Selector {
            text: text.trim().to_owned(),
            by,
            location: None,
        })
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn read(text: &str) -> Option<By> {
    let pattern = |text: &str| Some(Pattern(text.trim().to_owned()));
    if let Some((key, value)) = text.split_once(':')
        && !value.trim().is_empty()
    {
        match key {
            "tag" => return Some(By::Tag(pattern(value)?)),
            "folder" => return Some(By::Folder(pattern(value.trim().trim_matches('/'))?)),
            "operation" => return Some(By::Operation(pattern(value)?)),
            _ => {}
        }
    }
    let is_path = |text: &str| text.starts_with(['/', '*']);
    let is_method = |text: &str| METHODS.contains(&text.to_uppercase().as_str());
    match text.split_once(char::is_whitespace) {
        None if is_path(text) => Some(By::Request(None, pattern(text))),
        None if is_method(text) => Some(By::Request(Some(text.to_owned()), None)),
        Some((method, path)) if is_method(method) && is_path(path.trim_start()) => {
            Some(By::Request(Some(method.to_owned()), pattern(path)))
        }
        _ => None,
    }
}

/// The methods that a description can have (RFC 9110 §9, RFC 5789).
const METHODS: [&str; 8] = [
    "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
];
