//! Paths: literal text and parameters, and what is no path of a server.

use std::fmt;

use super::server::parse_base_url;

/// The path of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Begins with text that begins with `/`.
    pub pieces: Vec<Piece>,
    /// The query that stands in the path: pairs that are always sent.
    pub query: Vec<(String, String)>,
    /// The place that the path is bound to, `https://api.example.com`, where it is an absolute URL.
    pub origin: Option<String>,
    /// Whether the path was not written in the usual form, `/a/{b}`.
    pub repaired: bool,
}

/// A piece of a path, in the order of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Literal text, slashes included.
    Text(String),
    /// The name of a path parameter.
    Parameter(String),
}

/// Why a text is no path of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathProblem {
    Empty,
    /// It names this host.
    Host(String),
    /// It holds this placeholder of a template.
    Placeholder(String),
    /// It has a segment that no request can carry (RFC 3986, section 5.2.4).
    DotSegment,
    /// It has a brace that is not closed, or braces with no name in them.
    Brace,
    /// It is the address of a WebSocket.
    WebSocket,
}

impl Path {
    /// The names of the parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Parameter(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }
}

impl Path {
    /// The path without the names of its parameters: what tells it from others.
    pub fn template(&self) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Parameter(_) => "{}".to_owned(),
        };
        self.pieces.iter().map(text).collect()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.origin.as_deref().unwrap_or_default())?;
        self.pieces.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => f.write_str(text),
            Piece::Parameter(name) => write!(f, "{{{name}}}"),
        })?;
        let marks = ["?"].into_iter().chain(std::iter::repeat("&"));
        self.query
            .iter()
            .zip(marks)
            .try_for_each(|((name, value), mark)| write!(f, "{mark}{name}={value}"))
    }
}

/// Reads a path as people write it: `/a/{b}`, `a/b`, `/a/:b`, `/a/{{b}}`, `{{BASE_URL}}/a`, `/a?b=c`,
/// `https://host/a`.
pub fn parse(text: &str) -> Result<Path, PathProblem> {
    let text = text.trim();
    // The base URL of the environment is where every path begins.
    let below = text.strip_prefix("{{BASE_URL}}");
    let (origin, text) = origin(below.unwrap_or(text))?;
    // What stands behind `#` is never sent (RFC 9110, section 7.1).
    let (text, has_fragment) = match fragment(text) {
        Some(at) => (&text[..at], true),
        None => (text, false),
    };
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let rooted = format!("/{}", text.strip_prefix('/').unwrap_or(text));
    let mut path = Path {
        query: pairs(query),
        repaired: below.is_some()
            || has_fragment
            || query.contains('{')
            || (rooted != text && origin.is_none()),
        origin,
        ..Path::default()
    };
    for (index, segment) in rooted.split('/').skip(1).enumerate() {
        if matches!(segment, "." | "..") {
            return Err(PathProblem::DotSegment);
        }
        if index > 0 || path.pieces.is_empty() {
            path.push_text("/");
        }
        path.push_segment(segment)?;
    }
    Ok(path)
}

/// Parts the place that an absolute URL names from its path; refuses what names a place in another way.
fn origin(text: &str) -> Result<(Option<String>, &str), PathProblem> {
    if text.is_empty() {
        return Err(PathProblem::Empty);
    }
    if let Some(at) = text.find("${") {
        let end = text[at..]
            .find('}')
            .map_or(text.len(), |length| at + length + 1);
        return Err(PathProblem::Placeholder(text[at..end].to_owned()));
    }
    let after_scheme = text
        .split_once("://")
        .filter(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if let Some((scheme, rest)) = after_scheme {
        let scheme = scheme.to_ascii_lowercase();
        let host = host(rest);
        let origin = format!("{scheme}://{host}");
        return match scheme.as_str() {
            "ws" | "wss" => Err(PathProblem::WebSocket),
            // A host with a variable in it is no place yet.
            _ if host.is_empty() || host.contains('{') || parse_base_url(&origin).is_err() => {
                Err(PathProblem::Host(host))
            }
            _ => Ok((Some(origin), &rest[host.len()..])),
        };
    }
    if let Some(rest) = text.strip_prefix("//").or_else(|| text.strip_prefix(r"\\")) {
        return Err(PathProblem::Host(host(rest)));
    }
    let first = host(text);
    if !text.starts_with('/')
        && (first.contains('.') || first.contains(':'))
        && !first.starts_with(['{', ':'])
    {
        return Err(PathProblem::Host(first));
    }
    Ok((None, text))
}

/// Where the fragment begins: at the first `#` that is no part of the name of a parameter.
fn fragment(text: &str) -> Option<usize> {
    let is_outside = |at: &usize| text[..*at].rfind('{') <= text[..*at].rfind('}');
    text.match_indices('#').map(|(at, _)| at).find(is_outside)
}

fn host(text: &str) -> String {
    text.split(['/', '\\', '?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The pairs that have a value of their own; a variable is a parameter, which is declared as one.
fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.contains('{'));
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect()
}

impl Path {
    fn push_segment(&mut self, segment: &str) -> Result<(), PathProblem> {
        if let Some(name) = segment.strip_prefix(':').filter(|name| is_name(name)) {
            self.repaired = true;
            self.pieces.push(Piece::Parameter(name.to_owned()));
            return Ok(());
        }
        let mut rest = segment;
        while let Some((before, name, after)) = hole(rest) {
            self.repaired |= rest[before.len()..].starts_with("{{");
            self.push_text(before);
            self.pieces.push(Piece::Parameter(name.to_owned()));
            rest = after;
        }
        if rest.contains('{') {
            return Err(PathProblem::Brace);
        }
        self.push_text(rest);
        Ok(())
    }

    fn push_text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }
}

/// The text before the first `{name}` or `{{name}}`, the name, and the text behind.
fn hole(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('{')?;
    let close = open + text[open..].find('}')?;
    let name = text[open..close].trim_start_matches('{').trim();
    let after = text[close..].trim_start_matches('}');
    (!name.is_empty()).then_some((&text[..open], name, after))
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}
