//! The examples of a body or an answer, as the dialects of Apifox write them: texts, mostly of JSON.

use serde_json::Value;

use super::irrelevant::{self, EXAMPLE};
use crate::diagnostic::{Place, Sink};
use crate::text::{Node, Object};

/// An example. Its values may be secrets: it is read for names and types, and no more of it gets any further.
#[derive(Clone, Debug)]
pub struct Example {
    pub place: Place,
    pub text: String,
}

/// Takes the examples of a request body: a list, or the one that older descriptions have.
pub fn of_body(body: &mut Object, sink: &mut Sink) -> Vec<Example> {
    let mut examples = Vec::new();
    let list = body.take("examples").map(hidden);
    for element in list
        .map(|list| list.list("`examples`", sink))
        .unwrap_or_default()
    {
        if let Some(mut object) = element.object("an example", sink) {
            examples.extend(example(object.take("value")));
            close(object, sink);
        }
    }
    for key in ["example", "sampleValue"] {
        let single = example(body.take(key));
        let is_new = |single: &Example| examples.iter().all(|known| known.text != single.text);
        if let Some(single) = single.filter(is_new) {
            examples.push(single);
        }
    }
    examples
}

/// Reads the examples of answers, each with the id of its answer, which may be empty.
pub fn of_responses(node: Node, sink: &mut Sink) -> Vec<(String, Example)> {
    let mut examples = Vec::new();
    for element in hidden(node).list("`responseExamples`", sink) {
        let Some(mut object) = element.object("an example", sink) else {
            continue;
        };
        let id = object.text("responseId", sink);
        examples.extend(example(object.take("data")).map(|example| (id, example)));
        close(object, sink);
    }
    examples
}

/// What else is said of an example is for people.
fn close(mut object: Object, sink: &mut Sink) {
    for key in ["name", "description", "mediaType"] {
        object.take(key);
    }
    irrelevant::close(&object, EXAMPLE, sink);
}

/// An example is a text; one that is JSON itself is as good. A blank one is none.
fn example(node: Option<Node>) -> Option<Example> {
    let Node { value, place } = hidden(node?);
    let text = match value {
        Value::String(text) => text,
        value => value.to_string(),
    };
    (!text.trim().is_empty()).then_some(Example { place, text })
}

/// Whatever is said of examples, nothing of them is shown.
fn hidden(node: Node) -> Node {
    let place = node.place.hidden();
    Node { place, ..node }
}
