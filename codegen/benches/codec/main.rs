//! Decoding and encoding by generated types, against serde's derive of the same types.
//!
//! `cargo bench -p apifox-codegen --bench codec` generates the types of a list of orders, compiles them with their twins as
//! one program, and runs it: all take turns, and the ratios of the medians are printed. The twins are there twice: what
//! lies between these two is by where the linker put them.

use std::fs;
use std::path::Path;
use std::process::Command;

use apifox_codegen::{Config, Input, Layout, generate};

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("codec");
    let files = [
        ("Cargo.toml", manifest()),
        ("src/lib.rs", "//! Nothing.\n".to_owned()),
        ("src/main.rs", include_str!("race.rs").to_owned()),
        (
            "src/ours.rs",
            client(Layout::Module("ours.rs".to_owned()), "ours.rs"),
        ),
        ("src/twin.rs", include_str!("twin.rs").to_owned()),
        ("src/again.rs", include_str!("twin.rs").to_owned()),
    ];
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap_or(&folder))
            .expect("the target folder can be written");
        fs::write(file, text).expect("the target folder can be written");
    }
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace is locked");
    let status = Command::new(env!("CARGO"))
        .current_dir(&folder)
        .args([
            "run",
            "--release",
            "--offline",
            "--quiet",
            "--no-default-features",
        ])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        // The calls of the client lie idle.
        .env("RUSTFLAGS", "-Awarnings")
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "the program fails"
    );
}

/// A file of the client of the orders.
fn client(layout: Layout, name: &str) -> String {
    let config = Config::default().with_name("codec").with_layout(layout);
    let output = generate(
        &[Input::new("orders.json", include_str!("orders.json"))],
        &config,
    );
    let file = output.files.into_iter().find(|file| file.path == name);
    file.unwrap_or_else(|| panic!("{:?}", output.diagnostics))
        .text
}

/// What the client stands on, with serde's derive.
fn manifest() -> String {
    let manifest = client(Layout::Crate, "Cargo.toml");
    let derive = manifest.replace("features = [\"std\"]", "features = [\"std\", \"derive\"]");
    assert_ne!(manifest, derive, "serde is named in another way");
    derive
}
