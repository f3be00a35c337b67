//! JSON-Schema-Test-Suite: what a schema allows is read by the type that is made of it, and written as it was. The suite
//! lies beside the repository; where it does not, this says so.
//!
//! The sets of which this is not so are listed in `json-schema-suite.txt`, with the reason. A set that is listed and
//! passes is an error too. `UPDATE=1` writes the list anew, with what was seen in the place of reasons that it lacks.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use apifox_codegen::{Input, outline};
use common::alike::alike;
use serde_json::Value;
use tests::codec::{Codec, Description, Outcome, Trial};

const DRAFTS: [&str; 2] = ["draft2020-12", "draft7"];

/// A schema with values that it allows.
struct Set {
    name: String,
    schema: Value,
    allowed: Vec<Value>,
}

#[test]
fn what_schemas_allow_is_read_and_written_as_it_was() {
    let suite =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/json-schema-test-suite/tests");
    if !suite.exists() {
        return eprintln!("{} does not exist: it was not tested", suite.display());
    }
    let drafts = DRAFTS.map(|draft| sets(&suite, draft));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite");
    let descriptions: Vec<Description> = drafts.iter().map(|sets| description(sets)).collect();
    let codec = Codec::build(&descriptions, &folder).unwrap_or_else(|message| panic!("{message}"));
    let trials = drafts
        .iter()
        .enumerate()
        .flat_map(|(number, sets)| trials(number, sets));
    let trials: Vec<Trial> = trials.collect();
    let outcomes = codec
        .run(&trials)
        .unwrap_or_else(|message| panic!("{message}"));

    let mut failures = BTreeMap::new();
    for (trial, outcome) in trials.iter().zip(outcomes) {
        let set = &drafts[trial.description][trial.schema];
        if let Some(failure) = failure(&trial.value, outcome) {
            eprintln!("{}: {failure}", set.name);
            failures.entry(set.name.clone()).or_insert(failure);
        }
    }
    for (draft, sets) in DRAFTS.iter().zip(&drafts) {
        let passed = sets.iter().filter(|set| !failures.contains_key(&set.name));
        let (passed, all) = (passed.count(), sets.len());
        let open = open(&description(sets));
        println!("{draft}: {passed} of {all} sets pass; {open} sets are any JSON value");
    }
    compare(&failures);
}

/// All sets of a draft that allow any value.
fn sets(suite: &Path, draft: &str) -> Vec<Set> {
    let entries = fs::read_dir(suite.join(draft)).expect("the suite has this draft");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    files.extend(formats(suite, draft));
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("it is text");
        let Ok(Value::Array(sets)) = serde_json::from_str(&text) else {
            panic!("{} is no list of sets", file.display());
        };
        let file = file
            .strip_prefix(suite)
            .expect("it is below")
            .display()
            .to_string();
        all.extend(
            sets.iter()
                .map(|set| Set::read(&file.replacen('/', " ", 1), set)),
        );
    }
    all.retain(|set| !set.allowed.is_empty());
    all
}

/// The files about formats, which are optional in the suite.
fn formats(suite: &Path, draft: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(suite.join(draft).join("optional/format"));
    let files = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("it can be read").path());
    files.filter(|file| file.is_file()).collect()
}

impl Set {
    fn read(file: &str, set: &Value) -> Set {
        let tests = set["tests"].as_array().into_iter().flatten();
        let allowed = tests.filter(|test| test["valid"] == true);
        Set {
            name: format!(
                "{file} :: {}",
                set["description"].as_str().unwrap_or_default()
            ),
            schema: set["schema"].clone(),
            allowed: allowed.map(|test| test["data"].clone()).collect(),
        }
    }
}

fn description(sets: &[Set]) -> Description {
    let schema = |(index, set): (usize, &Set)| {
        (
            format!("#/definitions/{index}"),
            format!("Set{index}"),
            set.schema.clone(),
        )
    };
    Description {
        schemas: sets.iter().enumerate().map(schema).collect(),
    }
}

/// How many schemas are understood as any JSON value, which passes whatever it is.
fn open(description: &Description) -> usize {
    let text = outline(&[Input::new("suite.json", description.project().to_string())]);
    let types = text.lines().filter(|line| line.starts_with("type "));
    types.filter(|line| line.ends_with(" = any")).count()
}

fn trials(description: usize, sets: &[Set]) -> impl Iterator<Item = Trial> {
    sets.iter().enumerate().flat_map(move |(schema, set)| {
        let values = set.allowed.iter().cloned();
        values.map(move |value| Trial {
            description,
            schema,
            value,
        })
    })
}

/// What is wrong with the outcome of a value, in words.
fn failure(value: &Value, outcome: Outcome) -> Option<String> {
    match outcome {
        Ok(text) => {
            let is_same = serde_json::from_str(&text).is_ok_and(|written| alike(value, &written));
            (!is_same).then(|| format!("{value} became {text}"))
        }
        Err((path, message)) => Some(format!(
            "{value} was refused at {}: {message}",
            path.unwrap_or_default()
        )),
    }
}

/// Holds the failures against the list, or writes it.
fn compare(failures: &BTreeMap<String, String>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("json-schema-suite.txt");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let listed: BTreeMap<&str, &str> = text
        .lines()
        .filter_map(|line| line.split_once(" — "))
        .collect();
    if std::env::var_os("UPDATE").is_some() {
        let line = |(name, seen): (&String, &String)| {
            let reason = listed.get(name.as_str()).copied().unwrap_or(seen);
            format!("{name} — {reason}\n")
        };
        return fs::write(&file, failures.iter().map(line).collect::<String>())
            .expect("it can be written");
    }
    let new: Vec<_> = failures
        .iter()
        .filter(|(name, _)| !listed.contains_key(name.as_str()))
        .collect();
    assert!(
        new.is_empty(),
        "these sets fail and are not listed: {new:#?}"
    );
    let passing: Vec<_> = listed
        .keys()
        .filter(|name| !failures.contains_key(**name))
        .collect();
    assert!(
        passing.is_empty(),
        "these sets are listed and pass: {passing:#?}"
    );
}
