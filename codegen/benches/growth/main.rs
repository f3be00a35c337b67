//! Time and memory of generation against the size of the description.
//!
//! `cargo bench -p apifox-codegen --bench growth` makes project exports of 100, 1,000 and 10,000 endpoints, and of as many
//! more as it is given (`-- 100000`). Each is generated from in a process of its own, so that the peak of its memory,
//! which Linux alone tells, is that of no other. Where time is linear, the seconds for 1,000 endpoints stay.

#[path = "../synthetic.rs"]
mod synthetic;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use apifox_codegen::{Config, Input, generate};

/// How many endpoints the descriptions have.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// The variable that tells a process which description it measures.
const MEASURED: &str = "APIFOX_CODEGEN_MEASURED";

fn main() {
    if let Some(file) = std::env::var_os(MEASURED) {
        let measured = Measured::of(Path::new(&file));
        return println!("{}", measured.line());
    }
    let more = std::env::args().filter_map(|argument| argument.parse().ok());
    println!("endpoints  file MB  seconds  per 1,000  parses  peak MB  parses");
    for endpoints in SIZES.into_iter().chain(more) {
        let file = described(endpoints);
        let this = std::env::current_exe().expect("a process knows its program");
        let output = Command::new(this)
            .env(MEASURED, &file)
            .stderr(Stdio::inherit())
            .output()
            .expect("a program that runs can be started");
        assert!(output.status.success(), "{endpoints} endpoints");
        print!("{endpoints:9}  {}", String::from_utf8_lossy(&output.stdout));
    }
}

/// A file that describes so many endpoints.
fn described(endpoints: usize) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("growth-{endpoints}.json"));
    let description = synthetic::project(endpoints, 1);
    fs::write(&file, description).expect("the target folder can be written");
    file
}

/// What generating from one description took.
struct Measured {
    operations: usize,
    bytes: usize,
    seconds: f64,
    /// A plain parse of the same text.
    parse_seconds: f64,
    /// The most memory after that parse.
    parse_peak_bytes: Option<usize>,
    peak_bytes: Option<usize>,
}

impl Measured {
    fn of(file: &Path) -> Measured {
        let description = fs::read(file).expect("it was written");
        let bytes = description.len();
        let inputs = [Input::new("synthetic.json", description)];
        let start = Instant::now();
        let parsed = serde_json::from_slice::<serde_json::Value>(&inputs[0].bytes);
        drop(parsed.expect("it is JSON"));
        let parse_seconds = start.elapsed().as_secs_f64();
        // The peak only grows, so the yardstick comes first.
        let parse_peak_bytes = peak_bytes();
        let start = Instant::now();
        let output = generate(&inputs, &Config::default());
        let seconds = start.elapsed().as_secs_f64();
        assert!(!output.files.is_empty(), "{:?}", output.diagnostics.first());
        let peak_bytes = peak_bytes();
        Measured {
            operations: output.summary.operations.len(),
            bytes,
            seconds,
            parse_seconds,
            parse_peak_bytes,
            peak_bytes,
        }
    }

    fn line(&self) -> String {
        let megabytes = |bytes: usize| bytes as f64 / 1e6;
        let peak = self
            .peak_bytes
            .map_or("?".to_owned(), |peak| format!("{:.0}", megabytes(peak)));
        let times = match (self.peak_bytes, self.parse_peak_bytes) {
            (Some(peak), Some(parse)) => format!("{:.1}", peak as f64 / parse as f64),
            _ => "?".to_owned(),
        };
        format!(
            "{:7.2}  {:7.3}  {:9.3}  {:6.1}  {peak:>7}  {times:>5}",
            megabytes(self.bytes),
            self.seconds,
            self.seconds * 1e3 / self.operations as f64,
            self.seconds / self.parse_seconds,
        )
    }
}

/// The most memory that this process has had.
fn peak_bytes() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: usize = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}
