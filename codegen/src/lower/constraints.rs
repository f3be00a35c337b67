//! The keywords of a schema that restrict its values, as far as a program can check them.

use serde_json::{Map, Value};

use super::bounds;
use super::keywords::member;
use super::schema::Reader;
use crate::api::{Constraint, Literal, Number, ShapeId};
use crate::diagnostic::{Code, Place};

impl Reader<'_, '_> {
    /// Keeps what values of the shape that was read of a schema must hold to.
    pub fn restrict(&mut self, shape: ShapeId, members: &Map<String, Value>, place: &Place) {
        self.report_impossible(members, place);
        let mut constraints = read(members);
        for (key, other) in &PAIRS {
            let least = constraints.iter().position(|(known, _)| known == key);
            let most = constraints.iter().position(|(known, _)| known == other);
            let (Some(least), Some(most)) = (least, most) else {
                continue;
            };
            if is_empty(&constraints[least].1, &constraints[most].1) {
                // Those of numbers are told where the number gets its type.
                if key.starts_with("min") && *key != "minimum" {
                    let message = format!("no value holds to both `{key}` and `{other}`");
                    let help = "neither is checked";
                    self.report(Code::ContradictoryBounds, &place.key(key), &message, help);
                }
                constraints.retain(|(known, _)| known != key && known != other);
            }
        }
        let pattern = self.pattern(members, place);
        let shapes = &mut self.context.api.shapes;
        let listed = shapes.listed(shapes.bare(shape)).into_iter();
        let listed: Vec<Literal> = listed.map(Literal::from).collect();
        let constraints = constraints.into_iter().map(|(_, constraint)| constraint);
        let constraints = constraints.chain(pattern);
        // What all values hold to that are listed says nothing.
        let says = |constraint: &Constraint| {
            listed.is_empty() || !listed.iter().all(|value| constraint.allows(value))
        };
        shapes[shape].constraints.extend(constraints.filter(says));
    }

    /// The pattern, if it is short enough that reading it takes no time. One that is none demands nothing, which the
    /// command tells.
    fn pattern(&mut self, members: &Map<String, Value>, place: &Place) -> Option<Constraint> {
        let pattern = member(members, "pattern")?.as_str()?;
        let is_short = pattern.len() <= MAX_PATTERN_LENGTH;
        let fault = match is_short {
            true => fault(pattern),
            false => Some("it is too long".to_owned()),
        };
        if let Some(fault) = fault {
            let message =
                format!("`pattern` is no regular expression that can be checked: {fault}");
            let help = "it is only documented";
            self.report(
                Code::UncheckedPattern,
                &place.key("pattern"),
                &message,
                help,
            );
        }
        is_short.then(|| Constraint::Pattern(pattern.to_owned()))
    }

    /// Reports counts that are none, and units that are not positive.
    fn report_impossible(&mut self, members: &Map<String, Value>, place: &Place) {
        let is_whole = |number: f64| number >= 0.0 && number.fract() == 0.0;
        let is_count = |value: &Value| value.is_null() || value.as_f64().is_some_and(is_whole);
        let is_unit = |value: &Value| value.as_f64().is_none_or(|unit| unit > 0.0);
        let counts = COUNTS.iter().map(|key| {
            (
                *key,
                "a whole number that is not negative",
                &is_count as &dyn Fn(&Value) -> bool,
            )
        });
        let unit = (
            "multipleOf",
            "more than zero",
            &is_unit as &dyn Fn(&Value) -> bool,
        );
        for (key, expected, is_right) in counts.chain([unit]) {
            if member(members, key).is_some_and(|value| !is_right(value)) {
                let message = format!("`{key}` should be {expected}");
                let help = "it is not checked";
                self.report(Code::ContradictoryBounds, &place.key(key), &message, help);
            }
        }
    }
}

/// How many bytes a pattern may have.
const MAX_PATTERN_LENGTH: usize = 2_000;

/// What makes a pattern no regular expression of ECMA-262 with the flag `u`.
#[cfg(feature = "cli")]
fn fault(pattern: &str) -> Option<String> {
    let error = regress::Regex::with_flags(pattern, "u").err()?;
    Some(error.to_string().trim_end_matches('.').to_lowercase())
}

/// Nothing is known of patterns where a build script generates: they demand nothing there either if they are none.
#[cfg(not(feature = "cli"))]
fn fault(_: &str) -> Option<String> {
    None
}

/// Keywords whose values are counts.
const COUNTS: [&str; 6] = [
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];

/// Keywords between which values lie.
const PAIRS: [(&str, &str); 7] = [
    ("minLength", "maxLength"),
    ("minimum", "maximum"),
    ("minimum", "exclusiveMaximum"),
    ("exclusiveMinimum", "maximum"),
    ("exclusiveMinimum", "exclusiveMaximum"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
];

fn is_empty(least: &Constraint, most: &Constraint) -> bool {
    use Constraint as C;
    match (least, most) {
        (C::Minimum(least), C::Maximum(most)) => least > most,
        (C::Minimum(least) | C::ExclusiveMinimum(least), C::ExclusiveMaximum(most))
        | (C::ExclusiveMinimum(least), C::Maximum(most)) => least >= most,
        (C::MinLength(least), C::MaxLength(most))
        | (C::MinItems(least), C::MaxItems(most))
        | (C::MinProperties(least), C::MaxProperties(most)) => least > most,
        _ => false,
    }
}

/// A whole number that is not negative; `1.0` is one, too.
fn count(value: &Value) -> Option<u64> {
    let float = || value.as_f64().filter(|number| number.fract() == 0.0);
    let float = || float().filter(|number| (0.0..9e15).contains(number));
    value
        .as_u64()
        .or_else(|| float().map(|number| number as u64))
}

/// A number of any size, as it is written.
fn number(value: &Value) -> Option<Number> {
    let float = value.as_f64()?;
    let whole = bounds::whole(value).filter(|whole| *whole as f64 == float);
    Some(whole.map_or(Number::Float(float), Number::Whole))
}

/// The constraints by their keywords. Numbers that restrict nothing, or that no program counts to, are none.
fn read(members: &Map<String, Value>) -> Vec<(&'static str, Constraint)> {
    let number = |key: &str| number(member(members, key)?);
    let count = |key: &str| count(member(members, key)?);
    // The form of draft 4: `exclusiveMinimum: true` beside `minimum`.
    let is = |key: &str| member(members, key) == Some(&Value::Bool(true));
    let limit = |key: &'static str, exclusive: &'static str| match is(exclusive) {
        true => (None, number(key)),
        false => (number(key), number(exclusive)),
    };
    let (minimum, exclusive_minimum) = limit("minimum", "exclusiveMinimum");
    let (maximum, exclusive_maximum) = limit("maximum", "exclusiveMaximum");
    let unit = number("multipleOf").filter(|unit| *unit > Number::Whole(0));
    let unique = is("uniqueItems").then_some(Constraint::UniqueItems);
    let all = [
        ("minLength", count("minLength").map(Constraint::MinLength)),
        ("maxLength", count("maxLength").map(Constraint::MaxLength)),
        ("minimum", minimum.map(Constraint::Minimum)),
        (
            "exclusiveMinimum",
            exclusive_minimum.map(Constraint::ExclusiveMinimum),
        ),
        ("maximum", maximum.map(Constraint::Maximum)),
        (
            "exclusiveMaximum",
            exclusive_maximum.map(Constraint::ExclusiveMaximum),
        ),
        ("multipleOf", unit.map(Constraint::MultipleOf)),
        ("minItems", count("minItems").map(Constraint::MinItems)),
        ("maxItems", count("maxItems").map(Constraint::MaxItems)),
        ("uniqueItems", unique),
        (
            "minProperties",
            count("minProperties").map(Constraint::MinProperties),
        ),
        (
            "maxProperties",
            count("maxProperties").map(Constraint::MaxProperties),
        ),
    ];
    all.into_iter()
        .filter_map(|(key, constraint)| Some((key, constraint?)))
        .collect()
}
