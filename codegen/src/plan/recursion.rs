//! Types that hold themselves: a field that closes a circle is put behind a pointer, and no other.

use std::collections::BTreeMap;

use super::rust::RustType;
use super::types::Type;

/// A type by its place, and one of its fields; or, where a walk over the types stands, the next thing that it holds.
type Frame = (usize, usize);

/// What each type holds: in which field, and which type.
type Held = Vec<Vec<Frame>>;

/// Puts a pointer where a circle of types would be without end. A list or a map is a pointer already.
pub fn cut(types: &mut [Type]) {
    let places = places(types);
    let held: Held = types
        .iter()
        .map(|planned| {
            let parts = planned.parts().into_iter().enumerate();
            let held = parts.flat_map(|(index, rust)| {
                let names = held_by(rust).into_iter();
                names.map(move |name| (index, name))
            });
            held.filter_map(|(index, name)| Some((index, *places.get(name)?)))
                .collect()
        })
        .collect();
    for (place, field) in closing(&held) {
        if let Some(rust) = types[place].part_mut(field) {
            *rust = boxed(rust.clone());
        }
    }
}

/// Where each type is, by its name.
pub fn places(types: &[Type]) -> BTreeMap<String, usize> {
    let names = types.iter().map(|planned| planned.name().text().to_owned());
    names
        .enumerate()
        .map(|(place, name)| (name, place))
        .collect()
}

/// The types that a field or a variant holds in itself.
pub fn held_by(rust: &RustType) -> Vec<&str> {
    match rust {
        RustType::Named(name) | RustType::Open(name) => vec![name.text()],
        RustType::Option(inner) => held_by(inner),
        RustType::Generic(name, inner) => [vec![name.text()], held_by(inner)].concat(),
        _ => Vec::new(),
    }
}

/// The type behind a pointer.
pub fn boxed(rust: RustType) -> RustType {
    match rust {
        RustType::Option(inner) => RustType::Option(Box::new(boxed(*inner))),
        RustType::Boxed(_) => rust,
        rust => RustType::Boxed(Box::new(rust)),
    }
}

/// The fields that lead back to a type from which the walk came, in a walk from the first type to the last.
fn closing(held: &Held) -> Vec<Frame> {
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
        while let Some((place, next)) = way.pop() {
            let Some((field, target)) = held[place].get(next).copied() else {
                states[place] = State::Done;
                continue;
            };
            way.push((place, next + 1));
            match states[target] {
                State::Open => closing.push((place, field)),
                State::New => {
                    states[target] = State::Open;
                    way.push((target, 0));
                }
                State::Done => {}
            }
        }
    }
    closing
}
