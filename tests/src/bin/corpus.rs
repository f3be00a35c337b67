//! Sweeps over descriptions: generates from each, compiles all that comes out, prints a table.
//!
//! ```text
//! cargo run -p tests --bin corpus -- [FILES or FOLDERS]
//! cargo run -p tests --bin corpus -- --smoke [FILES or FOLDERS]
//! ```
//!
//! Without arguments it takes the endpoint pages, endpoint JSON and projects of `../shared/corpus`. It exits with 1 if a
//! description fails, or if a client does not compile without warnings, pass clippy, or document itself.
//!
//! With `--smoke` it calls every operation of every client, against a server that judges the requests by the description; it
//! exits with 1 if one does not go through.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use apifox_codegen::source;
use tests::smoke;
use tests::sweep::{self, Row};

fn main() -> ExitCode {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let is_smoke = arguments
        .first()
        .is_some_and(|first| first == Path::new("--smoke"));
    if is_smoke {
        arguments.remove(0);
    }
    if arguments.is_empty() {
        let corpus = workspace.join("../shared/corpus");
        let mut folders = vec!["endpoint-pages", "endpoint-json", "projects", "openapi"];
        if is_smoke {
            folders.push("public");
        }
        arguments = folders.iter().map(|folder| corpus.join(folder)).collect();
    }
    let files: Vec<PathBuf> = arguments
        .iter()
        .flat_map(|path| source::files_below(path).unwrap_or_else(|_| vec![path.clone()]))
        .collect();
    let went_well = if is_smoke {
        call(&files, &workspace.join("target/tmp/smoke"))
    } else {
        compile(&files, &workspace.join("target/tmp/corpus"))
    };
    if went_well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Compiles the clients of all files; says whether all went well.
fn compile(files: &[PathBuf], folder: &Path) -> bool {
    let mut rows = Vec::new();
    let mut failures = 0;
    println!("{}", sweep::HEAD);
    for file in files {
        match Row::of(file) {
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
    let compiled = sweep::compile(&rows, folder);
    println!(
        "compiled and documented in {:.1} seconds",
        start.elapsed().as_secs_f64()
    );
    if let Err(message) = &compiled {
        println!("{message}");
    }
    failures == 0 && compiled.is_ok()
}

/// Calls the operations of all files; says whether all went through.
fn call(files: &[PathBuf], folder: &Path) -> bool {
    let (mut all, mut through, mut failures) = (0, 0, 0);
    println!("{}", smoke::HEAD);
    for file in files {
        match smoke::run(file, folder) {
            Ok(report) => {
                println!("{report}");
                report
                    .failures()
                    .for_each(|failure| println!("    {failure}"));
                let (calls, ok) = report.counts();
                all += calls;
                through += ok;
            }
            Err(smoke::Unable::NothingToCall(why)) => println!("{}: {why}", file.display()),
            Err(smoke::Unable::Failed(failure)) => {
                println!("{}: {failure}", file.display());
                failures += 1;
            }
        }
    }
    println!("{through} of {all} operations went through");
    failures == 0 && through == all
}
