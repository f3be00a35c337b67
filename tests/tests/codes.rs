//! The table of diagnostic codes: each is explained, by the command, too, and each is reported somewhere.

mod common;

use std::collections::BTreeSet;

use apifox_codegen::Code;
use common::command::run;
use common::source::sources;
use common::workspace;
use serde_json::Value;

#[test]
fn every_code_has_texts_of_its_own() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        for text in [code.meaning(), code.effect(), code.remedy()] {
            assert!(!text.trim().is_empty(), "{code}");
            assert!(seen.insert(text), "{code}: {text}");
            assert!(text.ends_with(['.', ':']), "{code}: {text}");
            // A line that is broken wrongly leaves a gap, or none.
            assert!(
                !text.contains("  ") && !text.contains('\n'),
                "{code}: {text}"
            );
        }
        // What ends so introduces the example.
        assert_eq!(
            code.remedy().ends_with(':'),
            code.example().is_some(),
            "{code}"
        );
        assert!(
            code.meaning().ends_with('.') && code.effect().ends_with('.'),
            "{code}"
        );
    }
}

#[test]
fn every_example_of_a_remedy_is_json() {
    for code in Code::ALL {
        let example = code.example().unwrap_or("null");
        let parsed: Result<Value, _> = serde_json::from_str(example);
        assert!(parsed.is_ok(), "{code}: {parsed:?}");
    }
}

#[test]
fn codes_are_sorted_by_gravity_then_by_word() {
    let keys = Code::ALL
        .iter()
        .map(|code| (code.severity(), code.as_str()));
    assert!(keys.clone().is_sorted(), "{:?}", Code::ALL);
    for (code, (_, word)) in Code::ALL.iter().zip(keys) {
        assert_eq!(Code::from_word(word), Some(*code));
    }
}

#[test]
fn every_code_is_reported_somewhere() {
    let sources = sources("codegen/src");
    let lines = sources
        .iter()
        .filter(|source| !source.path.starts_with("diagnostic/code"));
    let lines: Vec<&str> = lines.flat_map(|source| source.code()).collect();
    for code in Code::ALL {
        let name = format!("Code::{code:?}");
        let is_reported = |line: &&str| {
            line.match_indices(&name).any(|(at, name)| {
                let rest = line[at + name.len()..].trim_start();
                // To ask for a code is not to report it.
                !line.contains("==")
                    && !rest.starts_with("=>")
                    && !rest.starts_with(char::is_alphanumeric)
            })
        };
        assert!(lines.iter().any(is_reported), "{name} is reported nowhere");
    }
}

#[test]
fn explain_says_everything_of_each_code() {
    for code in Code::ALL {
        let told = run(workspace(), ["explain", code.as_str()]).exits(0);
        let head = format!("{}[{code}]\n\n", code.severity().as_str());
        assert!(told.stdout.starts_with(&head), "{}", told.stdout);
        let words: Vec<&str> = told.stdout.split_whitespace().collect();
        let words = words.join(" ");
        for text in [code.meaning(), code.effect(), code.remedy()] {
            assert!(words.contains(text), "{text} is not in {words}");
        }
        let example = code.example().unwrap_or_default();
        assert!(told.stdout.contains(example), "{}", told.stdout);
        assert_eq!(told.stderr, "");

        let value = run(workspace(), ["explain", code.as_str(), "--format", "json"])
            .exits(0)
            .json();
        assert_eq!(value, machine(code));
    }
}

#[test]
fn explain_without_a_code_lists_all() {
    let told = run(workspace(), ["explain"]).exits(0).stdout;
    let words: Vec<Vec<&str>> = told
        .lines()
        .map(|line| line.split_whitespace().take(2).collect())
        .collect();
    let expected = Code::ALL
        .iter()
        .map(|code| vec![code.severity().as_str(), code.as_str()]);
    assert_eq!(words, expected.collect::<Vec<_>>());

    let list = run(workspace(), ["explain", "--format", "json"])
        .exits(0)
        .json();
    assert_eq!(list, Value::Array(Code::ALL.iter().map(machine).collect()));
}

fn machine(code: &Code) -> Value {
    serde_json::json!({
        "code": code.as_str(),
        "severity": code.severity().as_str(),
        "meaning": code.meaning(),
        "effect": code.effect(),
        "remedy": code.remedy(),
        "example": code.example(),
    })
}

#[test]
fn explain_of_an_unknown_code_names_the_nearest() {
    let refused = run(workspace(), ["explain", "get-with-bdy"]).exits(2);
    assert_eq!(refused.stdout, "");
    assert!(
        refused.stderr.contains("'get-with-body'"),
        "{}",
        refused.stderr
    );
}

#[test]
fn the_readme_shows_an_explanation_as_it_is() {
    let readme = std::fs::read_to_string(workspace().join("README.md")).expect("it is there");
    let told = run(workspace(), ["explain", "get-with-body"])
        .exits(0)
        .stdout;
    let shown = format!("$ apifox-codegen explain get-with-body\n{told}```\n");
    assert!(readme.contains(&shown), "{told}");
}
