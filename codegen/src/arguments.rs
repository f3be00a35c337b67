//! The arguments of the command.

use std::path::PathBuf;

use apifox_codegen::{Code, Denied, package_name};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Typed Rust clients from API descriptions as Apifox publishes them.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Writes a client: a stand-alone crate, or one file.
    Generate(Generate),
    /// Says which operations and types a client would have, and what is to be said of the description.
    Inspect(Inspect),
    /// Says what a diagnostic code means, what the tool does with it, and how to mend the description.
    Explain(Explain),
}

#[derive(Args, Debug)]
pub struct Generate {
    #[command(flatten)]
    pub target: Target,
    /// The name of the stand-alone crate; that of its folder if it is not given.
    #[arg(long, value_name = "CRATE", value_parser = crate_name, conflicts_with = "module")]
    pub name: Option<String>,
    /// Write nothing; exit with 1 and say what differs if the output is not what would be written.
    #[arg(long)]
    pub check: bool,
    /// Begin what users make with the defaults of the description, which are then sent.
    #[arg(long)]
    pub defaults: bool,
    /// Check parameters, bodies and fields of forms against the constraints of the description before they are sent.
    #[arg(long)]
    pub check_constraints: bool,
    /// Make each group of calls a feature of the crate, which can be without it and without the types that are its alone.
    #[arg(long, conflicts_with = "module")]
    pub group_features: bool,
    #[command(flatten)]
    pub common: Common,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct Target {
    /// The folder of a stand-alone crate.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// One file, for `include!` or `mod`.
    #[arg(long, value_name = "FILE.rs")]
    pub module: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Inspect {
    #[command(flatten)]
    pub common: Common,
}

#[derive(Args, Debug)]
pub struct Explain {
    /// The code, such as `get-with-body`; all codes are listed if it is not given.
    #[arg(value_name = "CODE", value_parser = code(), hide_possible_values = true)]
    pub code: Option<Code>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Args, Debug)]
pub struct Common {
    /// Project exports, OpenAPI and Swagger, Markdown and endpoint pages, endpoint JSON: files, folders (their .txt, .json, .yaml,
    /// .yml and .md files), or - for standard input.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// What the client is like, in TOML; the other options go before it.
    #[arg(long, value_name = "FILE.toml")]
    pub config: Option<PathBuf>,
    /// Give the values of a format a type, such as `date-time=jiff`; may be given many times.
    #[arg(long = "type", value_name = "FORMAT=TYPE", value_parser = format)]
    pub formats: Vec<apifox_codegen::Format>,
    /// Give bodies and answers of XML the types that their schemas describe; otherwise they are text.
    #[arg(long)]
    pub xml: bool,
    /// Give bodies and answers of MessagePack the types that their schemas describe; otherwise they are bytes.
    #[arg(long)]
    pub msgpack: bool,
    /// Let calls give what envelopes such as `{code, message, data}` hold, and fail where the code is none of success.
    #[arg(long)]
    pub unwrap: bool,
    /// Give calls that seem to answer in pages `pages()` and `items()`, which ask for one page after another.
    #[arg(long)]
    pub pages: bool,
    /// A code in envelopes that is no error, in place of `0`, `200`, `true`, `ok` and `success`; may be given many times.
    #[arg(long, value_name = "CODE", requires = "unwrap")]
    pub success: Vec<String>,
    /// What becomes of Chinese in names.
    #[arg(long, value_enum)]
    pub chinese: Option<Chinese>,
    /// What operations have in common that are calls of one group.
    #[arg(long, value_enum)]
    pub group_by: Option<GroupBy>,
    /// Leave all operations out but these, with the types that no other has: `GET /pets/*`, `/pets/*`, `GET`, `tag:pets`,
    /// `folder:shop/orders` or `operation:listPets`, where `*` is any text; may be given many times.
    #[arg(long, value_name = "OPERATIONS", value_parser = selector)]
    pub only: Vec<apifox_codegen::Selector>,
    /// Leave these operations out; may be given many times.
    #[arg(long, value_name = "OPERATIONS", value_parser = selector)]
    pub except: Vec<apifox_codegen::Selector>,
    /// Change the descriptions by an overlay (OpenAPI Overlay 1.0) before they are read; may be given many times.
    #[arg(long, value_name = "FILE")]
    pub overlay: Vec<PathBuf>,
    /// Treat a diagnostic code, or all `warnings`, as an error; may be given many times.
    #[arg(long, value_name = "CODE", value_parser = denied)]
    pub deny: Vec<Denied>,
    /// How the summary and the diagnostics are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// What becomes of Chinese in names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Chinese {
    /// It is written as it sounds: `yonghu`.
    Pinyin,
    /// It stays: `用户`.
    Unicode,
}

/// What operations have in common that are calls of one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GroupBy {
    /// A word of their paths.
    Path,
    /// The folder around them, or their first tag.
    #[value(alias = "tag")]
    Folder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: what was asked for on standard output, diagnostics on standard error.
    Text,
    /// For machines: one JSON value on standard output.
    Json,
}

/// The command that the user gave; exits with 2 and says how it is used if it is none.
pub fn parse() -> Command {
    Arguments::parse().command
}

fn denied(word: &str) -> Result<Denied, String> {
    Denied::from_word(word).ok_or_else(|| {
        let words: Vec<&str> = Denied::words().collect();
        format!("there is no such code; there are: {}", words.join(", "))
    })
}

/// Operations: `GET /pets/*`.
fn selector(text: &str) -> Result<apifox_codegen::Selector, String> {
    apifox_codegen::Selector::new(text).map_err(|error| error.to_string())
}

/// A format and its type: `date-time=jiff`.
fn format(text: &str) -> Result<apifox_codegen::Format, String> {
    let (name, rust) = text
        .split_once('=')
        .ok_or("a format and its type are written `date-time=jiff`")?;
    apifox_codegen::Format::new(name, rust).map_err(|error| error.to_string())
}

/// A code by its word; those that are spelled like a wrong one are told.
fn code() -> impl TypedValueParser<Value = Code> {
    let words = Code::ALL.iter().map(|code| code.as_str());
    PossibleValuesParser::new(words)
        .try_map(|word| Code::from_word(&word).ok_or("there is no such code"))
}

fn crate_name(name: &str) -> Result<String, String> {
    let usable = package_name(name);
    if usable == name.to_ascii_lowercase() {
        return Ok(usable);
    }
    Err(format!(
        "no client can be called so: a name has letters, digits, - and _, begins with a letter, and is neither a word \
         of Rust nor a crate that clients stand on; `{usable}` would do"
    ))
}
