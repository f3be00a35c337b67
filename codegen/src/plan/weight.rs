//! What types weigh in memory: what weighs much is held by a pointer, so that whatever holds it weighs little.
//!
//! Types that hold each other by value add up to megabytes in large descriptions, and a stack has room for few of those.

use super::recursion::{boxed, held_by};
use super::rust::RustType;
use super::types::{Base, Type};

/// From how many bytes on a pointer is worth its price. They are counted for any machine alike, so that the types are,
/// too: as 64 bits have them, roughly.
const HEAVY: usize = 1024;

const POINTER: usize = 8;
const WORD: usize = 8;
/// A string, a list, or a type of another crate.
const OWNED: usize = 3 * WORD;
/// A map, or any JSON value.
const MAP: usize = 9 * WORD;

/// Puts a pointer where a field or a variant holds a heavy type. No type may hold itself but by a pointer.
pub fn lighten(types: &mut [Type]) {
    let places = super::recursion::places(types);
    let mut scales = Scales {
        weights: vec![None; types.len()],
        place: &|name| places.get(name).copied(),
    };
    let mut seen = vec![false; types.len()];
    for start in 0..types.len() {
        // What a type holds is weighed before it, without the depth of the calls that types in types would need.
        let mut left = vec![(start, false)];
        while let Some((place, is_ready)) = left.pop() {
            if is_ready {
                scales.weigh(&mut types[place], place);
                continue;
            }
            if std::mem::replace(&mut seen[place], true) {
                continue;
            }
            left.push((place, true));
            let parts = types[place].parts().into_iter();
            let held = parts
                .flat_map(held_by)
                .filter_map(|name| (scales.place)(name));
            left.extend(held.map(|held| (held, false)));
        }
    }
}

struct Scales<'p> {
    /// Of the types that were weighed.
    weights: Vec<Option<usize>>,
    place: &'p dyn Fn(&str) -> Option<usize>,
}

impl Scales<'_> {
    /// Weighs a type by what it holds, and takes out of it what is heavy.
    fn weigh(&mut self, planned: &mut Type, place: usize) {
        let count = planned.parts().len();
        for index in 0..count {
            if let Some(rust) = planned.part_mut(index)
                && self.of(rust) > HEAVY
            {
                *rust = boxed(rust.clone());
            }
        }
        let parts = planned.parts().into_iter().map(|rust| self.of(rust));
        self.weights[place] = Some(match &*planned {
            Type::Struct(planned) => {
                parts.sum::<usize>() + planned.extra.as_ref().map_or(0, |_| MAP)
            }
            Type::Enum(planned) => match planned.base {
                Base::Text | Base::Value => OWNED,
                Base::Number => 2 * WORD,
            },
            Type::Union(_) | Type::Failures(_) => {
                parts.chain([MAP]).max().unwrap_or_default() + WORD
            }
        });
    }

    fn of(&self, rust: &RustType) -> usize {
        match rust {
            RustType::Bool => 1,
            RustType::Integer(_) | RustType::F64 | RustType::Parameter => WORD,
            RustType::String | RustType::Secret | RustType::Foreign(_) | RustType::Vec(_) => OWNED,
            RustType::Value | RustType::Map(_) => MAP,
            RustType::File => 2 * MAP,
            RustType::Boxed(_) => POINTER,
            RustType::Option(inner) => self.of(inner).next_multiple_of(WORD),
            RustType::Named(name) | RustType::Open(name) => self.named(name.text()),
            RustType::Generic(name, inner) => self.named(name.text()) + self.of(inner),
        }
    }

    fn named(&self, name: &str) -> usize {
        let weight = (self.place)(name).and_then(|place| self.weights[place]);
        weight.unwrap_or(OWNED)
    }
}
