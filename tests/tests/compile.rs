//! Generated clients compile without a warning, and refuse to be misused in words that help.

use std::path::Path;

use apifox_codegen::{Config, File, Input, Layout, generate, output};
use tests::case;
use tests::sweep::{self, Visibility};

#[test]
fn misuse_is_refused_in_readable_words() {
    trybuild::TestCases::new().compile_fail("cases/*/misuse/*.rs");
}

/// The clients of all cases, under the strictest lints.
#[test]
fn the_clients_of_all_cases_are_clean() {
    let module = |case: &case::Case| {
        let output = case.generate(Layout::Module("client.rs".to_owned()));
        output.files.into_iter().map(|file| file.text)
    };
    let modules: Vec<String> = case::all().iter().flat_map(module).collect();
    for visibility in [Visibility::Public, Visibility::Private] {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
        sweep::compile_modules(modules.iter().map(String::as_str), visibility, &folder)
            .unwrap_or_else(|message| panic!("{visibility:?}: {message}"));
    }
}

/// The crate that the README's first command writes, under the strictest lints, in its own edition and the one before.
#[test]
fn a_generated_crate_is_clean() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = std::fs::read(workspace.join("spec/openai-video-content.txt")).expect("it is there");
    let config = Config::default()
        .with_name("openai-video")
        .with_layout(Layout::Crate);
    let mut files = generate(&[Input::new("page.txt", page)], &config).files;
    for edition in ["2024", "2021"] {
        for file in &mut files {
            if file.path == "Cargo.toml" {
                file.text = file
                    .text
                    .replace("edition = \"2024\"", &format!("edition = \"{edition}\""));
            }
        }
        for features in ["", "blocking", "tracing", sweep::FEATURES] {
            check(&format!("crate-{edition}"), &files, features);
        }
    }
}

/// A client has the support code that it needs, and no part of that is dead where it needs little of it.
#[test]
fn crates_that_need_little_of_the_support_code_are_clean() {
    let unions = r#"{"method": "get", "path": "/a", "responses": [{"code": 200, "contentType": "json", "jsonSchema": {
        "oneOf": [{"type": "string"}, {"type": "array", "items": {"type": ["string", "integer"]}}]}}]}"#;
    let pages = r#"{"method": "get", "path": "/a", "parameters": {"query": [{"name": "cursor", "type": "string"}]},
        "responses": [{"code": 200, "contentType": "json", "jsonSchema": {"type": "object", "properties": {
        "next_cursor": {"type": "string"}, "items": {"type": "array", "items": {"type": "string"}}}}}]}"#;
    let checks = r#"{"method": "get", "path": "/a", "parameters": {"query": [
        {"name": "limit", "schema": {"type": "integer", "minimum": 1}}]}, "responses": []}"#;
    for (name, text, config) in [
        ("little-unions", unions, Config::default()),
        ("little-pages", pages, Config::default().with_pages()),
        ("little-checks", checks, Config::default().with_checks()),
    ] {
        let config = config.with_name(name);
        let files = generate(&[Input::new("a.json", text)], &config).files;
        let text = files.iter().map(|file| &*file.text).collect::<String>();
        assert_eq!(text.contains("Advance::cursor"), config.pages);
        check(name, &files, "");
    }
}

/// A crate whose groups of calls are features has what some of them need, and no import or attribute too many.
#[test]
fn a_crate_is_clean_with_some_of_its_groups() {
    let mut cases = case::all().into_iter();
    let case = cases.find(|case| case.name == "features");
    let files = case.expect("it is there").generate(Layout::Crate).files;
    for features in ["", "pets", "webhooks,other-types,blocking", "full"] {
        check("features", &files, features);
    }
}

fn check(name: &str, files: &[File], features: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    output::write(&folder, files).unwrap_or_else(|refusal| panic!("{refusal}"));
    sweep::check(&folder, features).unwrap_or_else(|message| panic!("{message}"));
}
