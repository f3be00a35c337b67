//! What is on disk after a run, whatever happens: each file whole, nothing touched that need not be, nothing of others.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use apifox_codegen::output::{Difference, Refusal, write};
use apifox_codegen::{Config, File, Input, Layout, generate};
use common::command::{Run, command, finished, run};
use common::description::{endpoint, page};
use common::folder::{age, contents, fill, holding, modified, snapshot, temporary};
use tempfile::TempDir;

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
    assert_eq!(modified(&folder.path().join("src/pets.rs")), old);
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
fn folders_go_that_are_empty_when_their_files_go() {
    let folder = temporary();
    let input = Input::new("page.txt", page("GET /pets", "name"));
    let with_features = Config::default().with_group_features();
    let files = |config: &Config| generate(std::slice::from_ref(&input), config).files;
    write(folder.path(), &files(&with_features)).expect("it is empty");
    assert!(folder.path().join("src/types").is_dir());
    let mine = [("src/types/deep/mine.rs", "// mine\n")];
    fill(folder.path(), &mine);
    write(folder.path(), &files(&Config::default())).expect("nothing is in the way");
    assert!(folder.path().join(mine[0].0).is_file());
    fs::remove_dir_all(folder.path().join("src/types/deep")).expect("it is there");
    write(folder.path(), &files(&with_features)).expect("nothing is in the way");
    write(folder.path(), &files(&Config::default())).expect("nothing is in the way");
    assert!(!folder.path().join("src/types").exists());
    assert!(folder.path().join("src/types.rs").is_file());
}

#[test]
fn what_an_interrupted_run_left_beside_a_file_goes() {
    let module = Layout::Module("pets.rs".to_owned());
    let input = Input::new("page.txt", page("GET /pets", "name"));
    for (layout, name) in [(Layout::Crate, "Cargo.toml"), (module, "pets.rs")] {
        let leftover = format!(".{name}.1.apifox-codegen.tmp");
        let others = [
            "pets.rs.1.apifox-codegen.tmp",
            ".cats.rs.1.apifox-codegen.tmp",
            ".pets.rs.mine.apifox-codegen.tmp",
        ];
        let folder = holding(&[(leftover.as_str(), "half")]);
        fill(folder.path(), &others.map(|name| (name, "of others")));
        let config = Config::default().with_layout(layout);
        let files = generate(std::slice::from_ref(&input), &config).files;
        write(folder.path(), &files).expect("nothing is in the way");
        let left = contents(folder.path());
        assert!(!left.contains_key(Path::new(&leftover)), "{leftover}");
        assert!(others.iter().all(|name| left.contains_key(Path::new(name))));
    }
}

/// Starts a run as a process that can write only small files, as if the disk were full.
fn run_on_a_full_disk(folder: &Path, arguments: &[&str]) -> Run {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""])
        .arg(command(folder).get_program())
        .args(arguments)
        .current_dir(folder);
    finished(shell.output().expect("there is a shell"))
}

#[test]
fn what_cannot_be_written_leaves_all_as_it_was() {
    let folder = holding(&[
        ("a.txt", page("GET /pets", "name")),
        ("b.txt", page("GET /pets", &"title".repeat(1_000))),
    ]);
    run(folder.path(), ["generate", "a.txt", "--out", "out"]).exits(0);
    let before = snapshot(folder.path());
    let full = run_on_a_full_disk(folder.path(), &["generate", "b.txt", "--out", "out"]);
    let told = full.exits(1).stderr;
    assert!(
        told.contains("error: out/src/") && told.contains("File too large"),
        "{told}"
    );
    let new = run_on_a_full_disk(folder.path(), &["generate", "b.txt", "--out", "new/client"]);
    new.exits(1);
    assert!(!folder.path().join("new").exists(), "folders are left over");
    let long = "x".repeat(300);
    let told = run(folder.path(), ["generate", "a.txt", "--out", &long]).exits(1);
    assert!(told.stderr.contains("File name too long"), "{told:?}");
    assert_eq!(snapshot(folder.path()), before);
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

/// The files of a client by their paths.
type Client = BTreeMap<PathBuf, Vec<u8>>;

/// A description with many operations, of which every one, and so every file, holds the word.
fn large(word: &str) -> String {
    let endpoints = (0..120).map(|index| {
        let mut endpoint = endpoint("get", &format!("/r{index}/things"), word);
        endpoint["name"] = word.into();
        endpoint
    });
    serde_json::Value::from_iter(endpoints).to_string()
}

/// A folder with two descriptions, `alpha.json` and `beta.json`, and the clients that they become in its folder `out`.
fn two_large() -> (TempDir, [Client; 2]) {
    let folder = holding(&[("alpha.json", large("alpha")), ("beta.json", large("beta"))]);
    let clients = ["alpha", "beta"].map(|word| {
        assert!(
            rewrite(folder.path(), word)
                .wait()
                .expect("it ends")
                .success()
        );
        contents(&folder.path().join("out"))
    });
    let differing = clients[0]
        .iter()
        .filter(|(path, bytes)| clients[1].get(*path) != Some(*bytes));
    assert!(differing.count() > 100, "there is little to interrupt");
    (folder, clients)
}

/// Starts a run that brings the client of one description to the folder `out`.
fn rewrite(folder: &Path, word: &str) -> Child {
    let input = format!("{word}.json");
    command(folder)
        .args(["generate", &input, "--out", "out"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command starts")
}

/// Asserts that each file is there and whole, out of one client or the other; whether there are files of both, or files
/// on their way.
fn is_between(out: &Path, clients: &[Client; 2]) -> bool {
    let mut found = contents(out);
    let all = found.len();
    found.retain(|path, _| !is_temporary(path));
    assert_eq!(
        Vec::from_iter(found.keys()),
        Vec::from_iter(clients[0].keys())
    );
    for (path, bytes) in &found {
        let is_whole = clients.iter().any(|client| client.get(path) == Some(bytes));
        assert!(is_whole, "{} is neither old nor new", path.display());
    }
    all > found.len() || !clients.contains(&found)
}

fn is_temporary(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".apifox-codegen.tmp")
}

/// Runs until so many files have come to their places, or to the end.
fn write_some(folder: &Path, word: &str, count: usize) {
    let out = folder.join("out");
    let before = snapshot(&out);
    let mut run = rewrite(folder, word);
    let is_new = |(path, (_, then)): (&PathBuf, &(Vec<u8>, SystemTime))| {
        let now = fs::metadata(out.join(path)).and_then(|now| now.modified());
        now.is_ok_and(|now| now != *then)
    };
    while run.try_wait().expect("it can be asked").is_none()
        && before.iter().filter(|file| is_new(*file)).count() < count
    {}
    run.kill().expect("it can be killed");
    run.wait().expect("it ends");
}

#[test]
fn a_killed_run_leaves_every_file_old_or_new() {
    const ROUNDS: usize = 50;
    let (folder, clients) = two_large();
    let out = folder.path().join("out");
    let mut interrupted = 0;
    for round in 0..ROUNDS {
        let word = ["alpha", "beta"][round % 2];
        write_some(folder.path(), word, clients[0].len() * round / ROUNDS);
        interrupted += usize::from(is_between(&out, &clients));
    }
    assert!(
        interrupted > ROUNDS / 5,
        "only {interrupted} runs were killed while they wrote"
    );
    assert!(
        rewrite(folder.path(), "alpha")
            .wait()
            .expect("it ends")
            .success()
    );
    assert_eq!(contents(&out), clients[0], "something is left over");
}

#[test]
fn two_runs_at_once_leave_whole_files() {
    let (folder, clients) = two_large();
    for _ in 0..5 {
        let runs = ["alpha", "beta"].map(|word| rewrite(folder.path(), word));
        let ends = runs.map(|mut run| run.wait().expect("it ends").success());
        assert_eq!(ends, [true, true], "they hindered each other");
        is_between(&folder.path().join("out"), &clients);
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
