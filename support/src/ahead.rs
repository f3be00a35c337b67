//! What a page of a list says of those after it.

use std::borrow::Cow;
use std::fmt::Debug;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::text::ToText;

/// What a page says of the list that it is of, as far as it does.
#[derive(Clone, Default)]
pub struct Ahead<'p> {
    /// How many items it holds, and the items.
    items: Option<(usize, &'p dyn Debug)>,
    /// How many items all pages hold.
    pub(super) total: Option<u64>,
    /// How many pages there are.
    pub(super) pages: Option<u64>,
    /// Which page it is.
    pub(super) number: Option<u64>,
    /// Whether more follow.
    pub(super) more: Option<bool>,
    next: Option<Cow<'p, str>>,
}

#[allow(dead_code, reason = "a client uses what its lists need")]
impl<'p> Ahead<'p> {
    /// Its items.
    #[must_use]
    pub fn items<I: Debug + 'p>(mut self, items: impl Into<Option<&'p Vec<I>>>) -> Self {
        let items: Option<&Vec<I>> = items.into();
        self.items = items.map(|items| (items.len(), items as &dyn Debug));
        self
    }

    /// How many items all pages hold.
    #[must_use]
    pub fn total<N: ToText + 'p>(mut self, total: impl Into<Option<&'p N>>) -> Self {
        self.total = counted(total.into());
        self
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages<N: ToText + 'p>(mut self, pages: impl Into<Option<&'p N>>) -> Self {
        self.pages = counted(pages.into());
        self
    }

    /// Which page it is.
    #[must_use]
    pub fn number<N: ToText + 'p>(mut self, number: impl Into<Option<&'p N>>) -> Self {
        self.number = counted(number.into());
        self
    }

    /// Whether more follow.
    #[must_use]
    pub fn more(mut self, more: impl Into<Option<&'p bool>>) -> Self {
        self.more = more.into().copied();
        self
    }

    /// What asks for the next page.
    #[must_use]
    pub fn next<C: ToText + 'p>(mut self, next: impl Into<Option<&'p C>>) -> Self {
        let next: Option<&C> = next.into();
        self.next = next.map(C::to_text);
        self
    }

    /// How many items it holds.
    pub(super) fn len(&self) -> usize {
        self.items.map_or(0, |(count, _)| count)
    }

    /// What asks for the next page; an empty text asks for nothing.
    pub(super) fn cursor(&self) -> Option<String> {
        let next = self.next.as_deref()?;
        (!next.is_empty()).then(|| next.to_owned())
    }

    /// What its items look like, in a number.
    pub(super) fn likeness(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        if let Some((_, items)) = self.items {
            format!("{items:?}").hash(&mut hasher);
        }
        hasher.finish()
    }
}

/// A count, which some servers write as a text or with a fraction of zero.
fn counted<N: ToText>(count: Option<&N>) -> Option<u64> {
    let text = count?.to_text();
    let whole = text.trim().trim_end_matches('0').strip_suffix('.');
    whole.unwrap_or(&text).trim().parse().ok()
}
