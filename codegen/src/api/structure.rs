//! Which shapes are built alike, whatever is said of them in words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Branch, Docs, Field, Kind, Object, Shape, ShapeId, Shapes, Union};

/// A number that only shapes have which are built alike.
pub type Structure = usize;

/// The structures of shapes, as far as they were asked for.
pub struct Structures<'a> {
    shapes: &'a Shapes,
    known: BTreeMap<ShapeId, Structure>,
    /// By what they are built of, and what is demanded of them.
    numbers: BTreeMap<(Build, String), Structure>,
    /// Those that are being asked for.
    open: BTreeSet<ShapeId>,
}

/// How a shape is built of others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Build {
    /// A shape that holds no other.
    Leaf(String),
    Around(&'static str, Structure),
    Object(
        Vec<(String, bool, String, Structure)>,
        Option<Structure>,
        bool,
    ),
    /// The branches with what means them, and the property that says it.
    Union(Vec<(Structure, Vec<String>)>, Option<String>),
    /// What has a name is like nothing else.
    Named(ShapeId),
}

impl<'a> Structures<'a> {
    pub fn new(shapes: &'a Shapes) -> Structures<'a> {
        Structures {
            shapes,
            known: BTreeMap::new(),
            numbers: BTreeMap::new(),
            open: BTreeSet::new(),
        }
    }

    /// The structure of a shape.
    pub fn of(&mut self, shape: ShapeId) -> Structure {
        let shape = self.shapes.resolved(shape);
        if let Some(known) = self.known.get(&shape) {
            return *known;
        }
        // What holds itself is like nothing else.
        let build = match self.open.insert(shape) {
            true => self.build(shape),
            false => Build::Named(shape),
        };
        self.open.remove(&shape);
        let next = self.numbers.len();
        let demands = &self.shapes[shape].constraints;
        let demands = match demands.is_empty() {
            true => String::new(),
            false => format!("{demands:?}"),
        };
        let number = *self.numbers.entry((build, demands)).or_insert(next);
        self.known.insert(shape, number);
        number
    }

    fn build(&mut self, id: ShapeId) -> Build {
        let Shape {
            kind,
            docs: _,
            declared,
            format,
            constraints: _,
        } = &self.shapes[id];
        if declared.is_some() {
            return Build::Named(id);
        }
        match kind {
            Kind::List(inner) => Build::Around("list", self.of(*inner)),
            Kind::Map(inner) => Build::Around("map", self.of(*inner)),
            Kind::Nullable(inner) => Build::Around("nullable", self.of(*inner)),
            Kind::Object(object) => {
                let Object {
                    fields,
                    extra,
                    is_change,
                } = object;
                let fields = fields.iter().map(|field| {
                    let Field {
                        name,
                        required,
                        shape,
                        access: _,
                        default,
                        tag,
                        style,
                        media_type,
                    } = field;
                    let default = default.as_ref().map(|default| &default.value);
                    let start = format!("{default:?} {tag:?} {style:?} {media_type:?}");
                    (name.clone(), *required, start, self.of(*shape))
                });
                let fields = fields.collect();
                Build::Object(fields, extra.map(|extra| self.of(extra)), *is_change)
            }
            Kind::Union(union) => {
                let Union {
                    branches,
                    discriminator,
                    place: _,
                } = union;
                let branches = branches.iter();
                let branches =
                    branches.map(|Branch { shape, tags }| (self.of(*shape), tags.clone()));
                Build::Union(branches.collect(), discriminator.clone())
            }
            kind if kind.parts().next().is_none() => {
                let kind = in_order(kind);
                Build::Leaf(format!("{kind:?} {format:?}"))
            }
            _ => Build::Named(id),
        }
    }
}

/// What holds no other, with the values that it lists in an order of ours: theirs means nothing.
fn in_order(kind: &Kind) -> Kind {
    let mut kind = kind.clone();
    match &mut kind {
        Kind::Enum(values) => values.sort_by(|one, other| one.value.cmp(&other.value)),
        Kind::Codes(values) => values.sort_by_key(|value| value.value),
        _ => {}
    }
    kind
}

impl Shapes {
    /// Whether what is said of all that two shapes hold, which are built alike, is alike.
    pub fn agree(
        &self,
        one: ShapeId,
        other: ShapeId,
        is_alike: impl Fn(&Docs, &Docs) -> bool,
    ) -> bool {
        let mut pairs = self.pairs(one, other).into_iter();
        pairs.all(|(one, other)| is_alike(&self[one].docs, &self[other].docs))
    }

    /// All that two shapes hold which are built alike, beside each other.
    pub fn pairs(&self, one: ShapeId, other: ShapeId) -> Vec<(ShapeId, ShapeId)> {
        let mut pairs = Vec::new();
        let mut left = vec![(one, other)];
        while let Some((one, other)) = left.pop() {
            let (one, other) = (self.resolved(one), self.resolved(other));
            if one == other || self[one].declared.is_some() {
                continue;
            }
            let parts = self[one].kind.parts();
            let parts = parts.zip(self[other].kind.parts());
            let start = pairs.len();
            pairs.extend(parts);
            left.extend_from_slice(&pairs[start..]);
        }
        pairs
    }
}
