//! A text of a description as blocks: paragraphs, lists in lists, quotations, rows of a table, and code.
//!
//! rustdoc and clippy are strict about how far the lines of a list are indented. So it is read how the lines of a text stand
//! to each other, and each is written with what the items around it demand.

use std::borrow::Cow;

use super::html;
use super::indented::fenced;
use super::prose::{escaped, is_fence, item_mark};
use super::references::resolved;

/// The lines of a text, as Markdown that shows it and does nothing else.
pub fn plain(text: &str) -> Vec<String> {
    const BREAKS: [char; 7] = [
        '\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}',
    ];
    let text = text.replace("\r\n", "\n");
    let mut blocks = Blocks::default();
    for line in html::markdown(&resolved(&fenced(&text))).split(BREAKS) {
        let line = match line.chars().all(is_shown) {
            true => Cow::Borrowed(line),
            false => Cow::Owned(shown(line)),
        };
        blocks.add(&line);
    }
    blocks.lines()
}

/// Blocks as they are put together.
#[derive(Default)]
struct Blocks {
    lines: Vec<String>,
    /// What the last line is, if it is not empty.
    last: Option<Block>,
    /// The items around the last line, the innermost last.
    items: Vec<Item>,
    /// How far the mark is indented that began the code around the last line.
    code: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Block {
    Prose,
    Item,
    Quotation,
    Row,
    Code,
}

/// An item of a list.
struct Item {
    /// How far its mark is indented in the text.
    column: usize,
    /// How far what is in it is indented in the documentation.
    indent: usize,
    /// The end of its mark, which tells lists from each other.
    mark: u8,
}

impl Blocks {
    fn add(&mut self, line: &str) {
        let inner = line.trim_start();
        let column = line.len() - line.trim_start_matches(' ').len();
        match self.code {
            Some(_) if is_fence(inner) => {
                self.push("```");
                self.code = None;
            }
            Some(indent) => {
                let line = &line[column.min(indent)..];
                self.push(line.replace("```", "'''").trim_end());
            }
            None if is_fence(inner) => {
                self.leave(column);
                self.part();
                self.push("```text");
                self.code = Some(column);
                self.last = Some(Block::Code);
            }
            None => self.add_prose(column, inner),
        }
    }

    /// Adds a line of prose. It is in an item if it stands below its words; blanks before it are no code block.
    fn add_prose(&mut self, column: usize, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let prose = words.join(" ").replace("~~~", "'''");
        if prose.is_empty() {
            return self.part();
        }
        if let Some(mark) = item_mark(&prose) {
            return self.add_item(column, mark, &prose);
        }
        let block = match prose.as_bytes()[0] {
            b'>' => Block::Quotation,
            b'|' => Block::Row,
            _ => Block::Prose,
        };
        let goes_on = self.leave(column).is_none()
            && (self.last == Some(block)
                || (self.last == Some(Block::Item) && block == Block::Prose));
        if !goes_on {
            self.part();
        }
        self.push(&escaped(&prose));
        self.last = Some(block);
    }

    /// Adds a line that begins an item, or one within the other.
    fn add_item(&mut self, column: usize, mark: &str, prose: &str) {
        let is_in_list = !self.items.is_empty();
        let goes_on = self.leave(column) == Some(end(mark));
        let is_first = mark.starts_with("1.") || mark.starts_with("1)");
        let is_bullet = mark.len() == 2;
        if self.last == Some(Block::Code) || !is_in_list || !(goes_on || is_bullet || is_first) {
            self.part();
        }
        self.push(&escaped(prose));
        self.last = Some(Block::Item);
        let (mut rest, mut column) = (prose, column);
        let mut indent = self.indent();
        while let Some(mark) = item_mark(rest) {
            self.items.push(Item {
                column,
                indent: indent + mark.len(),
                mark: end(mark),
            });
            rest = &rest[mark.len()..];
            column += mark.len();
            indent += mark.len();
        }
    }

    /// Ends the items in which a line is not that is indented so far. Gives the mark of the outermost of them.
    fn leave(&mut self, column: usize) -> Option<u8> {
        let is_around = |item: &Item| item.column + LEAST_INDENT <= column;
        let kept = self.items.iter().take_while(|item| is_around(item)).count();
        self.items.drain(kept..).next().map(|item| item.mark)
    }

    fn indent(&self) -> usize {
        self.items.last().map_or(0, |item| item.indent)
    }

    fn push(&mut self, line: &str) {
        let indent = if line.is_empty() { 0 } else { self.indent() };
        self.lines.push(format!("{:indent$}{line}", ""));
    }

    /// Begins a new paragraph.
    fn part(&mut self) {
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
        self.last = None;
    }

    fn lines(mut self) -> Vec<String> {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        if self.code.is_some() {
            self.push("```");
        }
        self.lines
    }
}

/// How much further than the mark of an item a line is indented that is in it. Markdown demands the width of the mark, but
/// many write two blanks below a number.
const LEAST_INDENT: usize = 2;

/// The last character of a mark.
fn end(mark: &str) -> u8 {
    mark.as_bytes()[mark.len() - 2]
}

/// The characters of a line that may stand in documentation.
fn shown(line: &str) -> String {
    let line = line.replace('\t', "    ");
    line.chars().filter(|c| is_shown(*c)).collect()
}

/// Whether a character may stand in documentation: no control, and none that changes the direction of the text.
pub fn is_shown(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}');
    !c.is_control() && !turns
}
