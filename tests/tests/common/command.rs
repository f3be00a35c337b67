//! The command `apifox-codegen`, built once and run as a user would.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// What a run of the command gave.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The JSON on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("no JSON ({error}): {self:?}"))
    }

    /// Asserts the exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Run {
        assert_eq!(self.code, code, "{}\n{}", self.stdout, self.stderr);
        self
    }
}

/// Runs the command in a folder.
pub fn run<A: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = A>) -> Run {
    run_with_input(folder, arguments, b"")
}

/// Runs the command in a folder with this on its standard input.
pub fn run_with_input<A: AsRef<OsStr>>(
    folder: &Path,
    arguments: impl IntoIterator<Item = A>,
    input: &[u8],
) -> Run {
    let mut child = command(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    // The command need not read it.
    let _ = stdin.write_all(input);
    drop(stdin);
    finished(child.wait_with_output().expect("the command ends"))
}

/// The command in a folder, ready to be given arguments.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(binary());
    command
        .current_dir(folder)
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What came of a process.
pub fn finished(output: Output) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("the command writes UTF-8");
    Run {
        code: output.status.code().expect("the command was not killed"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// The command, built by the first test that asks for it: it belongs to another package, so Cargo does not do it.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let built = built(&["--workspace", "--bin", "apifox-codegen"]);
        let [command] = <[PathBuf; 1]>::try_from(built).expect("one command is built");
        command
    })
}

/// The programs of the workspace that Cargo builds with these arguments.
pub fn built(arguments: &[&str]) -> Vec<PathBuf> {
    let output = super::cargo()
        .current_dir(super::workspace())
        .arg("build")
        .args(arguments)
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()
        .expect("Cargo starts");
    assert!(output.status.success(), "{arguments:?} does not compile");
    let programs = messages(&output.stdout);
    programs
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .collect()
}

/// The messages that Cargo writes for machines.
pub fn messages(stdout: &[u8]) -> impl Iterator<Item = Value> {
    let lines = stdout.split(|byte| *byte == b'\n');
    lines.filter_map(|line| serde_json::from_slice(line).ok())
}
