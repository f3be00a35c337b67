//! Which files a description refers to, told before it is read.

use std::collections::BTreeSet;

use serde_json::Value;

use super::openapi::{is_file, parted};
use super::recognise::{self, Kind};
use super::{markdown, value};
use crate::diagnostic::{Place, Sink};
use crate::text::{self, percent_decoded};

/// The ways to the files that an OpenAPI document, or a part of one, refers to.
pub fn referred(text: &str) -> BTreeSet<String> {
    let mut ways = BTreeSet::new();
    if !may_refer(text) {
        return ways;
    }
    // What is wrong with it is told when it is read.
    let (place, mut sink) = (Place::file(0), Sink::default());
    let value = match recognise::text(text) {
        Kind::Json | Kind::Yaml | Kind::Unknown => value(text, &place, &mut sink),
        Kind::Markdown => {
            markdown::block(text).and_then(|(_, block)| text::parse_yaml(block, &place, &mut sink))
        }
        _ => None,
    };
    if let Some(value) = value
        && matches!(recognise::json(&value), Kind::OpenApi | Kind::Unknown)
    {
        look(&value, &mut ways);
    }
    ways
}

/// Whether some reference does not begin with `#`.
fn may_refer(text: &str) -> bool {
    let around = ['"', '\'', ':', ' ', '\t', '\r', '\n'];
    text.match_indices("$ref").any(|(at, reference)| {
        let target = text[at + reference.len()..].trim_start_matches(around);
        !target.starts_with('#')
    })
}

fn look(value: &Value, ways: &mut BTreeSet<String>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| look(element, ways)),
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get("$ref") {
                let (way, _) = parted(target);
                if is_file(way) {
                    ways.insert(percent_decoded(way));
                }
            }
            members.values().for_each(|member| look(member, ways));
        }
        _ => {}
    }
}
