//! HTML in the texts of a description as Markdown, in which documentation is written.
//!
//! Many write HTML where Markdown is meant. Tags that say how a text is laid out become what Markdown has for them; all
//! others stay as they are, since a name in angle brackets is as often a part of the text.

use std::borrow::Cow;
use std::mem;

use super::prose::{leads, verbatim_length};
use super::written::{Mark, Piece, Span, Table, Written, decoded};

/// A text with Markdown in place of HTML, where there is such a thing.
pub fn markdown(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut pieces = Pieces::default();
    let mut rest = text;
    while let Some(start) = rest.find(['<', '`']) {
        let (before, mark) = rest.split_at(start);
        pieces.all.push(Piece::Text(before));
        rest = match mark.starts_with('`') {
            true => pieces.code(mark),
            false => pieces.tag(mark),
        };
    }
    pieces.all.push(Piece::Text(rest));
    if pieces.tables > 0 {
        pieces.all.push(Piece::Table(Table::End));
    }
    let mut written = Written::default();
    for piece in pieces.all {
        written.add(piece);
    }
    Cow::Owned(written.text())
}

/// A text in pieces.
#[derive(Default)]
struct Pieces<'t> {
    all: Vec<Piece<'t>>,
    /// What has begun and not yet ended, the innermost last.
    open: Vec<Open<'t>>,
    /// How many breaks there are.
    breaks: usize,
    /// The lists that are open, each with the mark of its last item.
    lists: Vec<Mark>,
    /// How many tables are open.
    tables: usize,
    /// Whether a comment was met that does not end: no other does.
    is_commented: bool,
}

/// A tag that has begun.
struct Open<'t> {
    span: Span<'t>,
    /// Its place among the pieces.
    place: usize,
    /// How many breaks are before it.
    breaks: usize,
}

const PARAGRAPH: &str = "\n\n";

/// What a tag with these attributes makes of the text that it begins, and what it parts it from; nothing, if it has no form
/// in Markdown.
fn meaning<'t>(name: &str, attributes: &'t str) -> Option<(Option<Span<'t>>, &'static str)> {
    let name = name.to_ascii_lowercase();
    Some(match name.as_str() {
        "p" | "br" | "div" | "dl" | "hr" | "section" | "article" | "aside" | "blockquote" => {
            (None, PARAGRAPH)
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => (Some(Span::Strong), PARAGRAPH),
        "pre" => (Some(Span::Preformatted), PARAGRAPH),
        "dt" | "dd" => (None, "\n"),
        "b" | "strong" => (Some(Span::Strong), ""),
        "i" | "em" => (Some(Span::Emphasis), ""),
        "code" | "kbd" | "samp" | "tt" => (Some(Span::Code), ""),
        "a" => {
            let target = attribute(attributes, "href").unwrap_or_default();
            (Some(Span::Link(target)), "")
        }
        "span" | "font" | "u" | "small" | "big" | "center" => (Some(Span::Plain), ""),
        _ => return None,
    })
}

impl<'t> Pieces<'t> {
    /// Adds a code span, or the backticks that begin none. Gives what follows.
    fn code(&mut self, text: &'t str) -> &'t str {
        let (code, rest) = text.split_at(verbatim_length(text));
        self.all.push(Piece::Text(code));
        rest
    }

    /// Adds what a tag makes of the text, or the mark that begins none. Gives what follows.
    fn tag(&mut self, text: &'t str) -> &'t str {
        if text.starts_with("<!--") && !self.is_commented {
            if let Some((_, rest)) = text.split_once("-->") {
                return rest;
            }
            self.is_commented = true;
        }
        match self.read_tag(text) {
            Some(length) => &text[length..],
            None => {
                let (mark, rest) = text.split_at(1);
                self.all.push(Piece::Text(mark));
                rest
            }
        }
    }

    /// Adds what a tag makes of the text. Gives its length.
    fn read_tag(&mut self, text: &'t str) -> Option<usize> {
        let inner = text.strip_prefix('<')?;
        let inner = &inner[..inner.find(['<', '>'])?];
        let length = inner.len() + 2;
        if !text[..length].ends_with('>') {
            return None;
        }
        let is_end = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let name = inner.find(|c: char| !c.is_ascii_alphanumeric());
        let (name, attributes) = inner.split_at(name.unwrap_or(inner.len()));
        if name.eq_ignore_ascii_case("img") {
            self.image(attributes);
            return Some(length);
        }
        if self.list(name, is_end) || self.table(name, is_end) {
            return Some(length);
        }
        let (span, parted) = meaning(name, attributes)?;
        match (span, is_end) {
            (None, false) => self.part(parted),
            (None, true) if parted == PARAGRAPH => self.part(parted),
            (None, true) => {}
            (Some(span), false) => {
                self.part(parted);
                self.begin(span, &text[..length]);
            }
            (Some(span), true) => {
                self.end(span, &text[..length]);
                self.part(parted);
            }
        }
        Some(length)
    }

    /// Begins or ends a list, or begins an item of one. Says whether it is a tag of a list.
    fn list(&mut self, name: &str, is_end: bool) -> bool {
        let is = |tag| name.eq_ignore_ascii_case(tag);
        match (is("ul") || is("ol"), is("li"), is_end) {
            (true, _, false) => {
                let is_inner = !self.lists.is_empty();
                self.all.push(Piece::List { is_inner });
                self.lists.push(match is("ol") {
                    true => Mark::Number(0),
                    false => Mark::Bullet,
                });
            }
            (true, _, true) => {
                self.lists.pop();
                let is_inner = !self.lists.is_empty();
                self.all.push(Piece::List { is_inner });
            }
            (_, true, false) => self.item(),
            (_, is_item, _) => return is_item,
        }
        self.breaks += 1;
        true
    }

    /// Begins an item of the innermost list, indented by what the items begin with that it stands in.
    fn item(&mut self) {
        let (around, mark) = match self.lists.split_last_mut() {
            Some((Mark::Number(last), around)) => {
                *last += 1;
                (&*around, Mark::Number(*last))
            }
            Some((Mark::Bullet, around)) => (&*around, Mark::Bullet),
            None => (&[][..], Mark::Bullet),
        };
        let widths = around.iter().take(MAX_LISTS).map(|mark| mark.text().len());
        self.all.push(Piece::Item(widths.sum(), mark));
    }

    /// Begins or ends a table, or a part of one; in another table it is words of a cell. Says whether it is such a tag.
    fn table(&mut self, name: &str, is_end: bool) -> bool {
        let name = name.to_ascii_lowercase();
        let table = match (name.as_str(), is_end) {
            ("table", false) => {
                self.tables += 1;
                self.part(if self.tables == 1 { PARAGRAPH } else { "" });
                Table::Aside
            }
            ("table", true) if self.tables > 0 => {
                self.tables -= 1;
                Table::End
            }
            _ if self.tables == 0 => return false,
            ("tr", _) => Table::Row,
            ("td" | "th", false) => Table::Cell,
            ("td" | "th" | "thead" | "tbody" | "tfoot" | "colgroup" | "col", _) => Table::Aside,
            _ => return false,
        };
        let is_inner = self.tables > 1 || (self.tables == 1 && name == "table" && is_end);
        match is_inner {
            true => self.part(" "),
            false => {
                self.all.push(Piece::Table(table));
                self.breaks += 1;
            }
        }
        true
    }

    fn part(&mut self, parted: &'static str) {
        if !parted.is_empty() {
            self.all.push(Piece::Break(parted));
            self.breaks += 1;
        }
    }

    /// Begins a span; its tag is a part of the text if it does not end.
    fn begin(&mut self, span: Span<'t>, tag: &'t str) {
        self.open.push(Open {
            span,
            place: self.all.len(),
            breaks: self.breaks,
        });
        self.all.push(Piece::Text(tag));
    }

    /// Ends the innermost span of this kind. Within a line, it is nothing if it goes on over breaks.
    fn end(&mut self, span: Span<'t>, tag: &'t str) {
        let least = self.open.len().saturating_sub(MAX_OPEN);
        let mut inner = self.open[least..].iter();
        let found =
            inner.rposition(|open| mem::discriminant(&open.span) == mem::discriminant(&span));
        let Some(found) = found else {
            self.all.push(Piece::Text(tag));
            return;
        };
        if let Some(open) = self.open.drain(least + found..).next() {
            let says = match open.span {
                Span::Preformatted => true,
                Span::Link(target) => open.breaks == self.breaks && leads(&decoded(target)),
                _ => open.breaks == self.breaks,
            };
            let span = if says { open.span } else { Span::Plain };
            self.all[open.place] = Piece::Begin(span);
            self.all.push(Piece::End);
        }
    }

    /// Adds a link to an image, with what it shows.
    fn image(&mut self, attributes: &'t str) {
        let target = attribute(attributes, "src").unwrap_or_default();
        let words = attribute(attributes, "alt").filter(|words| !words.is_empty());
        if leads(&decoded(target)) {
            self.all.push(Piece::Begin(Span::Link(target)));
            self.all.push(Piece::Text(words.unwrap_or("image")));
            self.all.push(Piece::End);
        }
    }
}

/// How many tags that have no end are looked behind for the beginning of one that ends.
const MAX_OPEN: usize = 32;

/// In how many others a list is at most.
const MAX_LISTS: usize = 8;

/// The value of an attribute of a tag.
fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    let start = attributes.to_ascii_lowercase().find(name)? + name.len();
    let value = attributes[start..].trim_start().strip_prefix('=')?;
    let value = value.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split(char::is_whitespace).next(),
    }
}
