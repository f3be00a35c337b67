//! A request as it goes over the wire: what the call says, and what the client adds to it.

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap};
use reqwest::{Method, Url};

use super::body::Body;
use super::client::Shared;
use super::destination::Destination;
use super::encode;
use super::headers::{header_value, static_value};
use super::outgoing::{self, Unread};
use super::overrides::Overrides;
use super::pair::Pair;
use super::place::Placed;
use super::progress::Watcher;
use super::request::Request;
use super::signing::Unsigned;
use super::source::Source;
use super::tokens::Tokens;

/// A request as it is sent.
pub(super) struct Assembled<'r> {
    method: &'r Method,
    url: Url,
    headers: HeaderMap,
    body: Option<Source>,
    watcher: Option<&'r Watcher>,
}

impl Assembled<'_> {
    /// Makes the body one of the HTTP library.
    pub(super) async fn open(&mut self) -> Result<Option<reqwest::Body>, Unread> {
        match self.body.take() {
            Some(source) => outgoing::body(source, self.watcher.cloned())
                .await
                .map(Some),
            None => Ok(None),
        }
    }

    /// The bytes of the body, if they are in memory.
    pub(super) fn bytes(&self) -> Option<Bytes> {
        let source = self.body.as_ref();
        source.map_or(Some(Bytes::new()), |source| source.bytes().cloned())
    }

    /// As a value of the HTTP library.
    pub(super) fn into_reqwest(self, body: Option<reqwest::Body>) -> reqwest::Request {
        let mut request = reqwest::Request::new(self.method.clone(), self.url);
        *request.headers_mut() = self.headers;
        *request.body_mut() = body;
        request
    }

    /// As a value of the `http` crate.
    pub(super) fn into_http<B>(self, body: B) -> Result<http::Request<B>, String> {
        let uri = self.url.as_str().parse();
        let mut request = http::Request::new(body);
        *request.uri_mut() = uri.map_err(|_| "the URL is too long for a request".to_owned())?;
        *request.method_mut() = self.method.clone();
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}

/// All that a request is made of.
#[derive(Clone, Copy)]
pub(super) struct Draft<'r> {
    pub(super) client: &'r Shared,
    pub(super) request: &'r Request,
    pub(super) overrides: &'r Overrides,
    pub(super) accept: Option<&'static str>,
}

impl<'r> Draft<'r> {
    /// Where it goes. The user who says where a call goes, and who makes it, is believed in both; what the client has
    /// stays at home.
    fn destination(self) -> Result<Destination<'r>, String> {
        let Overrides {
            base, credentials, ..
        } = self.overrides;
        let destinations = &self.client.destinations;
        let destination = match base {
            Some(base) => destinations.to(base),
            None => destinations.find(self.request.target())?,
        };
        if !credentials.is_empty() {
            if !destination.is_trusted && base.is_none() {
                return Err(
                    "the call goes to an origin of its own, which its credential is not sent to: \
                    name that place with with_base_url, or trust it with Builder::trust"
                        .into(),
                );
            }
            destinations.refuse_exposing(&destination)?;
        }
        Ok(destination)
    }

    /// The tokens of which it needs one.
    pub(super) fn tokens(self) -> Option<&'r Tokens> {
        let own = &self.overrides.credentials;
        let additions = &self.client.additions;
        let mut held = additions.credentials.values().chain(own.values());
        if !held.any(|placed| matches!(placed, Placed::Fetched(_))) {
            return None;
        }
        let destination = self.destination().ok()?;
        let mut additions = additions
            .of(self.request, own, destination.is_trusted)
            .ok()?;
        additions.find_map(|placed| match placed {
            Placed::Fetched(tokens) => Some(tokens),
            _ => None,
        })
    }
}

/// The request that is sent; or what is wrong with it.
///
/// It may need a token that was fetched for it.
pub(super) fn assemble<'r>(
    draft: Draft<'r>,
    token: Option<&Placed>,
) -> Result<Assembled<'r>, String> {
    let Draft {
        client,
        request,
        overrides,
        accept,
    } = draft;
    if let Some(problem) = request.problem() {
        return Err(problem.to_owned());
    }
    let destination = draft.destination()?;
    let mut parts = Parts::of(request);
    let (own, is_trusted) = (&overrides.credentials, destination.is_trusted);
    for placed in client.additions.of(request, own, is_trusted)? {
        parts.add(match placed {
            Placed::Fetched(_) => token.ok_or("a token has to be fetched before")?,
            placed => placed,
        });
    }
    let path = request.checked_path()?;
    let body = request.body().map(|body| body.source().clone());
    let sign = client.way.sign.as_ref().filter(|_| destination.is_trusted);
    let (query, headers, body) = match sign {
        None => (query_text(&parts.query), parts.into_headers(accept)?, body),
        Some(sign) => {
            let url = destination.base.join(&path, "")?;
            let query = parts.query.to_vec();
            let headers = parts.into_headers(accept)?;
            let sent = body.as_ref().and_then(Source::bytes);
            let mut unsigned = Unsigned {
                method: request.method(),
                url,
                query,
                headers,
                body: None,
                sent: sent.cloned().unwrap_or_default(),
            };
            sign(&mut unsigned)?;
            let query = query_text(&unsigned.query);
            let body = unsigned.body.map(Source::from).or(body);
            (query, unsigned.headers, body)
        }
    };
    let url = destination.base.join(&path, &query)?;
    Ok(Assembled {
        method: request.method(),
        url,
        headers,
        body,
        watcher: request.watcher(),
    })
}

/// The parts of a request that both the call and the client have a say in.
struct Parts<'a> {
    headers: HeaderMap,
    query: Cow<'a, [Pair<'a>]>,
    /// Cookies as they are written, one or several in a text.
    cookies: Vec<String>,
}

impl<'a> Parts<'a> {
    /// What the call sets. The media type of its body is of these: no client knows it better.
    fn of(request: &'a Request) -> Self {
        let mut headers = request.headers().clone();
        if let Some(content_type) = request.body().and_then(Body::content_type) {
            let entry = headers.entry(CONTENT_TYPE);
            entry.or_insert_with(|| content_type.clone());
        }
        let set = headers.remove(COOKIE);
        let set = set.as_ref().and_then(|set| set.to_str().ok());
        let set = set.filter(|set| !set.is_empty());
        let mut cookies: Vec<_> = set.into_iter().map(str::to_owned).collect();
        let own = request.cookies().iter();
        cookies.extend(own.map(|own| cookie((own.name(), own.value()))));
        Self {
            headers,
            query: Cow::Borrowed(request.query_pairs()),
            cookies,
        }
    }

    /// Adds a value of the client, unless something stands in its place: what a call sets goes first.
    fn add(&mut self, placed: &'a Placed) {
        match placed {
            Placed::Header(name, value) if name == COOKIE => {
                let set = value.to_str().unwrap_or_default().split(';').map(str::trim);
                set.filter(|cookie| !cookie.is_empty())
                    .for_each(|cookie| self.add_cookie(cookie.to_owned()));
            }
            Placed::Header(name, value) => {
                self.headers.entry(name).or_insert_with(|| value.clone());
            }
            Placed::Query(name, value) => {
                if self.query.iter().all(|pair| pair.name() != *name) {
                    let pair = Pair::new(*name, value.expose());
                    self.query.to_mut().push(pair);
                }
            }
            Placed::Cookie(name, value) => self.add_cookie(cookie((name, value.expose()))),
            Placed::Fetched(_) => {}
        }
    }

    fn add_cookie(&mut self, cookie: String) {
        let mut set = self.cookies.iter().flat_map(|cookies| cookies.split(';'));
        if set.all(|set| cookie_name(set) != cookie_name(&cookie)) {
            self.cookies.push(cookie);
        }
    }

    fn into_headers(self, accept: Option<&'static str>) -> Result<HeaderMap, String> {
        let mut headers = self.headers;
        if !self.cookies.is_empty() {
            // One header for all of them (RFC 6265 §5.4).
            let mut value = header_value("cookie", &self.cookies.join("; "))?;
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
        let accept = accept.filter(|_| !headers.contains_key(ACCEPT));
        if let Some(accept) = accept {
            headers.insert(ACCEPT, static_value("accept", accept)?);
        }
        Ok(headers)
    }
}

fn query_text(query: &[Pair<'_>]) -> String {
    let mut text = String::with_capacity(32 * query.len());
    query.iter().for_each(|pair| pair.write(&mut text));
    text
}

fn cookie((name, value): (&str, &str)) -> String {
    format!("{name}={value}")
}

fn cookie_name(cookie: &str) -> &str {
    cookie.split('=').next().unwrap_or_default().trim()
}
