//! Names: the only place where a text of a description becomes an identifier.
//!
//! A [`Name`] is valid in Rust, no keyword, never empty, and unique in the [`Scope`] that made it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::lexicon::Lexicon;
use super::taken;
use super::words::romanized;

/// The longest identifier, in characters.
const MAX_LENGTH: usize = 80;

/// What an identifier is for, which decides on its case and on what it is called when the text gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Type,
    Variant,
    Field,
    Method,
    Argument,
    Module,
    /// A file of a module.
    File,
    Constant,
}

/// An identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    text: String,
    raw: bool,
}

impl Name {
    /// The identifier without `r#`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is written as a raw identifier, since it is a keyword.
    pub fn is_raw(&self) -> bool {
        self.raw
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.raw { "r#" } else { "" })?;
        f.write_str(&self.text)
    }
}

/// The names of one namespace.
#[derive(Clone, Debug)]
pub struct Scope {
    lexicon: Lexicon,
    /// Each name, with the number that the next one like it gets.
    taken: BTreeMap<String, u32>,
}

impl Scope {
    /// A scope in which no name is taken.
    pub fn new(lexicon: &Lexicon) -> Scope {
        Scope::reserving(lexicon, &[])
    }

    /// A scope in which these names are taken by what is generated around it.
    pub fn reserving(lexicon: &Lexicon, names: &[&str]) -> Scope {
        Scope {
            lexicon: lexicon.clone(),
            taken: names.iter().map(|name| (folded(name), 2)).collect(),
        }
    }

    /// A scope in which only those names are taken that are not taken in another one.
    pub fn without(&self, other: &Scope) -> Scope {
        let mut scope = self.clone();
        scope
            .taken
            .retain(|name, _| !other.taken.contains_key(name));
        scope
    }

    /// Makes a name of a text; of several texts with one name the later get a number.
    pub fn claim(&mut self, text: &str, role: Role) -> Name {
        self.claim_first(&[text], role)
    }

    /// Makes names of things of which each may be called by several texts. A name is that of the one whose first text is
    /// spelled most like it, wherever that stands; the others choose after all that have the names of their first texts.
    pub fn claim_all(&mut self, things: &[Vec<String>], role: Role) -> Vec<Name> {
        let first = |thing: &Vec<String>| thing.first().map_or("", |text| text).to_owned();
        let firsts: Vec<String> = things.iter().map(first).collect();
        let name = |text: &String| spelled(text, role, &self.lexicon);
        let names: Vec<String> = firsts.iter().map(name).collect();
        let mut order: Vec<usize> = (0..things.len()).collect();
        order.sort_by_cached_key(|index| likeness_to(&names[*index], &firsts[*index]));
        let (mut named, mut left) = (Vec::new(), Vec::new());
        for index in order {
            match self.take(&names[index]) {
                true => named.push((index, keyword_safe(names[index].clone(), role))),
                false => left.push(index),
            }
        }
        for index in left {
            named.push((index, self.claim_first(&things[index], role)));
        }
        named.sort_by_key(|(index, _)| *index);
        named.into_iter().map(|(_, name)| name).collect()
    }

    /// Makes a name of the first text whose name is free; of the first one, with a number, if none is.
    pub fn claim_first(&mut self, texts: &[impl AsRef<str>], role: Role) -> Name {
        match self.claim_free(texts, role) {
            Ok((name, _)) => name,
            Err(first) => self.claim_numbered(&first, role),
        }
    }

    /// Makes a name of the first text whose name is free, and says which that was.
    pub fn claim_words(&mut self, texts: &[String], role: Role) -> (Name, String) {
        match self.claim_free(texts, role) {
            Ok((name, text)) => (name, text.clone()),
            Err(first) => {
                let name = self.claim_numbered(&first, role);
                let words = name.text().to_owned();
                (name, words)
            }
        }
    }

    /// Makes a name of the first text whose name is free; gives that of the first text, if none is.
    fn claim_free<'t, T: AsRef<str>>(
        &mut self,
        texts: &'t [T],
        role: Role,
    ) -> Result<(Name, &'t T), String> {
        let mut first = None;
        for text in texts {
            let name = spelled(text.as_ref(), role, &self.lexicon);
            if self.take(&name) {
                return Ok((keyword_safe(name, role), text));
            }
            first.get_or_insert(name);
        }
        Err(first.unwrap_or_else(|| spelled("", role, &self.lexicon)))
    }

    /// Makes a name of one that is taken, with a number.
    fn claim_numbered(&mut self, base: &str, role: Role) -> Name {
        loop {
            let next = self.taken.entry(folded(base)).or_insert(2);
            let name = match role {
                Role::Type | Role::Variant => format!("{base}{next}"),
                _ => format!("{base}_{next}"),
            };
            *next += 1;
            if self.take(&name) {
                return keyword_safe(name, role);
            }
        }
    }

    /// Takes a name; whether it was free.
    fn take(&mut self, name: &str) -> bool {
        match self.taken.entry(folded(name)) {
            Entry::Vacant(entry) => {
                entry.insert(2);
                true
            }
            Entry::Occupied(_) => false,
        }
    }
}

/// A package's name that Cargo takes, and that no other crate of its code has, of which `others` are some: lower-case
/// letters, digits, `-` and `_`, beginning with a letter.
pub fn package<'a>(text: &str, others: impl IntoIterator<Item = &'a String>) -> String {
    let words = romanized(text, false)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-");
    let name: String = words
        .chars()
        .map(|c| c.to_ascii_lowercase())
        .take(MAX_LENGTH)
        .collect();
    let name = name.trim_matches(['-', '_']);
    let as_crate = name.replace('-', "_");
    let is_taken = taken::is_no_package(name) || others.into_iter().any(|other| *other == as_crate);
    match name.chars().next() {
        None => "api-client".to_owned(),
        Some(first) if !first.is_ascii_alphabetic() => format!("api-{name}"),
        Some(_) if is_taken => format!("{name}-client"),
        Some(_) => name.to_owned(),
    }
}

/// The names of a path that the user wrote.
pub fn path(segments: &[String]) -> Vec<Name> {
    let name = |text: &String| {
        let name = spelled_as_is(text);
        let raw = text != "crate" && taken::is_keyword(&name);
        Name { text: name, raw }
    };
    segments.iter().map(name).collect()
}

/// What a field or a setter may be called.
pub fn texts(name: &str) -> Vec<String> {
    vec![name.to_owned(), format!("{name} value")]
}

/// How much a text is like its name, the most like first: one that is the name, then those of which the fewest letters
/// between the beginning and the end are others. Of those that are as like it, the shortest, and then the first in order.
pub fn likeness(text: &str, role: Role, lexicon: &Lexicon) -> impl Ord + use<> {
    likeness_to(&spelled(text, role, lexicon), text)
}

fn likeness_to(name: &str, text: &str) -> impl Ord + use<> {
    let is_same = |(one, other): &(char, char)| one == other;
    let front = text.chars().zip(name.chars()).take_while(is_same);
    let back = text.chars().rev().zip(name.chars().rev());
    let same = front.count() + back.take_while(is_same).count();
    let length = text.chars().count();
    let others = length.max(name.chars().count()).saturating_sub(same);
    (text != name, others, length, text.to_owned())
}

/// The text without what stands in no identifier.
fn spelled_as_is(text: &str) -> String {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    let kept: String = text.chars().filter(is_part).collect();
    match kept.starts_with(|c: char| c.is_ascii_digit()) || kept.chars().all(|c| c == '_') {
        true => format!("T{kept}"),
        false => kept,
    }
}

/// The words of a text, in lower case.
pub fn words(text: &str) -> Vec<String> {
    let words = text.to_snake_case();
    let words = words.split('_').filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Names that differ only by case count as one: files and readers tell them apart badly.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// The text as an identifier of the role's case; neither unique nor safe from keywords.
fn spelled(text: &str, role: Role, lexicon: &Lexicon) -> String {
    if !matches!(role, Role::Type | Role::Variant | Role::Constant)
        && is_snake_case(text)
        && lexicon.is_empty()
    {
        return text.to_owned();
    }
    let words = match role {
        // Not every file system takes other names (rustc E0754).
        Role::File => lexicon.in_latin(text),
        _ => lexicon.words(text),
    };
    let cased = match role {
        Role::Type | Role::Variant => camel_case(&words),
        Role::Constant => words.to_shouty_snake_case(),
        _ => words.to_snake_case(),
    };
    let cased = shortened(cased.trim_matches('_'));
    let starts_well = cased.starts_with(char::is_alphabetic);
    let (prefix, word) = match role {
        Role::Type => ("Type", "Type"),
        Role::Variant if !text.is_empty() && text.trim().is_empty() => ("V", "Blank"),
        Role::Variant => ("V", "Empty"),
        Role::Field => ("field_", "field"),
        Role::Method => ("call_", "call"),
        Role::Argument => ("arg_", "arg"),
        Role::Module | Role::File => ("api_", "api"),
        Role::Constant => ("AT_", "DEFAULT"),
    };
    match (cased.is_empty(), starts_well) {
        (true, _) => word.to_owned(),
        (false, true) => cased.to_owned(),
        (false, false) => format!("{prefix}{cased}"),
    }
}

/// The words in one, in which numbers stay apart: `V1_0`, and not `V10`.
fn camel_case(words: &str) -> String {
    let mut cased = String::new();
    for word in words.to_snake_case().split('_') {
        let is_digit = |c: char| c.is_ascii_digit();
        if cased.ends_with(is_digit) && word.starts_with(is_digit) {
            cased.push('_');
        }
        match word.chars().next() {
            Some(first) if word.is_ascii() => {
                cased.push(first.to_ascii_uppercase());
                cased.push_str(&word[1..]);
            }
            _ => cased.push_str(&word.to_upper_camel_case()),
        }
    }
    cased
}

/// A name of which the middle is left out if it is too long: the beginning says whose it is, the end what it is.
fn shortened(name: &str) -> String {
    let count = name.chars().count();
    if count <= MAX_LENGTH {
        return name.to_owned();
    }
    let head: String = name.chars().take(MAX_LENGTH / 2).collect();
    let tail: String = name.chars().skip(count - MAX_LENGTH / 2).collect();
    // Words stay whole where they are short enough.
    let is_start = |c: char| c.is_uppercase() || c == '_';
    let head = head
        .rfind(is_start)
        .filter(|end| *end > 0)
        .map_or(&*head, |end| &head[..end]);
    let tail = tail.find(is_start).map_or(&*tail, |start| &tail[start..]);
    format!("{head}{tail}")
}

/// Whether a text is spelled as most names are, and need not be taken apart to be put together again.
fn is_snake_case(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.len() <= MAX_LENGTH
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(is_letter)
        && !text.ends_with('_')
        && !text.contains("__")
}

/// Writes a keyword as a raw identifier, or, where Rust has none for it, with an underscore.
///
/// A module is a file, too: it gets an underscore in any case, and so do the names of devices of Windows.
fn keyword_safe(text: String, role: Role) -> Name {
    let is_keyword = taken::is_keyword(&text);
    match text.as_str() {
        "self" | "Self" | "super" | "crate" => Name {
            text: text + "_",
            raw: false,
        },
        word if matches!(role, Role::Module | Role::File)
            && (is_keyword || taken::is_file_of_its_own(word)) =>
        {
            Name {
                text: text + "_",
                raw: false,
            }
        }
        _ => Name {
            text,
            raw: is_keyword,
        },
    }
}

/// Plans all of a list, and gives it in the order of the list: the oldest choose their names first, so that a new one
/// never takes the name of another.
pub fn oldest_first<T, P, K: Ord>(
    list: &[T],
    age: impl Fn(&T) -> K,
    mut plan: impl FnMut(&T) -> P,
) -> Vec<P> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by_key(|index| age(&list[*index]));
    let mut planned: Vec<(usize, P)> = Vec::new();
    for index in order {
        planned.push((index, plan(&list[index])));
    }
    planned.sort_by_key(|(index, _)| *index);
    planned.into_iter().map(|(_, planned)| planned).collect()
}
