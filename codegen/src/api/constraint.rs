//! What a value must hold to beyond its type. The names are those of JSON Schema (validation, chapter 6).

use std::cmp::Ordering;

use super::literal::Literal;

/// A demand on a value; on one of another type it is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Constraint {
    MinLength(u64),
    MaxLength(u64),
    /// A regular expression of ECMA-262 with the flag `u`.
    Pattern(String),
    Minimum(Number),
    ExclusiveMinimum(Number),
    Maximum(Number),
    ExclusiveMaximum(Number),
    MultipleOf(Number),
    MinItems(u64),
    MaxItems(u64),
    UniqueItems,
    MinProperties(u64),
    MaxProperties(u64),
}

/// A number as it is written: exact where it is whole.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    Whole(i128),
    Float(f64),
}

impl Number {
    fn float(self) -> f64 {
        match self {
            Number::Whole(number) => number as f64,
            Number::Float(number) => number,
        }
    }

    /// Whether it is so many units, but for what floats cannot hold: 0.07 is a multiple of 0.01.
    fn is_multiple(self, unit: Number) -> bool {
        match (self, unit) {
            (Number::Whole(number), Number::Whole(unit)) => number.checked_rem(unit) == Some(0),
            (number, unit) => {
                let units = number.float() / unit.float();
                (units - units.round()).abs() <= f64::EPSILON * units.abs().max(1.0)
            }
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        match (self, other) {
            (Number::Whole(one), Number::Whole(other)) => Some(one.cmp(other)),
            (one, other) => one.float().partial_cmp(&other.float()),
        }
    }
}

impl Constraint {
    /// Those of several that no other of them says already.
    pub fn strictest(all: impl Iterator<Item = Constraint>) -> Vec<Constraint> {
        let mut strictest: Vec<Constraint> = Vec::new();
        for one in all {
            if !strictest.iter().any(|known| known.implies(&one)) {
                strictest.retain(|known| !one.implies(known));
                strictest.push(one);
            }
        }
        strictest
    }

    /// What holds of every value that one or the other of two lists allows: of bounds the wider ones.
    pub fn weakest(one: &[Constraint], other: &[Constraint]) -> Vec<Constraint> {
        let held = |demand: &&Constraint| Self::imply(one, demand) && Self::imply(other, demand);
        Self::strictest(one.iter().chain(other).filter(held).cloned())
    }

    /// Whether all that holds to one of several holds to the other, too.
    pub fn imply(all: &[Constraint], other: &Constraint) -> bool {
        all.iter().any(|one| one.implies(other))
    }

    /// Whether all that holds to it holds to the other, too.
    fn implies(&self, other: &Constraint) -> bool {
        use Constraint as C;
        match (self, other) {
            (C::MinLength(one), C::MinLength(other))
            | (C::MinItems(one), C::MinItems(other))
            | (C::MinProperties(one), C::MinProperties(other)) => one >= other,
            (C::MaxLength(one), C::MaxLength(other))
            | (C::MaxItems(one), C::MaxItems(other))
            | (C::MaxProperties(one), C::MaxProperties(other)) => one <= other,
            (C::Minimum(one) | C::ExclusiveMinimum(one), C::Minimum(other))
            | (C::ExclusiveMinimum(one), C::ExclusiveMinimum(other)) => one >= other,
            (C::Minimum(one), C::ExclusiveMinimum(other)) => one > other,
            (C::Maximum(one) | C::ExclusiveMaximum(one), C::Maximum(other))
            | (C::ExclusiveMaximum(one), C::ExclusiveMaximum(other)) => one <= other,
            (C::Maximum(one), C::ExclusiveMaximum(other)) => one < other,
            (one, other) => one == other,
        }
    }

    /// Whether a value that a description writes out is known to hold to it. A pattern is not tried: it could take forever.
    pub fn allows(&self, value: &Literal) -> bool {
        use Constraint as C;
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let number = match value {
            Literal::Whole(number) => Some(Number::Whole(*number)),
            Literal::Float(number) => Some(Number::Float(*number)),
            _ => None,
        };
        match (self, value, number) {
            (C::MinLength(least), Literal::Text(text), _) => count(text.chars().count()) >= *least,
            (C::MaxLength(most), Literal::Text(text), _) => count(text.chars().count()) <= *most,
            (C::Pattern(_), Literal::Text(_), _) => false,
            (C::Minimum(least), _, Some(number)) => number >= *least,
            (C::ExclusiveMinimum(least), _, Some(number)) => number > *least,
            (C::Maximum(most), _, Some(number)) => number <= *most,
            (C::ExclusiveMaximum(most), _, Some(number)) => number < *most,
            (C::MultipleOf(unit), _, Some(number)) => number.is_multiple(*unit),
            (C::MinItems(least), Literal::List(elements), _) => count(elements.len()) >= *least,
            (C::MaxItems(most), Literal::List(elements), _) => count(elements.len()) <= *most,
            (C::UniqueItems, Literal::List(elements), _) => {
                let mut rest = elements.iter().enumerate();
                rest.all(|(index, element)| !elements[..index].contains(element))
            }
            _ => true,
        }
    }
}
