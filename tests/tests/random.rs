//! Random shapes: their types compile, read what the shape allows and write it as it was, and refuse what it does not
//! allow with the place where it is wrong.
//!
//! `SEED=n` draws the shapes of that seed alone, `SEEDS=n` those of so many.

mod common;

use std::path::Path;

use common::alike::alike;
use serde_json::Value;
use tests::codec::{Codec, Outcome, Trial};
use tests::random::{Fault, Random};

/// How many seeds are drawn if nothing else is said.
const SEEDS: u64 = 12;

/// How many clients are compiled as one program.
const BATCH: usize = 12;

#[test]
fn random_shapes_read_what_they_allow_and_refuse_the_rest() {
    let number = |name| {
        std::env::var(name)
            .ok()
            .map(|text| text.parse::<u64>().expect("it is a number"))
    };
    let seeds = match (number("SEED"), number("SEEDS")) {
        (Some(seed), _) => seed..seed + 1,
        (None, seeds) => 0..seeds.unwrap_or(SEEDS),
    };
    let seeds: Vec<u64> = seeds.collect();
    let failures: Vec<String> = seeds.chunks(BATCH).flat_map(failures).collect();
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// What is wrong with the clients of these seeds.
fn failures(seeds: &[u64]) -> Vec<String> {
    let randoms: Vec<Random> = seeds.iter().map(|seed| Random::new(*seed)).collect();
    let trials = randoms
        .iter()
        .enumerate()
        .flat_map(|(description, random)| {
            let trial = move |(schema, value, _): &(usize, Value, _)| Trial {
                description,
                schema: *schema,
                value: value.clone(),
            };
            random.values.iter().map(trial)
        });
    let trials: Vec<Trial> = trials.collect();
    println!("{} values of {} descriptions", trials.len(), seeds.len());
    let outcomes = match outcomes(&randoms, &trials) {
        Ok(outcomes) => outcomes,
        Err(message) => {
            return vec![format!(
                "one of {seeds:?}, as `client_0` and so on: {message}"
            )];
        }
    };
    let faults = randoms
        .iter()
        .flat_map(|random| random.values.iter().map(|(_, _, fault)| fault));
    let all = trials.iter().zip(outcomes).zip(faults);
    let failures = all.filter_map(|((trial, outcome), fault)| {
        let random = &randoms[trial.description];
        let failure = match fault {
            None => unlike(random, trial, &outcome),
            Some(fault) => unexplained(fault, &outcome),
        };
        let (_, name, schema) = &random.description.schemas[trial.schema];
        failure.map(|failure| {
            format!(
                "SEED={}: {name:?} {schema}:\n  {}\n  {failure}",
                seeds[trial.description], trial.value
            )
        })
    });
    failures.collect()
}

fn outcomes(randoms: &[Random], trials: &[Trial]) -> Result<Vec<Outcome>, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("random");
    let descriptions = randoms.iter().map(|random| &random.description);
    Codec::build(descriptions, &folder)?.run(trials)
}

/// How a value is not written as it was read.
fn unlike(random: &Random, trial: &Trial, outcome: &Outcome) -> Option<String> {
    let shape = &random.world.0[trial.schema].1;
    match outcome {
        Ok(text) => {
            let written = serde_json::from_str(text).expect("it is JSON");
            let settle = |value| random.world.settled(shape, value);
            let is_alike = alike(&settle(&trial.value), &settle(&written));
            (!is_alike).then(|| format!("became {written}"))
        }
        Err((path, message)) => Some(format!("was refused at {path:?}: {message}")),
    }
}

/// How a value that is wrong is not refused with its place.
fn unexplained(fault: &Fault, outcome: &Outcome) -> Option<String> {
    let Fault {
        path,
        inside,
        missing,
        ..
    } = fault;
    match outcome {
        Ok(text) => Some(format!(
            "was not refused at {path:?} (missing: {missing:?}): {text}"
        )),
        Err((place, message)) => {
            let is_named = missing
                .as_ref()
                .is_none_or(|name| message.contains(name.as_str()))
                && message.contains(inside.as_str());
            let is_there = place.as_deref().unwrap_or_default() == path;
            (!is_named || !is_there).then(|| {
                format!("was refused at {place:?} in place of {path:?} {inside:?}: {message}")
            })
        }
    }
}
