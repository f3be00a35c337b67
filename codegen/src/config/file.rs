//! The configuration file: what a user may choose, in TOML. A new key is a field of [`File`], and a line of its `apply`.

use std::fmt;
use std::ops::Range;
use std::path::Path;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};
use toml::Spanned;

use super::{Chinese, Config, Denied, Format, FormatError, Grouping, Selector};
use crate::diagnostic::{Code, Diagnostic, Location};

/// What a client of apifox-codegen is like.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "apifox-codegen.toml")]
struct File {
    /// The name of the stand-alone crate; that of its folder if it is not given.
    name: Option<String>,
    /// Whether what users make begins with the defaults of the description, which are then sent.
    defaults: bool,
    /// Whether calls check what they send against the constraints of the description, before they do.
    check_constraints: bool,
    /// Whether bodies and answers of XML have the types that their schemas describe; otherwise they are text.
    xml: bool,
    /// Whether bodies and answers of MessagePack have the types that their schemas describe; otherwise they are bytes.
    msgpack: bool,
    /// Whether calls give what envelopes such as `{code, message, data}` hold, and fail where the code is none of success.
    unwrap_envelopes: bool,
    /// Whether calls that seem to answer in pages get `pages()` and `items()`, which ask for one page after another.
    pages: bool,
    /// What operations have in common that are calls of one group.
    group_by: Option<GroupBy>,
    /// Whether each group of calls is a feature of the crate, which can be without it and the types that are its alone.
    group_features: bool,
    /// The codes in envelopes that are no errors, in place of `0`, `200`, `true`, `ok` and `success`.
    success_codes: Option<Vec<String>>,
    /// What becomes of Chinese in names.
    chinese: Option<Spelling>,
    /// What texts of the description, whole or in part, are called in names.
    names: std::collections::BTreeMap<String, String>,
    /// The operations that the client has; all if it is not given. `GET /pets/*`, `/pets/*`, `GET`, `tag:pets`,
    /// `folder:shop/orders` or `operation:listPets`; a `*` is any text.
    #[schemars(with = "Vec<String>")]
    only: Vec<Spanned<String>>,
    /// The operations of these that it has not.
    #[schemars(with = "Vec<String>")]
    except: Vec<Spanned<String>>,
    /// Files of overlays (OpenAPI Overlay 1.0) that change the descriptions, one after another; relative to this file.
    overlays: Vec<String>,
    /// Diagnostic codes that count as errors, or `warnings` for all of those.
    #[schemars(schema_with = "denied")]
    deny: Vec<Spanned<String>>,
    /// The types of the values of formats, by the names that the description has for formats.
    #[schemars(with = "std::collections::BTreeMap<String, Entry>")]
    formats: std::collections::BTreeMap<Spanned<String>, Spanned<Entry>>,
}

impl File {
    fn apply(
        self,
        mut config: Config,
        place: &impl Fn(Range<usize>) -> Location,
    ) -> Result<Config, Fault> {
        config = self.turned_on(config);
        if let Some(name) = self.name {
            config = config.with_name(name);
        }
        if let Some(codes) = self.success_codes {
            config = config.with_success_codes(codes);
        }
        config = match self.chinese {
            None => config,
            Some(Spelling::Pinyin) => config.with_chinese(Chinese::Pinyin),
            Some(Spelling::Unicode) => config.with_chinese(Chinese::Unicode),
        };
        config = match self.group_by {
            None => config,
            Some(GroupBy::Path) => config.with_grouping(Grouping::Path),
            Some(GroupBy::Folder) => config.with_grouping(Grouping::Folder),
        };
        for (text, name) in self.names {
            config = config.with_name_for(text, name);
        }
        for text in self.only {
            config = config.with_only(selector(&text, place)?);
        }
        for text in self.except {
            config = config.with_except(selector(&text, place)?);
        }
        for word in self.deny {
            let denied = Denied::from_word(word.get_ref());
            let denied = denied.ok_or_else(|| Fault {
                span: word.span(),
                message: format!(
                    "there is no diagnostic code `{}`",
                    word.get_ref().escape_debug()
                ),
                help: nearest(word.get_ref(), Denied::words()),
            })?;
            config = config.with_denied(denied);
        }
        for (name, entry) in self.formats {
            let span = entry.span();
            let format = entry.into_inner().format(name.get_ref());
            let mut format = format.map_err(|error| Fault {
                span: span.clone(),
                message: error.to_string(),
                help: "correct the type of the format".to_owned(),
            })?;
            format.location = Some(place(name.span()));
            config = config.with_format(format);
        }
        Ok(config)
    }

    /// What is either on or off.
    fn turned_on(&self, mut config: Config) -> Config {
        if self.defaults {
            config = config.with_defaults();
        }
        if self.check_constraints {
            config = config.with_checks();
        }
        if self.xml {
            config = config.with_xml();
        }
        if self.msgpack {
            config = config.with_msgpack();
        }
        if self.unwrap_envelopes {
            config = config.with_unwrapped_envelopes();
        }
        if self.pages {
            config = config.with_pages();
        }
        if self.group_features {
            config = config.with_group_features();
        }
        config
    }
}

fn selector(
    text: &Spanned<String>,
    place: impl Fn(Range<usize>) -> Location,
) -> Result<Selector, Fault> {
    let selector = Selector::new(text.get_ref());
    let mut selector = selector.map_err(|error| Fault {
        span: text.span(),
        message: error.to_string(),
        help: "correct it, or take it out".to_owned(),
    })?;
    selector.location = Some(place(text.span()));
    Ok(selector)
}

/// What becomes of Chinese.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Spelling {
    /// It is written as it sounds: `yonghu`.
    Pinyin,
    /// It stays: `用户`.
    Unicode,
}

/// What operations have in common that are calls of one group.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum GroupBy {
    /// A word of their paths.
    Path,
    /// The folder around them, or their first tag.
    Folder,
}

/// The type of a format: a text, or with the line of `Cargo.toml` for its crate.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
enum Entry {
    Text(String),
    Table(Table),
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Table {
    /// The type: a library, `jiff` or `chrono/epoch-seconds`, or a path, `bigdecimal::BigDecimal`.
    r#type: String,
    /// The line that `Cargo.toml` has for the crate of the type: `bigdecimal = "0.4"`.
    dependency: Option<String>,
}

impl Entry {
    fn format(self, name: &str) -> Result<Format, FormatError> {
        match self {
            Entry::Text(text) => Format::new(name, &text),
            Entry::Table(Table { r#type, dependency }) => {
                let format = Format::new(name, &r#type)?;
                match dependency {
                    Some(line) => format.with_dependency(&line),
                    None => Ok(format),
                }
            }
        }
    }
}

/// By hand, since what serde derives for a choice forgets where things stand and which key is wrong.
impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entry, D::Error> {
        struct Choice;
        impl<'de> Visitor<'de> for Choice {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the type of a format, or a table with `type` and `dependency`")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Entry, E> {
                Ok(Entry::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                Table::deserialize(MapAccessDeserializer::new(map)).map(Entry::Table)
            }
        }
        deserializer.deserialize_any(Choice)
    }
}

fn denied(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "array", "items": {"enum": Denied::words().collect::<Vec<_>>()}})
}

/// What is wrong with a file, and where.
struct Fault {
    span: Range<usize>,
    message: String,
    help: String,
}

impl Config {
    /// This configuration with what a configuration file says, whose name is what diagnostics call it.
    ///
    /// # Errors
    ///
    /// Says with its place what the file should not hold: no TOML, an unknown key, a value that is none of its key.
    pub fn with_file(self, name: &str, text: &str) -> Result<Config, Box<Diagnostic>> {
        let place = |span: Range<usize>| location(name, text, span);
        let read = toml::from_str::<File>(text).map_err(|error| syntax(&error));
        let folder = Path::new(name).parent().unwrap_or(Path::new(""));
        let read = read.and_then(|mut file| {
            let overlays = std::mem::take(&mut file.overlays).into_iter();
            let overlays = overlays.map(|path| folder.join(path));
            file.apply(overlays.fold(self, Config::with_overlay), &place)
        });
        read.map_err(|fault| {
            Box::new(Diagnostic {
                severity: Code::InvalidConfiguration.severity(),
                code: Code::InvalidConfiguration,
                location: place(fault.span),
                message: fault.message,
                help: fault.help,
                related: None,
            })
        })
    }

    /// The JSON Schema of configuration files, for editors.
    pub fn file_schema() -> String {
        format!("{:#}\n", schema_for!(File).as_value())
    }
}

fn syntax(error: &toml::de::Error) -> Fault {
    let message = error.message().lines().next().unwrap_or_default();
    // serde says `unknown field` with the one that is there, then with those that may be.
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (message, help) = match (message.starts_with("unknown field"), words.split_first()) {
        (true, Some((key, known))) => (
            format!("there is no key `{key}` here"),
            nearest(key, known.iter().copied()),
        ),
        _ => (
            message.to_owned(),
            "correct the file; the README shows one".to_owned(),
        ),
    };
    let span = error.span().unwrap_or_default();
    Fault {
        span,
        message,
        help,
    }
}

/// Names what is spelled most like a wrong word; all of a short list.
fn nearest<'w>(wrong: &str, words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.collect();
    let near = words
        .iter()
        .min_by_key(|word| strsim::levenshtein(wrong, word));
    match near {
        Some(near) if strsim::levenshtein(wrong, near) <= 3 => format!("`{near}` may be meant"),
        _ if words.len() <= 20 => format!("there are: `{}`", words.join("`, `")),
        _ => "`apifox-codegen explain` lists all codes".to_owned(),
    }
}

fn location(file: &str, text: &str, span: Range<usize>) -> Location {
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    Location {
        line: before.matches('\n').count() + 1,
        column: line.chars().count() + 1,
        span,
        ..Location::file(file.to_owned())
    }
}
