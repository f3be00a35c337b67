//! Bodies and answers whose media type is a range of all types, as Spring's tools write them: what they are, their schema tells.

use serde_json::{Map, Value};

use super::definitions::Definitions;
use super::media::essence;
use super::schema::is_blank;
use crate::diagnostic::{Code, Place, Sink};
use crate::document::apifox::Response;
use crate::document::example::Example;
use crate::text::Node;

/// What is in the place of a media type that is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Json,
    Text,
    Bytes,
}

/// The longest row of references to what a schema is; a longer one goes round.
const MAX_REFERENCES: usize = 16;

/// Whether JSON is one of many types in a range.
pub fn is_open(media_type: &str) -> bool {
    matches!(essence(media_type), "*/*" | "application/*")
}

/// What a schema tells, or an example where it says nothing.
///
/// A text is sent as it is: servers that name no type put no quotes around it. One of a format is a value of another type,
/// and so is one of those that are listed: these are JSON.
pub fn told(schema: Option<&Node>, examples: &[Example], definitions: &Definitions) -> Told {
    if is_blank(schema) {
        let is_json = |text: &str| text.trim_start().starts_with(['{', '[']);
        return match examples.iter().any(|example| is_json(&example.text)) {
            true => Told::Json,
            false => Told::Bytes,
        };
    }
    let members = schema.and_then(|schema| schema.value.as_object());
    members.map_or(Told::Json, |members| of_members(members, definitions))
}

/// What tells what an answer is.
pub fn of_answer(response: &Response, definitions: &Definitions) -> Told {
    told(response.schema.as_ref(), &response.examples, definitions)
}

/// Says what an answer is taken as.
pub fn report_answer(place: &Place, told: Told, sink: &mut Sink) {
    let help = match told {
        Told::Json => "JSON is asked for, by what describes it",
        Told::Text => "it is read as text, by what describes it",
        Told::Bytes => return,
    };
    let message = "the answer does not say what type it has";
    sink.report(Code::InferredBodyType, place, message, help);
}

fn of_members<'m>(mut members: &'m Map<String, Value>, definitions: &'m Definitions) -> Told {
    for _ in 0..MAX_REFERENCES {
        let referred = members.get("$ref").and_then(Value::as_str);
        match referred.and_then(|id| definitions.get(id)) {
            Some(definition) => members = &definition.members,
            None => break,
        }
    }
    let is_listed = members.contains_key("enum") || members.contains_key("const");
    match members.get("format").and_then(Value::as_str) {
        // Spring writes an array of bytes as it is, and describes it as `byte`.
        Some("binary" | "byte") => Told::Bytes,
        None | Some("") if is_text(members.get("type")) && !is_listed => Told::Text,
        _ => Told::Json,
    }
}

/// Whether a type is that of texts, and maybe of null, too.
fn is_text(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::Array(kinds)) => {
            kinds.iter().any(|kind| kind == "string")
                && kinds.iter().all(|kind| kind == "string" || kind == "null")
        }
        kind => kind.is_some_and(|kind| kind == "string"),
    }
}
