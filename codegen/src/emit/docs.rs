//! The one door by which a text of a description becomes documentation.
//!
//! rustdoc compiles and runs code blocks, passes HTML on to the page, and warns of brackets and bare addresses. So a
//! description is written as plain paragraphs and lists, with links: nothing of it runs, nothing of it is markup of a page.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;

use super::html;
use super::literal;
use super::prose::escaped;
use super::references::resolved;
use crate::plan::{Docs, Name};

/// What stands between the lines of documentation in tokens: a control character, which is no part of a line.
pub const BREAK: char = '\u{1f}';

/// Documentation as it is put together: paragraphs of ours, and texts of a description.
#[derive(Debug, Default)]
pub struct Doc {
    lines: Vec<String>,
}

impl Doc {
    /// A paragraph of our own, which is Markdown.
    pub fn ours(mut self, paragraph: impl Into<String>) -> Doc {
        let paragraph = paragraph.into();
        if !paragraph.is_empty() {
            self.part();
            self.lines.extend(paragraph.lines().map(str::to_owned));
        }
        self
    }

    /// A text of a description.
    pub fn theirs(mut self, text: &str) -> Doc {
        let lines = plain(text);
        if !lines.is_empty() {
            self.part();
            self.lines.extend(lines);
        }
        self
    }

    /// All that a description says of something in words.
    pub fn said(self, docs: &Docs) -> Doc {
        let doc = self.theirs(&docs.title).theirs(&docs.description);
        doc.theirs(&docs.constraints.join(" "))
    }

    fn part(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// The documentation of an item: one attribute, whatever number of lines, since most of a client is documentation.
    pub fn tokens(&self) -> TokenStream {
        if self.lines.is_empty() {
            return TokenStream::new();
        }
        let mut text = String::new();
        for (index, line) in self.lines.iter().enumerate() {
            text.extend((index > 0).then_some(BREAK));
            text.extend((!line.is_empty()).then_some(' '));
            text.push_str(line);
        }
        let text = literal::raw_string(&text);
        quote!(#[doc = #text])
    }

    /// The documentation as lines without a comment mark.
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }
}

/// What a description says of a type, and what it calls it where the Rust name does not show that.
pub fn type_docs(docs: &Docs, declared: Option<&str>, name: &Name) -> Doc {
    let doc = Doc::default().said(docs);
    match declared {
        Some(declared) if !shows(&[name.text(), &docs.title], declared) => {
            doc.ours(format!("Called `{}` in the description.", code(declared)))
        }
        _ => doc,
    }
}

/// Whether one of the texts has the letters of a name.
pub fn shows(texts: &[&str], name: &str) -> bool {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_lowercase()
    };
    texts.iter().any(|text| letters(text) == letters(name))
}

/// A text of a description in one line, to stand in a sentence of ours.
pub fn inline(text: &str) -> String {
    let text = resolved(text);
    let text = html::markdown(&text);
    let shown: String = text
        .chars()
        .map(|c| if is_shown(c) { c } else { ' ' })
        .collect();
    escaped(&shown.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text of a description in one line, to stand between backticks.
pub fn code(text: &str) -> String {
    let shown = text
        .chars()
        .map(|c| if c == '`' { '\'' } else { c })
        .filter(|c| is_shown(*c));
    shown.collect()
}

/// The lines of a text, as Markdown that shows it and does nothing else.
fn plain(text: &str) -> Vec<String> {
    const BREAKS: [char; 7] = [
        '\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}',
    ];
    let mut lines: Vec<String> = Vec::new();
    let mut in_code = false;
    let text = text.replace("\r\n", "\n");
    for line in html::markdown(&resolved(&text)).split(BREAKS) {
        let line = match line.chars().all(is_shown) {
            true => Cow::Borrowed(line),
            false => Cow::Owned(shown(line)),
        };
        if is_fence(line.trim_start()) {
            if !in_code {
                push_break(&mut lines);
            }
            lines.push(if in_code { "```" } else { "```text" }.to_owned());
            in_code = !in_code;
        } else if in_code {
            lines.push(line.replace("```", "'''").trim_end().to_owned());
        } else {
            push_prose(&mut lines, &line);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if in_code {
        lines.push("```".to_owned());
    }
    lines
}

/// Whether a line begins or ends a block of code, rather than with a code span.
fn is_fence(line: &str) -> bool {
    let after = line.trim_start_matches('`');
    line.starts_with("~~~") || (line.len() - after.len() > 2 && !after.contains('`'))
}

/// Begins a new paragraph.
fn push_break(lines: &mut Vec<String>) {
    if lines.last().is_some_and(|last| !last.is_empty()) {
        lines.push(String::new());
    }
}

/// Adds a line of prose. Blanks before it are dropped, so that it is no code block; a paragraph behind a list is
/// parted from it.
fn push_prose(lines: &mut Vec<String>, line: &str) {
    let mut prose = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        prose.extend((!prose.is_empty()).then_some(' '));
        prose.push_str(word);
    }
    if prose.contains("~~~") {
        prose = prose.replace("~~~", "'''");
    }
    let line = escaped(&prose);
    if line.is_empty() {
        return push_break(lines);
    }
    let last = lines.last().map(String::as_str).unwrap_or_default();
    if is_item(last) != is_item(&line) || last == "```" {
        push_break(lines);
    }
    lines.push(line);
}

/// Whether a line begins a list item, a quotation or a row of a table.
fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered =
        number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "));
    is_numbered
        || ["* ", "- ", "+ ", ">", "|"]
            .iter()
            .any(|mark| line.starts_with(mark))
}

/// The characters of a line that may stand in documentation.
fn shown(line: &str) -> String {
    let line = line.replace('\t', "    ");
    line.chars().filter(|c| is_shown(*c)).collect()
}

/// Whether a character may stand in documentation: no control, and none that changes the direction of the text.
fn is_shown(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}');
    !c.is_control() && !turns
}
