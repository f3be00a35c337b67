//! Values that a schema allows, made of what it says.

use serde_json::{Map, Number, Value, json};

use super::flat::{self, Flat};
use super::schemas::Schemas;
use super::text;

/// How much of a schema a value has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// What is required.
    Least,
    /// What is optional, too.
    Most,
}

/// Levels of what is optional, and of what there can be at all.
const OPTIONAL_DEPTH: usize = 4;
const DEPTH: usize = 24;

/// How many values one can hold before nothing optional is added.
const SIZE: usize = 300;

/// How many choices among alternatives are tried.
const CHOICES: usize = 8;

/// A value that a schema allows, as the library confirms.
///
/// # Errors
///
/// Says why there is none.
pub fn draw(schemas: &Schemas, schema: &Value, amount: Amount) -> Result<Value, String> {
    drawn(schemas, schema, amount, false)
}

/// A value for where lists and objects without anything in them cannot be seen, as in a form: as few of them as can be.
///
/// # Errors
///
/// Says why there is none.
pub fn draw_filled(schemas: &Schemas, schema: &Value) -> Result<Value, String> {
    drawn(schemas, schema, Amount::Most, true)
}

fn drawn(
    schemas: &Schemas,
    schema: &Value,
    amount: Amount,
    is_filled: bool,
) -> Result<Value, String> {
    let mut problem = String::new();
    // Where nothing of that amount fits one alternative alone, of the other something may.
    let other = match amount {
        Amount::Least => Amount::Most,
        Amount::Most => Amount::Least,
    };
    let choices = [amount, other].into_iter();
    for (amount, choice) in
        choices.flat_map(|amount| (0..CHOICES).map(move |choice| (amount, choice)))
    {
        let mut draw = Draw {
            schemas,
            amount,
            choice,
            is_filled,
            size: 0,
        };
        let drawn = draw
            .value(schema, 0)
            .and_then(|value| schemas.check(schema, &value).map(|()| value));
        match drawn {
            Ok(value) => return Ok(value),
            Err(why) if problem.is_empty() => problem = why,
            Err(_) => {}
        }
    }
    Err(problem)
}

struct Draw<'s> {
    schemas: &'s Schemas,
    amount: Amount,
    /// Which of several alternatives.
    choice: usize,
    is_filled: bool,
    size: usize,
}

impl Draw<'_> {
    fn value(&mut self, schema: &Value, depth: usize) -> Result<Value, String> {
        if depth > DEPTH {
            return Err("it has no end".to_owned());
        }
        self.size += 1;
        let flat = flat::flatten(self.schemas, schema, self.choice)?;
        if let Some(value) = self.given(&flat) {
            return Ok(value);
        }
        match flat.kind() {
            "null" => Ok(Value::Null),
            "boolean" => Ok(Value::Bool(true)),
            "integer" => whole(&flat, self.choice),
            "number" => number(&flat, self.choice),
            "string" => text::draw(&flat.keywords, self.choice).map(Value::String),
            "array" => self.array(&flat, depth),
            _ => self.object(&flat, depth),
        }
    }

    /// A scalar that the schema itself names: an example, the default, one of its values.
    fn given(&self, flat: &Flat) -> Option<Value> {
        let keywords = &flat.keywords;
        let examples = keywords.get("examples").and_then(Value::as_array);
        let values = keywords.get("enum").and_then(Value::as_array);
        let values: Vec<&Value> = values.into_iter().flatten().collect();
        let turn = (self.choice + usize::from(self.amount == Amount::Most)) % values.len().max(1);
        let (before, after) = values.split_at(turn);
        let listed = !values.is_empty() || keywords.contains_key("const");
        let given = keywords.get("const").into_iter();
        let given = given
            .chain(after.iter().copied())
            .chain(before.iter().copied());
        let given = given.chain(keywords.get("example"));
        let given = given.chain(examples.into_iter().flatten());
        let given = given.chain(keywords.get("default"));
        let fits = |value: &&Value| {
            let is_scalar = !value.is_array() && !value.is_object() && !value.is_null();
            (listed || is_scalar && self.choice == 0)
                && flat.allows_kind_of(value)
                && self.schemas.check(&flat.scalar(), value).is_ok()
        };
        let nothing = listed && values.iter().all(|value| value.is_null());
        let nothing = nothing
            .then_some(&Value::Null)
            .filter(|null| self.schemas.check(&flat.scalar(), null).is_ok());
        given.into_iter().find(fits).or(nothing).cloned()
    }

    fn array(&mut self, flat: &Flat, depth: usize) -> Result<Value, String> {
        let least = flat.count("minItems").unwrap_or(0);
        let most = flat.count("maxItems").unwrap_or(usize::MAX);
        let wanted = usize::from(self.is_filled || self.is_generous(depth));
        let fixed = flat.keywords.get("prefixItems").and_then(Value::as_array);
        let fixed: &[Value] = fixed.map_or(&[], Vec::as_slice);
        let items = flat.keywords.get("items").cloned().unwrap_or(json!({}));
        let count = least.max(wanted).max(fixed.len()).min(most);
        let is_unique = flat.keywords.get("uniqueItems") == Some(&Value::Bool(true));
        let mut values: Vec<Value> = Vec::new();
        let first = self.choice;
        for index in 0..count {
            let schema = fixed.get(index).unwrap_or(&items);
            if is_unique {
                self.choice = first + index;
            }
            match self.value(schema, depth + 1) {
                Ok(value) => values.push(value),
                Err(_) if index >= least => break,
                Err(problem) => return Err(problem),
            }
        }
        self.choice = first;
        Ok(Value::Array(values))
    }

    fn object(&mut self, flat: &Flat, depth: usize) -> Result<Value, String> {
        let required = flat.required();
        let anything = json!({});
        let others = flat.keywords.get("additionalProperties");
        let others = others
            .filter(|schema| schema.is_object())
            .unwrap_or(&anything);
        let mut members = Map::new();
        for (name, schema) in flat.properties() {
            let is_required = required.contains(&name.as_str());
            if !is_required && !self.is_generous(depth)
                || self.schemas.says(schema, self.schemas.direction.absent())
            {
                continue;
            }
            if let Some(value) = flat.pins.get(name)
                && self.schemas.check(schema, value).is_ok()
            {
                members.insert(name.clone(), value.clone());
                continue;
            }
            match self.value(schema, depth + 1) {
                // What can be left out is, where no value was found at first. To look at each costs time.
                Ok(value)
                    if !is_required
                        && self.choice > 0
                        && self.schemas.check(schema, &value).is_err() => {}
                Ok(value) => drop(members.insert(name.clone(), value)),
                Err(problem) if is_required => return Err(format!("{name}: {problem}")),
                Err(_) => {}
            }
        }
        for name in required {
            if !members.contains_key(name) {
                members.insert(name.to_owned(), self.value(others, depth + 1)?);
            }
        }
        if self.is_filled && members.is_empty() {
            let drawn = flat.properties().find_map(|(name, schema)| {
                let is_absent = self.schemas.says(schema, self.schemas.direction.absent());
                let value = self.value(schema, depth + 1).ok().filter(|_| !is_absent)?;
                Some((name.clone(), value))
            });
            members.extend(drawn);
        }
        let is_map = flat.properties().next().is_none() && !std::ptr::eq(others, &anything);
        let least = flat.count("minProperties").unwrap_or(0);
        let least = least.max(usize::from(is_map && self.is_generous(depth)));
        for index in 1.. {
            if members.len() >= least {
                break;
            }
            match self.value(others, depth + 1) {
                Ok(value) => drop(members.insert(format!("key{index}"), value)),
                Err(problem) if flat.count("minProperties").is_some() => return Err(problem),
                Err(_) => break,
            }
        }
        Ok(Value::Object(members))
    }

    fn is_generous(&self, depth: usize) -> bool {
        self.amount == Amount::Most && depth < OPTIONAL_DEPTH && self.size < SIZE
    }
}

/// The lowest and highest number that a schema allows, and how far numbers are apart.
fn bounds(flat: &Flat, step: f64) -> (f64, f64) {
    let bound = |keyword: &str| flat.keywords.get(keyword).and_then(Value::as_f64);
    let lowest = [
        bound("minimum"),
        bound("exclusiveMinimum").map(|bound| bound + step),
    ];
    let highest = [
        bound("maximum"),
        bound("exclusiveMaximum").map(|bound| bound - step),
    ];
    (
        lowest
            .into_iter()
            .flatten()
            .fold(f64::NEG_INFINITY, f64::max),
        highest.into_iter().flatten().fold(f64::INFINITY, f64::min),
    )
}

fn whole(flat: &Flat, choice: usize) -> Result<Value, String> {
    let step = flat.keywords.get("multipleOf").and_then(Value::as_f64);
    let step = step.unwrap_or(1.0).max(1.0);
    let (lowest, highest) = bounds(flat, 1.0);
    let value = chosen(lowest.ceil(), highest.floor(), step, choice);
    #[allow(
        clippy::cast_possible_truncation,
        reason = "it is whole, and larger ones are taken as they are"
    )]
    let value = value as i64;
    Ok(Value::from(value))
}

fn number(flat: &Flat, choice: usize) -> Result<Value, String> {
    let step = flat.keywords.get("multipleOf").and_then(Value::as_f64);
    let (lowest, highest) = bounds(flat, 0.01);
    let value = match step {
        Some(step) => chosen(lowest, highest, step, choice),
        None => (1.5 + f64::from(u32::try_from(choice).unwrap_or(0)))
            .clamp(lowest.min(highest), highest),
    };
    let number = Number::from_f64(value).ok_or("no number is in its bounds")?;
    Ok(Value::Number(number))
}

/// A multiple of `step` in bounds, near one.
fn chosen(lowest: f64, highest: f64, step: f64, choice: usize) -> f64 {
    let turn = f64::from(u32::try_from(choice).unwrap_or(0));
    let near = (1.0 + turn).max(lowest).min(highest);
    let above = (near / step).ceil() * step;
    if above > highest {
        (near / step).floor() * step
    } else {
        above
    }
}
