//! Whether a value came through as it was.

use serde_json::Value;

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
