//! Types of other crates, which stand for formats where the user says so.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{self, Name};
use super::taken;
use crate::api::{Kind, Shape};
use crate::config::{Encoding, Format, Known, Library, Rust};

/// A type of another crate, and its form in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    pub rust: ForeignType,
    pub form: JsonForm,
}

/// Two that are known are equal if they are one type: of the encodings of a moment, the first stands for those of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignType {
    Known(Known),
    /// A path from the name of a crate, or from `crate`.
    Path(Vec<Name>),
}

impl ForeignType {
    fn of(rust: &Rust) -> ForeignType {
        ForeignType::Known(match rust {
            Rust::Path(path) => return ForeignType::Path(names::path(path)),
            Rust::Known(Known::Moment(library, encoding)) => {
                let encoding = match (library, encoding) {
                    (Library::Chrono, Encoding::EpochMilliseconds) => Encoding::EpochSeconds,
                    (
                        Library::Jiff | Library::Time,
                        Encoding::EpochSeconds | Encoding::EpochMilliseconds,
                    ) => Encoding::DateTime,
                    (_, encoding) => *encoding,
                };
                Known::Moment(*library, encoding)
            }
            Rust::Known(known) => *known,
        })
    }

    /// Whether both may be one type: what is exported again by another path keeps its name.
    pub fn may_be(&self, other: &ForeignType) -> bool {
        match (self, other) {
            (ForeignType::Known(one), ForeignType::Known(other)) => one == other,
            (one, other) => one.word() == other.word(),
        }
    }

    /// The last word of its path.
    pub fn word(&self) -> &str {
        let (library, encoding) = match self {
            ForeignType::Path(path) => return path.last().map_or("", Name::text),
            ForeignType::Known(Known::Moment(library, encoding)) => (library, encoding),
            ForeignType::Known(Known::Duration) => return "SpanFieldwise",
            ForeignType::Known(Known::Uuid) => return "Uuid",
            ForeignType::Known(Known::Url) => return "Url",
            ForeignType::Known(Known::Decimal) => return "Decimal",
        };
        match (library, encoding) {
            (Library::Jiff | Library::Time, Encoding::Date) => "Date",
            (Library::Jiff | Library::Time, Encoding::Time) => "Time",
            (Library::Jiff, Encoding::Local) => "DateTime",
            (Library::Jiff, _) => "Timestamp",
            (Library::Chrono, Encoding::Date) => "NaiveDate",
            (Library::Chrono, Encoding::Time) => "NaiveTime",
            (Library::Chrono, Encoding::Local) => "NaiveDateTime",
            (Library::Chrono, _) => "DateTime",
            (Library::Time, Encoding::Local) => "PrimitiveDateTime",
            (Library::Time, _) => "OffsetDateTime",
        }
    }
}

/// The forms of the support code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonForm {
    Serde,
    Displayed,
    Rfc3339,
    IsoDate,
    IsoTime,
    IsoDuration,
    Local,
    /// Since 1970, as a number or as its digits in a string.
    Seconds(Digits),
    Milliseconds(Digits),
    DecimalText,
    Numeric,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    Bare,
    InString,
}

/// The formats that have types, and what became of them.
#[derive(Debug)]
pub struct Formats<'a> {
    formats: &'a BTreeMap<String, Format>,
    /// The types that stand for them, each once.
    pub used: Vec<Foreign>,
    met: BTreeSet<&'a str>,
    misfit: BTreeSet<&'a str>,
}

impl<'a> Formats<'a> {
    pub fn new(formats: &'a BTreeMap<String, Format>) -> Formats<'a> {
        Formats {
            formats,
            used: Vec::new(),
            met: BTreeSet::new(),
            misfit: BTreeSet::new(),
        }
    }

    /// The type that stands for a shape, if its format has one.
    pub fn of(&mut self, shape: &Shape) -> Option<Foreign> {
        let (name, format) = self.formats.get_key_value(shape.format.as_deref()?)?;
        let Some(form) = form(format.rust(), &shape.kind) else {
            self.misfit.insert(name);
            return None;
        };
        let rust = ForeignType::of(format.rust());
        let foreign = Foreign { rust, form };
        self.met.insert(name);
        if !self.used.contains(&foreign) {
            self.used.push(foreign.clone());
        }
        Some(foreign)
    }

    /// Formats of which some value is encoded as their type is not.
    pub fn misfit(&self) -> Vec<String> {
        self.misfit.iter().map(|name| (*name).to_owned()).collect()
    }

    /// Formats that no value has.
    pub fn unmet(&self) -> Vec<String> {
        let names = self.formats.keys().map(String::as_str);
        let is_unmet = |name: &&str| !self.met.contains(name) && !self.misfit.contains(name);
        names.filter(is_unmet).map(str::to_owned).collect()
    }

    /// The lines of `Cargo.toml` for the types that are used, by crate. What the user says goes before what we know.
    pub fn dependencies(&self) -> BTreeMap<String, String> {
        let mut lines = BTreeMap::new();
        let used = || {
            self.formats
                .values()
                .filter(|format| self.met.contains(format.name()))
        };
        for format in used() {
            let given = format.dependency().map(str::to_owned);
            let own = match format.rust() {
                Rust::Known(known) => Some(line(*known).to_owned()),
                Rust::Path(_) => None,
            };
            let krate = format.rust().krate().to_owned();
            match (given, own) {
                (Some(line), _) => _ = lines.insert(krate, line),
                (None, Some(line)) => _ = lines.entry(krate).or_insert(line),
                (None, None) => {}
            }
        }
        lines
    }

    /// Formats whose types are of crates of which nothing is known.
    pub fn unknown(&self) -> Vec<String> {
        let known = self.dependencies();
        let is_unknown = |format: &&Format| {
            let krate = format.rust().krate();
            self.met.contains(format.name())
                && !known.contains_key(krate)
                && !taken::is_crate(krate)
        };
        let unknown = self.formats.values().filter(is_unknown);
        unknown.map(|format| format.name().to_owned()).collect()
    }
}

/// How values of this kind have the type; none if they cannot.
fn form(rust: &Rust, kind: &Kind) -> Option<JsonForm> {
    let digits = match kind {
        Kind::String | Kind::Secret => Digits::InString,
        _ => Digits::Bare,
    };
    let Rust::Known(known) = rust else {
        return Some(JsonForm::Serde);
    };
    match (known, digits) {
        (Known::Moment(_, Encoding::EpochSeconds), digits) => Some(JsonForm::Seconds(digits)),
        (Known::Moment(_, Encoding::EpochMilliseconds), digits) => {
            Some(JsonForm::Milliseconds(digits))
        }
        (Known::Decimal, Digits::Bare) => Some(JsonForm::Numeric),
        (_, Digits::Bare) => None,
        (Known::Moment(library, encoding), Digits::InString) => Some(match (encoding, library) {
            (Encoding::DateTime, Library::Chrono | Library::Time) => JsonForm::Rfc3339,
            (Encoding::Date, Library::Time) => JsonForm::IsoDate,
            (Encoding::Time, Library::Time) => JsonForm::IsoTime,
            (Encoding::Local, _) => JsonForm::Local,
            _ => JsonForm::Displayed,
        }),
        (Known::Duration, Digits::InString) => Some(JsonForm::IsoDuration),
        (Known::Uuid | Known::Url, Digits::InString) => Some(JsonForm::Displayed),
        (Known::Decimal, Digits::InString) => Some(JsonForm::DecimalText),
    }
}

/// The line of `Cargo.toml` for the crate of a type, with no more features than the forms of the support code need.
fn line(known: Known) -> &'static str {
    match known {
        Known::Moment(Library::Jiff, _) | Known::Duration => {
            r#"jiff = { version = "0.2", default-features = false, features = ["std"] }"#
        }
        Known::Moment(Library::Chrono, _) => {
            r#"chrono = { version = "0.4", default-features = false, features = ["alloc"] }"#
        }
        Known::Moment(Library::Time, _) => {
            r#"time = { version = "0.3", default-features = false, features = ["formatting", "macros", "parsing", "std"] }"#
        }
        Known::Uuid => r#"uuid = { version = "1", default-features = false, features = ["std"] }"#,
        Known::Url => r#"url = "2""#,
        Known::Decimal => {
            r#"rust_decimal = { version = "1", default-features = false, features = ["std"] }"#
        }
    }
}
