//! What a description demands of values, checked before they are sent. The names are those of JSON Schema (validation,
//! chapter 6).

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::{Display, Write};

use serde::Serialize;
use serde_json::Value;

use super::exact::Number;

/// A demand on a JSON value. One on values of another type demands nothing.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Of a string: so many characters at least.
    MinLength(u64),
    /// Of a string: so many characters at most.
    MaxLength(u64),
    /// Of a string: this pattern, by a function that says whether a text matches it.
    Pattern(&'static str, fn(&str) -> bool),
    /// Of a number that is not written as JSON: that JSON has it.
    Finite,
    /// Of a number: this or more. Numbers are as they are written, so that none is rounded.
    Minimum(&'static str),
    /// Of a number: more than this.
    ExclusiveMinimum(&'static str),
    /// Of a number: this or less.
    Maximum(&'static str),
    /// Of a number: less than this.
    ExclusiveMaximum(&'static str),
    /// Of a number: so many of these.
    MultipleOf(&'static str),
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
    /// Of the members of an object that have these names.
    Members(&'static [(&'static str, &'static [Check])]),
    /// Of the members of an object that have none of these names.
    Rest(&'static [&'static str], &'static [Check]),
    /// Of a value of one of several types: of those that it looks like, best first, all that one of them demands.
    OneOf(fn(&Value) -> Vec<usize>, &'static [&'static [Check]]),
    /// Of a value of a type. A function, since types may hold each other.
    Of(fn() -> &'static [Check]),
}

/// A sentence on the first demand that a value does not hold to, if there is one.
pub(super) fn told_of(
    what: &impl Display,
    value: &(impl Serialize + ?Sized),
    checks: &[Check],
) -> Option<String> {
    // What cannot be written is refused as such.
    let value = serde_json::to_value(value).ok()?;
    let mut path = String::new();
    let demand = broken(&value, checks, &mut path)?;
    Some(match path.trim_start_matches('.') {
        "" => format!("the {what} {demand}"),
        path => format!("`{path}` in the {what} {demand}"),
    })
}

/// What is wrong with a field of a form, or with a value in it, if something is.
#[allow(dead_code, reason = "a client uses what its forms need")]
#[must_use]
pub fn broken_field(
    name: &str,
    value: &impl Serialize,
    checks: &'static [Check],
) -> Option<String> {
    told_of(&format_args!("field `{name}`"), value, checks)
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
        (Check::Members(demands), Value::Object(members)) => {
            for (name, checks) in *demands {
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
        (Check::Rest(known, checks), Value::Object(members)) => {
            path.push_str(".*");
            let rest = members
                .iter()
                .filter(|(name, _)| !known.contains(&name.as_str()));
            for (_, value) in rest {
                let broken = broken(value, checks, path);
                if broken.is_some() {
                    return broken;
                }
            }
            path.truncate(length);
        }
        (Check::OneOf(looks_like, demands), value) => {
            return broken_by_all(value, &looks_like(value), demands, path);
        }
        (Check::Of(checks), value) => return broken(value, checks(), path),
        (check, value) => return (!holds(check, value)).then(|| told(check)),
    }
    None
}

/// What a value breaks of the first of these types, if it breaks something of each.
fn broken_by_all(
    value: &Value,
    types: &[usize],
    demands: &[&[Check]],
    path: &mut String,
) -> Option<String> {
    let mut first = None;
    for index in types {
        let mut here = path.clone();
        let demand = broken(value, demands[*index], &mut here)?;
        first.get_or_insert((demand, here));
    }
    let (demand, here) = first?;
    *path = here;
    Some(demand)
}

/// Whether a value holds to a demand on itself.
fn holds(check: &Check, value: &Value) -> bool {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    match value {
        Value::String(text) => match check {
            Check::MinLength(least) => count(text.chars().count()) >= *least,
            Check::MaxLength(most) => count(text.chars().count()) <= *most,
            Check::Pattern(_, matches) => matches(text),
            _ => true,
        },
        Value::Number(number) => {
            let number = Number::from(number);
            let is = |bound: &str, demanded: fn(Ordering) -> bool| {
                number.compared_to(bound).is_none_or(demanded)
            };
            match check {
                Check::Minimum(least) => is(least, Ordering::is_ge),
                Check::ExclusiveMinimum(least) => is(least, Ordering::is_gt),
                Check::Maximum(most) => is(most, Ordering::is_le),
                Check::ExclusiveMaximum(most) => is(most, Ordering::is_lt),
                Check::MultipleOf(unit) => number.is_multiple(unit),
                _ => true,
            }
        }
        Value::Array(elements) => match check {
            Check::MinItems(least) => count(elements.len()) >= *least,
            Check::MaxItems(most) => count(elements.len()) <= *most,
            Check::UniqueItems => {
                let mut seen = BTreeSet::new();
                elements.iter().all(|element| seen.insert(alike(element)))
            }
            _ => true,
        },
        Value::Object(members) => match check {
            Check::MinProperties(least) => count(members.len()) >= *least,
            Check::MaxProperties(most) => count(members.len()) <= *most,
            _ => true,
        },
        // What stands for a number that is not finite.
        Value::Null => !matches!(check, Check::Finite),
        Value::Bool(_) => true,
    }
}

/// A text that is the same for all spellings of one value (JSON Schema, "Instance Equality").
fn alike(value: &Value) -> String {
    match value {
        Value::Number(number) => Number::from(number).whole().to_string(),
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(alike).collect();
            format!("[{}]", elements.join(","))
        }
        Value::Object(members) => {
            let members = members.iter();
            let mut members: Vec<String> = members
                .map(|(name, value)| format!("{name:?}:{}", alike(value)))
                .collect();
            members.sort_unstable();
            format!("{{{}}}", members.join(","))
        }
        scalar => scalar.to_string(),
    }
}

/// A demand in words.
fn told(check: &Check) -> String {
    let number = Number::of;
    match check {
        Check::MinLength(least) => counted("least", *least, "character"),
        Check::MaxLength(most) => counted("most", *most, "character"),
        Check::Pattern(pattern, _) => format!("must match `{}`", visible(pattern)),
        Check::Finite => "must be finite".into(),
        Check::Minimum(least) => format!("must be at least {}", number(least)),
        Check::ExclusiveMinimum(least) => format!("must be more than {}", number(least)),
        Check::Maximum(most) => format!("must be at most {}", number(most)),
        Check::ExclusiveMaximum(most) => format!("must be less than {}", number(most)),
        Check::MultipleOf(unit) => format!("must be a multiple of {}", number(unit)),
        Check::MinItems(least) => counted("least", *least, "element"),
        Check::MaxItems(most) => counted("most", *most, "element"),
        Check::MinProperties(least) => counted("least", *least, "member"),
        Check::MaxProperties(most) => counted("most", *most, "member"),
        // The others demand nothing of the value itself.
        _ => "must not have an element twice".into(),
    }
}

/// A pattern in one line, with nothing in it that is not seen.
fn visible(pattern: &str) -> String {
    let mut shown = String::new();
    for sign in pattern.chars() {
        match sign.is_control() {
            true => shown.extend(sign.escape_default()),
            false => shown.push(sign),
        }
    }
    shown
}

fn counted(limit: &str, count: u64, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("must have at {limit} {count} {what}{plural}")
}

/// Implements [`Checked`](super::holding::Checked) for a struct with demands on its members, and on what it holds
/// besides; or for an enum of several types with demands on each.
///
/// ```text
/// checks!(Order { "name": MinLength(1) MaxLength(64), "lines": Each(Of(Line)) });
/// checks!(Labels { "id" } rest(MaxLength(8)));
/// checks!(enum Payment { Card: Of(Card), Cash, Code: MinLength(4) });
/// ```
macro_rules! checks {
    (enum $type:ident {
        $($variant:ident $(: $($check:ident $(($($argument:tt)*))?)+)?),* $(,)?
    }) => {
        impl support::Checked for $type {
            fn checks() -> &'static [support::Check] {
                &[support::Check::OneOf(
                    <$type as support::Union>::looks_like,
                    &[$(support::check!($($($check $(($($argument)*))?)+)?)),*],
                )]
            }
        }
    };
    (@members { $($name:literal $(: $($check:ident $(($($argument:tt)*))?)+)?),* $(,)? }) => {
        support::Check::Members(
            &[$(($name, support::check!($($($check $(($($argument)*))?)+)?))),*],
        )
    };
    (@rest { $($name:literal $(: $($check:ident $(($($argument:tt)*))?)+)?),* $(,)? } $($rest:tt)*) => {
        support::Check::Rest(&[$($name),*], support::check!($($rest)*))
    };
    ($type:ident $(<$parameter:ident>)? { $($members:tt)* }) => {
        impl $(<$parameter>)? support::Checked for $type $(<$parameter>)? {
            fn checks() -> &'static [support::Check] {
                &[support::checks!(@members { $($members)* })]
            }
        }
    };
    ($type:ident $(<$parameter:ident>)? { $($members:tt)* } rest($($rest:tt)*)) => {
        impl $(<$parameter>)? support::Checked for $type $(<$parameter>)? {
            fn checks() -> &'static [support::Check] {
                &[
                    support::checks!(@members { $($members)* }),
                    support::checks!(@rest { $($members)* } $($rest)*),
                ]
            }
        }
    };
}

/// Demands one after the other: `check!(MinItems(1) Each(MaxLength(8)))`.
macro_rules! check {
    (@Each $($inner:tt)*) => { support::Check::Each(support::check!($($inner)*)) };
    (@Of $type:ty) => { support::Check::Of(<$type as support::Checked>::checks) };
    (@Members $name:literal : $($inner:tt)*) => {
        support::Check::Members(&[($name, support::check!($($inner)*))])
    };
    (@Pattern $pattern:literal) => {
        support::Check::Pattern($pattern, support::matches_pattern!($pattern))
    };
    (@UniqueItems) => { support::Check::UniqueItems };
    (@Finite) => { support::Check::Finite };
    (@Minimum $bound:literal) => { support::Check::Minimum(stringify!($bound)) };
    (@ExclusiveMinimum $bound:literal) => { support::Check::ExclusiveMinimum(stringify!($bound)) };
    (@Maximum $bound:literal) => { support::Check::Maximum(stringify!($bound)) };
    (@ExclusiveMaximum $bound:literal) => { support::Check::ExclusiveMaximum(stringify!($bound)) };
    (@MultipleOf $unit:literal) => { support::Check::MultipleOf(stringify!($unit)) };
    (@$check:ident $argument:literal) => { support::Check::$check($argument) };
    ($($check:ident $(($($argument:tt)*))?)*) => { &[$(support::check!(@$check $($($argument)*)?)),*] };
}

pub(crate) use {check, checks};
