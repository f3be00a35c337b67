//! Branches that are one type in truth: equal ones, a list of strings beside any string, whole numbers beside all numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::joined::joined;
use super::{Context, enums, nesting};
use crate::api::{Branch, Constant, EnumValue, Kind, Shape, ShapeId, Shapes, Union};
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
    if merged.is_looser {
        let message = "schemas of one type demand different things of their values";
        let help = "what not all of them demand is neither checked nor documented";
        let sink = &mut *context.sink;
        sink.report(Code::UncheckedKeyword, &union.place, message, help);
    }
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
    /// Whether branches that are one type demand more than what is held to.
    is_looser: bool,
}

/// Brings branches together, where they are not told apart by a discriminator.
fn merge(branches: Vec<Branch>, is_open: bool, context: &mut Context<'_>) -> Merged {
    let mut merged = Merged {
        branches: Vec::new(),
        nullable: false,
        is_any: false,
        is_looser: false,
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
    merged.unify(context, |shape, shapes| shapes.resolved(shape));
    if is_open {
        merged.join_texts(context);
        merged.join_numbers(context);
        merged.unify(context, held);
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
                let (inner, demands) = (*inner, shapes[branch.shape].constraints.clone());
                let shape = match demands.is_empty() {
                    true => inner,
                    false => shapes.add(Shape {
                        docs: shapes[branch.shape].docs.clone(),
                        constraints: demands,
                        ..Shape::of(Kind::Reference(inner))
                    }),
                };
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
        let is_empty = |kind: &Kind| match kind {
            Kind::Const(Constant::Text(text)) => text.is_empty(),
            Kind::Enum(values) => values.iter().all(|value| value.value.is_empty()),
            _ => false,
        };
        self.absorb(is_base, is_empty, context);
        self.join(is_base, own, Kind::Enum, context);
    }

    /// The same of whole numbers; beside numbers with a fraction they are numbers.
    fn join_numbers(&mut self, context: &mut Context<'_>) {
        let is_whole = |kind: &Kind| {
            matches!(
                kind,
                Kind::Integer(_) | Kind::Codes(_) | Kind::Const(Constant::Whole(_))
            )
        };
        if self.absorb(|kind| matches!(kind, Kind::Number), is_whole, context) {
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
        self.bring(first, &gone, context);
    }

    /// Brings branches into the first that is their base; none if there is no base.
    fn absorb(
        &mut self,
        is_base: impl Fn(&Kind) -> bool,
        is_gone: impl Fn(&Kind) -> bool,
        context: &mut Context<'_>,
    ) -> bool {
        let shapes = &context.api.shapes;
        let kind = |branch: &Branch| &shapes[shapes.resolved(branch.shape)].kind;
        let mut branches = self.branches.iter();
        let Some(base) = branches.position(|branch| is_base(kind(branch))) else {
            return false;
        };
        let branches = self.branches.iter().enumerate();
        let gone = branches.filter(|(_, branch)| is_gone(kind(branch)));
        let gone = gone.map(|(place, _)| place).collect();
        self.bring(base, &gone, context);
        true
    }

    /// Brings branches into another, which then holds to what all of them hold to.
    fn bring(&mut self, into: usize, gone: &BTreeSet<usize>, context: &mut Context<'_>) {
        for place in gone {
            let (one, other) = (self.branches[into].shape, self.branches[*place].shape);
            let joined = joined(one, other, &mut context.api.shapes);
            self.branches[into].shape = joined.shape;
            self.is_looser |= joined.is_looser;
        }
        let mut place = 0;
        self.branches.retain(|_| {
            place += 1;
            !gone.contains(&(place - 1))
        });
    }

    /// Brings each branch that is not told apart into the first that is one type with it.
    fn unify<T: Ord>(
        &mut self,
        context: &mut Context<'_>,
        of_type: impl Fn(ShapeId, &Shapes) -> T,
    ) {
        let shapes = &mut context.api.shapes;
        let (mut kept, mut known): (Vec<Branch>, BTreeMap<T, usize>) = Default::default();
        for branch in std::mem::take(&mut self.branches) {
            let first = match branch.tags.is_empty() {
                true => *known
                    .entry(of_type(branch.shape, shapes))
                    .or_insert(kept.len()),
                false => kept.len(),
            };
            match kept.get_mut(first) {
                Some(known) => {
                    let joined = joined(known.shape, branch.shape, shapes);
                    known.shape = joined.shape;
                    self.is_looser |= joined.is_looser;
                }
                None => kept.push(branch),
            }
        }
        self.branches = kept;
    }
}

fn value<T: ToString>(value: T, shape: &Shape) -> EnumValue<T> {
    enums::named(value, &shape.docs.title, &shape.docs.description)
}

/// What a value is: the lists and maps around it, and its kind; what has a type of its own is that alone.
fn held(shape: ShapeId, shapes: &Shapes) -> (String, Option<ShapeId>) {
    let shape = shapes.resolved(shape);
    let kind = &shapes[shape].kind;
    match kind {
        Kind::List(inner) | Kind::Map(inner) => {
            let (held, own) = held(*inner, shapes);
            (format!("{} of {held}", kind.word()), own)
        }
        Kind::Any | Kind::Boolean | Kind::Integer(_) | Kind::Number | Kind::String => {
            (kind.word().to_owned(), None)
        }
        kind => (kind.word().to_owned(), Some(shape)),
    }
}
