//! JSON as people write examples of it, read for the types and names in it.
//!
//! Beside RFC 8259 it takes comments (`//`, `/* */`), a comma before the end, line breaks in strings, a byte order mark,
//! white space that was escaped once too often (`\n` outside of strings), and variables (`{{name}}`) where a value or a
//! part of it stands. Of the values no more is kept than their types, and strings and whole numbers to compare them with
//! what a schema lists.

/// What an example holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Sample {
    /// A variable stands for the value.
    Unknown,
    Null,
    Boolean,
    /// A whole number that fits into 64 bits, with a sign or without.
    Integer(i128),
    Number,
    /// Without its text where a variable stands in it, or where it cannot be read.
    String(Option<String>),
    List(Vec<Sample>),
    /// In the order of the text; a name may stand twice.
    Object(Vec<(String, Sample)>),
}

/// Why a text is not even that.
#[derive(Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The line of the text, from 1.
    pub line: usize,
    pub what: &'static str,
}

/// Whether a variable stands in a text.
pub fn has_variable(text: &str) -> bool {
    text.split_once("{{")
        .is_some_and(|(_, rest)| rest.contains("}}"))
}

/// Reads the value that fills the text.
pub fn parse(text: &str) -> Result<Sample, Flaw> {
    let mut reader = Reader { text, at: 0 };
    reader.whole().map_err(|what| Flaw {
        line: 1 + text[..reader.at].matches('\n').count(),
        what,
    })
}

/// The deepest nesting that is read: more than a type has a use for.
const MAX_DEPTH: usize = 32;

struct Reader<'a> {
    text: &'a str,
    /// A byte offset between two characters.
    at: usize,
}

type Read<T> = Result<T, &'static str>;

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes past a text that stands here; whether it does.
    fn takes(&mut self, text: &str) -> bool {
        let is_here = self.rest().starts_with(text);
        self.at += if is_here { text.len() } else { 0 };
        is_here
    }

    fn whole(&mut self) -> Read<Sample> {
        let value = self.value(MAX_DEPTH)?;
        self.skip_space()?;
        match self.peek() {
            None => Ok(value),
            Some(_) => Err("something stands behind the value"),
        }
    }

    /// Goes past white space and comments.
    fn skip_space(&mut self) -> Read<()> {
        while let Some(next) = self.peek() {
            let rest = self.rest();
            if next.is_whitespace() || next == '\u{FEFF}' {
                self.at += next.len_utf8();
            } else if rest.starts_with("//") {
                self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
            } else if let Some(comment) = rest.strip_prefix("/*") {
                self.at += comment.find("*/").ok_or("a comment has no end")? + 4;
            } else if !["\\n", "\\r", "\\t"].iter().any(|space| self.takes(space)) {
                break;
            }
        }
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Read<Sample> {
        self.skip_space()?;
        if depth == 0 {
            return Err("it is nested too deep");
        }
        if self.rest().starts_with("{{") {
            return self.bare();
        }
        match self.peek() {
            None => Err("the text ends where a value should stand"),
            Some('{') => self.object(depth),
            Some('[') => self.list(depth),
            Some('"') => {
                let text = self.string()?;
                Ok(Sample::String(text.filter(|text| !has_variable(text))))
            }
            Some(_) => self.bare(),
        }
    }

    fn list(&mut self, depth: usize) -> Read<Sample> {
        self.at += 1;
        let mut elements = Vec::new();
        while !self.ends("]")? {
            elements.push(self.value(depth - 1)?);
            if !self.comma()? && !self.rest().starts_with(']') {
                return Err("a comma or `]` is missing");
            }
        }
        Ok(Sample::List(elements))
    }

    fn object(&mut self, depth: usize) -> Read<Sample> {
        self.at += 1;
        let mut members = Vec::new();
        while !self.ends("}")? {
            if self.peek() != Some('"') {
                return Err("a name in double quotes or `}` is missing");
            }
            let name = self.string()?.ok_or("a name cannot be read")?;
            self.skip_space()?;
            if !self.takes(":") {
                return Err("a colon is missing behind a name");
            }
            members.push((name, self.value(depth - 1)?));
            if !self.comma()? && !self.rest().starts_with('}') {
                return Err("a comma or `}` is missing");
            }
        }
        Ok(Sample::Object(members))
    }

    fn ends(&mut self, bracket: &str) -> Read<bool> {
        self.skip_space()?;
        Ok(self.takes(bracket))
    }

    fn comma(&mut self) -> Read<bool> {
        self.skip_space()?;
        Ok(self.takes(","))
    }

    /// Reads a string; none of its text if an escape in it is not valid.
    fn string(&mut self) -> Read<Option<String>> {
        let bytes = self.rest().as_bytes();
        let mut length = 1;
        loop {
            match bytes.get(length) {
                None => return Err("a string has no end"),
                Some(b'"') => break,
                Some(b'\\') => length += 2,
                Some(_) => length += 1,
            }
        }
        let quoted = &self.rest()[..=length];
        self.at += quoted.len();
        Ok(serde_json::from_str(quoted).ok())
    }

    /// Reads a number or a word, of which a part or all may be variables.
    fn bare(&mut self) -> Read<Sample> {
        let start = self.at;
        let mut has_variable = false;
        while let Some(next) = self.peek() {
            if self.takes("{{") {
                let name = self.rest().split_once("}}").map(|(name, _)| name);
                let name = name.filter(|name| !name.contains(['\n', '\r']));
                self.at += name.ok_or("a variable has no end")?.len() + 2;
                has_variable = true;
            } else if next.is_alphanumeric() || matches!(next, '+' | '-' | '.' | '_' | '$') {
                self.at += next.len_utf8();
            } else {
                break;
            }
        }
        if has_variable {
            return Ok(Sample::Unknown);
        }
        let word = &self.text[start..self.at];
        let value = match word {
            "" => Err("something else stands where a value should"),
            "null" => Ok(Sample::Null),
            "true" | "false" => Ok(Sample::Boolean),
            _ => number(word).ok_or("a word stands where a value should"),
        };
        // What is wrong stands where the word begins.
        self.at = if value.is_ok() { self.at } else { start };
        value
    }
}

fn number(word: &str) -> Option<Sample> {
    let is_written = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
    word.parse::<f64>()
        .ok()
        .filter(|_| word.chars().all(is_written))?;
    // A server that writes `1.0` means a number, and may write `1.5`.
    let fits = |number: &i128| (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(number);
    let whole = word.parse().ok().filter(fits);
    Some(whole.map_or(Sample::Number, Sample::Integer))
}
