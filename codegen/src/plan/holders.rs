//! The objects that a union may be, by the keys that they have: each is told from all others, of which there may be many.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::looks::{Test, are_apart};
use crate::api::{Constant, Field, Object, ShapeId, Shapes};

/// The numbers of some objects, in order.
pub type Numbers = Vec<usize>;

/// Objects, and which of them have a key. Those of one branch follow each other.
#[derive(Default)]
pub struct Objects<'a> {
    list: Vec<&'a Object>,
    named: BTreeMap<&'a str, Holders>,
    /// Those that must have something, each by that of it which the fewest have.
    demanding: BTreeMap<&'a str, Numbers>,
}

/// The objects that have a key.
#[derive(Default)]
pub struct Holders {
    all: Numbers,
    /// Those in which it lists no values.
    unlisted: Numbers,
    /// Those in which it lists a value.
    listing: BTreeMap<Constant, Numbers>,
    /// What it holds in each.
    shapes: Vec<ShapeId>,
    /// By the JSON types of what it holds.
    typed: OnceCell<Vec<(Vec<Test>, Numbers)>>,
}

impl<'a> Objects<'a> {
    pub fn new(list: Vec<&'a Object>, shapes: &Shapes) -> Objects<'a> {
        let mut named: BTreeMap<&str, Holders> = BTreeMap::new();
        for (number, object) in list.iter().enumerate() {
            for field in &object.fields {
                let holders = named.entry(&field.name).or_default();
                holders.add(number, field.shape, shapes);
            }
        }
        let mut demanding: BTreeMap<&str, Numbers> = BTreeMap::new();
        for (number, object) in list.iter().enumerate() {
            let rarest = demanded(object).min_by_key(|field| named[&*field.name].all.len());
            if let Some(field) = rarest {
                demanding.entry(&field.name).or_default().push(number);
            }
        }
        Objects {
            list,
            named,
            demanding,
        }
    }

    /// The numbers of all but those of a branch.
    pub fn others(&self, own: &Range<usize>) -> Numbers {
        (0..own.start).chain(own.end..self.list.len()).collect()
    }

    /// How many there are but those of a branch.
    pub fn count(&self, own: &Range<usize>) -> usize {
        self.list.len() - own.len()
    }

    /// Those that have a key, if there are any.
    pub fn holders(&self, name: &str) -> Option<&Holders> {
        self.named.get(name)
    }

    /// How many lack a key, of all but those of a branch.
    pub fn lacking(&self, name: &str, own: &Range<usize>) -> usize {
        let known = self.holders(name);
        self.count(own) - known.map_or(0, |holders| outside(&holders.all, own))
    }

    /// Whether all list values under a key, most of which one object alone lists.
    pub fn tells_most(&self, name: &str) -> bool {
        self.holders(name).is_some_and(|holders| {
            let alone = holders.listing.values().filter(|those| those.len() == 1);
            let is_everywhere = holders.all.len() == self.list.len();
            is_everywhere
                && holders.unlisted.is_empty()
                && alone.count() * 2 > holders.listing.len()
        })
    }

    /// Whether another branch has an object that must have something, and all of that an object must have.
    pub fn is_within(&self, object: &Object, own: &Range<usize>) -> bool {
        let names: BTreeSet<&str> = demanded(object).map(|field| &*field.name).collect();
        let is_part = |number: &usize| {
            let mut fields = demanded(self.list[*number]);
            !own.contains(number) && fields.all(|field| names.contains(&*field.name))
        };
        let mut others = names.iter().filter_map(|name| self.demanding.get(name));
        others.any(|others| others.iter().any(is_part))
    }
}

impl Holders {
    fn add(&mut self, number: usize, shape: ShapeId, shapes: &Shapes) {
        let listed = shapes.listed(shape);
        self.all.push(number);
        self.shapes.push(shape);
        if listed.is_empty() {
            self.unlisted.push(number);
        }
        for value in listed {
            self.listing.entry(value).or_default().push(number);
        }
    }

    /// Whether it lists other values in all objects that have it, but for those of a branch.
    pub fn list_others(&self, values: &[Constant], own: &Range<usize>) -> bool {
        let has_it = |value| {
            let known: Option<&Numbers> = self.listing.get(value);
            known.is_some_and(|holders| outside(holders, own) > 0)
        };
        outside(&self.unlisted, own) == 0 && !values.iter().any(has_it)
    }

    /// Those in which it may have one of these values, in order.
    pub fn sharing(&self, values: &[Constant]) -> Numbers {
        let listing = values.iter().filter_map(|value| self.listing.get(value));
        let mut sharing: Numbers = listing.flatten().chain(&self.unlisted).copied().collect();
        sharing.sort_unstable();
        sharing.dedup();
        sharing
    }

    /// Those that have it, but for those of a branch.
    pub fn others(&self, own: &Range<usize>) -> Numbers {
        let others = self.all.iter().filter(|number| !own.contains(number));
        others.copied().collect()
    }

    /// Those of some objects that have it.
    pub fn among(&self, left: &Numbers) -> Numbers {
        let (few, many) = match left.len() < self.all.len() {
            true => (left, &self.all),
            false => (&self.all, left),
        };
        let few = few.iter().filter(|number| has(many, number));
        few.copied().collect()
    }

    /// Takes from some objects those in which it holds other JSON types than these; whether there were any.
    pub fn tell(
        &self,
        tests: &[Test],
        left: &mut Numbers,
        types: impl Fn(ShapeId) -> Vec<Test>,
    ) -> bool {
        let count = left.len();
        let typed = self.typed.get_or_init(|| self.by_type(types));
        for (_, apart) in typed.iter().filter(|(other, _)| are_apart(tests, other)) {
            left.retain(|number| !has(apart, number));
        }
        left.len() < count
    }

    fn by_type(&self, types: impl Fn(ShapeId) -> Vec<Test>) -> Vec<(Vec<Test>, Numbers)> {
        let mut typed: Vec<(Vec<Test>, Numbers)> = Vec::new();
        for (number, shape) in self.all.iter().zip(&self.shapes) {
            let tests = types(*shape);
            match typed.iter_mut().find(|(known, _)| *known == tests) {
                Some((_, numbers)) => numbers.push(*number),
                None => typed.push((tests, vec![*number])),
            }
        }
        typed
    }
}

/// The fields that an object must have.
fn demanded(object: &Object) -> impl Iterator<Item = &Field> {
    object.fields.iter().filter(|field| field.required)
}

fn has(numbers: &Numbers, number: &usize) -> bool {
    numbers.binary_search(number).is_ok()
}

/// How many are none of a branch.
fn outside(numbers: &Numbers, own: &Range<usize>) -> usize {
    let before = |end: usize| numbers.partition_point(|number| *number < end);
    numbers.len() - (before(own.end) - before(own.start))
}
