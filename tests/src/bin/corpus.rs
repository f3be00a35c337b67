//! Sweeps over descriptions: generates from each, compiles all that comes out, prints a table.
//!
//! ```text
//! cargo run -p tests --bin corpus -- [FILES or FOLDERS]
//! ```
//!
//! Without arguments it takes the endpoint pages, endpoint JSON and projects of `../shared/corpus`. It exits with 1 if a
//! description fails, or if a client does not compile without warnings, pass clippy, or document itself.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use apifox_codegen::source;
use tests::sweep::{self, Row};

fn main() -> ExitCode {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        let corpus = workspace.join("../shared/corpus");
        paths = ["endpoint-pages", "endpoint-json", "projects", "openapi"]
            .map(|folder| corpus.join(folder))
            .to_vec();
    }
    let mut rows = Vec::new();
    let mut failures = 0;
    println!("{}", sweep::HEAD);
    for file in paths
        .iter()
        .flat_map(|path| source::files_below(path).unwrap_or_else(|_| vec![path.clone()]))
    {
        match Row::of(&file) {
            Ok(row) => {
                println!("{row}");
                rows.push(row);
            }
            Err(failure) => {
                println!("{failure}");
                failures += 1;
            }
        }
    }
    let start = Instant::now();
    let compiled = sweep::compile(&rows, &workspace.join("target/tmp/corpus"));
    println!(
        "compiled and documented in {:.1} seconds",
        start.elapsed().as_secs_f64()
    );
    if let Err(message) = &compiled {
        println!("{message}");
    }
    if failures == 0 && compiled.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
