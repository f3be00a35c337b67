//! Words that Rust, Cargo and Windows have taken.

/// Whether a word is a keyword.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Whether no package can have this name: a keyword, a crate that is there already, or a device.
pub fn is_no_package(name: &str) -> bool {
    let as_crate = name.replace('-', "_");
    is_keyword(&as_crate) || TAKEN_BY_CRATES.contains(&as_crate.as_str()) || is_device(name)
}

/// Whether clients have a crate of this name whatever they are generated from.
pub fn is_crate(name: &str) -> bool {
    let is_relative = matches!(name, "crate" | "self" | "super" | "test" | "proc_macro");
    TAKEN_BY_CRATES.contains(&name) && !is_relative
}

/// Crates that Rust gives a meaning to, and those that clients stand on (`emit/manifest.rs`).
const TAKEN_BY_CRATES: [&str; 26] = [
    "alloc",
    "bytes",
    "core",
    "crate",
    "futures_core",
    "getrandom",
    "gloo_timers",
    "http",
    "http_body",
    "httpdate",
    "percent_encoding",
    "proc_macro",
    "quick_xml",
    "regress",
    "reqwest",
    "rmp_serde",
    "self",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "tokio",
    "std",
    "super",
    "test",
    "tracing",
    "web_time",
];

/// Names that files of a crate cannot have: those that Cargo gives a meaning, and devices.
pub fn is_file_of_its_own(word: &str) -> bool {
    matches!(word, "lib" | "main") || is_device(word)
}

/// Names of devices of Windows, which no file can have there.
fn is_device(word: &str) -> bool {
    let kind = word.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(word, "aux" | "con" | "nul" | "prn") || (word != kind && matches!(kind, "com" | "lpt"))
}

/// Keywords of all editions, strict and reserved (The Rust Reference, "Keywords").
const KEYWORDS: [&str; 49] = [
    "abstract",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "ref",
    "return",
    "static",
    "struct",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
    "macro_rules",
];
