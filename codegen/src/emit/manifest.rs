//! The `Cargo.toml` of a stand-alone crate.

use crate::plan::Plan;

/// The manifest. The package's name is the only text in it that comes from outside.
pub fn manifest(plan: &Plan) -> String {
    let package = &plan.package;
    format!(
        r#"[package]
name = "{package}"
version = "0.1.0"
edition = "2024"
rust-version = "1.85"

# A client is a crate of its own, also below the folder of another workspace.
[workspace]

[lib]
# The text of a description is no code to run.
doctest = false

[features]
default = ["rustls"]
# TLS by rustls.
rustls = ["reqwest/rustls"]
# TLS by the library of the operating system.
native-tls = ["reqwest/native-tls"]

[dependencies]
bytes = "1"
percent-encoding = "2"
reqwest = {{ version = "0.13", default-features = false }}
serde = {{ version = "1", default-features = false, features = ["std"] }}
serde_json = {{ version = "1", features = ["preserve_order"] }}
serde_path_to_error = "0.1"
"#
    )
}
