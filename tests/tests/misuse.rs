//! The command called in ways that cannot work: it says so in a sentence, and touches nothing.

mod common;

use std::fs;

use apifox_codegen::package_name;
use common::command::{Run, run};
use common::description::page;
use common::folder::{holding, snapshot};
use tempfile::TempDir;

/// A folder with a description, a file and a folder.
fn folder() -> TempDir {
    let page = page("GET /pets", "name");
    holding(&[("pets.txt", &page), ("a-folder/notes.txt", &page)])
}

fn generate(folder: &TempDir, arguments: &[&str]) -> Run {
    run(
        folder.path(),
        [&["generate", "pets.txt"], arguments].concat(),
    )
}

#[test]
fn a_file_is_no_folder_and_a_folder_no_file() {
    let folder = folder();
    let before = snapshot(folder.path());
    let refused = [
        (["--out", "pets.txt"], "pets.txt is a file"),
        (["--out", "pets.txt/client"], "pets.txt is a file"),
        (["--module", "pets.txt/client.rs"], "pets.txt is a file"),
        (["--module", "a-folder"], "a-folder is a folder"),
        (["--module", "a-folder/"], "a-folder is a folder"),
        (["--module", "a-folder/.."], "a-folder/.. is a folder"),
        (["--module", "missing/.."], "missing/.. is a folder"),
        (["--module", "."], ". is a folder"),
        (["--module", "/"], "/ is a folder"),
    ];
    for (arguments, sentence) in refused {
        for check in [&[][..], &["--check"]] {
            let run = generate(&folder, &[&arguments, check].concat()).exits(1);
            assert!(
                run.stderr.contains(sentence),
                "{arguments:?}: {}",
                run.stderr
            );
            assert!(!run.stderr.contains("os error"), "{}", run.stderr);
            assert_eq!(snapshot(folder.path()), before, "{arguments:?}");
        }
    }
    assert!(!folder.path().join("missing").exists());
}

/// Names that a crate cannot have, or that a crate has which the generated one needs.
const TAKEN: [&str; 31] = [
    "futures-core",
    "getrandom",
    "gloo-timers",
    "web-time",
    "http-body",
    "http_body",
    "serde",
    "Serde",
    "serde_json",
    "serde-json",
    "regress",
    "reqwest",
    "rmp-serde",
    "bytes",
    "percent-encoding",
    "percent_encoding",
    "serde_path_to_error",
    "serde-path-to-error",
    "core",
    "std",
    "alloc",
    "proc_macro",
    "test",
    "tracing",
    "crate",
    "self",
    "super",
    "fn",
    "macro-rules",
    "con",
    "com1",
];

#[test]
fn a_name_that_no_client_can_have_is_refused() {
    let folder = folder();
    let before = snapshot(folder.path());
    for name in TAKEN.iter().chain(&["1st", "客户端", "a b", "_", "a.b"]) {
        let run = generate(&folder, &["--out", "out", "--name", name]).exits(2);
        let usable = format!("`{}` would do", package_name(name));
        assert!(
            run.stderr.contains("no client can be called so"),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains(&usable), "{name}: {}", run.stderr);
        assert_eq!(snapshot(folder.path()), before, "{name}");
    }
}

#[test]
fn a_folder_whose_name_is_taken_holds_a_client() {
    let folder = folder();
    for name in TAKEN {
        let out = format!("{}/{name}", package_name(name));
        let run = generate(&folder, &["--out", &out]).exits(0);
        let package = format!("{}-client", name.to_lowercase());
        assert_eq!(package, package_name(name));
        assert!(
            run.stdout.contains(&format!("\n{package}: 1 operation")),
            "{}",
            run.stdout
        );
        let manifest = folder.path().join(&out).join("Cargo.toml");
        let manifest = fs::read_to_string(manifest).expect("it was written");
        assert!(
            manifest.contains(&format!("\nname = \"{package}\"\n")),
            "{manifest}"
        );
    }
}

/// The table of taken names holds every crate that a generated one names.
#[test]
fn no_client_is_called_as_a_crate_that_it_stands_on() {
    let folder = folder();
    generate(&folder, &["--out", "out"]).exits(0);
    let manifest =
        fs::read_to_string(folder.path().join("out/Cargo.toml")).expect("it was written");
    let (_, dependencies) = manifest
        .split_once("[dependencies]\n")
        .expect("it has some");
    // Those of browsers have a table of their own.
    let names: Vec<&str> = dependencies
        .lines()
        .filter(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .collect();
    assert!(names.len() > 5, "{manifest}");
    for name in names {
        assert_eq!(package_name(name), format!("{name}-client"));
    }
}

#[test]
fn the_summary_shows_the_name_that_the_crate_has() {
    let folder = folder();
    let run = generate(&folder, &["--out", "a", "--name", "Pet-Shop"]).exits(0);
    assert!(
        run.stdout.contains("\npet-shop: 1 operation"),
        "{}",
        run.stdout
    );
    let run = generate(&folder, &["--out", "宠物", "--format", "json"]).exits(0);
    assert_eq!(run.json()["name"], "chongwu");
}

#[test]
fn a_folder_gives_its_name_however_the_path_is_written() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("pet-shop/below")).expect("it is new");
    for out in ["pet-shop", "pet-shop/", "pet-shop/.", "pet-shop/below/.."] {
        let run = generate(&folder, &["--out", out, "--format", "json"]).exits(0);
        assert_eq!(run.json()["name"], "pet-shop", "{out}");
    }
}
