//! What came of the calls of a client.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::alike;
use super::description::Operation;
use super::program::Outcome;
use super::trial::Trial;

/// The operations of a client, and why some did not go through.
#[derive(Debug)]
pub struct Report {
    file: String,
    operations: Vec<String>,
    /// Of each operation the first reason, and what was said.
    failures: BTreeMap<usize, (String, String)>,
}

impl Report {
    /// No operation has failed yet.
    pub fn new(name: &str, operations: &[Operation]) -> Report {
        let names = operations
            .iter()
            .map(|operation| format!("{} {}", operation.method, operation.path));
        Report {
            file: name.to_owned(),
            operations: names.collect(),
            failures: BTreeMap::new(),
        }
    }

    /// An operation did not go through.
    pub fn failed(&mut self, operation: usize, reason: &str, said: &str) {
        let failure = || (reason.to_owned(), said.to_owned());
        self.failures.entry(operation).or_insert_with(failure);
    }

    /// A call was made.
    pub fn judged(&mut self, trial: &Trial, outcome: &Outcome, verdict: Option<&[String]>) {
        let given = || super::short(&Value::Object(trial.given.clone()).to_string());
        let answer = || {
            let media = trial.answer.media.as_deref().unwrap_or("nothing");
            let body = String::from_utf8_lossy(&trial.answer.body);
            format!("{} {media} {}", trial.answer.status, super::short(&body))
        };
        let (reason, said) = match (verdict, outcome) {
            (Some([fault, ..]), _) => (
                "request not allowed",
                format!("{fault}\n      of {}", given()),
            ),
            (None, Ok(_)) => ("not sent", "no request came".to_owned()),
            (_, Err(problem)) => match (problem.strip_prefix("value refused: "), verdict) {
                (Some(problem), _) => ("value refused", format!("{problem}\n      of {}", given())),
                (None, None) => ("not sent", format!("{problem}\n      of {}", given())),
                (None, Some(_)) => (
                    "answer refused",
                    format!("{problem}\n      of {}", answer()),
                ),
            },
            (Some([]), Ok(written)) => {
                let sent = serde_json::from_slice(&trial.answer.body).unwrap_or_default();
                match written
                    .as_ref()
                    .and_then(|written| alike::difference(&sent, written))
                {
                    Some(difference) => (
                        "answer changed",
                        format!("{difference}\n      of {}", answer()),
                    ),
                    None => return,
                }
            }
        };
        self.failed(trial.operation, reason, &said);
    }

    /// How many operations there are, and how many went through.
    pub fn counts(&self) -> (usize, usize) {
        (
            self.operations.len(),
            self.operations.len() - self.failures.len(),
        )
    }

    /// How many operations failed, by reason.
    pub fn reasons(&self) -> BTreeMap<&str, usize> {
        let mut reasons = BTreeMap::new();
        for (reason, _) in self.failures.values() {
            *reasons.entry(reason.as_str()).or_default() += 1;
        }
        reasons
    }

    /// Each operation that did not go through, and why.
    pub fn failures(&self) -> impl Iterator<Item = String> {
        self.failures.iter().map(|(operation, (reason, said))| {
            format!("{}: {reason}: {said}", self.operations[*operation])
        })
    }
}

/// The head of a table of reports.
pub const HEAD: &str =
    "file                                         calls    ok  the others, by reason";

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, ok) = self.counts();
        write!(f, "{:44} {all:5} {ok:5}", self.file)?;
        for (index, (reason, count)) in self.reasons().into_iter().enumerate() {
            write!(f, "{} {count} {reason}", if index == 0 { " " } else { "," })?;
        }
        Ok(())
    }
}
