//! Numbers of any size, as descriptions write them.

use std::cmp::Ordering;
use std::fmt;

/// A number, exact where it is whole.
#[derive(Clone, Copy)]
pub(super) enum Number {
    Whole(i128),
    Float(f64),
}

impl From<&serde_json::Number> for Number {
    fn from(number: &serde_json::Number) -> Self {
        let unsigned = || number.as_u64().map(i128::from);
        let whole = number.as_i64().map(i128::from).or_else(unsigned);
        let float = || Self::Float(number.as_f64().unwrap_or(f64::NAN));
        whole.map_or_else(float, Self::Whole)
    }
}

impl Number {
    /// What stands in a demand.
    pub(super) fn of(text: &str) -> Self {
        let float = |_| Self::Float(text.parse().unwrap_or(f64::NAN));
        text.parse().map_or_else(float, Self::Whole)
    }

    /// The same as a whole number where it is one: `1` for `1.0`.
    pub(super) fn whole(self) -> Self {
        match self {
            // A cast of what is larger gives the largest, which is another number.
            Self::Float(number) if (number as i128) as f64 == number => Self::Whole(number as i128),
            number => number,
        }
    }

    fn float(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// How it is to a bound; nothing where one of them is no number.
    pub(super) fn compared_to(self, bound: &str) -> Option<Ordering> {
        match (self, Self::of(bound)) {
            (Self::Whole(number), Self::Whole(bound)) => Some(number.cmp(&bound)),
            (number, bound) => number.float().partial_cmp(&bound.float()),
        }
    }

    /// Whether it is so many units, but for what floats cannot hold: 0.07 is a multiple of 0.01.
    pub(super) fn is_multiple(self, unit: &str) -> bool {
        match (self, Self::of(unit)) {
            (Self::Whole(number), Self::Whole(unit)) => number.checked_rem(unit) == Some(0),
            (number, unit) => {
                let units = number.float() / unit.float();
                // Of more units than a float counts to, nothing is known.
                units.is_infinite()
                    || (units - units.round()).abs() <= f64::EPSILON * units.abs().max(1.0)
            }
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            // `1e300` in place of three hundred digits.
            Self::Float(number) => match (format!("{number}"), format!("{number:e}")) {
                (plain, short) if plain.len() > 2 * short.len() => f.write_str(&short),
                (plain, _) => f.write_str(&plain),
            },
        }
    }
}
