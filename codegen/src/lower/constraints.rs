//! The keywords of a schema that restrict its values, as far as a program can check them.

use serde_json::{Map, Value};

use super::keywords::member;
use super::schema::Reader;
use super::sentences::{docs, of_held};
use super::{demands, enums, merge};
use crate::api::{Constraint, Docs, ShapeId};
use crate::diagnostic::{Code, Place};

impl Reader<'_, '_> {
    /// Keeps what values of the shape that was read of a schema must hold to.
    pub fn restrict(&mut self, shape: ShapeId, members: &Map<String, Value>, place: &Place) {
        self.report_restrictions(members, place);
        let demanded = self.demanded(members);
        let demanded = demanded.as_ref().unwrap_or(members);
        let mut constraints: Vec<(&str, Constraint)> = Vec::new();
        for more in demands::besides(demanded) {
            constraints.extend(demands::read(more));
        }
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
        if demands::refuses_all(&constraints, demanded) {
            self.report_listed(
                demanded,
                place,
                "no value that is listed holds to what is demanded of it",
                "the values count; what is demanded is not checked",
            );
            constraints.clear();
        }
        let constraints = constraints.into_iter().map(|(_, constraint)| constraint);
        let constraints = constraints.filter(|demand| demands::says(demand, demanded));
        let own = &mut self.context.api.shapes[shape].constraints;
        *own = Constraint::strictest(own.drain(..).chain(constraints));
    }

    /// All that is demanded of values where a schema restricts what it refers to, or brings together; none where it does
    /// not.
    pub fn demanded(&self, members: &Map<String, Value>) -> Option<Map<String, Value>> {
        let branches = members.get("allOf").and_then(Value::as_array);
        let restricts = match branches {
            Some(branches) => {
                let mut known = branches.iter().filter_map(Value::as_object);
                branches.len() > 1 || demands::restricts(members) || known.any(demands::restricts)
            }
            None if members.contains_key("x-apifox-refs") => true,
            None => members.contains_key("$ref") && demands::restricts(members),
        };
        restricts.then(|| merge::demands(members, &self.context.definitions))?
    }

    /// What a schema says in words: where it restricts what others say, all that is demanded.
    pub fn said(&self, members: &Map<String, Value>) -> Docs {
        let definitions = &self.context.definitions;
        let Some(demanded) = self.demanded(members) else {
            let mut said = docs(members);
            said.constraints.extend(of_held(members, "", definitions));
            return said;
        };
        let mut whole = members.clone();
        whole.shift_remove("allOf");
        whole.extend(demanded);
        let mut said = docs(&whole);
        for more in demands::besides(&whole).skip(1) {
            said.constraints.extend(docs(more).constraints);
        }
        let held = merge::values(members, definitions);
        let held = held.iter().flat_map(|held| of_held(held, "", definitions));
        said.constraints.extend(held);
        said
    }

    /// Reports what restricts nothing.
    pub fn report_restrictions(&mut self, members: &Map<String, Value>, place: &Place) {
        self.report_impossible(members, place);
        self.report_constant(members, place);
        let Some(pattern) = member(members, "pattern").and_then(Value::as_str) else {
            return;
        };
        let fault = match pattern.len() <= demands::MAX_PATTERN_LENGTH {
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
    }

    /// Reports a constant that is none of the values that are listed beside it.
    fn report_constant(&mut self, members: &Map<String, Value>, place: &Place) {
        let listed = member(members, "enum").and_then(Value::as_array);
        let (Some(constant), Some(listed)) = (members.get("const"), listed) else {
            return;
        };
        if !listed.iter().any(|value| enums::is_same(value, constant)) {
            let message = "the constant is none of the values that are listed beside it";
            self.report_listed(members, place, message, "the constant counts");
        }
    }

    /// Reports what is wrong with values, where they are listed if that is here.
    fn report_listed(
        &mut self,
        members: &Map<String, Value>,
        place: &Place,
        message: &str,
        help: &str,
    ) {
        let key = match members.contains_key("const") {
            true => "const",
            false => "enum",
        };
        self.report(Code::ContradictoryValue, &place.key(key), message, help);
    }

    /// Reports keywords whose values are none that they may have.
    fn report_impossible(&mut self, members: &Map<String, Value>, place: &Place) {
        for (keys, expected, is_right) in EXPECTED {
            for key in keys {
                let value = member(members, key).filter(|value| !value.is_null());
                if value.is_some_and(|value| !is_right(value)) {
                    let message = format!("`{key}` should be {expected}");
                    let help = "it is not checked";
                    self.report(Code::ContradictoryBounds, &place.key(key), &message, help);
                }
            }
        }
    }
}

/// Keywords, what their values should be, and whether one is that.
type Expected = (&'static [&'static str], &'static str, fn(&Value) -> bool);

const EXPECTED: [Expected; 6] = [
    (
        &demands::COUNTS,
        "a whole number that is not negative",
        demands::is_count,
    ),
    (&["multipleOf"], "more than zero", |value| {
        value.as_f64().is_some_and(|unit| unit > 0.0)
    }),
    (&["minimum", "maximum"], "a number", Value::is_number),
    (
        &["exclusiveMinimum", "exclusiveMaximum"],
        "a number",
        |value| value.is_number() || value.is_boolean(),
    ),
    (&["pattern"], "a string", Value::is_string),
    (&["uniqueItems"], "true or false", Value::is_boolean),
];

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
