//! What is told of a description, and the client that is made of it.

use apifox_codegen::{Config, Input, Layout, generate};
use serde_json::Value;

/// The codes, the pointers and the helps of what is told of a description.
pub fn told(description: &Value) -> Vec<(&'static str, String, String)> {
    let input = Input::new("a.json", description.to_string());
    let output = generate(&[input], &Config::default());
    let diagnostics = output.diagnostics.into_iter();
    diagnostics
        .map(|told| (told.code.as_str(), told.location.pointer, told.help))
        .collect()
}

/// Asserts that this is told once.
#[track_caller]
pub fn assert_told(description: &Value, code: &str, pointer: &str, help: &str) {
    let all = told(description);
    let is_it = |(known, at, what): &(&str, String, String)| {
        *known == code && at == pointer && what.contains(help)
    };
    assert_eq!(all.iter().filter(|told| is_it(told)).count(), 1, "{all:?}");
}

/// The code of the client of a description.
pub fn code(description: &Value) -> String {
    let input = Input::new("a.json", description.to_string());
    let config = Config::default().with_layout(Layout::Module("a.rs".into()));
    let output = generate(&[input], &config);
    let texts = output.files.into_iter().map(|file| file.text);
    texts.collect()
}
