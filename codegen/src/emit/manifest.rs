//! The `Cargo.toml` of a stand-alone crate.

use std::collections::BTreeMap;

use crate::plan::Plan;

/// What every client stands on.
const ALWAYS: [(&str, &str); 12] = [
    ("bytes", r#"bytes = "1""#),
    (
        "futures_core",
        r#"futures-core = { version = "0.3", default-features = false }"#,
    ),
    ("http", r#"http = "1""#),
    ("http_body", r#"http-body = "1""#),
    ("httpdate", r#"httpdate = "1""#),
    ("percent_encoding", r#"percent-encoding = "2""#),
    (
        "reqwest",
        r#"reqwest = { version = "0.13", default-features = false }"#,
    ),
    (
        "serde",
        r#"serde = { version = "1", default-features = false, features = ["std"] }"#,
    ),
    (
        "serde_json",
        r#"serde_json = { version = "1", features = ["preserve_order"] }"#,
    ),
    ("serde_path_to_error", r#"serde_path_to_error = "0.1""#),
    (
        "tokio",
        r#"tokio = { version = "1", default-features = false, features = ["rt", "sync", "time"] }"#,
    ),
    (
        "tracing",
        r#"tracing = { version = "0.1", default-features = false, optional = true }"#,
    ),
];

/// The manifest. The package's name, and the dependencies that a user asks for, are the only texts in it that come from
/// outside.
pub fn manifest(plan: &Plan) -> String {
    let package = &plan.package;
    let asked = plan.formats.dependencies.iter();
    let asked = asked.map(|(krate, line)| (krate.as_str(), line.as_str()));
    let dependencies: BTreeMap<&str, &str> = asked.chain(ALWAYS).collect();
    let dependencies: Vec<&str> = dependencies.into_values().collect();
    let dependencies = dependencies.join("\n");
    let (full, groups) = features(plan);
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
default = ["rustls"{full}]
# TLS by rustls.
rustls = ["reqwest/rustls"]
# TLS by the library of the operating system.
native-tls = ["reqwest/native-tls"]
# Calls that threads wait for, without a runtime.
blocking = ["tokio/rt-multi-thread"]
# A span for each call.
tracing = ["dep:tracing"]
{groups}
[dependencies]
{dependencies}

# What a browser has of its own.
[target.'cfg(target_family = "wasm")'.dependencies]
getrandom = {{ version = "0.4", default-features = false, features = ["wasm_js"] }}
gloo-timers = {{ version = "0.4", features = ["futures"] }}
reqwest = {{ version = "0.13", default-features = false, features = ["stream"] }}
web-time = "1"
"#
    )
}

/// What stands for all groups of calls where they are features, and the lines of these.
fn features(plan: &Plan) -> (&'static str, String) {
    if plan.features.is_empty() {
        return ("", String::new());
    }
    let names = plan.features.iter().map(|feature| feature.name.as_str());
    let all: String = names
        .clone()
        .map(|name| format!("    \"{name}\",\n"))
        .collect();
    let each: String = names.map(|name| format!("{name} = []\n")).collect();
    let lines = format!(
        "# Groups of calls and of types, each with the types that nothing else needs.\nfull = [\n{all}]\n{each}"
    );
    (", \"full\"", lines)
}
