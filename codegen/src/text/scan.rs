//! A walk over JSON text that is known to be well formed, to find the bytes of a node.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// A reader that stands somewhere in a JSON text.
#[derive(Clone)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

/// A name that stands twice in one object: the name and where it stands, as byte offsets.
pub struct Duplicate {
    pub key: String,
    pub first: usize,
    pub second: usize,
}

impl<'a> Scanner<'a> {
    /// Stands before the value that starts at a byte offset.
    pub fn new(text: &'a str, at: usize) -> Scanner<'a> {
        let mut scanner = Scanner { text, at };
        scanner.skip_space();
        scanner
    }

    /// The value's first byte, or 0 at the end of the text.
    pub fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The first byte of an array or object.
    pub fn opening(&self) -> Range<usize> {
        self.at..self.at + 1
    }

    /// Enters an array or object, or goes on to its next element; `false` at its end.
    pub fn next_element(&mut self) -> bool {
        self.skip_space();
        match self.peek() {
            b'[' | b'{' | b',' => self.at += 1,
            _ => return false,
        }
        self.skip_space();
        !matches!(self.peek(), b']' | b'}' | 0)
    }

    /// Reads a member's name and stops before its value.
    pub fn key(&mut self) -> (Range<usize>, Cow<'a, str>) {
        let range = self.skip_value();
        let written = &self.text[range.clone()];
        let key = if written.contains('\\') {
            Cow::Owned(serde_json::from_str(written).unwrap_or_default())
        } else {
            Cow::Borrowed(written.trim_matches('"'))
        };
        self.skip_space();
        self.at += usize::from(self.peek() == b':');
        self.skip_space();
        (range, key)
    }

    /// Goes past the value, and says which bytes it has.
    pub fn skip_value(&mut self) -> Range<usize> {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                b'"' => self.skip_string(),
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                0 => break,
                b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                _ => self.skip_scalar(),
            }
            if depth == 0 {
                break;
            }
        }
        start..self.at
    }

    /// Leaves an array or object at its end.
    pub fn close(&mut self) {
        self.at += usize::from(matches!(self.peek(), b']' | b'}'));
    }

    fn skip_string(&mut self) {
        let bytes = self.text.as_bytes();
        self.at += 1;
        while let Some(&byte) = bytes.get(self.at) {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
        self.at = self.at.min(bytes.len());
    }

    fn skip_scalar(&mut self) {
        while !matches!(
            self.peek(),
            b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r' | 0
        ) {
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }
}

/// The first name that stands twice in an object of the text, which is well formed up to there.
pub fn duplicate_key(text: &str) -> Option<Duplicate> {
    duplicate_within(&mut Scanner::new(text, 0))
}

fn duplicate_within(scanner: &mut Scanner<'_>) -> Option<Duplicate> {
    let mut keys = BTreeMap::new();
    let opening = scanner.peek();
    if !matches!(opening, b'[' | b'{') {
        scanner.skip_value();
        return None;
    }
    while scanner.next_element() {
        if opening == b'{' {
            let (range, key) = scanner.key();
            if let Some(first) = keys.get(&key) {
                return Some(Duplicate {
                    key: key.into_owned(),
                    first: *first,
                    second: range.start,
                });
            }
            keys.insert(key, range.start);
        }
        if let Some(duplicate) = duplicate_within(scanner) {
            return Some(duplicate);
        }
    }
    scanner.close();
    None
}
