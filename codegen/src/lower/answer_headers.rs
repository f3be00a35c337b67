//! The headers that the answers of an operation have.

use super::parameters::parameter_schema;
use super::styles::as_text;
use super::{Context, schema};
use crate::api::{AnswerHeader, ShapeId};
use crate::diagnostic::Code;
use crate::document::apifox::{Parameter, Response};
use crate::text::Node;

/// Lowers the headers of successes. One that not every answer has may be missing; of several types it is text.
pub fn lower(successes: &[Response], context: &mut Context<'_>) -> Vec<AnswerHeader> {
    let mut known: Vec<(Node, AnswerHeader)> = Vec::new();
    for header in successes.iter().flat_map(|response| &response.headers) {
        let has = |response: &Response| {
            let mut headers = response.headers.iter();
            headers.any(|other| is_same(header, &other.name) && other.required)
        };
        let required = successes.iter().all(has);
        let node = parameter_schema(header.clone(), context);
        let same = known.iter_mut().find(|(_, one)| is_same(header, &one.name));
        match same {
            Some((first, one)) if first.value["type"] != node.value["type"] => {
                one.shape = as_text(one.shape, context);
            }
            Some(_) => {}
            None => {
                let shape = shape(node.clone(), context);
                let header = AnswerHeader {
                    name: header.name.clone(),
                    required,
                    shape,
                };
                known.push((node, header));
            }
        }
    }
    known.into_iter().map(|(_, header)| header).collect()
}

fn is_same(header: &Parameter, name: &str) -> bool {
    header.name.eq_ignore_ascii_case(name)
}

fn shape(node: Node, context: &mut Context<'_>) -> ShapeId {
    let place = node.place.clone();
    let shape = schema::lower(node, context);
    if context.api.shapes.is_sent(shape, true) {
        return shape;
    }
    let message = "an object in a header has no type of its own";
    let help = "the header is given as the text that came";
    context
        .sink
        .report(Code::WeakenedSchema, &place, message, help);
    as_text(shape, context)
}
