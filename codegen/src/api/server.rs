//! Where an API is served.

use std::fmt;

use super::docs::Docs;

/// A server beside the default one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// What the description refers to it by.
    pub id: String,
    pub name: String,
    /// Its place in the description, which goes on with every server that is added.
    pub rank: usize,
}

/// The server of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ServerRef {
    /// The one that a client is built for.
    #[default]
    Default,
    /// Another one of the description, by its number.
    Other(usize),
    /// A place of its own, `https://api.example.com`: the operation is bound to it.
    Origin(String),
}

/// Base URLs that belong together, one for each server.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The number that the description gives it, which grows with every environment that is added.
    pub number: Option<u64>,
    pub docs: Docs,
    /// The base URL of the default server.
    pub base: BaseUrl,
    /// Those of other servers, by number.
    pub others: Vec<(usize, BaseUrl)>,
}

impl Environment {
    /// Whether both are called alike and have the same base URLs.
    pub fn is_like(&self, other: &Environment) -> bool {
        self.docs.title == other.docs.title
            && (&self.base, &self.others) == (&other.base, &other.others)
    }

    /// The variables of its base URLs, each once.
    pub fn variables(&self) -> Vec<&str> {
        let bases = [&self.base].into_iter();
        let bases = bases.chain(self.others.iter().map(|(_, base)| base));
        let mut names = Vec::new();
        for piece in bases.flat_map(|base| &base.0) {
            match piece {
                UrlPiece::Variable(name) if !names.contains(&name.as_str()) => names.push(name),
                _ => {}
            }
        }
        names
    }
}

/// A base URL, which may have variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(pub Vec<UrlPiece>);

/// A piece of a base URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlPiece {
    Text(String),
    /// The name of a variable.
    Variable(String),
}

/// Why a text is no base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlProblem {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// It names no host, or a port that there is not.
    Host,
    /// It holds a user or a password, a query or a fragment, or a character that no URL has.
    Part,
    /// It is what the product fills in by itself.
    Placeholder,
}

/// Reads a base URL as people write it: `https://{{host}}/v1/`.
pub fn parse_base_url(text: &str) -> Result<BaseUrl, UrlProblem> {
    let text = text.trim().trim_end_matches('/');
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once("{{") {
        let (name, after) = inner.split_once("}}").ok_or(UrlProblem::Part)?;
        pieces.push(UrlPiece::Text(before.to_owned()));
        pieces.push(UrlPiece::Variable(name.trim().to_owned()));
        rest = after;
    }
    pieces.push(UrlPiece::Text(rest.to_owned()));
    pieces.retain(|piece| *piece != UrlPiece::Text(String::new()));
    check(&pieces)?;
    Ok(BaseUrl(pieces))
}

fn check(pieces: &[UrlPiece]) -> Result<(), UrlProblem> {
    let has_scheme = match pieces.first() {
        Some(UrlPiece::Text(text)) => ["http://", "https://"]
            .iter()
            .any(|scheme| starts_with(text, scheme)),
        // The variable may hold it.
        Some(UrlPiece::Variable(_)) => true,
        None => false,
    };
    if !has_scheme {
        return Err(UrlProblem::Scheme);
    }
    let texts = pieces.iter().filter_map(|piece| match piece {
        UrlPiece::Text(text) => Some(text.as_str()),
        UrlPiece::Variable(_) => None,
    });
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "@?#\\{}<>\"`^|$".contains(c);
    let mut has_odd = false;
    for text in texts {
        has_odd |= text.contains(is_odd);
        if text.contains(".your-api-server.com") {
            return Err(UrlProblem::Placeholder);
        }
    }
    if has_odd {
        Err(UrlProblem::Part)
    } else if pieces.first().is_some_and(|first| !has_host(first)) {
        Err(UrlProblem::Host)
    } else {
        Ok(())
    }
}

/// Whether the beginning of a base URL names a host, or leaves that to a variable, and its port, if there is one, is a
/// port.
fn has_host(first: &UrlPiece) -> bool {
    let UrlPiece::Text(text) = first else {
        return true;
    };
    let rest = text.split_once("://").map_or("", |(_, rest)| rest);
    let Some((host, _)) = rest.split_once('/') else {
        // It goes on with a variable, or it is the host alone, which no `/` ends.
        return is_host_with_port(rest) || rest.is_empty() || rest.ends_with(':');
    };
    is_host_with_port(host)
}

fn is_host_with_port(text: &str) -> bool {
    match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            !host.is_empty() && port.parse::<u16>().is_ok()
        }
        _ => !text.is_empty(),
    }
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start))
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            UrlPiece::Text(text) => f.write_str(text),
            UrlPiece::Variable(name) => write!(f, "{{{{{name}}}}}"),
        })
    }
}
