//! What a value must hold to beyond its type. The names are those of JSON Schema (validation, chapter 6).

use super::literal::Literal;

/// A demand on a value; on one of another type it is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constraint {
    MinLength(u64),
    MaxLength(u64),
    Minimum(f64),
    ExclusiveMinimum(f64),
    Maximum(f64),
    ExclusiveMaximum(f64),
    MultipleOf(f64),
    MinItems(u64),
    MaxItems(u64),
    UniqueItems,
    MinProperties(u64),
    MaxProperties(u64),
}

impl Constraint {
    /// Whether a value that a description writes out holds to it.
    pub fn allows(self, value: &Literal) -> bool {
        use Constraint as C;
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let number = match value {
            Literal::Whole(number) => Some(*number as f64),
            Literal::Float(number) => Some(*number),
            _ => None,
        };
        match (self, value, number) {
            (C::MinLength(least), Literal::Text(text), _) => count(text.chars().count()) >= least,
            (C::MaxLength(most), Literal::Text(text), _) => count(text.chars().count()) <= most,
            (C::Minimum(least), _, Some(number)) => number >= least,
            (C::ExclusiveMinimum(least), _, Some(number)) => number > least,
            (C::Maximum(most), _, Some(number)) => number <= most,
            (C::ExclusiveMaximum(most), _, Some(number)) => number < most,
            (C::MultipleOf(unit), _, Some(number)) => is_multiple(number, unit),
            (C::MinItems(least), Literal::List(elements), _) => count(elements.len()) >= least,
            (C::MaxItems(most), Literal::List(elements), _) => count(elements.len()) <= most,
            (C::UniqueItems, Literal::List(elements), _) => {
                let mut rest = elements.iter().enumerate();
                rest.all(|(index, element)| !elements[..index].contains(element))
            }
            _ => true,
        }
    }
}

/// Whether a number is so many units, but for what floats cannot hold: 0.07 is a multiple of 0.01.
fn is_multiple(number: f64, unit: f64) -> bool {
    let units = number / unit;
    (units - units.round()).abs() <= f64::EPSILON * units.abs().max(1.0)
}
