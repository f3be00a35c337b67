//! Inputs that are no plain files: what has no end, what blocks, and links that lead back.

mod common;

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use common::command::run;
use common::description::page;
use common::folder::{holding, temporary};

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
fn what_is_no_file_is_no_description_of_a_folder() {
    let folder = holding(&[("spec/b.txt", page("GET /b", "x"))]);
    let _socket = UnixListener::bind(folder.path().join("spec/a.json")).expect("it is new");
    run(folder.path(), ["inspect", "spec"]).exits(0);

    symlink("nowhere.txt", folder.path().join("spec/c.txt")).expect("links can be made");
    let done = run(folder.path(), ["inspect", "spec"]).exits(1);
    assert!(done.stderr.contains("spec/c.txt"), "{}", done.stderr);
}
