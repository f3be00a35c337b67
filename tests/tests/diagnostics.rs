//! What the command says of descriptions that it refuses: the exact text, and that nothing is written.
//!
//! A case is a folder of `refused/`: the inputs, what is written to standard error (`expected.txt`), and, where the
//! inputs are not simply all files of the folder, the arguments, one a line (`arguments.txt`). `UPDATE=1 cargo test`
//! writes the expected texts anew.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::command::run;
use common::folder::{snapshot, temporary};

const EXPECTED: &str = "expected.txt";
const ARGUMENTS: &str = "arguments.txt";

#[test]
fn every_refused_input_is_told_in_exactly_these_words() {
    let folder = temporary();
    let out = folder.path().join("out");
    let texts = cases().into_iter().map(|case| {
        let text = refused(&case, &out);
        assert!(!out.exists(), "{}: something was written", case.display());
        (case.join(EXPECTED), text)
    });
    hold_to(texts.collect());
}

#[test]
fn the_seed_is_told_in_exactly_these_words() {
    let folder = temporary();
    let arguments = ["generate", "spec/openai-video-content.txt", "--out"];
    let arguments = arguments.map(PathBuf::from).into_iter();
    let run = run(
        common::workspace(),
        arguments.chain([folder.path().join("video")]),
    );
    let run = run.exits(0);
    hold_to(vec![(refused_folder().join("seed.txt"), run.stderr)]);
}

#[test]
fn the_seed_is_told_every_point_of_the_design() {
    let text = fs::read_to_string(refused_folder().join("seed.txt")).expect("it is there");
    let points = [
        (
            "warning[get-with-body]",
            "86:11",
            "a GET has a request body",
        ),
        (
            "warning[content-type-conflict]",
            "46:15",
            "`multipart/form-data`",
        ),
        ("note[header-set-by-client]", "46:15", "`Content-Type`"),
        ("note[header-set-by-client]", "55:15", "`Accept`"),
        ("note[credential-parameter]", "68:15", "bearer"),
        ("warning[disabled-parameter]", "77:15", "`X-Forwarded-Host`"),
        ("warning[null-only-schema]", "153:19", "any JSON value"),
        ("warning[enum-in-prose]", "93:24", "9 values"),
    ];
    let told: Vec<&str> = text.split("\n\n").collect();
    assert_eq!(told.len(), points.len(), "{text}");
    for (code, place, word) in points {
        let place = format!("--> spec/openai-video-content.txt:{place}\n");
        let is_told =
            |told: &&str| told.starts_with(code) && told.contains(&place) && told.contains(word);
        assert!(told.iter().any(is_told), "{code} at {place} in\n{text}");
    }
}

#[test]
fn old_output_stays_as_it_is() {
    let folder = temporary();
    let out = folder.path().join("out");
    let seed = common::seed();
    run(
        common::workspace(),
        [
            "generate".as_ref(),
            seed.as_os_str(),
            "--out".as_ref(),
            out.as_os_str(),
        ],
    )
    .exits(0);
    let before = snapshot(&out);
    assert!(before.len() > 3);
    for case in cases() {
        refused(&case, &out);
        assert_eq!(snapshot(&out), before, "{}", case.display());
    }
}

/// A refused input is told once: that no endpoint is left follows from that, and is no news.
#[test]
fn what_follows_from_an_error_is_not_told() {
    for case in cases() {
        let report = run(
            &case,
            ["inspect", "--format", "json"]
                .map(String::from)
                .into_iter()
                .chain(arguments(&case)),
        );
        let report = report.exits(1).json();
        let diagnostics = report["diagnostics"].as_array().expect("it is a list");
        let errors = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic["severity"] == "error");
        let codes: Vec<&str> = errors.filter_map(|error| error["code"].as_str()).collect();
        assert!(!codes.is_empty(), "{}", case.display());
        assert!(
            codes == ["no-endpoint"] || !codes.contains(&"no-endpoint"),
            "{}: {codes:?}",
            case.display()
        );
    }
}

/// What the command writes to standard error, having refused the case.
fn refused(case: &Path, out: &Path) -> String {
    let mut command = vec!["generate".to_owned()];
    command.extend(arguments(case));
    command.extend(["--out".to_owned(), out.display().to_string()]);
    let run = run(case, command);
    let name = case.display();
    assert_eq!(run.code, 1, "{name}: {}", run.stderr);
    assert_eq!(run.stdout, "", "{name}");
    run.stderr
}

fn refused_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("refused")
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(refused_folder()).expect("the cases are there");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(cases.len() > 30, "most cases are missing");
    cases
}

/// What stands behind the subcommand: as the case says, or all its inputs.
fn arguments(case: &Path) -> Vec<String> {
    if let Ok(text) = fs::read_to_string(case.join(ARGUMENTS)) {
        return text.lines().map(str::to_owned).collect();
    }
    let entries = fs::read_dir(case).expect("the case is there");
    let names = entries.map(|entry| entry.expect("it can be read").file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name != EXPECTED)
        .collect();
    names.sort();
    names
}

/// Asserts that each file holds its text; writes it if the user said so.
fn hold_to(texts: Vec<(PathBuf, String)>) {
    let is_update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for (path, text) in texts {
        if is_update {
            fs::write(&path, &text).expect("the case can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if text != expected {
            wrong += &format!("--- {}\n{expected}--- is now\n{text}\n", path.display());
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong}if this is right: UPDATE=1 cargo test"
    );
}
