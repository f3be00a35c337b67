//! Blocks of code that Markdown tells by their indentation, between fences, which say so wherever they stand.

use std::borrow::Cow;

use super::prose::{is_fence, item_mark};

/// A text in which code that is indented behind an empty line stands between fences. In a list, and in HTML, lines are
/// indented for other reasons.
pub fn fenced(text: &str) -> Cow<'_, str> {
    if !text.contains("\n    ") && !text.contains("\n\t") {
        return Cow::Borrowed(text);
    }
    let mut lines = Lines::default();
    for line in text.lines() {
        lines.add(line);
    }
    lines.end_code();
    Cow::Owned(lines.text)
}

#[derive(Default)]
struct Lines {
    text: String,
    /// Whether the line before is code that is indented.
    in_code: bool,
    /// How many empty lines came last.
    empty: usize,
    /// What the lines are in, where blanks before them mean something else.
    in_fence: bool,
    in_block: bool,
    in_pre: bool,
}

impl Lines {
    fn add(&mut self, line: &str) {
        let words = line.trim_start();
        if words.is_empty() && !self.in_fence {
            self.empty += 1;
            return;
        }
        let code = line.strip_prefix("    ").or(line.strip_prefix('\t'));
        let is_elsewhere = self.in_fence || self.in_block || self.in_pre || words.starts_with('<');
        let begins = self.empty > 0 && !self.text.is_empty() && !is_elsewhere;
        match code.filter(|_| self.in_code || begins) {
            Some(code) => {
                self.add_empty();
                self.text += if self.in_code { "" } else { "```\n" };
                self.in_code = true;
                self.push(&code.replace("```", "'''"));
            }
            None => {
                self.end_code();
                self.see(line, words);
                self.add_empty();
                self.push(line);
            }
        }
    }

    /// Sees what the lines are in that follow.
    fn see(&mut self, line: &str, words: &str) {
        self.in_fence ^= is_fence(words);
        let is_apart = self.empty > 0 && !line.starts_with([' ', '\t']);
        let begins = item_mark(words).is_some() || words.starts_with('<');
        self.in_block = begins || (self.in_block && !is_apart);
        self.in_pre = match words.rfind("<pre") {
            Some(begin) => !words[begin..].contains("</pre"),
            None => self.in_pre && !words.contains("</pre"),
        };
    }

    fn add_empty(&mut self) {
        for _ in 0..self.empty {
            self.text.push('\n');
        }
        self.empty = 0;
    }

    fn end_code(&mut self) {
        if self.in_code {
            self.text += "```\n";
        }
        self.in_code = false;
    }

    fn push(&mut self, line: &str) {
        self.text.extend([line, "\n"]);
    }
}
