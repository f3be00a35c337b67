//! Keys that nobody knows or nothing is made of, gathered so that each is told once.

use std::collections::BTreeMap;

use super::{Code, Finding, Place};

/// Such keys, by what is so of them and the kind of object that has them.
#[derive(Debug, Default)]
pub struct UnreadKeys(BTreeMap<(Code, &'static str, String), Occurrences>);

#[derive(Debug)]
struct Occurrences {
    first: Place,
    count: usize,
}

impl UnreadKeys {
    /// Counts a key of an object, which is at `place`.
    pub fn add(&mut self, code: Code, what: &'static str, key: &str, place: &Place) {
        let occurrences = self
            .0
            .entry((code, what, key.to_owned()))
            .or_insert_with(|| Occurrences {
                // What stands there is not known, and may be a secret.
                first: place.key(key).hidden(),
                count: 0,
            });
        occurrences.count += 1;
    }

    /// Counts those of another input, which comes behind.
    pub fn extend(&mut self, other: UnreadKeys) {
        for (key, Occurrences { first, count }) in other.0 {
            let known = self.0.entry(key);
            known
                .and_modify(|known| known.count += count)
                .or_insert(Occurrences { first, count });
        }
    }

    /// One finding a key and kind of object, at the first place.
    pub fn into_findings(self) -> impl Iterator<Item = Finding> {
        let finding = |((code, what, key), Occurrences { first, count })| {
            let often = match count {
                1 => String::new(),
                _ => format!(", {count} times"),
            };
            let (message, help) = match code {
                Code::UncheckedKeyword => (
                    format!("`{key}` of {what} says nothing about the type{often}"),
                    "it is not checked",
                ),
                _ => (
                    format!("the tool does not know the key `{key}` of {what}{often}"),
                    "it was passed over; if it means something to clients, tell us",
                ),
            };
            Finding {
                code,
                place: first,
                message,
                help: help.to_owned(),
                related: None,
            }
        };
        self.0.into_iter().map(finding)
    }
}
