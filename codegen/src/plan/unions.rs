//! How the branches of a union are told apart: by a property that says so, by JSON type, by the keys that they have.

use std::collections::BTreeSet;

use super::looks::{Key, Test, are_apart};
use crate::api::{Branch, Constant, Field, Kind, Object, ShapeId, Shapes, Union};

/// For each branch, what a value of it looks like.
pub fn tests(union: &Union, shapes: &Shapes) -> Vec<Vec<Test>> {
    let leaves: Vec<Vec<Leaf<'_>>> = union
        .branches
        .iter()
        .map(|branch| leaves(branch, union, shapes))
        .collect();
    let tests = leaves.iter().enumerate().map(|(index, own)| {
        let others: Vec<&Leaf<'_>> = leaves
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .flat_map(|(_, leaves)| leaves)
            .collect();
        let mut tests: Vec<Test> = Vec::new();
        for leaf in own {
            let test = leaf.test(&others, shapes);
            if !tests.contains(&test) {
                tests.push(test);
            }
        }
        tests
    });
    tests.collect()
}

/// A branch behind references and unions: a value of one JSON type.
#[derive(Clone, Copy, Debug)]
struct Leaf<'a> {
    kind: &'a Kind,
    /// The property that says which branch it is, and what it says for this one.
    tag: Option<(&'a str, &'a [String])>,
}

fn leaves<'a>(branch: &'a Branch, union: &'a Union, shapes: &'a Shapes) -> Vec<Leaf<'a>> {
    let tag = union.discriminator.as_deref();
    let tag = tag.map(|property| (property, branch.tags.as_slice()));
    let mut leaves = Vec::new();
    gather(branch.shape, tag, shapes, &mut BTreeSet::new(), &mut leaves);
    leaves
}

fn gather<'a>(
    shape: ShapeId,
    tag: Option<(&'a str, &'a [String])>,
    shapes: &'a Shapes,
    seen: &mut BTreeSet<ShapeId>,
    leaves: &mut Vec<Leaf<'a>>,
) {
    let shape = shapes.resolved(shape);
    if !seen.insert(shape) {
        return;
    }
    match &shapes[shape].kind {
        Kind::Nullable(inner) => {
            leaves.push(Leaf {
                kind: &shapes[shape].kind,
                tag: None,
            });
            gather(*inner, tag, shapes, seen, leaves);
        }
        Kind::Union(union) => {
            for branch in &union.branches {
                let own = union.discriminator.as_deref();
                let own = own.map(|property| (property, branch.tags.as_slice()));
                gather(branch.shape, own.or(tag), shapes, seen, leaves);
            }
        }
        kind => leaves.push(Leaf { kind, tag }),
    }
}

impl<'a> Leaf<'a> {
    fn test(&self, others: &[&Leaf<'a>], shapes: &Shapes) -> Test {
        match self.kind {
            Kind::Boolean | Kind::Const(Constant::Boolean(_)) => Test::Boolean,
            Kind::Integer(_) | Kind::Codes(_) | Kind::Const(Constant::Whole(_)) => Test::Integer,
            Kind::Number => Test::Number,
            Kind::String
            | Kind::Secret
            | Kind::File
            | Kind::Enum(_)
            | Kind::Const(Constant::Text(_)) => Test::String,
            Kind::List(element) => {
                let is_list = |other: &&&Leaf<'_>| matches!(other.kind, Kind::List(_));
                match others.iter().any(|other| is_list(&other)) {
                    true => Test::Array(element_tests(*element, shapes)),
                    false => Test::Array(Vec::new()),
                }
            }
            Kind::Map(_) => Test::Object(Vec::from_iter(
                self.tag(|tag, _| Constant::Text(tag.to_owned())),
            )),
            Kind::Object(object) => Test::Object(self.keys(object, others, shapes)),
            // What it is otherwise is a leaf of its own.
            Kind::Nullable(_) => Test::Null,
            Kind::Any | Kind::Mixed(_) | Kind::Reference(_) | Kind::Union(_) => Test::Any,
        }
    }

    /// The discriminator.
    fn tag(&self, value: impl Fn(&str, &str) -> Constant) -> Option<Key> {
        let (property, tags) = self.tag.filter(|(_, tags)| !tags.is_empty())?;
        let values = tags.iter().map(|tag| value(tag, property)).collect();
        Some(Key::holding(property, values))
    }

    /// The keys that tell an object from the others.
    fn keys(&self, object: &Object, others: &[&Leaf<'a>], shapes: &Shapes) -> Vec<Key> {
        if let Some(key) = self.tag(|tag, property| shapes.tag(tag, object, property)) {
            return vec![key];
        }
        let others: Vec<&Object> = others
            .iter()
            .filter_map(|other| match other.kind {
                Kind::Object(other) => Some(other),
                _ => None,
            })
            .collect();
        let is_constant = |field: &&Field| shapes.listed(field.shape).len() == 1;
        // An object that says something else than a constant is none of these, even where it is the only object.
        let (constants, rest): (Vec<&Field>, Vec<&Field>) =
            object.fields.iter().partition(is_constant);
        let rest = rest.into_iter().filter(|_| !others.is_empty());
        let all = constants.into_iter().chain(rest);
        let telling = all.filter_map(|field| telling(field, &others, shapes));
        // One that is always there comes before those that may be.
        let telling = telling.min_by_key(|key| !key.is_required);
        match telling {
            Some(key) if key.is_required => vec![key],
            key => present(object, &others, key, shapes),
        }
    }
}

/// The tests of what a list holds, where lists are told apart by that.
fn element_tests(element: ShapeId, shapes: &Shapes) -> Vec<Test> {
    held_tests(element, shapes, |leaf| leaf.test(&[], shapes))
}

/// The JSON types of what a field holds; of a list also those of its elements.
fn types(shape: ShapeId, shapes: &Shapes) -> Vec<Test> {
    let of_element = |leaf: &Leaf<'_>| match leaf.kind {
        Kind::Object(_) | Kind::Map(_) => Test::Object(Vec::new()),
        _ => leaf.test(&[], shapes),
    };
    held_tests(shape, shapes, |leaf| match leaf.kind {
        Kind::List(element) => Test::Array(held_tests(*element, shapes, of_element)),
        _ => of_element(leaf),
    })
}

/// What a value of a shape may look like; nothing where it may be anything.
fn held_tests(shape: ShapeId, shapes: &Shapes, test: impl Fn(&Leaf<'_>) -> Test) -> Vec<Test> {
    let mut leaves = Vec::new();
    gather(shape, None, shapes, &mut BTreeSet::new(), &mut leaves);
    let mut tests: Vec<Test> = Vec::new();
    for leaf in &leaves {
        let test = test(leaf);
        if !tests.contains(&test) {
            tests.push(test);
        }
    }
    match tests.contains(&Test::Any) {
        true => Vec::new(),
        false => tests,
    }
}

/// A field that holds what no other object has in a field of this name.
fn telling(field: &Field, others: &[&Object], shapes: &Shapes) -> Option<Key> {
    let own = shapes.listed(field.shape);
    let is_apart = |other: &&Object| match named(other, &field.name) {
        None => true,
        Some(other) => {
            let values = shapes.listed(other.shape);
            !values.is_empty() && values.iter().all(|value| !own.contains(value))
        }
    };
    let is_telling = !own.is_empty() && others.iter().all(is_apart);
    is_telling.then(|| Key {
        is_required: field.required,
        ..Key::holding(&field.name, own.clone())
    })
}

fn named<'o>(object: &'o Object, name: &str) -> Option<&'o Field> {
    object.fields.iter().find(|field| field.name == name)
}

/// Whether an object must have something, and another one must have all of that.
fn is_within(object: &Object, other: &Object) -> bool {
    let demanded = |object: &Object| -> BTreeSet<String> {
        let fields = object.fields.iter().filter(|field| field.required);
        fields.map(|field| field.name.clone()).collect()
    };
    let own = demanded(object);
    !own.is_empty() && own.is_subset(&demanded(other))
}

/// Keys whose values are of other JSON types than in the objects that are left, which then are told.
fn typed(object: &Object, left: &mut Vec<&&Object>, shapes: &Shapes) -> Vec<Key> {
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        object.fields.iter().partition(|field| field.required);
    let mut keys = Vec::new();
    for field in required.into_iter().chain(optional) {
        if left.is_empty() {
            break;
        }
        let tests = types(field.shape, shapes);
        let count = left.len();
        left.retain(|other| {
            let other = named(other, &field.name).map(|field| types(field.shape, shapes));
            !other.is_some_and(|other| are_apart(&tests, &other))
        });
        if left.len() < count {
            keys.push(Key {
                tests,
                ..Key::present(&field.name, field.required)
            });
        }
    }
    keys
}

/// How many keys that may be there an object is told by.
const MAX_OPTIONAL: usize = 4;

/// The fewest keys that together no other object has; and such as it may have, where those that it must have do not do:
/// first one whose value would tell.
fn present(object: &Object, others: &[&Object], telling: Option<Key>, shapes: &Shapes) -> Vec<Key> {
    let mut left: Vec<&&Object> = others.iter().collect();
    let mut keys = Vec::new();
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        object.fields.iter().partition(|field| field.required);
    loop {
        let tells = |field: &Field| {
            let apart = left
                .iter()
                .filter(|other| named(other, &field.name).is_none());
            apart.count()
        };
        // Of several that tell as much, the first.
        let best = required.iter().rev().max_by_key(|field| tells(field));
        let Some(best) = best.filter(|field| tells(field) > 0) else {
            break;
        };
        left.retain(|other| named(other, &best.name).is_some());
        keys.push(Key::present(&best.name, true));
    }
    // One that has all that another one must have is that other one, too, and more: it shows all that it has alone.
    if others.iter().any(|other| is_within(other, object)) {
        for field in &required {
            let mut lacking = others
                .iter()
                .filter(|other| named(other, &field.name).is_none());
            if lacking.next().is_some() && keys.iter().all(|key| key.name != field.name) {
                keys.push(Key::present(&field.name, true));
            }
        }
    }
    let telling = telling.filter(|_| !left.is_empty() || others.is_empty());
    if telling.is_none() {
        for key in typed(object, &mut left, shapes) {
            keys.retain(|present| present.name != key.name);
            keys.push(key);
        }
    }
    let is_own = |field: &&&Field| {
        let mut left = left.iter();
        let is_told = keys
            .iter()
            .chain(&telling)
            .any(|key| key.name == field.name);
        !is_told && left.any(|other| named(other, &field.name).is_none())
    };
    let optional = optional.iter().filter(is_own).take(MAX_OPTIONAL);
    let optional = optional.map(|field| Key::present(&field.name, false));
    let optional: Vec<Key> = optional.collect();
    keys.extend(telling.into_iter().chain(optional));
    keys
}
