//! What is counted from page to page.

use std::collections::BTreeSet;

use reqwest::Url;
use serde_json::{Map, Value};

use super::ahead::Ahead;
use super::property;
use super::request::Request;
use super::text::ToText;

/// What asks for one page after another: a value in the request that is counted, or that the page before gives.
#[derive(Clone, Debug)]
pub struct Advance {
    by: By,
    /// The name of a query parameter, or of a property of the JSON body.
    name: &'static str,
    is_in_body: bool,
    /// Whether it is a text in JSON.
    is_text: bool,
    /// How many items have come.
    seen: u64,
    /// What the items of the page before looked like.
    likeness: Option<u64>,
    /// Every cursor that was asked for.
    cursors: BTreeSet<String>,
}

#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "a client uses what its lists need")]
enum By {
    /// The number of the page, which is this for the first one.
    Number(u64),
    Offset,
    Cursor,
}

#[allow(dead_code, reason = "a client uses what its lists need")]
impl Advance {
    fn new(by: By, name: &'static str) -> Self {
        Self {
            by,
            name,
            is_in_body: false,
            is_text: false,
            seen: 0,
            likeness: None,
            cursors: BTreeSet::new(),
        }
    }

    /// Pages are counted; the first one is this.
    #[must_use]
    pub fn number(name: &'static str, first: u64) -> Self {
        Self::new(By::Number(first), name)
    }

    /// Items are counted, and these are passed over.
    #[must_use]
    pub fn offset(name: &'static str) -> Self {
        Self::new(By::Offset, name)
    }

    /// Each page says what asks for the next one.
    #[must_use]
    pub fn cursor(name: &'static str) -> Self {
        Self::new(By::Cursor, name)
    }

    /// It is a property of the JSON body.
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.is_in_body = true;
        self
    }

    /// It is a text in JSON.
    #[must_use]
    pub fn text(mut self) -> Self {
        self.is_text = true;
        self
    }

    /// The request for the page after this one, if there is one.
    ///
    /// A list ends with a page that says so or that holds nothing; in a list of cursors with one that gives none.
    pub(super) fn next(
        &mut self,
        request: &Request,
        page: &Ahead<'_>,
    ) -> Result<Option<Request>, String> {
        let count = page.len() as u64;
        self.seen += count;
        if page.more == Some(false) {
            return Ok(None);
        }
        let next = match self.by {
            By::Cursor => self.next_cursor(request, page)?,
            By::Number(_) | By::Offset if count == 0 => None,
            By::Number(first) => self.next_number(request, page, first)?,
            By::Offset => {
                let after = self.sent_number(request)?.unwrap_or(0) + count;
                Some(after)
                    .filter(|after| !is_reached(page.total, *after) || page.more == Some(true))
            }
            .map(|after| after.to_string()),
        };
        Ok(next.map(|next| self.set(request.clone(), &next)))
    }

    fn next_number(
        &self,
        request: &Request,
        page: &Ahead<'_>,
        first: u64,
    ) -> Result<Option<String>, String> {
        let at = self.sent_number(request)?.or(page.number).unwrap_or(first);
        let pages = at + 1 - first.min(at);
        let is_last = is_reached(page.total, self.seen) || is_reached(page.pages, pages);
        Ok((!is_last || page.more == Some(true)).then(|| (at + 1).to_string()))
    }

    fn next_cursor(
        &mut self,
        request: &Request,
        page: &Ahead<'_>,
    ) -> Result<Option<String>, String> {
        let Some(cursor) = page.cursor() else {
            return Ok(None);
        };
        let cursor = self.within(&cursor).unwrap_or(cursor);
        self.cursors.extend(self.sent(request));
        if !self.cursors.contains(&cursor) {
            return Ok(Some(cursor));
        }
        // Some servers say at the end what they said before.
        match page.len() {
            0 => Ok(None),
            _ => Err(format!(
                "the answer gives a `{}` that was asked for before",
                self.name
            )),
        }
    }

    /// What a cursor asks for that is the whole URL of the next page.
    fn within(&self, url: &str) -> Option<String> {
        let (_, query) = url.split_once('?')?;
        let mut url = Url::parse("http://page").ok()?;
        url.set_query(query.split('#').next());
        let mut pairs = url.query_pairs();
        let (_, value) = pairs.find(|(name, _)| name == self.name)?;
        Some(value.into_owned())
    }

    /// Whether a page is another one than that before: its items say so.
    pub(super) fn check(&mut self, page: &Ahead<'_>) -> Result<(), String> {
        if page.len() == 0 || matches!(self.by, By::Cursor) {
            return Ok(());
        }
        let likeness = page.likeness();
        match self.likeness.replace(likeness) == Some(likeness) {
            true => Err(format!(
                "the server gives the same items whatever `{}` is",
                self.name
            )),
            false => Ok(()),
        }
    }

    /// What a request says.
    fn sent(&self, request: &Request) -> Option<String> {
        if self.is_in_body {
            let mut body: Map<String, Value> =
                serde_json::from_slice(request.body()?.bytes()?).ok()?;
            let sent = body.remove(self.name).filter(|sent| !sent.is_null())?;
            return Some(sent.to_text().into_owned());
        }
        let mut pairs = request.query_pairs().iter();
        let pair = pairs.find(|pair| pair.name() == self.name)?;
        Some(pair.value().to_owned())
    }

    fn sent_number(&self, request: &Request) -> Result<Option<u64>, String> {
        let sent = self.sent(request).filter(|text| !text.is_empty());
        let number = sent.map(|text| text.parse());
        number
            .transpose()
            .map_err(|_| format!("`{}` is no number to count on from", self.name))
    }

    fn set(&self, request: Request, value: &str) -> Request {
        if !self.is_in_body {
            return request.set_query(self.name, value);
        }
        let number = Some(value).filter(|_| !self.is_text);
        let number = number.and_then(|value| value.parse::<i64>().ok());
        let value = number.map_or_else(|| Value::from(value), Value::from);
        property::set(request, self.name, value)
    }
}

/// Whether so many are all, where a number of all is said; zero says nothing, since a page was not empty.
fn is_reached(all: Option<u64>, count: u64) -> bool {
    all.is_some_and(|all| all > 0 && count >= all)
}
