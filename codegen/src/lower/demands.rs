//! What the keywords of a schema demand of its values.

use serde_json::{Map, Value};

use super::keywords::{self, member};
use super::kinds::types;
use super::{bounds, default};
use crate::api::{Constraint, Literal, Number};

/// The keywords that restrict values.
pub const KEYS: [&str; 13] = [
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Keywords whose values are counts.
pub const COUNTS: [&str; 6] = [
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
];

/// How many bytes a pattern may have that is checked: reading it takes no time.
pub const MAX_PATTERN_LENGTH: usize = 2_000;

/// Whether a schema restricts values itself.
pub fn restricts(members: &Map<String, Value>) -> bool {
    KEYS.iter().any(|key| is_demand(key, members))
}

/// Whether a keyword demands something: it is about values of the type, and its own value is one that it may have.
pub fn is_demand(key: &str, members: &Map<String, Value>) -> bool {
    let Some(value) = member(members, key) else {
        return false;
    };
    let is_right = match key {
        // The empty pattern is somewhere in every text.
        "pattern" => value.as_str().is_some_and(|pattern| !pattern.is_empty()),
        "uniqueItems" => *value == true,
        "multipleOf" => value.as_f64().is_some_and(|unit| unit > 0.0),
        _ if COUNTS.contains(&key) => is_count(value),
        _ => value.is_number(),
    };
    is_right && is_of_type(key, members)
}

/// Whether values of the type of a schema may be what a keyword is about.
fn is_of_type(key: &str, members: &Map<String, Value>) -> bool {
    const SCALARS: [&str; 4] = ["string", "integer", "number", "boolean"];
    let about: &[&str] = match key {
        "minLength" | "maxLength" | "pattern" => &["string"],
        "minItems" | "maxItems" | "uniqueItems" => &["array"],
        "minProperties" | "maxProperties" => &["object"],
        _ => &["integer", "number"],
    };
    let (types, _) = types(members);
    // What other names of types mean is told elsewhere.
    let is_other = |kind: &&str| SCALARS.contains(kind) && !about.contains(kind);
    types.is_empty() || !types.iter().all(is_other)
}

/// Whether a value is a whole number that is not negative; `1.0` is one, too.
pub fn is_count(value: &Value) -> bool {
    let number = value.as_f64();
    number.is_some_and(|number| number >= 0.0 && number.fract() == 0.0)
}

/// The demands by their keywords. Numbers that no program counts to are none.
pub fn read(members: &Map<String, Value>) -> Vec<(&'static str, Constraint)> {
    let demands = KEYS.into_iter().filter(|key| is_demand(key, members));
    demands
        .filter_map(|key| Some((key, demand(key, members)?)))
        .collect()
}

/// What one keyword demands, in a form that is checked.
pub fn demand(key: &str, members: &Map<String, Value>) -> Option<Constraint> {
    use Constraint as C;
    let value = member(members, key)?;
    // The form of draft 4: `exclusiveMinimum: true` beside `minimum`.
    let is = |key: &str| member(members, key) == Some(&Value::Bool(true));
    Some(match key {
        "minLength" => C::MinLength(count(value)?),
        "maxLength" => C::MaxLength(count(value)?),
        "minimum" if is("exclusiveMinimum") => C::ExclusiveMinimum(number(value)?),
        "minimum" => C::Minimum(number(value)?),
        "exclusiveMinimum" => C::ExclusiveMinimum(number(value)?),
        "maximum" if is("exclusiveMaximum") => C::ExclusiveMaximum(number(value)?),
        "maximum" => C::Maximum(number(value)?),
        "exclusiveMaximum" => C::ExclusiveMaximum(number(value)?),
        "multipleOf" => C::MultipleOf(number(value)?),
        "minItems" => C::MinItems(count(value)?),
        "maxItems" => C::MaxItems(count(value)?),
        "uniqueItems" => C::UniqueItems,
        "minProperties" => C::MinProperties(count(value)?),
        "maxProperties" => C::MaxProperties(count(value)?),
        "pattern" => {
            let pattern = value.as_str()?;
            let is_short = pattern.len() <= MAX_PATTERN_LENGTH;
            return is_short.then(|| C::Pattern(pattern.to_owned()));
        }
        _ => return None,
    })
}

/// The keyword that demands something, with its value.
pub fn written(demand: &Constraint) -> Map<String, Value> {
    use Constraint as C;
    let number = |number: &Number| match number {
        Number::Whole(whole) => serde_json::Number::from_i128(*whole).map(Value::Number),
        Number::Float(float) => Some(Value::from(*float)),
    };
    let (key, value) = match demand {
        C::MinLength(count) => ("minLength", Some(Value::from(*count))),
        C::MaxLength(count) => ("maxLength", Some(Value::from(*count))),
        C::Pattern(pattern) => ("pattern", Some(Value::from(pattern.as_str()))),
        C::Minimum(bound) => ("minimum", number(bound)),
        C::ExclusiveMinimum(bound) => ("exclusiveMinimum", number(bound)),
        C::Maximum(bound) => ("maximum", number(bound)),
        C::ExclusiveMaximum(bound) => ("exclusiveMaximum", number(bound)),
        C::MultipleOf(unit) => ("multipleOf", number(unit)),
        C::MinItems(count) => ("minItems", Some(Value::from(*count))),
        C::MaxItems(count) => ("maxItems", Some(Value::from(*count))),
        C::UniqueItems => ("uniqueItems", Some(Value::Bool(true))),
        C::MinProperties(count) => ("minProperties", Some(Value::from(*count))),
        C::MaxProperties(count) => ("maxProperties", Some(Value::from(*count))),
    };
    value
        .map(|value| (key.to_owned(), value))
        .into_iter()
        .collect()
}

fn count(value: &Value) -> Option<u64> {
    let float = || value.as_f64().filter(|number| *number < 9e15);
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

/// Whether something is demanded of a value beyond what its schema lists: what all listed values hold to says nothing.
pub fn says(demand: &Constraint, members: &Map<String, Value>) -> bool {
    let mut listed = listed(members).peekable();
    let is_constant = members.contains_key("const");
    let is_listed = listed.peek().is_some();
    !is_constant && (!is_listed || !listed.all(|value| is_held(demand, &value)))
}

/// Whether a schema lists values of which none holds to what it demands.
pub fn refuses_all(demands: &[(&str, Constraint)], members: &Map<String, Value>) -> bool {
    let mut listed = listed(members).peekable();
    let holds = |value: Literal| demands.iter().all(|(_, demand)| is_held(demand, &value));
    listed.peek().is_some() && !listed.any(holds)
}

/// The values that a schema lists, or its one value. Of objects nothing is known but that they are some.
fn listed(members: &Map<String, Value>) -> impl Iterator<Item = Literal> {
    let listed = keywords::values(members).iter();
    let listed = listed.filter(|value| !value.is_object());
    listed.filter_map(default::literal)
}

/// Whether a listed value is taken to hold to a demand. A pattern is not tried.
fn is_held(demand: &Constraint, value: &Literal) -> bool {
    matches!(demand, Constraint::Pattern(_)) || demand.allows(value)
}

/// The schemas that hold besides each other: a schema, and those that it keeps under `allOf` since it has their keywords
/// itself.
pub fn besides(members: &Map<String, Value>) -> impl Iterator<Item = &Map<String, Value>> {
    let more = members.get("allOf").and_then(Value::as_array);
    let more = more.into_iter().flatten().filter_map(Value::as_object);
    [members].into_iter().chain(more)
}
