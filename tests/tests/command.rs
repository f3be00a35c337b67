//! The command as a user meets it: what it writes, what it says, and with which exit code.

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::command::{command, run, run_with_input};
use common::description::{endpoint, page};
use common::folder::{contents, fill, holding, snapshot};
use common::workspace;
use serde_json::{Value, json};

#[test]
fn a_crate_is_written_and_the_second_run_changes_nothing() {
    let folder = holding(&[("pets.txt", page("GET /pets/{id}", "name"))]);
    let arguments = ["generate", "pets.txt", "--out", "out/pet-shop"];
    let first = run(folder.path(), arguments).exits(0);
    assert!(
        first
            .stdout
            .starts_with("GET /pets/{id}  client.pets().get(id)\npet-shop: 1 operation, 1 type, ")
    );
    assert!(
        first
            .stdout
            .contains("\n0 warnings, 1 note, 0 endpoints left out\n  1 undeclared-parameter\n"),
        "{}",
        first.stdout
    );
    let out = folder.path().join("out/pet-shop");
    let manifest = fs::read_to_string(out.join("Cargo.toml")).expect("it was written");
    assert!(manifest.contains("name = \"pet-shop\""), "{manifest}");

    common::folder::age(&out);
    let before = snapshot(&out);
    let second = run(folder.path(), arguments).exits(0);
    assert_eq!(snapshot(&out), before);
    assert!(second.stdout.contains("(0 written)"), "{}", second.stdout);
}

#[test]
fn name_and_module_decide_what_is_written() {
    let folder = holding(&[("pets.txt", page("GET /pets", "name"))]);
    run(
        folder.path(),
        ["generate", "pets.txt", "--out", "a", "--name", "zoo"],
    )
    .exits(0);
    let manifest = fs::read_to_string(folder.path().join("a/Cargo.toml")).expect("it was written");
    assert!(manifest.contains("name = \"zoo\""), "{manifest}");
    run(
        folder.path(),
        ["generate", "pets.txt", "--module", "b/宠物.rs"],
    )
    .exits(0);
    let names: Vec<_> = contents(&folder.path().join("b")).into_keys().collect();
    assert_eq!(names, [std::path::Path::new("宠物.rs")]);
}

#[test]
fn check_writes_nothing_and_says_what_differs() {
    let folder = holding(&[("pets.txt", page("GET /pets", "name"))]);
    let check = ["generate", "pets.txt", "--out", "out", "--check"];
    let missing = run(folder.path(), check).exits(1);
    assert!(
        missing.stderr.contains("out/Cargo.toml is missing\n"),
        "{}",
        missing.stderr
    );
    assert!(!folder.path().join("out").exists());

    run(folder.path(), &check[..4]).exits(0);
    let clean = run(folder.path(), check).exits(0);
    assert!(clean.stdout.contains("up to date"), "{}", clean.stdout);

    fill(folder.path(), &[("pets.txt", page("GET /pets", "title"))]);
    let before = snapshot(&folder.path().join("out"));
    let changed = run(folder.path(), check).exits(1);
    assert!(
        changed.stderr.contains("out/src/types.rs would change\n"),
        "{}",
        changed.stderr
    );
    fill(folder.path(), &[("pets.txt", page("GET /cats", "title"))]);
    let stale = run(folder.path(), check).exits(1);
    assert!(
        stale.stderr.contains("out/src/pets.rs would be removed\n"),
        "{}",
        stale.stderr
    );
    assert_eq!(snapshot(&folder.path().join("out")), before);
}

#[test]
fn a_denied_code_is_an_error() {
    let seed = common::seed();
    let seed = seed.to_str().expect("it is UTF-8");
    let folder = common::folder::temporary();
    for deny in ["get-with-body", "warnings"] {
        let denied = run(
            folder.path(),
            ["generate", seed, "--out", "out", "--deny", deny],
        )
        .exits(1);
        assert!(
            denied.stderr.contains("error[get-with-body]"),
            "{}",
            denied.stderr
        );
        assert_eq!(
            denied.stderr.contains("error[null-only-schema]"),
            deny == "warnings",
            "{}",
            denied.stderr
        );
        assert!(!folder.path().join("out").exists());
    }
    let both = [
        "generate",
        seed,
        "--out",
        "out",
        "--deny",
        "absolute-url",
        "--deny",
        "not-http",
    ];
    run(folder.path(), both).exits(0);
}

#[test]
fn it_says_how_it_is_used() {
    let folder = holding(&[("pets.txt", page("GET /pets", "name"))]);
    let wrong: [&[&str]; 9] = [
        &[],
        &["generate"],
        &["generate", "pets.txt"],
        &["generate", "pets.txt", "--out", "a", "--module", "b.rs"],
        &[
            "generate",
            "pets.txt",
            "--out",
            "a",
            "--deny",
            "no-such-code",
        ],
        &["generate", "pets.txt", "--out", "a", "--name", "../x"],
        &["generate", "pets.txt", "--module", "b.rs", "--name", "x"],
        &["inspect", "pets.txt", "--format", "yaml"],
        &["explain", "no-such-code"],
    ];
    for arguments in wrong {
        let refused = run(folder.path(), arguments).exits(2);
        assert!(
            refused.stderr.contains("Usage") || refused.stderr.contains("--help"),
            "{}",
            refused.stderr
        );
    }
    assert_eq!(contents(folder.path()).len(), 1, "nothing was written");
}

#[test]
fn every_option_of_the_help_is_tested() {
    let tested: BTreeSet<&str> = [
        "--out",
        "--module",
        "--name",
        "--check",
        "--config",
        "--deny",
        "--format",
        "--type",
        "--help",
        "--version",
        // In `choices.rs`.
        "--check-constraints",
        "--defaults",
        "--unwrap",
        "--xml",
        "--msgpack",
        "--pages",
        "--success",
        "--chinese",
        "--group-by",
        "--group-features",
        // In `selection.rs` and `overlays.rs`.
        "--overlay",
        "--only",
        "--except",
    ]
    .into();
    let mut options = BTreeSet::new();
    for command in ["", "generate", "inspect", "explain"] {
        let arguments = command.split_whitespace().chain(["--help"]);
        let help = run(workspace(), arguments).exits(0).stdout;
        let words = help.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        options.extend(
            words
                .filter(|word| word.starts_with("--") && word.len() > 2)
                .map(str::to_owned),
        );
    }
    assert_eq!(
        options.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        tested
    );
    assert!(
        run(workspace(), ["--version"])
            .exits(0)
            .stdout
            .starts_with("apifox-codegen ")
    );
}

#[test]
fn machines_read_json() {
    let folder = common::folder::temporary();
    let seed = common::seed();
    let seed = seed.to_str().expect("it is UTF-8");
    let generated = run(
        folder.path(),
        ["generate", seed, "--out", "video", "--format", "json"],
    )
    .exits(0);
    assert_eq!(generated.stderr, "");
    let report = generated.json();
    let call =
        json!([{"request": "GET /v1/videos/{id}/content", "call": "client.videos().content(id)"}]);
    assert_eq!(report["operations"], call);
    assert_eq!(
        (&report["left_out"], &report["warnings"], &report["notes"]),
        (&json!(0), &json!(5), &json!(3))
    );
    let is_null = |diagnostic: &&Value| diagnostic["code"] == "null-only-schema";
    let null = report["diagnostics"]
        .as_array()
        .expect("it is a list")
        .iter()
        .find(is_null)
        .expect("it was said");
    assert_eq!(
        (&null["severity"], &null["line"], &null["column"]),
        (&json!("warning"), &json!(153), &json!(19))
    );
    assert_eq!(
        null["pointer"],
        "/响应/0/jsonSchema/properties/video_url/type"
    );
    assert!(
        null["file"]
            .as_str()
            .is_some_and(|file| file.ends_with("openai-video-content.txt"))
    );
}

#[test]
fn a_related_place_is_for_machines_too() {
    let mut endpoint = endpoint("get", "/a", "name");
    endpoint["responseExamples"] = json!([{"data": "{\"name\": 1}"}]);
    let folder = holding(&[("a.json", format!("{endpoint:#}"))]);
    let report = run(folder.path(), ["inspect", "a.json", "--format", "json"])
        .exits(0)
        .json();
    let related = &report["diagnostics"][0]["related"];
    assert_eq!(report["diagnostics"][0]["code"], "example-mismatch");
    assert_eq!(
        related,
        &json!({
            "file": "a.json",
            "line": 12,
            "column": 11,
            "pointer": "/responses/0/jsonSchema/properties/name",
            "label": "the schema has a string here",
        })
    );
}

#[test]
fn inspect_says_what_generate_would_make() {
    let folder = common::folder::temporary();
    let seed = common::seed();
    let seed = seed.to_str().expect("it is UTF-8");
    let generate = ["generate", seed, "--out", "video", "--format", "json"];
    let report = run(folder.path(), generate).exits(0).json();
    let inspected = run(folder.path(), ["inspect", seed, "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(
        (&inspected["operations"], &inspected["types"]),
        (&report["operations"], &report["types"])
    );
    let told = run(folder.path(), ["inspect", seed]).exits(0);
    assert!(
        told.stdout
            .contains("GET /v1/videos/{id}/content  client.videos().content(id)\n"),
        "{}",
        told.stdout
    );
    assert!(
        told.stdout.contains("type VideoContentResponse\n"),
        "{}",
        told.stdout
    );
    assert!(
        told.stderr.contains("warning[get-with-body]"),
        "{}",
        told.stderr
    );
}

#[test]
fn inputs_are_files_folders_and_standard_input() {
    let folder = holding(&[
        ("spec/b.txt", page("GET /b", "x")),
        ("spec/a.json", endpoint("get", "/a", "x").to_string()),
        ("spec/deep/c.TXT", page("GET /c", "x")),
        ("spec/.hidden.txt", page("GET /hidden", "x")),
        ("spec/.git/d.txt", page("GET /d", "x")),
        ("spec/notes.md", "no description".to_owned()),
        ("e.txt", page("GET /e", "x")),
    ]);
    let arguments = ["inspect", "spec", "e.txt", "-", "--format", "json"];
    let report = run_with_input(folder.path(), arguments, page("GET /f", "x").as_bytes())
        .exits(0)
        .json();
    assert_eq!(
        requests(&report),
        ["GET /a", "GET /b", "GET /c", "GET /e", "GET /f"]
    );
}

#[test]
fn what_is_given_twice_is_read_once() {
    let folder = holding(&[
        ("spec/a.txt", page("GET /a", "x")),
        ("spec/b.txt", page("GET /b", "x")),
    ]);
    let arguments = [
        "inspect",
        "spec/b.txt",
        "-",
        "spec",
        "-",
        "spec/../spec/a.txt",
        "spec",
        "--deny",
        "warnings",
        "--format",
        "json",
    ];
    let report = run_with_input(folder.path(), arguments, page("GET /c", "x").as_bytes())
        .exits(0)
        .json();
    assert_eq!(requests(&report), ["GET /b", "GET /c", "GET /a"]);
    assert_eq!(report["warnings"], 0);

    let missing = run(folder.path(), ["inspect", "no.txt", "no.txt"]).exits(1);
    assert_eq!(missing.stderr.matches("this cannot be read").count(), 1);
}

/// The operations of a report, as they are requested.
fn requests(report: &Value) -> Vec<&str> {
    let operations = report["operations"].as_array().expect("it is a list");
    operations
        .iter()
        .filter_map(|operation| operation["request"].as_str())
        .collect()
}

#[test]
fn an_endpoint_that_is_left_out_does_not_stop_the_others() {
    let endpoints = json!([
        endpoint("get", "/a", "x"),
        endpoint("get", "b.example/b", "x"),
        endpoint("fetch", "/c", "x")
    ]);
    let folder = holding(&[("list.json", endpoints.to_string())]);
    let done = run(folder.path(), ["generate", "list.json", "--out", "out"]).exits(0);
    assert!(done.stdout.contains("1 operation, "), "{}", done.stdout);
    assert!(
        done.stdout.contains("2 endpoints left out"),
        "{}",
        done.stdout
    );
    assert!(done.stderr.contains("list.json:1:"), "{}", done.stderr);
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let mut child = command(workspace())
        .args(["inspect", "spec/openai-video-content.txt"])
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    drop(child.stderr.take());
    assert!(child.wait().expect("it ends").success());
}
