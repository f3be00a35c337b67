//! Branches that are one type in truth: equal ones, a list of strings beside any string, whole numbers beside all numbers.

use std::collections::BTreeSet;

use super::{Context, enums, nesting};
use crate::api::{Branch, Constant, EnumValue, Integer, Kind, Shape, ShapeId, Union};
use crate::diagnostic::Code;

/// Settles every union, when every schema that has a name is read.
pub fn settle_all(context: &mut Context<'_>) {
    nesting::cut_unions(context);
    for id in context.api.shapes.ids() {
        settle(id, context);
    }
}

/// Brings the branches of a union together: what is left may be one shape.
pub fn settle(id: ShapeId, context: &mut Context<'_>) {
    if !matches!(context.api.shapes[id].kind, Kind::Union(_)) {
        return;
    }
    let known = context.api.shapes.take(id);
    let Kind::Union(union) = known.kind else {
        return;
    };
    let merged = merge(union.branches, union.discriminator.is_none(), context);
    let mut kind = match merged.branches.as_slice() {
        _ if merged.is_any => {
            let message = "one of several schemas allows any value, and so do all together";
            let help = "any JSON value is accepted";
            let sink = &mut *context.sink;
            sink.report(Code::EmptySchema, &union.place, message, help);
            Kind::Any
        }
        // With a discriminator there may be more branches one day.
        [only] if only.tags.is_empty() => Kind::Reference(only.shape),
        _ => Kind::Union(Union {
            branches: merged.branches,
            ..union
        }),
    };
    if merged.nullable && !merged.is_any {
        kind = Kind::Nullable(context.api.shapes.add(Shape::of(kind)));
    }
    context.api.shapes.set(id, Shape { kind, ..known });
}

/// What is left of several branches.
struct Merged {
    branches: Vec<Branch>,
    /// Whether some branch may be null.
    nullable: bool,
    /// Whether some branch is any value.
    is_any: bool,
}

/// Brings branches together, where they are not told apart by a discriminator.
fn merge(branches: Vec<Branch>, is_open: bool, context: &mut Context<'_>) -> Merged {
    let mut merged = Merged {
        branches: Vec::new(),
        nullable: false,
        is_any: false,
    };
    for branch in branches {
        merged.flatten(branch, context);
    }
    let shapes = &context.api.shapes;
    let kind = |branch: &Branch| &shapes[shapes.resolved(branch.shape)].kind;
    merged.is_any = merged
        .branches
        .iter()
        .any(|branch| matches!(kind(branch), Kind::Any));
    let mut seen = BTreeSet::new();
    merged
        .branches
        .retain(|branch| !branch.tags.is_empty() || seen.insert(shapes.resolved(branch.shape)));
    if is_open {
        merged.join_texts(context);
        merged.join_numbers(context);
        merged.join_equal(context);
    }
    merged
}

impl Merged {
    /// Takes a branch, with those of a union that has no name.
    fn flatten(&mut self, branch: Branch, context: &mut Context<'_>) {
        let shapes = &mut context.api.shapes;
        let is_named = shapes[branch.shape].declared.is_some();
        match &shapes[branch.shape].kind {
            Kind::Nullable(inner) if !is_named => {
                self.nullable = true;
                let shape = *inner;
                self.flatten(Branch { shape, ..branch }, context);
            }
            Kind::Union(union) if !is_named && union.discriminator.is_none() => {
                let Kind::Union(union) = shapes.take(branch.shape).kind else {
                    return;
                };
                for inner in union.branches {
                    self.flatten(inner, context);
                }
            }
            _ => self.branches.push(branch),
        }
    }

    /// Strings that are listed, and any other string, are an open enum; lists of strings are one list.
    fn join_texts(&mut self, context: &mut Context<'_>) {
        let own = |kind: &Kind, shape: &Shape| match kind {
            Kind::Const(Constant::Text(text)) => Some(vec![value(text.clone(), shape)]),
            Kind::Enum(values) => Some(values.clone()),
            _ => None,
        };
        let is_base = |kind: &Kind| matches!(kind, Kind::String);
        // Beside any text, the empty one says nothing.
        let shapes = &context.api.shapes;
        let kind = |branch: &Branch| &shapes[shapes.resolved(branch.shape)].kind;
        if self.branches.iter().any(|branch| is_base(kind(branch))) {
            self.branches.retain(|branch| match kind(branch) {
                Kind::Const(Constant::Text(text)) => !text.is_empty(),
                Kind::Enum(values) => values.iter().any(|value| !value.value.is_empty()),
                _ => true,
            });
        }
        self.join(is_base, own, Kind::Enum, context);
    }

    /// The same of whole numbers; beside numbers with a fraction they are numbers.
    fn join_numbers(&mut self, context: &mut Context<'_>) {
        let shapes = &context.api.shapes;
        let kind = |branch: &Branch| &shapes[shapes.resolved(branch.shape)].kind;
        let is_number = |branch: &Branch| matches!(kind(branch), Kind::Number);
        if self.branches.iter().any(is_number) {
            self.branches.retain(|branch| {
                let is_whole = |kind: &Kind| {
                    matches!(
                        kind,
                        Kind::Integer(_) | Kind::Codes(_) | Kind::Const(Constant::Whole(_))
                    )
                };
                !is_whole(kind(branch))
            });
            return;
        }
        let own = |kind: &Kind, shape: &Shape| match kind {
            Kind::Const(Constant::Whole(number)) => Some(vec![value(*number, shape)]),
            Kind::Codes(values) => Some(values.clone()),
            _ => None,
        };
        let is_base = |kind: &Kind| matches!(kind, Kind::Integer(_));
        self.join(is_base, own, Kind::Codes, context);
    }

    fn join<T: Clone + Ord>(
        &mut self,
        is_base: impl Fn(&Kind) -> bool,
        own: impl Fn(&Kind, &Shape) -> Option<Vec<EnumValue<T>>>,
        kind: impl Fn(Vec<EnumValue<T>>) -> Kind,
        context: &mut Context<'_>,
    ) {
        let shapes = &context.api.shapes;
        let shape = |branch: &Branch| &shapes[shapes.resolved(branch.shape)];
        let listed = self.branches.iter().enumerate();
        let listed = listed.filter_map(|(place, branch)| {
            let shape = shape(branch);
            Some((place, own(&shape.kind, shape)?))
        });
        let listed: Vec<(usize, Vec<EnumValue<T>>)> = listed.collect();
        let Some((first, _)) = listed.first() else {
            return;
        };
        let first = *first;
        let bases: Vec<ShapeId> = self.branches.iter().map(|branch| branch.shape).collect();
        let bases = bases.into_iter().enumerate();
        let bases: Vec<usize> = bases
            .filter(|(_, shape)| is_base(&shapes[shapes.resolved(*shape)].kind))
            .map(|(place, _)| place)
            .collect();
        let is_one_enum =
            listed.len() == 1 && !matches!(shape(&self.branches[first]).kind, Kind::Const(_));
        if listed.len() == 1 && bases.is_empty() {
            return;
        }
        let mut gone: BTreeSet<usize> = bases.into_iter().collect();
        if !is_one_enum {
            gone.extend(listed.iter().skip(1).map(|(place, _)| *place));
            let mut seen = BTreeSet::new();
            let values = listed.into_iter().flat_map(|(_, values)| values);
            let values = values.filter(|value| seen.insert(value.value.clone()));
            let kind = kind(values.collect());
            self.branches[first].shape = context.api.shapes.add(Shape::of(kind));
        }
        let mut place = 0;
        self.branches.retain(|_| {
            place += 1;
            !gone.contains(&(place - 1))
        });
    }

    /// Of equal scalars and lists the first counts; what differs in its format has none.
    fn join_equal(&mut self, context: &mut Context<'_>) {
        let mut kept: Vec<Branch> = Vec::new();
        for branch in std::mem::take(&mut self.branches) {
            let mut known = kept.iter_mut();
            let Some(known) = known.find(|known| is_equal(known.shape, branch.shape, context))
            else {
                kept.push(branch);
                continue;
            };
            let shapes = &mut context.api.shapes;
            let format = |shape: ShapeId| &shapes[shapes.resolved(shape)].format;
            let integer = |shape: ShapeId| match shapes[shapes.resolved(shape)].kind {
                Kind::Integer(integer) => Some(integer),
                _ => None,
            };
            if integer(known.shape) != integer(branch.shape) {
                // Each holds numbers that the other does not.
                known.shape = shapes.add(Shape::of(Kind::Integer(Integer::Int64)));
            } else if format(known.shape) != format(branch.shape) {
                let kind = shapes[shapes.resolved(known.shape)].kind.clone();
                known.shape = shapes.add(Shape::of(kind));
            }
        }
        self.branches = kept;
    }
}

fn value<T: ToString>(value: T, shape: &Shape) -> EnumValue<T> {
    enums::named(value, &shape.docs.title, &shape.docs.description)
}

fn is_equal(one: ShapeId, other: ShapeId, context: &Context<'_>) -> bool {
    let shapes = &context.api.shapes;
    let (one, other) = (shapes.resolved(one), shapes.resolved(other));
    match (&shapes[one].kind, &shapes[other].kind) {
        _ if one == other => true,
        (Kind::List(one), Kind::List(other)) | (Kind::Map(one), Kind::Map(other)) => {
            is_equal(*one, *other, context)
        }
        (Kind::Any, Kind::Any)
        | (Kind::Boolean, Kind::Boolean)
        | (Kind::Integer(_), Kind::Integer(_))
        | (Kind::Number, Kind::Number)
        | (Kind::String, Kind::String) => true,
        _ => false,
    }
}
