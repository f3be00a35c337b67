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
    for (place, field) in closing(&held, types) {
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

/// The fields that close circles: in a walk through each circle, those that lead back to a type from which the walk came.
/// What stands outside a circle says nothing, and neither does the order of types and of fields: so pointers stay where
/// they are, whatever else a description gets.
fn closing(held: &Held, types: &[Type]) -> Vec<Frame> {
    let circles = circles(held);
    let within = held.iter().enumerate().map(|(place, fields)| {
        let fields = fields.iter().copied();
        let mut within: Vec<Frame> = fields
            .filter(|(_, target)| circles[*target] == circles[place])
            .collect();
        within.sort_by_key(|(_, target)| types[*target].name());
        within
    });
    let within: Held = within.collect();
    let mut starts: Vec<usize> = (0..held.len()).collect();
    starts.sort_by_key(|start| types[*start].name());
    let mut walk = Walk::through(&within);
    for start in starts {
        walk.from(start);
    }
    walk.closing
}

/// The circle in which each type is: the same for all that hold each other.
///
/// S. R. Kosaraju's algorithm: who can be left last leads to all others, and what leads back to it is in its circle.
fn circles(held: &Held) -> Vec<usize> {
    let mut walk = Walk::through(held);
    let left: Vec<usize> = (0..held.len()).flat_map(|start| walk.from(start)).collect();
    let mut holders: Held = vec![Vec::new(); held.len()];
    for (place, fields) in held.iter().enumerate() {
        for (field, target) in fields {
            holders[*target].push((*field, place));
        }
    }
    let mut walk = Walk::through(&holders);
    let mut circles = vec![0; held.len()];
    for start in left.into_iter().rev() {
        for place in walk.from(start) {
            circles[place] = start;
        }
    }
    circles
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Left,
}

/// A walk in depth.
struct Walk<'h> {
    held: &'h Held,
    states: Vec<State>,
    /// The fields that lead back to a type from which the walk came.
    closing: Vec<Frame>,
}

impl Walk<'_> {
    fn through(held: &Held) -> Walk<'_> {
        Walk {
            held,
            states: vec![State::New; held.len()],
            closing: Vec::new(),
        }
    }

    /// Walks to all where it was not yet; gives that in the order in which it is left.
    fn from(&mut self, start: usize) -> Vec<usize> {
        let mut left = Vec::new();
        if self.states[start] != State::New {
            return left;
        }
        self.states[start] = State::Open;
        let mut way: Vec<Frame> = vec![(start, 0)];
        while let Some((place, next)) = way.pop() {
            let Some((field, target)) = self.held[place].get(next).copied() else {
                self.states[place] = State::Left;
                left.push(place);
                continue;
            };
            way.push((place, next + 1));
            match self.states[target] {
                State::Open => self.closing.push((place, field)),
                State::New => {
                    self.states[target] = State::Open;
                    way.push((target, 0));
                }
                State::Left => {}
            }
        }
        left
    }
}
