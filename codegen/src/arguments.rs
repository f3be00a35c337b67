//! The arguments of the command.

use std::path::PathBuf;

use apifox_codegen::{Code, package_name};
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
pub struct Common {
    /// Endpoint pages and endpoint JSON: files, folders (their .txt and .json files), or - for standard input.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// Treat a diagnostic code, or all `warnings`, as an error; may be given many times.
    #[arg(long, value_name = "CODE", value_parser = denied)]
    pub deny: Vec<Denied>,
    /// How the summary and the diagnostics are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// What is treated as an error.
#[derive(Clone, Copy, Debug)]
pub enum Denied {
    Warnings,
    Code(Code),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the summary on standard output, diagnostics on standard error.
    Text,
    /// For machines: one JSON object on standard output.
    Json,
}

/// The command that the user gave; exits with 2 and says how it is used if it is none.
pub fn parse() -> Command {
    Arguments::parse().command
}

fn denied(word: &str) -> Result<Denied, String> {
    if word == "warnings" {
        return Ok(Denied::Warnings);
    }
    Code::from_word(word).map(Denied::Code).ok_or_else(|| {
        let words: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        format!(
            "there is no such code; there are: warnings, {}",
            words.join(", ")
        )
    })
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
