//! Links whose targets stand apart in the same text, as Markdown has them: `[words][1]`, and `[1]: https://…` below.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::prose::{is_fence, label_length, leads, verbatim_length};

/// A text in which each such link holds its target, without the lines that say these.
pub fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains("][") && !text.contains("]:") {
        return Cow::Borrowed(text);
    }
    let mut targets = BTreeMap::new();
    let mut rest = String::with_capacity(text.len());
    let mut in_code = false;
    for line in text.split_inclusive('\n') {
        in_code ^= is_fence(line.trim_start());
        match definition(line).filter(|_| !in_code) {
            Some((label, target)) => {
                targets.entry(key(label)).or_insert(target);
            }
            None => rest.push_str(line),
        }
    }
    Cow::Owned(Links { targets }.resolved(&rest))
}

/// The name of a target, and the target: `[name]: <target> "title"`.
fn definition(line: &str) -> Option<(&str, &str)> {
    let (label, target) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
    let mut words = target.split_whitespace();
    let target = words.next()?;
    let target = target.strip_prefix('<').unwrap_or(target);
    let target = target.strip_suffix('>').unwrap_or(target);
    let is_title = words
        .next()
        .is_none_or(|word| word.starts_with(['"', '\'', '(']));
    let is_label = !label.trim().is_empty() && !label.contains(['[', ']']);
    (is_label && is_title && leads(target)).then_some((label, target))
}

/// A name of a target as it is looked up.
fn key(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// What links lead to, by their names.
struct Links<'t> {
    targets: BTreeMap<String, &'t str>,
}

impl Links<'_> {
    fn resolved(&self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some(start) = rest.find(['[', '`']) {
            let (before, mark) = rest.split_at(start);
            out.push_str(before);
            let length = match mark.starts_with('`') {
                true => verbatim_length(mark),
                false => match self.link(mark, out.chars().last()) {
                    Some((link, length)) => {
                        out.push_str(&link);
                        rest = &mark[length..];
                        continue;
                    }
                    None => 1,
                },
            };
            let (kept, after) = mark.split_at(length);
            out.push_str(kept);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The link that a text begins with, with its target, and how long it is in the text. One to a number of which nothing
    /// is said is its words.
    fn link(&self, text: &str, before: Option<char>) -> Option<(String, usize)> {
        let label = &text[1..][..label_length(&text[1..])?];
        let after = &text[label.len() + 2..];
        let (name, length) = match after.strip_prefix('[') {
            Some(inner) => {
                let name = &inner[..label_length(inner)?];
                (if name.is_empty() { label } else { name }, name.len() + 2)
            }
            None if after.starts_with('(') => return None,
            None => (label, 0),
        };
        let words = label.replace(['\n', '\r'], " ");
        let length = label.len() + 2 + length;
        if let Some(target) = self.targets.get(&key(name)) {
            return Some((format!("[{words}]({target})"), length));
        }
        let is_number = name != label && name.bytes().all(|byte| byte.is_ascii_digit());
        let is_index =
            before.is_some_and(char::is_alphanumeric) || !label.contains(char::is_alphabetic);
        (is_number && !is_index).then_some((words, length))
    }
}
