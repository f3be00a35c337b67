//! What is on disk after a run, whatever happens: each file whole, nothing touched that need not be, nothing of others.

mod common;

use std::fs;
use std::io::Read;
use std::path::Path;

use apifox_codegen::output::{Difference, Refusal, write};
use apifox_codegen::{Config, File, Input, generate};
use common::command::command;
use common::description::{endpoint, page};
use common::folder::{age, contents, fill, holding, modified, snapshot, temporary};

fn files(request: &str, field: &str) -> Vec<File> {
    generate(
        &[Input::new("page.txt", page(request, field))],
        &Config::default(),
    )
    .files
}

#[test]
fn only_what_changed_is_written() {
    let folder = temporary();
    write(folder.path(), &files("GET /pets", "name")).expect("it is empty");
    let old = age(folder.path());
    let differences = write(folder.path(), &files("GET /pets", "title")).expect("all is ours");
    assert_eq!(
        differences,
        [Difference::Changed(folder.path().join("src/types.rs"))]
    );
    assert_eq!(
        modified(
            &folder
                .path()
                .join("src/videos.rs")
                .with_file_name("pets.rs")
        ),
        old
    );
    assert_ne!(modified(&folder.path().join("src/types.rs")), old);
}

#[test]
fn what_is_no_longer_made_goes_and_what_is_foreign_stays() {
    let folder = temporary();
    write(folder.path(), &files("GET /pets", "name")).expect("it is empty");
    let leftover = "src/.types.rs.1.apifox-codegen.tmp";
    let mine = [
        ("src/mine.rs", "// mine\n"),
        ("notes.txt", "mine"),
        ("src/a/b.rs", "fn main() {}\n"),
        (leftover, "half"),
    ];
    fill(folder.path(), &mine);
    let differences =
        write(folder.path(), &files("GET /cats", "name")).expect("nothing is in the way");
    let stale = |path: &str| Difference::Stale(folder.path().join(path));
    assert!(
        differences.contains(&stale("src/pets.rs")),
        "{differences:?}"
    );
    assert!(differences.contains(&stale(leftover)), "{differences:?}");
    let left = contents(folder.path());
    assert!(
        !left.contains_key(Path::new("src/pets.rs")) && !left.contains_key(Path::new(leftover))
    );
    for (path, text) in &mine[..3] {
        assert_eq!(left[Path::new(path)], text.as_bytes());
    }
}

#[test]
fn a_foreign_file_in_the_way_is_refused_before_anything_is_written() {
    for in_the_way in ["Cargo.toml", "src/types.rs", "src/support/call.rs"] {
        let folder = holding(&[(in_the_way, "mine")]);
        let before = snapshot(folder.path());
        let refusal =
            write(folder.path(), &files("GET /pets", "name")).expect_err("it is not ours");
        assert!(
            matches!(&refusal, Refusal::Foreign(path) if path.ends_with(in_the_way)),
            "{refusal}"
        );
        assert_eq!(snapshot(folder.path()), before);
    }
}

#[test]
fn a_file_where_a_folder_should_be_is_refused() {
    let folder = holding(&[("src", "mine")]);
    let before = snapshot(folder.path());
    write(folder.path(), &files("GET /pets", "name")).expect_err("there is a file in the way");
    assert_eq!(snapshot(folder.path()), before);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let folder = temporary();
    let elsewhere = temporary();
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("src"))
        .expect("links can be made");
    write(folder.path(), &files("GET /pets", "name")).expect_err("src leads elsewhere");
    assert!(contents(elsewhere.path()).is_empty() && contents(folder.path()).is_empty());
}

/// A description with some hundred operations, so that writing the client takes its time.
fn large(field: &str) -> String {
    let endpoints: Vec<_> = (0..300)
        .map(|index| endpoint("get", &format!("/r{index}/things"), field))
        .collect();
    serde_json::Value::Array(endpoints).to_string()
}

#[test]
fn a_killed_run_leaves_every_file_old_or_new() {
    let folder = holding(&[("a.json", large("alpha")), ("b.json", large("beta"))]);
    let generated = |input: &str| {
        let text = fs::read(folder.path().join(input)).expect("it is there");
        let config = Config::default().with_name("out");
        let files = generate(&[Input::new(input, text)], &config).files;
        files
            .into_iter()
            .map(|file| (file.path, file.text))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    let (a, b) = (generated("a.json"), generated("b.json"));
    let out = folder.path().join("out");
    let run = |input: &str| {
        let mut command = command(folder.path());
        command
            .args(["generate", input, "--out", "out"])
            .stderr(std::process::Stdio::null());
        command
    };
    assert!(run("a.json").status().expect("it starts").success());
    for round in 0..50 {
        let input = if round % 2 == 0 { "b.json" } else { "a.json" };
        let mut child = run(input).spawn().expect("it starts");
        // Killed at one of many moments: after so many looks at the folder.
        for _ in 0..round * 4 {
            let _ = fs::read_dir(out.join("src")).map(Iterator::count);
        }
        let _ = child.kill();
        child.wait().expect("it ends");
        for (path, bytes) in contents(&out) {
            let path = path.to_str().expect("it is UTF-8");
            if !path.ends_with(".apifox-codegen.tmp") {
                let text = String::from_utf8(bytes).expect("it is text");
                assert!(
                    a.get(path) == Some(&text) || b.get(path) == Some(&text),
                    "{path} is neither old nor new"
                );
            }
        }
    }
    assert!(run("a.json").status().expect("it starts").success());
    let left: Vec<String> = contents(&out)
        .into_keys()
        .map(|path| path.to_str().expect("it is UTF-8").to_owned())
        .collect();
    assert_eq!(
        left,
        a.into_keys().collect::<Vec<_>>(),
        "nothing is left over"
    );
}

#[test]
fn two_runs_at_once_leave_whole_files() {
    let folder = holding(&[("a.json", large("alpha"))]);
    for _ in 0..5 {
        let run = || {
            command(folder.path())
                .args(["generate", "a.json", "--out", "out"])
                .spawn()
                .expect("it starts")
        };
        let mut children = [run(), run()];
        for child in &mut children {
            let mut said = String::new();
            child
                .stderr
                .take()
                .expect("it is piped")
                .read_to_string(&mut said)
                .expect("it is text");
            child.wait().expect("it ends");
        }
        let text = fs::read_to_string(folder.path().join("a.json")).expect("it is there");
        let expected = generate(
            &[Input::new("a.json", text)],
            &Config::default().with_name("out"),
        )
        .files;
        for file in expected {
            let written = fs::read_to_string(folder.path().join("out").join(&file.path));
            assert!(
                written.is_err() || written.is_ok_and(|text| text == file.text),
                "{}",
                file.path
            );
        }
        fs::remove_dir_all(folder.path().join("out")).expect("it is there");
    }
}

#[test]
fn the_same_bytes_in_every_process_and_folder() {
    let mut first = None;
    for _ in 0..5 {
        let folder = holding(&[("a.json", large("alpha"))]);
        let done = command(folder.path())
            .args(["generate", "a.json", "--out", "out"])
            .status()
            .expect("it starts");
        assert!(done.success());
        let written = contents(&folder.path().join("out"));
        assert_eq!(first.get_or_insert_with(|| written.clone()), &written);
    }
}
