//! Generating from many descriptions, and compiling all that comes out as one crate.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use apifox_codegen::{
    Code, Config, Diagnostic, Format, Input, Layout, Output, Severity, generate, source,
};

/// What came of one description.
#[derive(Debug)]
pub struct Row {
    /// The description's file.
    pub file: PathBuf,
    /// How many operations it has, and how many types they need.
    pub operations: usize,
    /// The types of its operations.
    pub types: usize,
    /// How many endpoints were left out.
    pub left_out: usize,
    /// The diagnostics.
    pub diagnostics: Vec<Diagnostic>,
    /// How many lines were generated, without the support code.
    pub lines: usize,
    /// How long generating took.
    pub time: Duration,
    /// The client as a module; none if the description has no endpoint that a client can call.
    module: Option<String>,
}

impl Row {
    /// Generates from a file.
    ///
    /// # Errors
    ///
    /// Returns an error if the description cannot be used, and does not just hold nothing that a client can call.
    pub fn of(file: &Path) -> Result<Row, String> {
        let (inputs, unreadable) = source::read(&[file.to_owned()]);
        if let Some(diagnostic) = unreadable.first() {
            return Err(told(diagnostic));
        }
        let start = Instant::now();
        let output = generate(
            &inputs,
            &Config::default().with_layout(Layout::Module("client.rs".into())),
        );
        let time = start.elapsed();
        let is_failure = |diagnostic: &&Diagnostic| {
            diagnostic.severity == Severity::Error && diagnostic.code != Code::NoEndpoint
        };
        if let Some(diagnostic) = output.diagnostics.iter().find(is_failure) {
            return Err(told(diagnostic));
        }
        let lines = own_lines(&inputs);
        let Output {
            files,
            diagnostics,
            summary,
            ..
        } = output;
        Ok(Row {
            file: file.to_owned(),
            operations: summary.operations.len(),
            types: summary.types.len(),
            left_out: summary.left_out,
            diagnostics,
            lines,
            time,
            module: files.into_iter().next().map(|file| file.text),
        })
    }
}

fn own_lines(inputs: &[Input]) -> usize {
    let output = generate(inputs, &Config::default());
    let own = output
        .files
        .iter()
        .filter(|file| !file.path.starts_with("src/support/"));
    own.map(|file| file.text.lines().count()).sum()
}

fn told(diagnostic: &Diagnostic) -> String {
    let Diagnostic {
        location,
        message,
        code,
        ..
    } = diagnostic;
    format!(
        "{}:{}:{}: {message} [{code}]",
        location.file, location.line, location.column
    )
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row {
            operations,
            types,
            left_out,
            diagnostics,
            lines,
            time,
            ..
        } = self;
        let name = name(&self.file);
        let (diagnostics, time) = (diagnostics.len(), time.as_secs_f64());
        write!(
            f,
            "{name:44} {operations:5} {types:5} {left_out:5} {diagnostics:5} {lines:6} {time:8.4}"
        )
    }
}

/// What a file or a folder is called.
pub fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The head of a table of rows.
pub const HEAD: &str =
    "file                                         calls types  left  said  lines  seconds";

/// Compiles the clients of all rows as one crate, without warnings, below `folder`; likewise clippy and rustdoc.
///
/// # Errors
///
/// Returns what the compiler said.
pub fn compile(rows: &[Row], folder: &Path) -> Result<(), String> {
    let modules = rows.iter().filter_map(|row| row.module.as_deref());
    compile_modules(modules, Visibility::Public, folder)
}

/// Who sees the modules that clients are compiled as: lints that would break users leave public ones alone.
#[derive(Clone, Copy, Debug)]
pub enum Visibility {
    /// Everybody, as in a crate that is published, in the newest edition.
    Public,
    /// The crate alone, which uses nothing of it, in the edition before.
    Private,
}

/// Compiles clients, each of them a module, as [`compile`] does.
///
/// # Errors
///
/// Returns what the compiler said.
pub fn compile_modules<'a>(
    modules: impl IntoIterator<Item = &'a str>,
    visibility: Visibility,
    folder: &Path,
) -> Result<(), String> {
    check(folder, lay_modules(modules, visibility, folder)?)
}

/// Compiles clients, each of them a module, for a target whose standard library is there.
///
/// # Errors
///
/// Returns what the compiler said.
pub fn compile_modules_for<'a>(
    target: &str,
    modules: impl IntoIterator<Item = &'a str>,
    folder: &Path,
) -> Result<(), String> {
    lay_modules(modules, Visibility::Public, folder)?;
    check_for(target, folder)
}

/// Makes a crate of clients, each of them a module; gives its features.
fn lay_modules<'a>(
    modules: impl IntoIterator<Item = &'a str>,
    visibility: Visibility,
    folder: &Path,
) -> Result<&'static str, String> {
    let fail = |error: std::io::Error| error.to_string();
    let source = folder.join("src");
    if source.exists() {
        fs::remove_dir_all(&source).map_err(fail)?;
    }
    fs::create_dir_all(&source).map_err(fail)?;
    let (word, edition, features) = match visibility {
        Visibility::Public => ("pub ", "2024", FEATURES),
        Visibility::Private => ("", "2021", ""),
    };
    let mut root = "//! All clients.\n#![deny(warnings)]\n".to_owned();
    for (index, module) in modules.into_iter().enumerate() {
        root += &format!("/// A client.\n{word}mod client_{index};\n");
        fs::write(source.join(format!("client_{index}.rs")), module).map_err(fail)?;
    }
    fs::write(source.join("lib.rs"), root).map_err(fail)?;
    let mut manifest =
        manifest()?.replace("edition = \"2024\"", &format!("edition = \"{edition}\""));
    if features.is_empty() {
        // The crate around a module need not have the features of one that is generated.
        let is_other = |line: &&str| !line.starts_with("blocking") && !line.starts_with("tracing");
        let lines: Vec<&str> = manifest.lines().filter(is_other).collect();
        manifest = lines.join("\n");
    }
    fs::write(folder.join("Cargo.toml"), manifest).map_err(fail)?;
    Ok(features)
}

/// The features of a generated crate that bring code of ours.
pub const FEATURES: &str = "blocking,tracing";

/// Compiles a generated crate with some features without warnings, runs clippy and rustdoc.
///
/// # Errors
///
/// Returns what the compiler said.
pub fn check(folder: &Path, features: &str) -> Result<(), String> {
    lock(folder)?;
    cargo(
        folder,
        &["clippy", "--features", features, "--", "-Dwarnings"],
    )?;
    cargo(folder, &["doc", "--no-deps", "--features", features])
}

/// Compiles a generated crate for a target whose standard library is there, without warnings.
///
/// # Errors
///
/// Returns what the compiler said.
pub fn check_for(target: &str, folder: &Path) -> Result<(), String> {
    lock(folder)?;
    let arguments = ["check", "--target", target, "--features", "tracing"];
    cargo(folder, &arguments)
}

/// Compiles a generated program, without warnings about what it does not use.
///
/// # Errors
///
/// Returns what the compiler said.
pub fn build(folder: &Path) -> Result<(), String> {
    lock(folder)?;
    cargo(folder, &["build"])
}

/// Where Cargo builds generated crates: all of them in one place, so that what they stand on is built once.
pub fn target(folder: &Path) -> PathBuf {
    folder.with_file_name("clients")
}

/// What the workspace has is all that is needed, and no network is.
fn lock(folder: &Path) -> Result<(), String> {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let copied = fs::copy(lock, folder.join("Cargo.lock"));
    copied.map(drop).map_err(|error| error.to_string())
}

/// The manifest of a generated crate, which names what clients stand on, whatever types they have of other crates; its
/// dependencies come last.
///
/// # Errors
///
/// If no crate is generated.
pub fn manifest() -> Result<String, String> {
    const LIBRARIES: [&str; 6] = ["jiff", "chrono", "time", "uuid", "url", "rust_decimal"];
    const CODECS: [(u16, &str); 2] = [(200, "xml"), (202, "msgPack")];
    const OBJECT: &str = r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#;
    let format = |library: &str| match library {
        "jiff" | "chrono" | "time" => Format::new(library, &format!("{library}/date")),
        library => Format::new(library, library),
    };
    let mut config = Config::default()
        .with_name("sweep")
        .with_checks()
        .with_xml()
        .with_msgpack();
    for library in LIBRARIES {
        config = config.with_format(format(library).map_err(|error| error.to_string())?);
    }
    const PATTERN: &str = r#"{"name": "p", "schema": {"type": "string", "pattern": "a"}}"#;
    let parameters =
        LIBRARIES.map(|library| format!(r#"{{"name": "{library}", "format": "{library}"}}"#));
    let answers = CODECS.map(|(code, kind)| {
        format!(r#"{{"code": {code}, "contentType": "{kind}", "jsonSchema": {OBJECT}}}"#)
    });
    let endpoint = format!(
        r#"{{"method": "get", "path": "/x", "parameters": {{"query": [{}, {PATTERN}]}}, "responses": [{}]}}"#,
        parameters.join(", "),
        answers.join(", ")
    );
    let files = generate(&[Input::new("x.json", endpoint)], &config).files;
    let manifest = files.into_iter().find(|file| file.path == "Cargo.toml");
    manifest
        .map(|file| file.text)
        .ok_or_else(|| "a crate has a manifest".to_owned())
}

fn cargo(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let (command, rest) = arguments.split_first().ok_or("no command")?;
    let output = Command::new(env!("CARGO"))
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target(folder))
        // Nobody looks into these programs with a debugger.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .args([command, "--offline", "--quiet", "--no-default-features"])
        .args(rest)
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
