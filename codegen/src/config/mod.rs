//! What a user may choose, with its defaults.

#[cfg(feature = "cli")]
mod file;
mod format;
mod selector;

use std::collections::BTreeMap;
#[cfg(feature = "overlay")]
use std::path::PathBuf;

pub use format::{Encoding, Format, FormatError, Known, Library, Rust};

pub(crate) use selector::By;
pub use selector::{Selector, SelectorError};

use crate::diagnostic::{Code, Diagnostic, Location, Severity};

/// How the files of a client are laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Layout {
    /// A stand-alone crate: `Cargo.toml` and `src/`.
    #[default]
    Crate,
    /// One file of this name, for `include!` or `mod`.
    Module(String),
}

/// What becomes of Chinese in names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Chinese {
    /// It is written as it sounds: `yonghu`.
    #[default]
    Pinyin,
    /// It stays: `用户`.
    Unicode,
}

/// What operations have in common that are methods of one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Grouping {
    /// A word of their paths: `/pets` and `/pets/{id}` are calls of `client.pets()`.
    #[default]
    Path,
    /// The folder around them, or in OpenAPI, where nothing says that they are in one, their first tag. Those in none are
    /// grouped by path.
    Folder,
}

/// What a user may choose.
///
/// ```
/// use apifox_codegen::{Config, Layout};
/// let config = Config::default().with_name("video-api").with_layout(Layout::Module("video.rs".into()));
/// assert_eq!(config.name, "video-api");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// The name of a stand-alone crate, which is also what its client calls itself in `User-Agent`.
    pub name: String,
    /// How the files are laid out.
    pub layout: Layout,
    /// The operations that the client has; all if there is none.
    pub only: Vec<Selector>,
    /// The operations of these that it has not.
    pub except: Vec<Selector>,
    /// The files of overlays, which the command and [`Build`](crate::Build) read; [`generate`](crate::generate()) reads no
    /// files, and has overlays among its inputs.
    #[cfg(feature = "overlay")]
    pub overlays: Vec<PathBuf>,
    /// Codes that count as errors.
    pub deny: Vec<Code>,
    /// Whether every warning counts as an error.
    pub deny_warnings: bool,
    /// Whether what users make begins with the defaults of the description, where it has any.
    pub defaults: bool,
    /// Whether XML has types where its schema is given.
    pub xml: bool,
    /// Whether MessagePack has types where its schema is given.
    pub msgpack: bool,
    /// Whether calls check what they send against the constraints of the description.
    pub checks: bool,
    /// What becomes of Chinese in names.
    pub chinese: Chinese,
    /// Words of the description, with what they are called in names.
    pub words: Vec<(String, String)>,
    /// Whether calls give what envelopes hold, and fail where their code is none of success.
    pub unwraps: bool,
    /// Whether calls that answer in pages can ask for one after another.
    pub pages: bool,
    /// What operations have in common that are calls of one group.
    pub grouping: Grouping,
    /// Whether each group of calls is a feature of the crate.
    pub group_features: bool,
    /// The codes in envelopes that are no errors; letters in whichever case, and `0` is also `00000`.
    pub success_codes: Vec<String>,
    /// The types of the values of formats, by the names of the formats.
    pub formats: BTreeMap<String, Format>,
}

/// What counts as an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Every warning.
    Warnings,
    /// A code.
    Code(Code),
}

impl Denied {
    /// What a word names: a code, or `warnings`.
    pub fn from_word(word: &str) -> Option<Denied> {
        match word {
            "warnings" => Some(Denied::Warnings),
            word => Code::from_word(word).map(Denied::Code),
        }
    }

    /// All words.
    pub fn words() -> impl Iterator<Item = &'static str> {
        let codes = Code::ALL.iter().map(|code| code.as_str());
        ["warnings"].into_iter().chain(codes)
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            name: "api-client".to_owned(),
            layout: Layout::default(),
            only: Vec::new(),
            except: Vec::new(),
            #[cfg(feature = "overlay")]
            overlays: Vec::new(),
            deny: Vec::new(),
            deny_warnings: false,
            defaults: false,
            chinese: Chinese::default(),
            words: Vec::new(),
            unwraps: false,
            pages: false,
            grouping: Grouping::default(),
            group_features: false,
            success_codes: ["0", "200", "true", "ok", "success"]
                .map(str::to_owned)
                .to_vec(),
            formats: BTreeMap::new(),
            checks: false,
            xml: false,
            msgpack: false,
        }
    }
}

impl Config {
    /// Names the crate.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Config {
        self.name = name.into();
        self
    }

    /// Lays out the files.
    #[must_use]
    pub fn with_layout(mut self, layout: Layout) -> Config {
        self.layout = layout;
        self
    }

    /// Leaves all operations out but these and those of other such selectors, with the types that none of them has.
    ///
    /// ```
    /// use apifox_codegen::{Config, Input, Selector, generate};
    ///
    /// let pages = ["pets", "toys"].map(|name| {
    ///     let page = format!("x\n\nGET /{name}\n\n响应\n\n[{{\"code\": 200, \"contentType\": \"noContent\"}}]\n");
    ///     Input::new(format!("{name}.txt"), page)
    /// });
    /// let config = Config::default().with_only(Selector::new("/pets*")?);
    /// let output = generate(&pages, &config);
    /// assert_eq!(output.summary.operations.len(), 1);
    /// # Ok::<(), apifox_codegen::SelectorError>(())
    /// ```
    #[must_use]
    pub fn with_only(mut self, selector: Selector) -> Config {
        self.only.push(selector);
        self
    }

    /// Leaves these operations out, with the types that none of the others has.
    #[must_use]
    pub fn with_except(mut self, selector: Selector) -> Config {
        self.except.push(selector);
        self
    }

    /// Changes the descriptions by an overlay (OpenAPI Overlay 1.0), a file, behind those that were named before.
    #[cfg(feature = "overlay")]
    #[must_use]
    pub fn with_overlay(mut self, path: impl Into<PathBuf>) -> Config {
        self.overlays.push(path.into());
        self
    }

    /// Counts a code as an error.
    #[must_use]
    pub fn with_deny(mut self, code: Code) -> Config {
        self.deny.push(code);
        self
    }

    /// Counts every warning as an error.
    #[must_use]
    pub fn with_deny_warnings(mut self) -> Config {
        self.deny_warnings = true;
        self
    }

    /// Begins what users make with the defaults of the description: they are then sent, rather than left to the server.
    /// Changes, as bodies of PATCH hold them, begin with nothing all the same.
    #[must_use]
    pub fn with_defaults(mut self) -> Config {
        self.defaults = true;
        self
    }

    /// Counts one or the other as an error.
    #[must_use]
    pub fn with_denied(self, denied: Denied) -> Config {
        match denied {
            Denied::Warnings => self.with_deny_warnings(),
            Denied::Code(code) => self.with_deny(code),
        }
    }

    /// Gives the values of a format a type, in place of the one that it has.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Config {
        self.formats.insert(format.name().to_owned(), format);
        self
    }

    /// Checks the parameters, bodies and fields of forms of calls against the constraints of the description (`minLength`,
    /// `maximum`, `uniqueItems`, …) before anything is sent. What is of one of several types holds to those of one that it
    /// looks like.
    ///
    /// Where texts must match patterns, a client stands on `regress`, which matches those of ECMA-262 by backtracking: how
    /// long that takes is up to the pattern.
    #[must_use]
    pub fn with_checks(mut self) -> Config {
        self.checks = true;
        self
    }

    /// Gives bodies and answers of XML the types that their schemas describe, by `quick-xml`; otherwise they are text.
    #[must_use]
    pub fn with_xml(mut self) -> Config {
        self.xml = true;
        self
    }

    /// Gives bodies and answers of MessagePack the types that their schemas describe, by `rmp-serde`; otherwise they are
    /// bytes.
    #[must_use]
    pub fn with_msgpack(mut self) -> Config {
        self.msgpack = true;
        self
    }

    /// Says what becomes of Chinese in names.
    #[must_use]
    pub fn with_chinese(mut self, chinese: Chinese) -> Config {
        self.chinese = chinese;
        self
    }

    /// Calls something otherwise in names: a whole text of the description or a part of it, of which the longest counts.
    ///
    /// ```
    /// use apifox_codegen::{Config, Input, generate};
    ///
    /// let page = "x\n\nGET /用户/列表\n\n响应\n\n[{\"code\": 200, \"contentType\": \"noContent\"}]\n";
    /// let config = Config::default().with_name_for("用户", "users").with_name_for("列表", "all");
    /// let output = generate(&[Input::new("users.txt", page)], &config);
    /// assert_eq!(output.summary.operations[0].call, "client.users().all()");
    /// ```
    #[must_use]
    pub fn with_name_for(mut self, text: impl Into<String>, name: impl Into<String>) -> Config {
        self.words.push((text.into(), name.into()));
        self
    }

    /// Lets calls give what envelopes such as `{code, message, data}` hold, and fail where the code is none of success.
    ///
    /// An envelope that tells more of what it holds, such as a total, stays around it. The codes of success are `0`,
    /// `200`, `true`, `ok` and `success` unless others are given.
    #[must_use]
    pub fn with_unwrapped_envelopes(mut self) -> Config {
        self.unwraps = true;
        self
    }

    /// Gives calls that seem to answer in pages `pages()` and `items()`, which ask for one page after another.
    ///
    /// Such calls take the number of a page, an offset or a cursor, and their answers hold a list.
    #[must_use]
    pub fn with_pages(mut self) -> Config {
        self.pages = true;
        self
    }

    /// Says what operations have in common that are calls of one group.
    ///
    /// ```
    /// use apifox_codegen::{Config, Grouping, Input, generate};
    ///
    /// let document = r#"{"openapi": "3.0.0", "paths": {"/a/b": {"get": {"tags": ["Pets"], "operationId": "listPets"}}}}"#;
    /// let config = Config::default().with_grouping(Grouping::Folder);
    /// let output = generate(&[Input::new("pets.json", document)], &config);
    /// assert_eq!(output.summary.operations[0].call, "client.pets().list()");
    /// ```
    #[must_use]
    pub fn with_grouping(mut self, grouping: Grouping) -> Config {
        self.grouping = grouping;
        self
    }

    /// Makes each group of calls a feature of the crate, which can be without it and without the types that are its alone.
    ///
    /// The feature is called as the file of the group is; `full` stands for all of them, and is on by default.
    #[must_use]
    pub fn with_group_features(mut self) -> Config {
        self.group_features = true;
        self
    }

    /// Says which codes in envelopes are no errors, in place of those that are usual.
    #[must_use]
    pub fn with_success_codes<T: Into<String>>(
        mut self,
        codes: impl IntoIterator<Item = T>,
    ) -> Config {
        self.success_codes = codes.into_iter().map(Into::into).collect();
        self
    }

    /// What is to be said of choices that do not go together.
    pub(crate) fn contradiction(&self) -> Option<Diagnostic> {
        let is_crate = self.layout == Layout::Crate;
        (self.group_features && !is_crate).then(|| Diagnostic {
            severity: self.severity(Code::InvalidConfiguration),
            code: Code::InvalidConfiguration,
            location: Location::file("configuration".to_owned()),
            message: "groups of calls cannot be features of a module, which has none of its own"
                .to_owned(),
            help: "make a crate, or choose the operations of the module by `only` and `except`"
                .to_owned(),
            related: None,
        })
    }

    /// How grave a code is under this configuration.
    pub fn severity(&self, code: Code) -> Severity {
        let denied = self.deny.contains(&code)
            || (self.deny_warnings && code.severity() == Severity::Warning);
        if denied {
            Severity::Error
        } else {
            code.severity()
        }
    }
}
