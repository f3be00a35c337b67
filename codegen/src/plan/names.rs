//! Names: the only place where a text of a description becomes an identifier.
//!
//! A [`Name`] is valid in Rust, no keyword, never empty, and unique in the [`Scope`] that made it.

use std::collections::BTreeSet;
use std::fmt;

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::words;

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
#[derive(Debug, Default)]
pub struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    /// A scope in which these names are taken by what is generated around it.
    pub fn reserving(names: &[&str]) -> Scope {
        Scope {
            taken: names.iter().map(|name| folded(name)).collect(),
        }
    }

    /// Makes a name of a text; of several texts with one name the later get a number.
    pub fn claim(&mut self, text: &str, role: Role) -> Name {
        self.claim_first(&[text], role)
    }

    /// Makes a name of the first text whose name is free; of the first one, with a number, if none is.
    pub fn claim_first(&mut self, texts: &[&str], role: Role) -> Name {
        let names: Vec<String> = texts.iter().map(|text| spelled(text, role)).collect();
        if let Some(free) = names.iter().find(|name| self.taken.insert(folded(name))) {
            return keyword_safe(free.clone());
        }
        let base = names.first().cloned().unwrap_or_else(|| spelled("", role));
        let numbered = |number: u32| match role {
            Role::Type | Role::Variant => format!("{base}{number}"),
            _ => format!("{base}_{number}"),
        };
        let free = (2..)
            .map(numbered)
            .find(|name| self.taken.insert(folded(name)));
        keyword_safe(free.unwrap_or(base))
    }
}

/// A package's name that Cargo takes: letters, digits, `-` and `_`, beginning with a letter, no keyword.
pub fn package(text: &str) -> String {
    let words = words::romanized(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-");
    let kept = words
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let name: String = kept
        .map(|c| c.to_ascii_lowercase())
        .take(MAX_LENGTH)
        .collect();
    let name = name.trim_matches(['-', '_']);
    let is_taken = KEYWORDS.contains(&name)
        || ["alloc", "core", "self", "std", "super", "test"].contains(&name);
    match name.chars().next() {
        None => "api-client".to_owned(),
        Some(first) if !first.is_ascii_alphabetic() => format!("api-{name}"),
        Some(_) if is_taken => format!("{name}-client"),
        Some(_) => name.to_owned(),
    }
}

/// Names that differ only by case count as one: files and readers tell them apart badly.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// The text as an identifier of the role's case; neither unique nor safe from keywords.
fn spelled(text: &str, role: Role) -> String {
    let words = words::romanized(text);
    let cased = match role {
        Role::Type | Role::Variant => words.to_upper_camel_case(),
        _ => words.to_snake_case(),
    };
    let cased: String = cased
        .chars()
        .filter(|c| *c == '_' || unicode_ident::is_xid_continue(*c))
        .collect();
    let cased: String = cased.trim_matches('_').chars().take(MAX_LENGTH).collect();
    let cased = cased.trim_end_matches('_');
    let starts_well = cased.starts_with(unicode_ident::is_xid_start);
    let (prefix, word) = match role {
        Role::Type => ("Type", "Type"),
        Role::Variant => ("V", "Empty"),
        Role::Field => ("f", "field"),
        Role::Method => ("call_", "call"),
        Role::Argument => ("arg_", "arg"),
        Role::Module => ("api_", "api"),
    };
    match (cased.is_empty(), starts_well) {
        (true, _) => word.to_owned(),
        (false, true) => cased.to_owned(),
        (false, false) => format!("{prefix}{cased}"),
    }
}

/// Writes a keyword as a raw identifier, or, where Rust has none for it, with an underscore.
fn keyword_safe(text: String) -> Name {
    match text.as_str() {
        "self" | "Self" | "super" | "crate" => Name {
            text: text + "_",
            raw: false,
        },
        word if KEYWORDS.contains(&word) => Name { text, raw: true },
        _ => Name { text, raw: false },
    }
}

/// Keywords of all editions, strict and reserved (The Rust Reference, "Keywords").
const KEYWORDS: [&str; 49] = [
    "abstract",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "ref",
    "return",
    "static",
    "struct",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
    "macro_rules",
];
