//! What a description demands of values, checked before they are sent. The names are those of JSON Schema (validation,
//! chapter 6).

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;

use super::request::Request;
use super::text::ToText;

/// A demand on a JSON value. One on values of another type demands nothing.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Of a string: so many characters at least.
    MinLength(u64),
    /// Of a string: so many characters at most.
    MaxLength(u64),
    /// Of a number: this or more.
    Minimum(f64),
    /// Of a number: more than this.
    ExclusiveMinimum(f64),
    /// Of a number: this or less.
    Maximum(f64),
    /// Of a number: less than this.
    ExclusiveMaximum(f64),
    /// Of a number: so many of these.
    MultipleOf(f64),
    /// Of a list: so many elements at least.
    MinItems(u64),
    /// Of a list: so many elements at most.
    MaxItems(u64),
    /// Of a list: no element twice.
    UniqueItems,
    /// Of an object: so many members at least.
    MinProperties(u64),
    /// Of an object: so many members at most.
    MaxProperties(u64),
    /// Of every element of a list, or every value of a map.
    Each(&'static [Check]),
    /// Of the members of an object. A function, since objects may hold each other.
    Object(fn() -> Members),
}

/// Demands on the members of an object, by their names.
pub type Members = &'static [(&'static str, &'static [Check])];

/// A type with demands on its members. `checks!` implements it.
pub trait Checked {
    /// The demands.
    fn members() -> Members;
}

impl Request {
    /// Refuses the request if its body does not hold to the demands, which are on the JSON of it however it is written.
    #[must_use]
    pub fn check_body(self, body: &(impl Serialize + ?Sized), checks: &'static [Check]) -> Self {
        match serde_json::to_value(body) {
            Ok(body) => self.hold_to("body", &body, checks),
            // What cannot be written is refused as such.
            Err(_) => self,
        }
    }

    /// Refuses the request if the value of a parameter does not hold to the demands.
    #[must_use]
    pub fn check(self, name: &str, value: &impl ToText, checks: &'static [Check]) -> Self {
        let value = scalar(&value.to_text(), checks);
        self.hold_to(&format!("parameter `{name}`"), &value, checks)
    }

    /// Refuses the request if the values of a query parameter do not hold to the demands on a list.
    #[must_use]
    pub fn check_query(self, name: &str, checks: &'static [Check]) -> Self {
        let each = checks.iter().find_map(|check| match check {
            Check::Each(checks) => Some(*checks),
            _ => None,
        });
        let pairs = self.query_pairs().iter().filter(|pair| pair.name() == name);
        let values = pairs.map(|pair| scalar(pair.value(), each.unwrap_or_default()));
        let values = Value::Array(values.collect());
        self.hold_to(&format!("parameter `{name}`"), &values, checks)
    }

    fn hold_to(self, what: &str, value: &Value, checks: &[Check]) -> Self {
        let mut path = String::new();
        match broken(value, checks, &mut path) {
            Some(demand) if path.is_empty() => self.refuse(format!("the {what} {demand}")),
            Some(demand) => {
                let path = path.trim_start_matches('.');
                self.refuse(format!("`{path}` in the {what} {demand}"))
            }
            None => self,
        }
    }
}

/// The value of a parameter: a number if numbers are demanded.
fn scalar(text: &str, checks: &[Check]) -> Value {
    let is_number = checks.iter().any(|check| {
        use Check::{ExclusiveMaximum, ExclusiveMinimum, Maximum, Minimum, MultipleOf};
        matches!(
            check,
            Minimum(_) | ExclusiveMinimum(_) | Maximum(_) | ExclusiveMaximum(_) | MultipleOf(_)
        )
    });
    let number = || text.parse::<f64>().ok().filter(|_| is_number);
    number().map_or_else(|| text.into(), Value::from)
}

/// The first demand that a value does not hold to; the path is then that of the value.
fn broken(value: &Value, checks: &[Check], path: &mut String) -> Option<String> {
    checks
        .iter()
        .find_map(|check| broken_one(value, check, path))
}

fn broken_one(value: &Value, check: &Check, path: &mut String) -> Option<String> {
    let length = path.len();
    match (check, value) {
        (Check::Each(checks), Value::Array(elements)) => {
            for (index, element) in elements.iter().enumerate() {
                _ = write!(path, "[{index}]");
                let broken = broken(element, checks, path);
                if broken.is_some() {
                    return broken;
                }
                path.truncate(length);
            }
        }
        (Check::Each(checks), Value::Object(members)) => {
            // The names of a map are the caller's.
            path.push_str(".*");
            for value in members.values() {
                let broken = broken(value, checks, path);
                if broken.is_some() {
                    return broken;
                }
            }
            path.truncate(length);
        }
        (Check::Object(demands), Value::Object(members)) => {
            for (name, checks) in demands() {
                let Some(value) = members.get(*name) else {
                    continue;
                };
                _ = write!(path, ".{name}");
                let broken = broken(value, checks, path);
                if broken.is_some() {
                    return broken;
                }
                path.truncate(length);
            }
        }
        (check, value) => return (!holds(check, value)).then(|| told(check)),
    }
    None
}

/// Whether a value holds to a demand on itself.
fn holds(check: &Check, value: &Value) -> bool {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    match value {
        Value::String(text) => match check {
            Check::MinLength(least) => count(text.chars().count()) >= *least,
            Check::MaxLength(most) => count(text.chars().count()) <= *most,
            _ => true,
        },
        Value::Number(number) => number.as_f64().is_none_or(|number| match check {
            Check::Minimum(least) => number >= *least,
            Check::ExclusiveMinimum(least) => number > *least,
            Check::Maximum(most) => number <= *most,
            Check::ExclusiveMaximum(most) => number < *most,
            Check::MultipleOf(unit) => is_multiple(number, *unit),
            _ => true,
        }),
        Value::Array(elements) => match check {
            Check::MinItems(least) => count(elements.len()) >= *least,
            Check::MaxItems(most) => count(elements.len()) <= *most,
            Check::UniqueItems => {
                let mut seen = BTreeSet::new();
                elements
                    .iter()
                    .all(|element| seen.insert(element.to_string()))
            }
            _ => true,
        },
        Value::Object(members) => match check {
            Check::MinProperties(least) => count(members.len()) >= *least,
            Check::MaxProperties(most) => count(members.len()) <= *most,
            _ => true,
        },
        Value::Null | Value::Bool(_) => true,
    }
}

/// Whether a number is so many units, but for what floats cannot hold: 0.07 is a multiple of 0.01.
fn is_multiple(number: f64, unit: f64) -> bool {
    let units = number / unit;
    (units - units.round()).abs() <= f64::EPSILON * units.abs().max(1.0)
}

/// A demand in words.
fn told(check: &Check) -> String {
    match check {
        Check::MinLength(least) => format!("must have at least {least} characters"),
        Check::MaxLength(most) => format!("must have at most {most} characters"),
        Check::Minimum(least) => format!("must be at least {least}"),
        Check::ExclusiveMinimum(least) => format!("must be more than {least}"),
        Check::Maximum(most) => format!("must be at most {most}"),
        Check::ExclusiveMaximum(most) => format!("must be less than {most}"),
        Check::MultipleOf(unit) => format!("must be a multiple of {unit}"),
        Check::MinItems(least) => format!("must have at least {least} elements"),
        Check::MaxItems(most) => format!("must have at most {most} elements"),
        Check::MinProperties(least) => format!("must have at least {least} members"),
        Check::MaxProperties(most) => format!("must have at most {most} members"),
        Check::UniqueItems | Check::Each(_) | Check::Object(_) => {
            "must not have an element twice".into()
        }
    }
}

/// Implements [`Checked`] for a type whose members are demanded something of.
///
/// `checks!(Order { "name": MinLength(1) MaxLength(64), "lines": Each(Object(Line)) });`
macro_rules! checks {
    ($type:ident { $($name:literal : $($check:ident $(($($argument:tt)*))?)*),* $(,)? }) => {
        impl support::Checked for $type {
            fn members() -> support::Members {
                &[$(($name, support::check!($($check $(($($argument)*))?)*))),*]
            }
        }
    };
}

/// Demands one after the other: `check!(MinItems(1) Each(MaxLength(8)))`.
macro_rules! check {
    (@Each $($inner:tt)*) => { support::Check::Each(support::check!($($inner)*)) };
    (@Object $type:ty) => { support::Check::Object(<$type as support::Checked>::members) };
    (@UniqueItems) => { support::Check::UniqueItems };
    (@$check:ident $argument:literal) => { support::Check::$check($argument) };
    ($($check:ident $(($($argument:tt)*))?)*) => { &[$(support::check!(@$check $($($argument)*)?)),*] };
}

pub(crate) use {check, checks};
