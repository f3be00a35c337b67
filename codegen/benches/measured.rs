//! Time and memory of generating from one file, in a process of its own: so that the peak of its memory, which Linux
//! alone tells, is that of no other.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use apifox_codegen::{Config, Stage, generate, source};

/// The variable that tells a process which description it measures.
const MEASURED: &str = "APIFOX_CODEGEN_MEASURED";

/// What the columns of a line are.
pub const HEAD: &str = "file MB  seconds  per 1,000  parses  peak MB  parses  stages in ms";

/// Measures what another process asks for, if that is why this one runs.
pub fn serve() -> bool {
    let file = std::env::var_os(MEASURED);
    if let Some(file) = &file {
        println!("{}", Measured::of(Path::new(file)).line());
    }
    file.is_some()
}

/// A line of what generating from a file takes.
pub fn line(file: &Path) -> String {
    let this = std::env::current_exe().expect("a process knows its program");
    let output = Command::new(this)
        .env(MEASURED, file)
        .stderr(Stdio::inherit())
        .output()
        .expect("a program that runs can be started");
    assert!(output.status.success(), "{}", file.display());
    String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned()
}

/// What generating from one description took.
struct Measured {
    operations: usize,
    bytes: usize,
    seconds: f64,
    stages: Vec<Stage>,
    /// A plain parse of the same text, if it is JSON.
    parse_seconds: Option<f64>,
    /// The most memory after that parse.
    parse_peak_bytes: Option<usize>,
    peak_bytes: Option<usize>,
}

impl Measured {
    fn of(file: &Path) -> Measured {
        let bytes = fs::read(file).expect("it can be read");
        let start = Instant::now();
        let is_json = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok();
        let parse_seconds = is_json.then(|| start.elapsed().as_secs_f64());
        // The peak only grows, so the yardstick comes first.
        let parse_peak_bytes = is_json.then(peak_bytes).flatten();
        let (inputs, unreadable) = source::read(&[file.to_owned()]);
        assert!(unreadable.is_empty(), "{unreadable:?}");
        let start = Instant::now();
        let output = generate(&inputs, &Config::default());
        let seconds = start.elapsed().as_secs_f64();
        assert!(!output.files.is_empty(), "{:?}", output.diagnostics.first());
        Measured {
            operations: output.summary.operations.len(),
            bytes: bytes.len(),
            seconds,
            stages: output.stages,
            parse_seconds,
            parse_peak_bytes,
            peak_bytes: peak_bytes(),
        }
    }

    fn line(&self) -> String {
        let megabytes = |bytes: usize| bytes as f64 / 1e6;
        let peak = self
            .peak_bytes
            .map(|peak| format!("{:.0}", megabytes(peak)));
        let known = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
        let parses = self
            .parse_seconds
            .map(|parse| format!("{:.1}", self.seconds / parse));
        let peaks = self.peak_bytes.zip(self.parse_peak_bytes);
        let peaks = peaks.map(|(peak, parse)| format!("{:.1}", peak as f64 / parse as f64));
        let stages = self.stages.iter();
        let stages =
            stages.map(|stage| format!("{} {:.0}", stage.name, stage.time.as_secs_f64() * 1e3));
        format!(
            "{:7.2}  {:7.3}  {:9.3}  {:>6}  {:>7}  {:>6}  {}",
            megabytes(self.bytes),
            self.seconds,
            self.seconds * 1e3 / self.operations as f64,
            known(parses),
            known(peak),
            known(peaks),
            stages.collect::<Vec<_>>().join(", "),
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
