//! Real descriptions: how long generating takes, by stage, and how long what is generated takes to compile.
//!
//! `cargo bench -p apifox-codegen --bench real -- [compile] [FILES]` takes the files, or the public ones of the corpus
//! that lies beside the repository. With `compile`, each client is checked and built alone, its dependencies built before;
//! how long these took is the yardstick.

#[path = "../measured.rs"]
mod measured;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use apifox_codegen::{Config, generate, output, source};

fn main() {
    if measured::serve() {
        return;
    }
    // Cargo passes `--bench`.
    let arguments = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench");
    let (words, files): (Vec<String>, Vec<String>) = arguments.partition(|word| word == "compile");
    let files = match files.is_empty() {
        true => corpus(),
        false => files.iter().map(PathBuf::from).collect(),
    };
    println!("{:24}  {}", "description", measured::HEAD);
    for file in &files {
        println!("{:24}  {}", name(file), measured::line(file));
    }
    if words.is_empty() {
        return;
    }
    println!(
        "{:24}   lines      KB  crates  dependencies    check  debug  release",
        "client"
    );
    for file in &files {
        println!("{:24}  {}", name(file), compiled(file));
    }
}

/// The public descriptions beside the repository.
fn corpus() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/public");
    let files = source::files_below(&folder).unwrap_or_else(|_| {
        println!("{} does not exist: name files", folder.display());
        Vec::new()
    });
    let is_data = |file: &PathBuf| file.extension().is_some_and(|ending| ending != "md");
    files.into_iter().filter(is_data).collect()
}

fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// A line of what compiling the client of a description takes, in seconds.
fn compiled(file: &Path) -> String {
    let (inputs, _) = source::read(&[file.to_owned()]);
    let client = generate(&inputs, &Config::default().with_name("client"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("real")
        .join(name(file));
    output::write(&folder, &client.files).expect("the target folder can be written");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace is locked");
    let own = client.files.iter();
    let own = own.filter(|file| !file.path.starts_with("src/support/"));
    let (lines, bytes) = own.fold((0, 0), |(lines, bytes), file| {
        (lines + file.text.lines().count(), bytes + file.text.len())
    });
    let target = folder.join("target");
    let _ = fs::remove_dir_all(&target);
    let whole = cargo(&folder, &["check"]);
    let check = alone(&folder, &["check"]);
    cargo(&folder, &["build"]);
    let debug = alone(&folder, &["build"]);
    cargo(&folder, &["build", "--release"]);
    let release = alone(&folder, &["build", "--release"]);
    let dependencies = whole.saturating_sub(check);
    let [dependencies, check, debug, release] =
        [dependencies, check, debug, release].map(|time| time.as_secs_f64());
    let (kilobytes, crates) = (bytes / 1000, crates(&folder));
    format!(
        "{lines:6}  {kilobytes:6}  {crates:6}  {dependencies:12.1}  {check:7.1}  {debug:5.1}  {release:7.1}"
    )
}

/// How long Cargo takes for the client alone, its dependencies built.
fn alone(folder: &Path, step: &[&str]) -> Duration {
    let root = fs::File::options()
        .append(true)
        .open(folder.join("src/lib.rs"));
    let root = root.expect("it was written");
    let touched = root.set_modified(SystemTime::now());
    touched.expect("the time of a file can be set");
    cargo(folder, step)
}

fn cargo(folder: &Path, step: &[&str]) -> Duration {
    let start = Instant::now();
    let status = command(folder, step).stderr(Stdio::inherit()).status();
    assert!(status.is_ok_and(|status| status.success()), "it compiles");
    start.elapsed()
}

/// How many crates the client needs, with itself.
fn crates(folder: &Path) -> usize {
    let tree = [
        "tree",
        "--prefix",
        "none",
        "--no-dedupe",
        "--edges",
        "normal",
    ];
    let output = command(folder, &tree).output();
    let output = output.expect("a program that runs can be started");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort();
    lines.dedup();
    lines.len()
}

fn command(folder: &Path, step: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(folder)
        .args(step)
        .args(["--offline", "--quiet", "--no-default-features"])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_INCREMENTAL", "0");
    command
}
