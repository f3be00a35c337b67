//! What stands in a schema beside the keyword that makes its type, and would say more of the value.

use serde_json::{Map, Value};

/// The keywords beside this one that say something, in the order of the list below.
pub fn beside<'k>(keyword: &str, members: &Map<String, Value>) -> Vec<&'k str> {
    const KEYWORDS: [&str; 9] = [
        "type",
        "enum",
        "required",
        "properties",
        "items",
        "x-apifox-refs",
        "allOf",
        "oneOf",
        "anyOf",
    ];
    let says_something = |key: &&str| match members.get(*key) {
        None | Some(Value::Null) => false,
        Some(Value::Array(list)) => !list.is_empty(),
        Some(Value::Object(members)) => !members.is_empty(),
        Some(_) => true,
    };
    KEYWORDS
        .into_iter()
        .filter(|key| *key != keyword)
        .filter(says_something)
        .collect()
}

/// Names them: `` `type`, `enum` and `required` ``.
pub fn listed(keywords: &[&str]) -> String {
    let names: Vec<String> = keywords.iter().map(|key| format!("`{key}`")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
