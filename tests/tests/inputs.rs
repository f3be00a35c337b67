//! Inputs that are no plain files: what has no end, what blocks, links that lead back, and files to which others refer.

mod common;

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use std::fs;

use common::command::{run, run_with_input};
use common::description::page;
use common::folder::{fill, holding, temporary};

#[test]
fn an_input_without_end_is_refused() {
    let folder = temporary();
    let arguments = ["inspect", "/dev/zero", "--format", "json"];
    let report = run(folder.path(), arguments).exits(1).json();
    let told = &report["diagnostics"][0];
    assert_eq!(told["code"], "input-too-large");
    assert_eq!(told["file"], "/dev/zero");
    let message = told["message"].as_str().expect("it is a sentence");
    assert!(message.contains("more than 536870912 bytes"), "{message}");
}

#[test]
fn a_folder_is_read_once_however_links_lead_to_it() {
    let folder = holding(&[("spec/a.txt", page("GET /a", "x"))]);
    for link in ["spec/b", "spec/c"] {
        symlink(folder.path().join("spec"), folder.path().join(link)).expect("links can be made");
    }
    let done = run(folder.path(), ["inspect", "spec"]).exits(0);
    assert!(done.stdout.contains("1 operation, "), "{}", done.stdout);
}

#[test]
fn no_link_of_a_folder_leads_out_of_it() {
    let folder = holding(&[
        ("spec/a.txt", page("GET /a", "x")),
        ("other/b.txt", page("GET /b", "x")),
    ]);
    for (link, to) in [("spec/b.txt", "other/b.txt"), ("spec/c", "other")] {
        let link = folder.path().join(link);
        symlink(folder.path().join(to), &link).expect("links can be made");
        let done = run(folder.path(), ["inspect", "spec"]).exits(1);
        let told = "it is a link that leads out of the folder";
        assert!(done.stderr.contains(told), "{}", done.stderr);
        fs::remove_file(link).expect("it is there");
    }
}

#[test]
fn what_is_no_file_is_no_description_of_a_folder() {
    let folder = holding(&[("spec/b.txt", page("GET /b", "x"))]);
    let _socket = UnixListener::bind(folder.path().join("spec/a.json")).expect("it is new");
    run(folder.path(), ["inspect", "spec"]).exits(0);

    symlink("nowhere.txt", folder.path().join("spec/c.txt")).expect("links can be made");
    let done = run(folder.path(), ["inspect", "spec"]).exits(1);
    assert!(done.stderr.contains("spec/c.txt"), "{}", done.stderr);
}

/// A document that answers with what a reference leads to.
fn answering(target: &str) -> String {
    let answer = format!("content: {{application/json: {{schema: {{$ref: '{target}'}}}}}}");
    format!(
        "openapi: 3.0.0\npaths:\n  /pets:\n    get: {{responses: {{200: {{description: Some., {answer}}}}}}}\n"
    )
}

const PET: &str = "type: object\nproperties:\n  name: {type: string}\n  toy: {$ref: ../toy.json}\n";
const TOY: &str = r#"{"type": "object", "properties": {"size": {"type": "integer"}}}"#;

#[test]
fn files_are_read_to_which_an_input_refers() {
    let folder = holding(&[
        ("描 述/api.yaml", answering("./schemas/pet.yaml")),
        ("描 述/schemas/pet.yaml", PET.to_owned()),
        ("描 述/toy.json", TOY.to_owned()),
    ]);
    for input in ["描 述", "描 述/api.yaml", "./描 述//api.yaml"] {
        let report = run(folder.path(), ["inspect", input, "--format", "json"]);
        let report = report.exits(0).json();
        assert_eq!(
            report["types"],
            serde_json::json!(["Pet", "Toy"]),
            "{report}"
        );
        assert_eq!(report["diagnostics"], serde_json::json!([]));
    }
    let generate = ["generate", "描 述/api.yaml", "--module", "pets.rs"];
    run(folder.path(), generate).exits(0);
    let check = generate.into_iter().chain(["--check"]);
    run(folder.path(), check.clone()).exits(0);
    fill(
        folder.path(),
        &[("描 述/toy.json", TOY.replace("size", "weight"))],
    );
    run(folder.path(), check).exits(1);
}

/// Gives what is told of `spec/api.yaml`, which refers to this; `outside.yaml` lies beside the folder.
fn told_of(target: &str, links: &[(&str, &str)]) -> String {
    let folder = holding(&[
        ("spec/api.yaml", answering(target)),
        ("outside.yaml", TOY.to_owned()),
        ("spec/.hidden.yaml", TOY.to_owned()),
        ("spec/folder.yaml/x.yaml", TOY.to_owned()),
    ]);
    for (link, to) in links {
        symlink(folder.path().join(to), folder.path().join(link)).expect("links can be made");
    }
    let report = run(folder.path(), ["inspect", "spec/api.yaml"]);
    assert!(!report.stderr.contains("size"), "{}", report.stderr);
    report.stderr
}

#[test]
fn files_outside_of_the_folder_are_not_read() {
    let whole = holding(&[("x.yaml", TOY)]);
    let absolute = whole.path().join("x.yaml");
    for target in [
        "../outside.yaml",
        "../nothing.yaml",
        "../spec/../outside.yaml",
        "%2e%2e/outside.yaml",
        "link.yaml",
        "folder/outside.yaml",
        absolute.to_str().expect("it is text"),
    ] {
        let links = [("spec/link.yaml", "outside.yaml"), ("spec/folder", "")];
        let told = told_of(target, &links);
        assert!(
            told.contains("dangling-reference") && told.contains("spec/api.yaml:4:"),
            "{told}"
        );
    }
    for (target, why) in [
        ("nothing.yaml", "No such file"),
        (".hidden.yaml", "hidden files are not read"),
        ("folder.yaml", "it is no file"),
        ("fol%00der.yaml", "NUL byte"),
    ] {
        let told = told_of(target, &[]);
        assert!(
            told.contains("error[missing-file]") && told.contains(why),
            "{told}"
        );
    }
}

#[test]
fn a_folder_is_given_whole() {
    let folder = holding(&[
        ("spec/v1/api.yaml", answering("../schemas/pet.yaml")),
        ("spec/schemas/pet.yaml", PET.to_owned()),
        ("spec/toy.json", TOY.to_owned()),
    ]);
    let report = run(folder.path(), ["inspect", "spec"]).exits(0);
    assert_eq!(report.stderr, "");
    let report = run(folder.path(), ["inspect", "spec/v1"]).exits(0);
    assert!(
        report.stderr.contains("outside of the folder"),
        "{}",
        report.stderr
    );
    // Nothing refers to this, so it should be a description.
    fill(folder.path(), &[("spec/other.json", TOY)]);
    let report = run(folder.path(), ["inspect", "spec"]).exits(1);
    assert!(
        report.stderr.contains("spec/other.json"),
        "{}",
        report.stderr
    );
    fs::remove_file(folder.path().join("spec/other.json")).expect("it is there");
    // A document without paths is one of parts, and two that only refer to each other are none.
    let common = "openapi: 3.0.0\ncomponents: {schemas: {Pet: {$ref: '../schemas/pet.yaml'}}}\n";
    fill(
        folder.path(),
        &[
            ("spec/v1/common.yaml", common),
            (
                "spec/v1/api.yaml",
                &answering("common.yaml#/components/schemas/Pet"),
            ),
        ],
    );
    let report = run(folder.path(), ["inspect", "spec"]).exits(0);
    assert_eq!(report.stderr, "");
}

#[test]
fn standard_input_has_no_files() {
    let folder = holding(&[("pet.json", TOY)]);
    let document = answering("pet.json");
    let done = run_with_input(folder.path(), ["inspect", "-"], document.as_bytes()).exits(0);
    assert!(done.stderr.contains("<stdin>:4:"), "{}", done.stderr);
    assert!(
        done.stderr.contains("dangling-reference"),
        "{}",
        done.stderr
    );
}

#[test]
fn a_row_of_a_thousand_files() {
    let folder = holding(&[("api.yaml", answering("s/0.yaml"))]);
    for number in 0..1000 {
        let next = (number + 1) % 1000;
        let text = format!(
            "type: object\ntitle: T{number}\nproperties: {{next: {{$ref: {next}.yaml}}}}\n"
        );
        fill(folder.path(), &[(&*format!("s/{number}.yaml"), text)]);
    }
    let done = run(folder.path(), ["inspect", "api.yaml"]).exits(0);
    assert!(
        done.stdout.contains("1000 types"),
        "{}",
        &done.stdout[..200]
    );
}
