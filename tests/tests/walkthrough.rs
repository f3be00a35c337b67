//! The examples of `generated/` run as they are, against the server that each of them starts.

mod common;

use std::process::Command;

use common::command::{built, finished};

#[test]
fn every_example_works_at_once() {
    let folder = common::folder::temporary();
    let told = [
        (
            "custom_transport",
            "POST /v1/chat/completions: 200 OK after",
        ),
        ("download_video", "\n3145728 bytes in "),
        (
            "stream_chat",
            "Streams come piece by piece.\nThis is all of it.\n",
        ),
        ("upload_file", "\nfile_1 has 10"),
    ];
    let examples = built(&["-p", "generated", "--examples"]);
    assert_eq!(examples.len(), told.len());
    for (name, told) in told {
        let example = examples
            .iter()
            .find(|path| path.file_stem().is_some_and(|stem| stem == name))
            .unwrap_or_else(|| panic!("{name} was not built"));
        let mut command = Command::new(example);
        command
            .env_remove("BASE_URL")
            .env("TMPDIR", folder.path())
            .env("TMP", folder.path());
        let run = finished(command.output().expect("it starts")).exits(0);
        assert!(run.stdout.contains(told), "{name}: {}", run.stdout);
    }
    let video = std::fs::metadata(folder.path().join("video.mp4")).expect("it was downloaded");
    assert_eq!(video.len(), 3 << 20);
}

/// What the README tells people to run is what there is.
#[test]
fn the_readme_names_every_example() {
    let readme =
        std::fs::read_to_string(common::workspace().join("README.md")).expect("it is there");
    let folder = common::workspace().join("generated/examples");
    for entry in std::fs::read_dir(folder).expect("it is there") {
        let path = entry.expect("it can be read").path();
        if path.is_file() {
            let name = path.file_stem().expect("it has a name").to_string_lossy();
            let line = format!("cargo run -p generated --example {name}");
            assert!(readme.contains(&line), "{line}");
        }
    }
}
