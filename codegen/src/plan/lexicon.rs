//! What the words of a description are called, as the user chose.

use std::rc::Rc;

use super::words::romanized;
use crate::config::{Chinese, Config};

/// What the words of a description are called; copies of it share one list.
#[derive(Clone, Debug, Default)]
pub struct Lexicon(Rc<Chosen>);

#[derive(Debug, Default)]
struct Chosen {
    /// Words and what they are called, the longest first.
    words: Vec<(String, String)>,
    keeps_chinese: bool,
}

impl Lexicon {
    pub fn new(config: &Config) -> Lexicon {
        let mut words = config.words.clone();
        words.retain(|(word, _)| !word.is_empty());
        // Of two that are as long the later counts: it was chosen last.
        words.reverse();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Lexicon(Rc::new(Chosen {
            words,
            keeps_chinese: config.chinese == Chinese::Unicode,
        }))
    }

    /// The text with the user's words in place of those that have any.
    pub fn translated(&self, text: &str) -> String {
        let mut translated = String::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let before = text[..text.len() - rest.len()].chars().next_back();
            let is_here =
                |word: &str| rest.starts_with(word) && is_whole(before, word, &rest[word.len()..]);
            match self.0.words.iter().find(|(word, _)| is_here(word)) {
                Some((word, called)) => {
                    translated.push_str(&format!(" {called} "));
                    rest = &rest[word.len()..];
                }
                None => {
                    translated.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
        }
        match translated.trim() {
            "" => text.to_owned(),
            translated => translated.to_owned(),
        }
    }

    /// Whether the user chose nothing.
    pub fn is_empty(&self) -> bool {
        self.0.words.is_empty()
    }

    /// The text as words of letters, digits and `_` that a name can be made of.
    pub fn words(&self, text: &str) -> String {
        self.romanized(text, self.0.keeps_chinese)
    }

    /// The same in Latin letters, even where Chinese is kept.
    pub fn in_latin(&self, text: &str) -> String {
        self.romanized(text, false)
    }

    fn romanized(&self, text: &str, keeps_chinese: bool) -> String {
        if self.is_empty() {
            return romanized(text, keeps_chinese);
        }
        romanized(&self.translated(text), keeps_chinese)
    }
}

/// Whether a word stands for itself: `id` is no part of `video`, while Chinese has no gaps between words.
fn is_whole(before: Option<char>, word: &str, after: &str) -> bool {
    let is_inside = |one: Option<char>, other: Option<char>| {
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        is_letter(one) && is_letter(other)
    };
    !is_inside(before, word.chars().next())
        && !is_inside(word.chars().next_back(), after.chars().next())
}
