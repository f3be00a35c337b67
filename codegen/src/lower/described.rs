//! JSON as it is described: by a schema, by examples, or by both, which are then held against each other.

use std::mem;

use serde_json::json;

use super::schema::is_blank;
use super::{Context, conform, infer, keywords, schema};
use crate::api::{Kind, ShapeId};
use crate::diagnostic::{Code, Finding, Place, Step};
use crate::document::example::Example;
use crate::text::{Flaw, Node, Sample, parse_relaxed};

/// A schema and the examples of the same value.
pub struct Described {
    /// Inferred from the examples where the description has none that says anything.
    pub schema: Node,
    samples: Vec<(Sample, Place)>,
    is_inferred: bool,
}

impl Described {
    /// Brings them together; `place` is where a schema would stand.
    pub fn new(
        schema: Option<Node>,
        place: Place,
        examples: Vec<Example>,
        context: &mut Context<'_>,
    ) -> Described {
        let samples = samples(examples, context);
        let value = json!({});
        let mut described = Described {
            schema: schema.unwrap_or(Node { value, place }),
            samples,
            is_inferred: false,
        };
        if described.is_blank() {
            keywords::account_unread(Some(&described.schema), context.sink);
        }
        if described.is_blank()
            && let Some((_, first)) = described.samples.first()
        {
            let inferred = Node {
                value: infer::schema(described.samples.iter().map(|(sample, _)| sample)),
                place: first.clone(),
            };
            if !is_blank(Some(&inferred)) {
                described.schema = inferred;
                described.is_inferred = true;
            }
        }
        described
    }

    /// Whether neither says anything.
    pub fn is_blank(&self) -> bool {
        is_blank(Some(&self.schema))
    }

    /// Lowers the schema of a whole body or answer.
    pub fn lower(self, context: &mut Context<'_>) -> ShapeId {
        if self.is_inferred {
            return self.lower_inferred(context, schema::lower_whole);
        }
        if self.is_blank() && !self.samples.is_empty() {
            let message = "neither the schema nor the examples together tell one type";
            let help = "any JSON value is accepted";
            context
                .sink
                .report(Code::EmptySchema, &self.schema.place, message, help);
            return schema::add(Kind::Any, context);
        }
        if self.samples.is_empty() {
            return schema::lower_whole(self.schema, context);
        }
        let shape = schema::lower_whole(self.schema.clone(), context);
        self.compare(shape, context);
        shape
    }

    /// Lowers the schema of a form, in which every value is text: examples are not held against it.
    pub fn lower_form(self, files: bool, context: &mut Context<'_>) -> ShapeId {
        let lower = |schema, context: &mut Context<'_>| schema::lower_form(schema, files, context);
        if self.is_inferred {
            self.lower_inferred(context, lower)
        } else {
            lower(self.schema, context)
        }
    }

    /// Says what is inferred, and in the words of examples what they leave open.
    fn lower_inferred(
        self,
        context: &mut Context<'_>,
        lower: impl FnOnce(Node, &mut Context<'_>) -> ShapeId,
    ) -> ShapeId {
        let place = self.schema.place.clone();
        let (examples, them) = match self.samples.len() {
            1 => ("an example does".to_owned(), "it"),
            count => (format!("{count} examples do"), "them"),
        };
        context.sink.report(
            Code::InferredFromExample,
            &place,
            format!("the schema says nothing, but {examples}"),
            format!("the type was inferred from {them}; write a schema to be sure of it"),
        );
        let depth = place.pointer.steps().len();
        let told = mem::take(context.sink);
        let shape = lower(self.schema, context);
        let mut open = Vec::new();
        for finding in mem::replace(context.sink, told).into_findings() {
            match finding.code {
                Code::EmptySchema => open.push(path(&finding.place.pointer.steps()[depth..])),
                _ => context.sink.push(finding),
            }
        }
        if !open.is_empty() {
            let message = format!("no example tells the type of {}", listed(&open));
            let help = "any JSON value is accepted there";
            context
                .sink
                .report(Code::EmptySchema, &place, message, help);
        }
        shape
    }

    /// Reports each example that does not have this shape.
    pub fn compare(&self, shape: ShapeId, context: &mut Context<'_>) {
        for (sample, place) in self.samples.iter().filter(|_| !self.is_inferred) {
            let Some((first, count)) = conform::compare(sample, shape, &context.api.shapes) else {
                continue;
            };
            let more = match count - 1 {
                0 => String::new(),
                1 => " (and 1 difference more)".to_owned(),
                more => format!(" (and {more} differences more)"),
            };
            let Node { value, place: at } = &self.schema;
            context.sink.push(Finding {
                code: Code::ExampleMismatch,
                place: place.clone(),
                message: format!("{first}{more}"),
                help: "the type follows the schema; correct whichever is wrong".to_owned(),
                related: Some((first.schema_place(value, at), first.label())),
            });
        }
    }
}

fn samples(examples: Vec<Example>, context: &mut Context<'_>) -> Vec<(Sample, Place)> {
    let mut samples = Vec::new();
    for Example { place, text } in examples {
        match parse_relaxed(&text) {
            Ok(sample) => samples.push((sample, place)),
            Err(Flaw { line, what }) => {
                let message = format!("the example is not JSON: {what}, in line {line} of it");
                let help = "it was passed over";
                context
                    .sink
                    .report(Code::UnreadableExample, &place, message, help);
            }
        }
    }
    samples
}

/// The way that a pointer goes down a schema, as a way down a value: `data.list[]`.
fn path(steps: &[&Step]) -> String {
    let mut path = String::new();
    let mut steps = steps.iter();
    while let Some(step) = steps.next() {
        let name = match step {
            Step::Key(key) if key == "items" => {
                path.push_str("[]");
                continue;
            }
            Step::Key(key) if key == "properties" => steps.next(),
            _ => None,
        };
        path.push_str(if path.is_empty() { "" } else { "." });
        path.push_str(match name {
            Some(Step::Key(name)) => name,
            _ => "*",
        });
    }
    path
}

/// Names a few of many.
fn listed(paths: &[String]) -> String {
    const SHOWN: usize = 3;
    let mut names: Vec<String> = paths
        .iter()
        .take(SHOWN)
        .map(|path| format!("`{path}`"))
        .collect();
    if paths.len() > SHOWN {
        names.push(format!("{} more", paths.len() - SHOWN));
    }
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
