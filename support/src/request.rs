//! A request as a plain value: built by an operation, changed by its setters, and only then sent.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use reqwest::Method;
use reqwest::header::HeaderMap;

use super::body::Body;
use super::destination::Target;
use super::encode;
use super::headers::{header_name, header_value};
use super::pair::Pair;
use super::problems::{Given, Problems};
use super::progress::Watcher;
use super::text::ToText;

/// What is sent for one call, below the base URL and without what the client adds.
///
/// Building never fails: what is wrong with a value that cannot be sent is kept as [`problem`](Self::problem) and becomes
/// the error of the call, unless another value takes its place.
#[derive(Clone)]
pub struct Request {
    /// On the heap, since a request goes by value from setter to setter and into the call.
    parts: Box<Parts>,
}

#[derive(Clone)]
struct Parts {
    operation: &'static str,
    method: Method,
    target: Target,
    path: String,
    /// The path parameters, each with the place of its value in the path.
    holes: Vec<(Range<usize>, &'static str)>,
    query: Vec<Pair<'static>>,
    headers: HeaderMap,
    cookies: Vec<Pair<'static>>,
    body: Option<Body>,
    watcher: Option<Watcher>,
    /// Alternatives, each of one or several.
    credentials: Vec<Alternative>,
    common: Vec<&'static str>,
    problems: Problems,
}

/// The names of credentials that a server takes together.
#[derive(Clone, Debug)]
enum Alternative {
    One(&'static str),
    Several(&'static [&'static str]),
}

impl Alternative {
    fn names(&self) -> &[&'static str] {
        match self {
            Alternative::One(name) => std::slice::from_ref(name),
            Alternative::Several(names) => names,
        }
    }
}

impl Request {
    /// A request for `operation`, the name by which errors call it.
    #[must_use]
    pub fn new(method: Method, operation: &'static str) -> Self {
        let parts = Parts {
            operation,
            method,
            target: Target::Default,
            path: String::with_capacity(64),
            holes: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            watcher: None,
            credentials: Vec::new(),
            common: Vec::new(),
            problems: Problems::default(),
        };
        Self {
            parts: Box::new(parts),
        }
    }

    /// Sends the request to the server of a name, in place of the client's default one.
    #[must_use]
    pub fn server(mut self, name: &'static str) -> Self {
        self.parts.target = Target::Server(name);
        self
    }

    /// Sends the request to this base URL, wherever the servers of the client are.
    ///
    /// What the client adds to requests stays out, unless one of its servers has the same origin or
    /// [`Builder::trust`](super::Builder::trust) names it.
    #[must_use]
    pub fn origin(mut self, base_url: &'static str) -> Self {
        self.parts.target = Target::Origin(base_url);
        self
    }

    /// Appends text of the path template: kept as it is, but for what may not stand in a path.
    #[must_use]
    pub fn path(mut self, template: &'static str) -> Self {
        encode::path(template, &mut self.parts.path);
        self
    }

    /// Appends the value of a path parameter, which stays inside its segment whatever it holds. It must not be empty.
    #[must_use]
    pub fn segment(self, name: &'static str, value: impl ToText) -> Self {
        let value = match value.try_to_text() {
            Ok(value) if !value.is_empty() => value,
            Ok(_) => return self.empty(name),
            Err(problem) => return self.unwritten(Given::Path(name), &problem),
        };
        self.written_segment(name, encode::value(&value))
    }

    /// Appends a path parameter as it is written, which may be more than its value.
    pub(super) fn written_segment<'w>(
        mut self,
        name: &'static str,
        written: impl Iterator<Item = &'w str>,
    ) -> Self {
        let start = self.parts.path.len();
        self.parts.path.extend(written);
        self.parts.holes.push((start..self.parts.path.len(), name));
        self
    }

    /// Appends a pair of the query.
    pub(super) fn pair(mut self, pair: Pair<'static>) -> Self {
        self.parts.query.push(pair);
        self
    }

    /// Takes the pairs of the query out that are not kept.
    pub(super) fn keep_pairs(mut self, is_kept: impl Fn(&Pair<'_>) -> bool) -> Self {
        self.parts.query.retain(is_kept);
        self
    }

    /// Sets a header. The value must be visible ASCII, spaces and tabs (RFC 9110 §5.5).
    #[must_use]
    pub fn header(mut self, name: &str, value: impl ToText) -> Self {
        self = self.forget(Given::Header(name));
        let value = match value.try_to_text() {
            Ok(value) => value,
            Err(problem) => return self.unwritten(Given::Header(name), &problem),
        };
        let header =
            header_name(name).and_then(|name| Ok((header_value(name.as_str(), &value)?, name)));
        match header {
            Ok((value, name)) => {
                self.headers_mut().insert(name, value);
                self
            }
            Err(problem) => self.refuse_given(Given::Header(name), problem),
        }
    }

    /// Takes a header out.
    #[allow(dead_code, reason = "a client uses what its description needs")]
    pub(super) fn unset_header(mut self, name: &str) -> Self {
        self.headers_mut().remove(name);
        self.forget(Given::Header(name))
    }

    /// Appends a cookie that was checked before.
    pub(super) fn checked_cookie(mut self, cookie: Pair<'static>) -> Self {
        self.parts.cookies.push(cookie);
        self
    }

    /// Takes the cookies out that are not kept.
    pub(super) fn keep_cookies(mut self, is_kept: impl Fn(&Pair<'_>) -> bool) -> Self {
        self.parts.cookies.retain(is_kept);
        self
    }

    /// Names a credential that the server takes, as an alternative to those named before.
    #[must_use]
    pub fn credential(mut self, name: &'static str) -> Self {
        self.parts.credentials.push(Alternative::One(name));
        self
    }

    /// Names credentials that the server takes together, as an alternative to those named before.
    ///
    /// The first alternative of which the client has all is sent; if there is none, no credential is. So an alternative
    /// of no names, which says that the server takes calls without credentials too, changes nothing.
    #[must_use]
    pub fn credentials(mut self, names: &'static [&'static str]) -> Self {
        self.parts.credentials.push(Alternative::Several(names));
        self
    }

    /// Names a common parameter that the operation takes: sent if the client has it, and the call sets none in its place.
    #[must_use]
    pub fn common(mut self, key: &'static str) -> Self {
        self.parts.common.push(key);
        self
    }

    /// Sets the body.
    pub(super) fn carry(mut self, body: Body) -> Self {
        self.parts.body = Some(body);
        self.forget(Given::Body)
    }

    /// Sets who is told how far the body has come.
    pub(super) fn watched(mut self, watcher: Watcher) -> Self {
        self.parts.watcher = Some(watcher);
        self
    }

    pub(super) fn watcher(&self) -> Option<&Watcher> {
        self.parts.watcher.as_ref()
    }

    /// Whether each attempt can send the same body.
    pub(super) fn is_lasting(&self) -> bool {
        let body = self.parts.body.as_ref();
        body.is_none_or(|body| body.source().is_lasting())
    }

    /// Notes a problem; the first one is what the caller should hear of.
    pub(super) fn refuse(mut self, problem: String) -> Self {
        self.parts.problems.add(None, problem);
        self
    }

    /// Notes a problem of what may be given again.
    pub(super) fn refuse_given(mut self, given: Given<'_>, problem: String) -> Self {
        self.parts.problems.add(Some(given), problem);
        self
    }

    /// Refuses a value that cannot be written.
    pub(super) fn unwritten(self, given: Given<'_>, problem: &str) -> Self {
        self.refuse_given(given, format!("the {given} cannot be written: {problem}"))
    }

    /// Refuses a path parameter that is nothing.
    pub(super) fn empty(self, name: &str) -> Self {
        let given = Given::Path(name);
        self.refuse_given(given, format!("the {given} is empty"))
    }

    /// Forgets what was wrong with what is given again.
    pub(super) fn forget(mut self, given: Given<'_>) -> Self {
        self.parts.problems.forget(given);
        self
    }

    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.parts.operation
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.parts.method
    }

    /// The server that the request names.
    pub fn server_name(&self) -> Option<&'static str> {
        match self.parts.target {
            Target::Server(name) => Some(name),
            _ => None,
        }
    }

    /// The base URL that the request is bound to.
    pub fn origin_url(&self) -> Option<&'static str> {
        match self.parts.target {
            Target::Origin(url) => Some(url),
            _ => None,
        }
    }

    pub(super) fn target(&self) -> Target {
        self.parts.target
    }

    /// The path below the base URL, encoded.
    pub fn path_text(&self) -> &str {
        &self.parts.path
    }

    /// The path below the base URL with the names of its parameters in the place of their values: `/v1/videos/{id}`.
    pub fn path_template(&self) -> String {
        let mut template = String::with_capacity(self.parts.path.len());
        let mut rest = 0;
        for (hole, name) in &self.parts.holes {
            template.push_str(self.parts.path.get(rest..hole.start).unwrap_or_default());
            template.extend(["{", name, "}"]);
            rest = hole.end;
        }
        template.push_str(self.parts.path.get(rest..).unwrap_or_default());
        template
    }

    /// The query parameters, not encoded.
    pub fn query_pairs(&self) -> &[Pair<'static>] {
        &self.parts.query
    }

    /// The headers that the operation and its caller set.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    pub(super) fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.parts.headers
    }

    /// The cookies.
    pub fn cookies(&self) -> &[Pair<'static>] {
        &self.parts.cookies
    }

    /// The body.
    pub fn body(&self) -> Option<&Body> {
        self.parts.body.as_ref()
    }

    /// The names of the credentials that the server takes: alternatives of one or several, the preferred one first.
    pub fn credential_sets(&self) -> impl Iterator<Item = &[&'static str]> {
        self.parts.credentials.iter().map(Alternative::names)
    }

    /// The names of the common parameters that the operation takes.
    pub fn common_keys(&self) -> &[&'static str] {
        &self.parts.common
    }

    /// Why the request cannot be sent, if it cannot.
    pub fn problem(&self) -> Option<&str> {
        self.parts.problems.first()
    }

    /// The whole path, refused if it has a segment `.` or `..`.
    ///
    /// Such a segment is resolved away by whoever reads the URL, in any encoding (WHATWG URL §4.4): the request would
    /// reach another operation.
    pub(super) fn checked_path(&self) -> Result<Cow<'_, str>, String> {
        let mut start = 0;
        for segment in self.parts.path.split('/') {
            let place = start..=start + segment.len();
            start += segment.len() + 1;
            if let Some(dots) = encode::dots(segment) {
                let inside = self.parts.holes.iter();
                let inside = inside.filter(|(hole, _)| place.contains(&hole.start));
                let names: Vec<_> = inside.map(|(_, name)| *name).collect();
                return Err(format!(
                    "the path parameter `{}` makes a segment `{dots}`",
                    names.join("`, `")
                ));
            }
        }
        Ok(match self.parts.path.starts_with('/') {
            true => Cow::Borrowed(&self.parts.path),
            false => Cow::Owned(format!("/{}", self.parts.path)),
        })
    }
}

/// Values stay out: they may be keys, tokens or personal.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query = self.parts.query.iter().map(Pair::name);
        let cookies = self.parts.cookies.iter().map(Pair::name);
        f.debug_struct("Request")
            .field("operation", &self.parts.operation)
            .field("method", &self.parts.method)
            .field("target", &self.parts.target)
            .field("path", &self.path_template())
            .field("query", &query.collect::<Vec<_>>())
            .field("headers", &self.parts.headers.keys().collect::<Vec<_>>())
            .field("cookies", &cookies.collect::<Vec<_>>())
            .field("body", &self.parts.body)
            .field("credentials", &self.credential_sets().collect::<Vec<_>>())
            .field("common", &self.parts.common)
            .field("problem", &self.problem())
            .finish()
    }
}
