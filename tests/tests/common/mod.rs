//! What the tests of the command, the output and the build script share.

#![allow(dead_code, reason = "every file of tests uses a part of it")]

pub mod alike;
pub mod command;
pub mod description;
pub mod folder;
pub mod source;
pub mod told;

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests are a member of the workspace")
}

/// The page that all began with.
pub fn seed() -> PathBuf {
    workspace().join("spec/openai-video-content.txt")
}

/// Where Cargo builds, so that what a test builds is built once.
pub fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("Cargo keeps it below the target folder")
}

/// The `CARGO` that runs these tests, told to work without a network, and with nothing else said.
pub fn cargo() -> std::process::Command {
    let mut cargo = std::process::Command::new(env!("CARGO"));
    cargo
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}
