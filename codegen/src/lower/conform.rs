//! Whether an example has the type that the schema gives: names and types are compared, and values only with those that
//! the schema lists.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::api::{Access, Branch, Constant, Kind, Object, ShapeId, Shapes, Union};
use crate::diagnostic::Place;
use crate::text::Sample;

/// Where an example differs from a type; nothing in it comes from the example.
#[derive(Debug)]
pub struct Mismatch {
    path: Path,
    problem: Problem,
    /// What the schema has there.
    wanted: &'static str,
}

/// A way down an example, along names that the schema has.
#[derive(Clone, Debug, Default)]
struct Path(Vec<Step>);

#[derive(Clone, Debug)]
enum Step {
    Name(String),
    Index(usize),
    /// A member of a map, whose name is data.
    Entry,
}

#[derive(Debug)]
enum Problem {
    /// A value of another type, which is this.
    Type(&'static str),
    Missing,
    /// A value of the right type, which is this, that is not in the list.
    Unlisted(&'static str),
}

/// Compares an example with a shape: the first difference, and how many there are.
pub fn compare(sample: &Sample, shape: ShapeId, shapes: &Shapes) -> Option<(Mismatch, usize)> {
    let mut walk = Walk {
        shapes,
        here: Path::default(),
        first: None,
        count: 0,
    };
    walk.value(sample, shape);
    let count = walk.count;
    walk.first.map(|first| (first, count))
}

struct Walk<'s> {
    shapes: &'s Shapes,
    here: Path,
    first: Option<Mismatch>,
    count: usize,
}

impl Walk<'_> {
    fn report(&mut self, problem: Problem, wanted: &'static str) {
        self.count += 1;
        let path = &self.here;
        self.first.get_or_insert_with(|| Mismatch {
            path: path.clone(),
            problem,
            wanted,
        });
    }

    fn below(&mut self, step: Step, sample: &Sample, shape: ShapeId) {
        self.here.0.push(step);
        self.value(sample, shape);
        self.here.0.pop();
    }

    fn value(&mut self, sample: &Sample, shape: ShapeId) {
        let shapes = self.shapes;
        let kind = &shapes[shapes.resolved(shape)].kind;
        match (kind, sample) {
            (Kind::Any | Kind::File | Kind::Mixed(_), _)
            | (_, Sample::Unknown)
            | (Kind::Nullable(_), Sample::Null)
            | (Kind::Boolean, Sample::Boolean)
            | (Kind::Integer(_) | Kind::Number, Sample::Integer(_))
            | (Kind::Number, Sample::Number)
            | (Kind::String | Kind::Secret, Sample::String(_)) => {}
            (Kind::Nullable(inner), _) => self.value(sample, *inner),
            (Kind::Enum(values), Sample::String(text)) => {
                let is_listed = |text: &String| values.iter().any(|listed| listed.value == *text);
                if !text.as_ref().is_none_or(is_listed) {
                    self.report(Problem::Unlisted(found(sample)), wanted(kind));
                }
            }
            (Kind::Codes(values), Sample::Integer(number)) => {
                if !values
                    .iter()
                    .any(|listed| i128::from(listed.value) == *number)
                {
                    self.report(Problem::Unlisted(found(sample)), wanted(kind));
                }
            }
            (Kind::List(element), Sample::List(elements)) => {
                for (index, sample) in elements.iter().enumerate() {
                    self.below(Step::Index(index), sample, *element);
                }
            }
            (Kind::Map(value), Sample::Object(members)) => {
                for (_, sample) in members {
                    self.below(Step::Entry, sample, *value);
                }
            }
            (Kind::Const(constant), _) if is_of(sample, constant) => {}
            (Kind::Union(union), _) => self.union(sample, union, kind),
            (Kind::Object(object), Sample::Object(members)) => self.object(members, object, kind),
            _ => self.report(Problem::Type(found(sample)), wanted(kind)),
        }
    }

    /// A value of a union is compared with the one branch that has its JSON type; if several have, it may be any of them.
    fn union(&mut self, sample: &Sample, union: &Union, kind: &Kind) {
        let has_type = |branch: &&Branch| {
            let kind = &self.shapes[self.shapes.resolved(branch.shape)].kind;
            let is_open = matches!(kind, Kind::Any | Kind::Nullable(_) | Kind::Union(_));
            is_open || wanted(kind) == found(sample) || is_listed(kind, sample)
        };
        let mut fitting = union.branches.iter().filter(has_type);
        match (fitting.next(), fitting.next()) {
            (None, _) => self.report(Problem::Type(found(sample)), wanted(kind)),
            (Some(branch), None) => self.value(sample, branch.shape),
            (Some(_), Some(_)) => {}
        }
    }

    fn object(&mut self, members: &[(String, Sample)], object: &Object, kind: &Kind) {
        let mut members: BTreeMap<&str, &Sample> = members
            .iter()
            .map(|(name, sample)| (name.as_str(), sample))
            .collect();
        for field in &object.fields {
            let step = Step::Name(field.name.clone());
            match members.remove(field.name.as_str()) {
                // What may be left out may be null.
                Some(Sample::Null) if !field.required => {}
                Some(sample) => self.below(step, sample, field.shape),
                // Of an example it is not known what it was sent for.
                None if field.required && field.access == Access::Both => {
                    self.here.0.push(step);
                    self.report(Problem::Missing, wanted(kind));
                    self.here.0.pop();
                }
                None => {}
            }
        }
        for (extra, sample) in object.extra.into_iter().flat_map(|extra| {
            let others = members.values();
            others.map(move |sample| (extra, *sample))
        }) {
            self.below(Step::Entry, sample, extra);
        }
    }
}

/// Whether a value has the JSON type of a constant.
fn is_of(sample: &Sample, constant: &Constant) -> bool {
    matches!(
        (constant, sample),
        (Constant::Text(_), Sample::String(_))
            | (Constant::Whole(_), Sample::Integer(_))
            | (Constant::Boolean(_), Sample::Boolean)
    )
}

/// Whether a value has the JSON type of what is listed.
fn is_listed(kind: &Kind, sample: &Sample) -> bool {
    match (kind, sample) {
        (Kind::Const(constant), _) => is_of(sample, constant),
        (Kind::Enum(_), Sample::String(_))
        | (Kind::Codes(_) | Kind::Number, Sample::Integer(_))
        | (Kind::Number, Sample::Number) => true,
        _ => false,
    }
}

fn found(sample: &Sample) -> &'static str {
    match sample {
        Sample::Unknown => "a variable",
        Sample::Null => "null",
        Sample::Boolean => "true or false",
        Sample::Integer(_) => "a whole number",
        Sample::Number => "a number that is not whole",
        Sample::String(_) => "a string",
        Sample::List(_) => "a list",
        Sample::Object(_) => "an object",
    }
}

fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::Any | Kind::Mixed(_) | Kind::Nullable(_) | Kind::Reference(_) => "any value",
        Kind::Boolean => "true or false",
        Kind::Integer(_) => "a whole number",
        Kind::Number => "a number",
        Kind::String | Kind::Secret => "a string",
        Kind::File => "a file",
        Kind::Enum(_) => "a string of a list",
        Kind::Codes(_) => "a whole number of a list",
        Kind::List(_) => "a list",
        Kind::Map(_) | Kind::Object(_) => "an object",
        Kind::Union(_) => "one of several types",
        Kind::Const(Constant::Text(_)) => "a string of a list",
        Kind::Const(Constant::Whole(_)) => "a whole number of a list",
        Kind::Const(Constant::Boolean(_)) => "true or false",
    }
}

impl Mismatch {
    /// What the schema says where the example differs.
    pub fn label(&self) -> String {
        match self.problem {
            Problem::Type(_) => format!("the schema has {} here", self.wanted),
            Problem::Missing => "the schema requires this".to_owned(),
            Problem::Unlisted(_) => "the schema lists the values here".to_owned(),
        }
    }

    /// Where the schema says so, or the nearest place around it.
    pub fn schema_place(&self, schema: &Value, place: &Place) -> Place {
        let (mut schema, mut place) = only_branch(schema, place.clone());
        for step in &self.path.0 {
            let (key, name) = match step {
                Step::Name(name) => ("properties", Some(name)),
                Step::Index(_) => ("items", None),
                Step::Entry => ("additionalProperties", None),
            };
            let node = schema.get(key);
            let node = name.map_or(node, |name| node.and_then(|node| node.get(name)));
            let Some(node) = node else { break };
            let below = place.key(key);
            (schema, place) = only_branch(node, name.map_or(below.clone(), |name| below.key(name)));
        }
        place
    }
}

/// The schema that stands in a combinator alone, or beside null; else the schema itself.
fn only_branch(schema: &Value, place: Place) -> (&Value, Place) {
    for combinator in ["allOf", "oneOf", "anyOf"] {
        let branches = schema.get(combinator).and_then(Value::as_array);
        let mut branches = branches
            .into_iter()
            .flatten()
            .enumerate()
            .filter(|(_, branch)| branch.get("type").is_none_or(|kind| kind != "null"));
        if let (Some((index, branch)), None) = (branches.next(), branches.next()) {
            return only_branch(branch, place.key(combinator).index(index));
        }
    }
    (schema, place)
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mismatch {
            path,
            problem,
            wanted,
        } = self;
        match problem {
            Problem::Missing => write!(f, "the example lacks{path}, which the schema requires"),
            Problem::Unlisted(found) if path.0.is_empty() => {
                write!(f, "the example is {found} that the schema does not list")
            }
            Problem::Unlisted(found) => {
                write!(
                    f,
                    "the example has at{path} {found} that the schema does not list"
                )
            }
            Problem::Type(found) if path.0.is_empty() => {
                write!(f, "the example is {found}, and the schema has {wanted}")
            }
            Problem::Type(found) => {
                write!(
                    f,
                    "the example has {found} at{path}, and the schema has {wanted}"
                )
            }
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(" `")?;
        for (index, step) in self.0.iter().enumerate() {
            let dot = if index == 0 { "" } else { "." };
            match step {
                Step::Name(name) => write!(f, "{dot}{name}")?,
                Step::Entry => write!(f, "{dot}*")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        f.write_str("`")
    }
}
