//! Whether a value came through as it was.

use serde_json::Value;

/// The same of what was written as texts alone: a list of one and its element look the same.
pub fn difference_of_texts(before: &Value, after: &Value) -> Option<String> {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let as_before = after.iter().map(|(name, after)| {
                let before = before.get(name).unwrap_or(after);
                (name.clone(), as_one(before, after).clone())
            });
            let after = as_before.collect();
            difference(&Value::Object(before.clone()), &Value::Object(after))
        }
        (before, after) => difference(before, as_one(before, after)),
    }
}

fn as_one<'v>(before: &Value, after: &'v Value) -> &'v Value {
    match after.as_array().map(Vec::as_slice) {
        Some([only]) if !before.is_array() => only,
        _ => after,
    }
}

/// The first difference between two values, if there is one. A member that is `null` may as well be absent.
pub fn difference(before: &Value, after: &Value) -> Option<String> {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let names = before
                .keys()
                .chain(after.keys().filter(|name| !before.contains_key(*name)));
            names.into_iter().find_map(|name| {
                let member = |members: &serde_json::Map<String, Value>| {
                    members.get(name).cloned().unwrap_or_default()
                };
                difference(&member(before), &member(after)).map(|found| format!("/{name}{found}"))
            })
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            let pairs = before.iter().zip(after).enumerate();
            pairs.into_iter().find_map(|(index, (before, after))| {
                difference(before, after).map(|found| format!("/{index}{found}"))
            })
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => None,
        _ if before == after => None,
        _ => Some(format!(" was {before} and is {after}")),
    }
}
