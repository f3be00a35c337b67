//! Generation, and the compile time of what is generated, as ratios within one run.
//!
//! `cargo bench -p apifox-codegen` makes a description of 1,000 operations and about 1,500 types from a seed (`SEED=n`
//! for another), and measures
//!
//! * generating the client, against a plain parse of the description;
//! * `cargo check` and `cargo build` of the client alone, its dependencies built, against the same client whose structs
//!   have serde's derive in the place of our macros.
//!
//! `cargo bench -p apifox-codegen --bench client -- generation` leaves it at the first.
//!
//! The two clients take turns, and the medians are compared: only ratios of one run mean something.

mod derive;
#[path = "../synthetic.rs"]
mod synthetic;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use apifox_codegen::{Config, File, Input, generate, output};

/// How often each measurement is taken.
const ROUNDS: usize = 3;

fn main() {
    let seed = std::env::var("SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(1);
    let description = synthetic::description(1000, seed);
    let config = Config::default().with_name("synthetic");
    let inputs = [Input::new("synthetic.json", description.clone())];
    let ours = generate(&inputs, &config);
    assert!(!ours.files.is_empty(), "{:?}", ours.diagnostics.first());
    println!(
        "{} operations, {} types, {} KB described",
        ours.summary.operations.len(),
        ours.summary.types.len(),
        description.len() / 1000
    );

    let parse = median(|| timed(|| drop(serde_json::from_str::<serde_json::Value>(&description))));
    let generation = median(|| timed(|| drop(generate(&inputs, &config))));
    println!("parse of the description    {:8.3} s", parse.as_secs_f64());
    println!(
        "generation                  {:8.3} s  {:.2} x",
        generation.as_secs_f64(),
        ratio(generation, parse)
    );
    if std::env::args().any(|argument| argument == "generation") {
        return;
    }

    let theirs: Vec<File> = ours.files.iter().map(derive::derived).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let clients = [("our macros", &ours.files), ("serde's derive", &theirs)];
    let clients = clients.map(|(name, files)| Client::written(name, files, folder));
    for client in &clients {
        println!(
            "{:14} {:6} lines, {:5} KB",
            client.name,
            client.lines,
            client.bytes / 1000
        );
    }
    for step in [&["check"][..], &["build"][..], &["build", "--release"][..]] {
        compare(&clients, step);
    }
}

/// A generated crate on disk.
struct Client {
    name: &'static str,
    folder: PathBuf,
    lines: usize,
    bytes: usize,
}

impl Client {
    fn written(name: &'static str, files: &[File], folder: &Path) -> Client {
        let folder = folder.join(name.replace([' ', '\''], "-"));
        output::write(&folder, files).expect("the target folder can be written");
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace is locked");
        let own = files
            .iter()
            .filter(|file| !file.path.starts_with("src/support/"));
        let (lines, bytes) = own.fold((0, 0), |(lines, bytes), file| {
            (lines + file.text.lines().count(), bytes + file.text.len())
        });
        Client {
            name,
            folder,
            lines,
            bytes,
        }
    }

    /// How long Cargo takes for this crate alone.
    fn time(&self, step: &[&str]) -> Duration {
        let root = self.folder.join("src/lib.rs");
        let now = std::time::SystemTime::now();
        let file = fs::File::options()
            .append(true)
            .open(root)
            .expect("it was written");
        file.set_modified(now)
            .expect("the time of a file can be set");
        timed(|| {
            let status = Command::new(env!("CARGO"))
                .current_dir(&self.folder)
                .args(step)
                .args(["--offline", "--quiet", "--no-default-features"])
                .env("CARGO_TARGET_DIR", self.folder.join("target"))
                .env("CARGO_INCREMENTAL", "0")
                // With derive, a part of the support code lies idle.
                .env("RUSTFLAGS", "-Awarnings")
                .stderr(Stdio::inherit())
                .status();
            assert!(
                status.is_ok_and(|status| status.success()),
                "{} does not compile",
                self.name
            );
        })
    }
}

/// Measures both clients in turn, after a first run that builds the dependencies.
fn compare(clients: &[Client; 2], step: &[&str]) {
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..=ROUNDS {
        for (client, times) in clients.iter().zip(&mut times) {
            let time = client.time(step);
            if round > 0 {
                times.push(time);
            }
        }
    }
    let [ours, theirs] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    let (name, ratio) = (step.join(" "), ratio(ours, theirs));
    println!(
        "cargo {name:20} ours {:7.2} s, derive {:7.2} s  {ratio:.2} x",
        ours.as_secs_f64(),
        theirs.as_secs_f64()
    );
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn median(mut measure: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| measure()).collect();
    times.sort();
    times[ROUNDS / 2]
}

fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
}
