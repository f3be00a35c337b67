//! Types that hold themselves: a field that closes a circle is put behind a pointer, and no other.

use std::collections::BTreeMap;

use super::types::{RustType, Type};

/// Where a walk over the types stands: a type, and the next of its fields.
type Frame = (usize, usize);

/// Puts a pointer where a circle of types would be without end. A list or a map is a pointer already.
pub fn cut(types: &mut [Type]) {
    let places: BTreeMap<String, usize> = types
        .iter()
        .enumerate()
        .map(|(place, planned)| (planned.name().text().to_owned(), place))
        .collect();
    let held: Vec<Vec<Option<usize>>> = types
        .iter()
        .map(|planned| {
            let held = planned.parts().into_iter().map(held_by);
            held.map(|name| places.get(name?).copied()).collect()
        })
        .collect();
    for (place, field) in closing(&held) {
        if let Some(rust) = types[place].part_mut(field) {
            *rust = boxed(rust.clone());
        }
    }
}

/// The type that a field or a variant holds in itself.
fn held_by(rust: &RustType) -> Option<&str> {
    match rust {
        RustType::Named(name) | RustType::Open(name) => Some(name.text()),
        RustType::Option(inner) => held_by(inner),
        _ => None,
    }
}

fn boxed(rust: RustType) -> RustType {
    match rust {
        RustType::Option(inner) => RustType::Option(Box::new(boxed(*inner))),
        rust => RustType::Boxed(Box::new(rust)),
    }
}

/// The fields that lead back to a type from which the walk came, in a walk from the first type to the last.
fn closing(held: &[Vec<Option<usize>>]) -> Vec<Frame> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; held.len()];
    let mut closing = Vec::new();
    for start in 0..held.len() {
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        let mut way: Vec<Frame> = vec![(start, 0)];
        while let Some((place, field)) = way.pop() {
            let Some(target) = held[place].get(field) else {
                states[place] = State::Done;
                continue;
            };
            way.push((place, field + 1));
            match target.map(|target| (target, states[target])) {
                Some((_, State::Open)) => closing.push((place, field)),
                Some((target, State::New)) => {
                    states[target] = State::Open;
                    way.push((target, 0));
                }
                _ => {}
            }
        }
    }
    closing
}
