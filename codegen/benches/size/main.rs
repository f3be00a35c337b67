//! How large a program is that makes one call of a client: of one operation, and of 1,000.
//!
//! `cargo bench -p apifox-codegen --bench size` builds both in release mode, without TLS and without symbols. What is not
//! called should not be in it, so the two sizes should be close.

#[path = "../synthetic.rs"]
mod synthetic;

use std::fs;
use std::path::Path;
use std::process::Command;

use apifox_codegen::{Config, Input, generate, output};

fn main() {
    let [one, thousand] = [1, 1000].map(size);
    println!(
        "one call: {} KB of 1 operation, {} KB of 1,000  {:.3} x",
        one / 1000,
        thousand / 1000,
        thousand as f64 / one as f64
    );
}

/// The size of a program that makes the first call of a client of so many operations.
fn size(operations: usize) -> u64 {
    let inputs = [Input::new(
        "synthetic.json",
        synthetic::description(operations, 1),
    )];
    let client = generate(&inputs, &Config::default().with_name("synthetic"));
    let first = client.summary.operations.iter().find(|operation| {
        // The one that both have: a GET of a path parameter.
        operation.request.starts_with("GET ") && operation.request.contains("-0/{id}/")
    });
    let call = &first.expect("it is described").call;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("size-{operations}"));
    output::write(&folder, &client.files).expect("the target folder can be written");
    let program = program(&call.replace("(id)", "(\"7\")"));
    fs::create_dir_all(folder.join("examples")).expect("the target folder can be written");
    fs::write(folder.join("examples/one.rs"), program).expect("the target folder can be written");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace is locked");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("size");
    let status = Command::new(env!("CARGO"))
        .current_dir(&folder)
        .args(["build", "--release", "--example", "one", "--offline"])
        .args(["--quiet", "--no-default-features"])
        .args(["--config", "profile.release.strip=true"])
        .env("CARGO_TARGET_DIR", &target)
        .status();
    assert!(status.is_ok_and(|status| status.success()), "it compiles");
    let program = target.join(format!(
        "release/examples/one{}",
        std::env::consts::EXE_SUFFIX
    ));
    fs::metadata(program).expect("it was built").len()
}

fn program(call: &str) -> String {
    format!(
        r#"//! One call.

fn main() {{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let client = synthetic::Client::builder("http://127.0.0.1:1").build().expect("a client");
    let answer = runtime.expect("a runtime").block_on(async {{ {call}.await }});
    println!("{{answer:?}}");
}}
"#
    )
}
