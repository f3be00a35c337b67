//! What the command reports: for people and for machines, of what is denied, differs or is only inspected.

mod common;

use std::collections::BTreeSet;

use common::command::{Run, command, finished, run};
use common::description::{endpoint, page};
use common::folder::{contents, fill, holding, temporary};
use common::workspace;
use serde_json::{Value, json};

const SEED: &str = "spec/openai-video-content.txt";

fn inspect(arguments: &[&str]) -> Run {
    run(workspace(), [&["inspect", SEED], arguments].concat())
}

/// The codes of the errors in a report.
fn errors(report: &Value) -> Vec<&str> {
    let diagnostics = report["diagnostics"].as_array().expect("it is a list");
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic["severity"] == "error")
        .filter_map(|diagnostic| diagnostic["code"].as_str())
        .collect()
}

#[test]
fn what_is_denied_is_an_error_of_an_inspection_too() {
    let denied = inspect(&["--deny", "get-with-body"]).exits(1);
    assert!(
        denied.stderr.contains("error[get-with-body]"),
        "{}",
        denied.stderr
    );
    // Nothing was to be written, and what the client would hold is said all the same.
    assert!(
        !denied.stderr.contains("nothing was written"),
        "{}",
        denied.stderr
    );
    assert!(
        denied.stdout.contains("client.videos().content(id)\n"),
        "{}",
        denied.stdout
    );
    inspect(&["--deny", "absolute-url"]).exits(0);
}

#[test]
fn machines_read_what_is_denied() {
    let both = [
        "--deny",
        "get-with-body",
        "--deny",
        "null-only-schema",
        "--format",
        "json",
    ];
    let denied = inspect(&both).exits(1);
    assert_eq!(denied.stderr, "");
    let report = denied.json();
    let codes = BTreeSet::from_iter(errors(&report));
    assert_eq!(codes, BTreeSet::from(["get-with-body", "null-only-schema"]));
    assert_eq!(report["errors"], 2);
    assert_eq!(report["problems"], json!([]));
    assert_eq!(report["name"], "");
    assert_eq!(report["operations"].as_array().map(Vec::len), Some(1));

    let warnings = inspect(&["--format", "json", "--deny", "warnings"])
        .exits(1)
        .json();
    assert_eq!(
        (&warnings["errors"], &warnings["warnings"]),
        (&json!(5), &json!(0))
    );

    let folder = temporary();
    let seed = common::seed();
    let seed = seed.to_str().expect("it is UTF-8");
    let arguments = ["generate", seed, "--out", "out"];
    let written = run(
        folder.path(),
        [&arguments[..], &["--deny", "warnings", "--format", "json"]].concat(),
    )
    .exits(1);
    assert_eq!(written.stderr, "");
    assert_eq!(written.json()["problems"], json!(["nothing was written"]));
    assert_eq!(written.json()["files"], json!([]));
    assert!(contents(folder.path()).is_empty());
}

#[test]
fn machines_read_what_differs() {
    let folder = holding(&[("pets.txt", page("GET /pets", "name"))]);
    let write = ["generate", "pets.txt", "--out", "out", "--format", "json"];
    let check = [&write[..], &["--check"]].concat();
    let report = run(folder.path(), write).exits(0).json();
    assert_eq!(report["name"], "out");
    let files = report["files"].as_array().expect("it is a list");
    assert_eq!(files.len(), contents(&folder.path().join("out")).len());
    assert_eq!(
        run(folder.path(), &check).exits(0).json()["problems"],
        json!([])
    );
    fill(folder.path(), &[("pets.txt", page("GET /pets", "title"))]);
    assert_eq!(
        run(folder.path(), &check).exits(1).json()["problems"],
        json!(["out/src/types.rs would change"])
    );
}

#[test]
fn codes_are_counted_most_frequent_first() {
    let told = inspect(&[]).exits(0).stdout;
    let counts: Vec<&str> = told
        .lines()
        .skip_while(|line| !line.ends_with(" left out"))
        .skip(1)
        .collect();
    let expected = [
        "  2 header-set-by-client",
        "  1 content-type-conflict",
        "  1 disabled-parameter",
        "  1 enum-in-prose",
        "  1 get-with-body",
        "  1 null-only-schema",
        "  1 credential-parameter",
        "`apifox-codegen explain <CODE>` says more of a code",
    ];
    assert_eq!(counts, expected);
    let report = inspect(&["--format", "json"]).exits(0).json();
    let codes = report["codes"].as_object().expect("it is an object");
    let counted = codes
        .iter()
        .map(|(code, count)| format!("  {count} {code}"));
    assert_eq!(counted.collect::<Vec<_>>(), expected[..7]);

    let folder = holding(&[("pets.txt", page("GET /pets", "name"))]);
    let clean = run(folder.path(), ["inspect", "pets.txt"]).exits(0).stdout;
    assert!(clean.ends_with("0 endpoints left out\n"), "{clean}");
}

#[test]
fn counts_of_different_length_stand_below_each_other() {
    let endpoint = |index: usize| {
        let mut endpoint = endpoint("get", &format!("/a{index}/{{id}}"), "name");
        endpoint["x-team"] = json!(index);
        endpoint
    };
    let list: Vec<Value> = (0..12).map(endpoint).collect();
    let folder = holding(&[("list.json", json!(list).to_string())]);
    let told = run(folder.path(), ["inspect", "list.json"]).exits(0).stdout;
    let counts = "left out\n  12 undeclared-parameter\n   1 unknown-key\n`apifox-codegen explain";
    assert!(told.contains(counts), "{told}");
}

#[test]
fn no_colour_gets_into_what_is_no_terminal() {
    for colour in ["", "1"] {
        let output = command(workspace())
            .env("NO_COLOR", colour)
            .env("CLICOLOR_FORCE", "1")
            .args(["inspect", SEED])
            .output();
        let run = finished(output.expect("it starts")).exits(0);
        assert!(!run.stderr.contains('\u{1b}') && !run.stdout.contains('\u{1b}'));
    }
}

#[test]
fn help_is_there_in_every_way_to_ask_for_it() {
    for subcommand in ["generate", "inspect", "explain"] {
        let long = run(workspace(), [subcommand, "--help"]).exits(0).stdout;
        let asked = run(workspace(), ["help", subcommand]).exits(0).stdout;
        assert_eq!(asked, long);
        let short = run(workspace(), [subcommand, "-h"]).exits(0).stdout;
        assert!(short.contains("CODE"), "{short}");
    }
    let whole = run(workspace(), ["help"]).exits(0).stdout;
    assert_eq!(whole, run(workspace(), ["-h"]).exits(0).stdout);
    let version = run(workspace(), ["-V"]).exits(0).stdout;
    assert_eq!(version, run(workspace(), ["--version"]).exits(0).stdout);
}

/// The README shows the command as it is.
#[test]
fn the_readme_names_every_option() {
    let readme = std::fs::read_to_string(workspace().join("README.md")).expect("it is there");
    for subcommand in ["generate", "inspect", "explain"] {
        assert!(
            readme.contains(&format!("apifox-codegen {subcommand} ")),
            "{subcommand}"
        );
        let help = run(workspace(), [subcommand, "--help"]).exits(0).stdout;
        let options = help
            .split_whitespace()
            .filter(|word| word.starts_with("--") && *word != "--help");
        for option in options {
            let option = option.trim_end_matches([',', '>']);
            assert!(readme.contains(option), "{option}");
        }
    }
}
