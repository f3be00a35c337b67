//! The one door by which a text of a description becomes documentation.
//!
//! rustdoc compiles and runs code blocks, passes HTML on to the page, and warns of brackets and bare addresses. So a
//! description is written as plain paragraphs and lists, with links: nothing of it runs, nothing of it is markup of a page.

use proc_macro2::TokenStream;
use quote::quote;

use super::blocks::{is_shown, plain};
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
        Some(declared) if !shows(&[name.text(), &docs.title], declared) => doc.ours(format!(
            "Called `{}` in the description.",
            name_of(declared)
        )),
        _ => doc,
    }
}

/// Whether one of the texts has the letters of a name, or, where it has none, its signs.
pub fn shows(texts: &[&str], name: &str) -> bool {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
            .to_lowercase()
    };
    let own = letters(name);
    texts.iter().any(|text| match own.is_empty() {
        true => !text.is_empty() && *text == name,
        false => letters(text) == own,
    })
}

/// A name in a description, to stand between backticks; in quotes, where nobody would see it.
pub fn name_of(text: &str) -> String {
    let name = code(text);
    match name.trim().is_empty() {
        true => format!("\"{name}\""),
        false => name,
    }
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
