//! Unions that nobody should write, and that somebody has: their types compile, and every value comes back as it was.

mod cases;
#[path = "../common/mod.rs"]
mod common;
mod heirs;
mod types;

use std::path::Path;

use apifox_codegen::{Config, Input, generate};
use cases::{
    Case, circles, constants, discriminators, more_names, names, numbers, object, repeated, sizes,
    target, text, to,
};
use common::alike::alike;
use heirs::{choices, demanded, heirs, mutual};
use serde_json::{Value, json};
use tests::codec::{Codec, Description, Trial};
use types::{indistinct, shared_kinds, types};

#[test]
fn odd_unions_compile_and_lose_nothing() {
    let cases = [
        names(),
        constants(),
        more_names(),
        circles(),
        discriminators(),
        numbers(),
        repeated(),
        sizes(),
        types(),
        shared_kinds(),
        indistinct(),
        heirs(),
        choices(),
        demanded(),
        mutual(),
    ];
    let descriptions: Vec<Description> = cases.iter().map(described).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("odd_unions");
    let codec = Codec::build(&descriptions, &folder).unwrap_or_else(|message| panic!("{message}"));
    let trials: Vec<Trial> = cases.iter().enumerate().flat_map(trials).collect();
    let outcomes = codec
        .run(&trials)
        .unwrap_or_else(|message| panic!("{message}"));
    let failures = trials.iter().zip(outcomes).filter_map(|(trial, outcome)| {
        let name = cases[trial.description][trial.schema].0;
        let is_same = |text: &String| {
            serde_json::from_str(text).is_ok_and(|written: Value| alike(&trial.value, &written))
        };
        let is_right = outcome.as_ref().is_ok_and(is_same);
        (!is_right).then(|| format!("{name}: {} became {outcome:?}", trial.value))
    });
    let failures: Vec<String> = failures.collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_mapping_to_no_branch_is_told() {
    let project = described(&discriminators()).project();
    let told = common::told::told(&project).into_iter();
    let told = told.filter(|(code, _, help)| {
        *code == "dangling-reference" && help.contains("are kept as they come")
    });
    let tags: Vec<String> = told.map(|(_, place, _)| place).collect();
    assert_eq!(tags.len(), 2, "{tags:?}");
    assert!(tags[0].ends_with("/discriminator/mapping/cat"));
    assert!(tags[1].ends_with("/discriminator/mapping/bird"));
}

#[test]
fn branches_that_nothing_tells_apart_are_told() {
    let project = described(&indistinct()).project();
    let told = common::told::told(&project).into_iter();
    let told = told.filter(|(code, _, _)| *code == "indistinct-branches");
    let told: Vec<String> = told
        .map(|(_, place, help)| format!("{place}: {help}"))
        .collect();
    let at = |index: usize, first: &str| {
        format!(
            "/schemaCollection/0/items/{index}/schema/jsonSchema/oneOf: \
             they are read as {first}, which stands before it"
        )
    };
    assert_eq!(told, [at(2, "`Hen`"), at(3, "branch 1"), at(7, "branch 1")]);
}

/// What inherits says what the schema calls it from which it inherits, and that is a choice of all of them.
#[test]
fn heirs_say_what_they_are() {
    let mut case = heirs();
    case.extend(choices());
    let project = described(&case).project();
    let code = common::told::code(&project);
    for tag in ["kitten", "puppy", "Circle", "Square"] {
        assert!(code.contains(&format!("kind: \"{tag}\".into()")), "{tag}");
    }
    for choice in ["Pet", "Shape", "Vehicle", "Event"] {
        assert!(code.contains(&format!("pub enum {choice} {{")), "{choice}");
    }
    let told = common::told::told(&project).into_iter();
    let told = told.filter(|(code, ..)| *code != "unused-schema");
    assert_eq!(told.collect::<Vec<_>>(), []);
}

#[test]
fn what_is_demanded_beside_branches_is_demanded_of_each() {
    let code = common::told::code(&described(&demanded()).project());
    let objects = code.split("object!(").skip(1);
    let objects = objects.filter_map(|object| Some(object.split_once(");")?.0));
    let mut count = 0;
    for object in objects.filter(|object| object.contains("\"op\"")) {
        assert!(!object.contains("op?"), "{object}");
        count += 1;
    }
    assert_eq!(count, 4);
}

/// A schema that is itself or a text is a text.
#[test]
fn a_value_that_one_branch_lists_alone_is_read_as_that() {
    let project = described(&shared_kinds()).project().to_string();
    let output = generate(&[Input::new("project.json", project)], &Config::default());
    let text: String = output.files.into_iter().map(|file| file.text).collect();
    for test in [
        r#"object("kind" = "a" | "b", ?"x")"#,
        r#"object("kind" = "b" | "c", ?"y")"#,
        r#"object("kind" = "d" | "e")"#,
    ] {
        assert!(text.contains(test), "{test}");
    }
}

#[test]
fn branches_that_lead_back_add_nothing() {
    let project = described(&circles()).project().to_string();
    let output = generate(&[Input::new("project.json", project)], &Config::default());
    assert_eq!(output.summary.types, ["N", "O", "P"]);
    let left_out = output
        .diagnostics
        .iter()
        .filter(|told| told.help.contains("adds nothing"));
    let names = left_out.map(|told| told.location.pointer.rsplit('/').next().unwrap_or_default());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["oneOf", "oneOf", "oneOf", "anyOf"]
    );
}

#[test]
fn a_branch_that_is_written_twice_is_one() {
    let branch = object(json!({"a": text()}));
    let twice = json!({"oneOf": [branch, {"allOf": [branch]}, {"anyOf": [{"oneOf": [branch]}]}]});
    let project = described(&vec![("Twice", twice, vec![])]).project();
    let code = common::told::code(&project);
    assert!(code.contains("object!(Twice {"), "no such struct");
}

/// A text that is meant by one branch today may be meant by another one tomorrow.
#[test]
fn a_single_branch_with_a_discriminator_stays_one_of_several() {
    let cat = object(json!({"kind": text()}));
    let pet = json!({"oneOf": [to("Cat")], "discriminator": {"propertyName": "kind"}});
    let project = described(&vec![("Cat", cat, vec![]), ("Pet", pet, vec![])]).project();
    assert!(common::told::code(&project).contains("pub enum Pet"));
}

fn described(case: &Case) -> Description {
    let schemas = case.iter();
    let schemas =
        schemas.map(|(name, schema, _)| (target(name), (*name).to_owned(), schema.clone()));
    Description {
        schemas: schemas.collect(),
    }
}

fn trials((description, case): (usize, &Case)) -> Vec<Trial> {
    let schemas = case.iter().enumerate();
    let trials = schemas.flat_map(|(schema, (_, _, values))| {
        values.iter().map(move |value| Trial {
            description,
            schema,
            value: value.clone(),
        })
    });
    trials.collect()
}
