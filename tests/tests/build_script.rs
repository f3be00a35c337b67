//! The manners of a build script: what it tells Cargo, where it writes, what it costs to compile.

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use apifox_codegen::{Config, Input, generate};
use common::command::{Run, finished};
use common::description::page;
use common::folder::{contents, fill, holding, snapshot, temporary};

/// Runs a build script in a folder.
fn build(folder: &Path, out: &Path, inputs: &[&str], deny: Option<&str>) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_build_script"));
    command
        .current_dir(folder)
        .env("OUT_DIR", out)
        .env_remove("DENY")
        .env_remove("RUST_BACKTRACE");
    command
        .args(inputs)
        .envs(deny.map(|deny| ("DENY", deny)))
        .stdin(Stdio::null());
    finished(command.output().expect("it starts"))
}

#[test]
fn it_writes_only_below_out_dir_and_tells_cargo_what_to_watch() {
    let package = holding(&[
        ("我的 包/描述 文件/宠物.txt", page("GET /pets", "name")),
        ("我的 包/描述 文件/cats.txt", page("GET /cats/{id}", "name")),
        ("我的 包/src/lib.rs", String::new()),
    ]);
    let (folder, out) = (package.path().join("我的 包"), temporary());
    let before = snapshot(&folder);
    let done = build(&folder, out.path(), &["描述 文件"], None).exits(0);
    let instructions: Vec<&str> = done.stdout.lines().collect();
    let watched = ["描述 文件", "描述 文件/cats.txt", "描述 文件/宠物.txt"];
    assert_eq!(
        instructions,
        watched.map(|path| format!("cargo::rerun-if-changed={path}")),
        "a note is no warning"
    );
    assert_eq!(snapshot(&folder), before);
    let written: Vec<_> = contents(out.path()).into_keys().collect();
    assert_eq!(written, [Path::new("client.rs")]);
}

#[test]
fn files_to_which_an_input_refers_are_watched() {
    let answer = "content: {application/json: {schema: {$ref: 'a/pet.yaml'}}}";
    let more = "404: {$ref: nothing.yaml}, 405: {$ref: 'x%0Acargo::rustc-env=A=1.yaml'}";
    let document = format!(
        "openapi: 3.0.0\npaths: {{/a: {{get: {{responses: {{200: {{description: a, {answer}}}, {more}}}}}}}}}\n"
    );
    let pet = "type: object\nproperties: {a: {$ref: ../b.json}}\n";
    let files = [
        ("spec/api.yaml", &*document),
        ("spec/a/pet.yaml", pet),
        ("spec/b.json", "{}"),
    ];
    let (package, out) = (holding(&files), temporary());
    let done = build(package.path(), out.path(), &["spec/api.yaml"], None).exits(1);
    let told = done.stdout.lines();
    let watched = told.filter_map(|line| line.strip_prefix("cargo::rerun-if-changed="));
    let watched: Vec<&str> = watched.collect();
    let expected = [
        "spec/api.yaml",
        "spec/a/pet.yaml",
        "spec/nothing.yaml",
        "spec/b.json",
    ];
    assert_eq!(watched, expected);
    assert!(
        !done.stdout.contains("\ncargo::rustc-env"),
        "{}",
        done.stdout
    );
}

#[test]
fn a_second_run_touches_nothing() {
    let (package, out) = (
        holding(&[("pets.txt", page("GET /pets", "name"))]),
        temporary(),
    );
    build(package.path(), out.path(), &["pets.txt"], None).exits(0);
    common::folder::age(out.path());
    let before = snapshot(out.path());
    build(package.path(), out.path(), &["pets.txt"], None).exits(0);
    assert_eq!(snapshot(out.path()), before);
}

#[test]
fn warnings_are_warnings_of_the_build_unless_they_are_denied() {
    let out = temporary();
    let seed = common::seed();
    let seed = seed.to_str().expect("it is UTF-8");
    let told = build(common::workspace(), out.path(), &[seed], None)
        .exits(0)
        .stdout;
    let warning = format!("cargo::warning={seed}:86:11: a GET has a request body (");
    assert!(
        told.lines()
            .any(|line| line.starts_with(&warning) && line.ends_with("[get-with-body]")),
        "{told}"
    );
    assert_eq!(told.matches("cargo::warning=").count(), 5);

    let before = snapshot(out.path());
    let denied = build(
        common::workspace(),
        out.path(),
        &[seed],
        Some("get-with-body"),
    )
    .exits(1);
    assert!(
        denied
            .stdout
            .contains(&format!("cargo::error={seed}:86:11: ")),
        "{}",
        denied.stdout
    );
    let denied = build(common::workspace(), out.path(), &[seed], Some("warnings")).exits(1);
    assert_eq!(
        denied.stdout.matches("cargo::error=").count(),
        5,
        "{}",
        denied.stdout
    );
    assert_eq!(snapshot(out.path()), before, "what was there is intact");
}

#[test]
fn a_broken_input_fails_the_build_where_it_stands() {
    let out = temporary();
    let broken = holding(&[("broken.json", "{\n  \"method\": get\n}")]);
    fill(broken.path(), &[("pets.txt", page("GET /pets", "name"))]);
    let refused = build(
        broken.path(),
        out.path(),
        &["broken.json", "pets.txt", "missing.txt"],
        None,
    )
    .exits(1);
    assert!(
        refused
            .stdout
            .contains("cargo::error=broken.json:2:13: this is not JSON"),
        "{}",
        refused.stdout
    );
    assert!(
        refused
            .stdout
            .contains("cargo::error=missing.txt:1:1: this cannot be read"),
        "{}",
        refused.stdout
    );
    assert!(contents(out.path()).is_empty());
}

/// A second place stands in the same line.
#[test]
fn a_related_place_is_named() {
    let out = temporary();
    let endpoint = r#"{"method": "get", "path": "/a",
"responses": [{"code": 200, "contentType": "json",
"jsonSchema": {"type": "integer"}}],
"responseExamples": [{"data":
"true"}]}"#;
    let inputs = holding(&[("a.json", endpoint)]);
    let told = build(inputs.path(), out.path(), &["a.json"], None).exits(0);
    let line = "cargo::warning=a.json:5:1: the example is true or false, and the schema has a whole number \
                (the type follows the schema; correct whichever is wrong; the schema has a whole number here at \
                a.json:3:1) [example-mismatch]\n";
    assert!(told.stdout.contains(line), "{}", told.stdout);
}

#[test]
fn outside_of_a_build_script_it_says_so() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_build_script"));
    command
        .env_remove("OUT_DIR")
        .arg("x.txt")
        .stdin(Stdio::null());
    let refused = finished(command.output().expect("it starts")).exits(1);
    assert!(
        refused.stderr.contains("OUT_DIR is not set"),
        "{}",
        refused.stderr
    );
}

/// What a user's build compiles, and what the README says of it.
#[test]
fn a_build_script_compiles_few_crates() {
    let arguments = [
        "tree",
        "-p",
        "apifox-codegen",
        "--no-default-features",
        "-e",
        "normal,build",
        "--prefix",
        "none",
    ];
    let tree = common::cargo()
        .current_dir(common::workspace())
        .args(arguments)
        .args(["--offline"])
        .output();
    let tree = finished(tree.expect("Cargo starts")).exits(0).stdout;
    let crates: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(" (").next())
        .filter(|line| !line.trim().is_empty())
        .collect();
    let others = crates.len() - 1;
    assert!(others <= 25, "{crates:?}");
    let readme =
        std::fs::read_to_string(common::workspace().join("README.md")).expect("it is there");
    assert!(
        readme.contains(&format!("compiles {others} crates besides itself")),
        "{others}: {crates:?}"
    );
}

/// The README tells users of a build script to depend on what a stand-alone crate depends on.
#[test]
fn the_readme_names_what_a_client_stands_on() {
    let readme =
        std::fs::read_to_string(common::workspace().join("README.md")).expect("it is there");
    let inputs = [Input::new("pets.txt", page("GET /pets", "name"))];
    let files = generate(&inputs, &Config::default()).files;
    let manifest = files.iter().find(|file| file.path == "Cargo.toml");
    let names = |text: &str| -> BTreeSet<String> {
        let (_, section) = text.split_once("[dependencies]\n").expect("it has one");
        let lines = section.lines().take_while(|line| !line.is_empty());
        let names = lines.filter_map(|line| line.split_once(" = "));
        names.map(|(name, _)| name.to_owned()).collect()
    };
    let named = names(&readme);
    assert!(named.len() > 5, "{named:?}");
    assert_eq!(named, names(&manifest.expect("a crate has one").text));
}
