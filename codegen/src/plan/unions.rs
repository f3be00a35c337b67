//! How the branches of a union are told apart: by a property that says so, by JSON type, by the keys that they have.

use std::collections::BTreeSet;
use std::ops::Range;

use super::holders::{Numbers, Objects};
use super::looks::{Key, Test};
use crate::api::{Branch, Constant, Field, Kind, Object, ShapeId, Shapes, Union};

/// For each branch, what a value of it looks like.
pub fn tests(union: &Union, shapes: &Shapes) -> Vec<Vec<Test>> {
    let leaves: Vec<Vec<Leaf<'_>>> = union
        .branches
        .iter()
        .map(|branch| leaves(branch, union, shapes))
        .collect();
    let is_list = |leaf: &&Leaf<'_>| matches!(leaf.kind, Kind::List(_));
    let lists = leaves.iter().flatten().filter(is_list).count();
    let objects = leaves.iter().flatten().filter_map(Leaf::object).collect();
    let objects = Objects::new(objects, shapes);
    let mut end = 0;
    let tests = leaves.iter().map(|leaves| {
        let start = end;
        end += leaves.iter().filter_map(Leaf::object).count();
        let others = Others {
            objects: &objects,
            own: start..end,
            has_lists: lists > leaves.iter().filter(is_list).count(),
        };
        let mut tests: Vec<Test> = Vec::new();
        for leaf in leaves {
            let test = leaf.test(&others, shapes);
            if !tests.contains(&test) {
                tests.push(test);
            }
        }
        tests
    });
    tests.collect()
}

/// What the other branches of a union may be.
struct Others<'a> {
    /// The objects of all branches.
    objects: &'a Objects<'a>,
    /// Which of them are those of the branch itself.
    own: Range<usize>,
    has_lists: bool,
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
    fn object(&self) -> Option<&'a Object> {
        match self.kind {
            Kind::Object(object) => Some(object),
            _ => None,
        }
    }

    /// What a value looks like where there are no other branches.
    fn test_alone(&self, shapes: &Shapes) -> Test {
        let others = Others {
            objects: &Objects::default(),
            own: 0..0,
            has_lists: false,
        };
        self.test(&others, shapes)
    }

    fn test(&self, others: &Others<'_>, shapes: &Shapes) -> Test {
        match self.kind {
            Kind::Boolean | Kind::Const(Constant::Boolean(_)) => Test::Boolean,
            Kind::Integer(_) | Kind::Codes(_) | Kind::Const(Constant::Whole(_)) => Test::Integer,
            Kind::Number => Test::Number,
            Kind::String
            | Kind::Secret
            | Kind::File
            | Kind::Enum(_)
            | Kind::Const(Constant::Text(_)) => Test::String,
            Kind::List(element) => match others.has_lists {
                true => Test::Array(element_tests(*element, shapes)),
                false => Test::Array(Vec::new()),
            },
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
    fn keys(&self, object: &Object, others: &Others<'_>, shapes: &Shapes) -> Vec<Key> {
        if let Some(key) = self.tag(|tag, property| shapes.tag(tag, object, property)) {
            return vec![key];
        }
        let is_alone = others.objects.count(&others.own) == 0;
        let is_constant = |field: &&Field| shapes.listed(field.shape).len() == 1;
        // An object that says something else than a constant is none of these, even where it is the only object.
        let (constants, rest): (Vec<&Field>, Vec<&Field>) =
            object.fields.iter().partition(is_constant);
        let rest = rest.into_iter().filter(|_| !is_alone);
        let all = constants.into_iter().chain(rest);
        let telling = all.filter_map(|field| telling(field, others, shapes));
        // One that is always there comes before those that may be.
        let telling = telling.min_by_key(|key| !key.is_required);
        match telling {
            Some(key) if key.is_required => vec![key],
            key => present(object, others, key, shapes),
        }
    }
}

/// The tests of what a list holds, where lists are told apart by that.
fn element_tests(element: ShapeId, shapes: &Shapes) -> Vec<Test> {
    held_tests(element, shapes, |leaf| leaf.test_alone(shapes))
}

/// The JSON types of what a field holds; of a list also those of its elements.
fn types(shape: ShapeId, shapes: &Shapes) -> Vec<Test> {
    let of_element = |leaf: &Leaf<'_>| match leaf.kind {
        Kind::Object(_) | Kind::Map(_) => Test::Object(Vec::new()),
        _ => leaf.test_alone(shapes),
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
fn telling(field: &Field, others: &Others<'_>, shapes: &Shapes) -> Option<Key> {
    let values = shapes.listed(field.shape);
    let holders = others.objects.holders(&field.name);
    let is_telling = !values.is_empty()
        && holders.is_none_or(|holders| holders.list_others(&values, &others.own));
    is_telling.then(|| Key {
        is_required: field.required,
        ..Key::holding(&field.name, values)
    })
}

/// Keys whose values are of other JSON types than in the objects that are left, which then are told.
fn typed(object: &Object, left: &mut Numbers, objects: &Objects<'_>, shapes: &Shapes) -> Vec<Key> {
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        object.fields.iter().partition(|field| field.required);
    let mut keys = Vec::new();
    for field in required.into_iter().chain(optional) {
        if left.is_empty() {
            break;
        }
        let Some(holders) = objects.holders(&field.name) else {
            continue;
        };
        let tests = types(field.shape, shapes);
        if holders.tell(&tests, left, |shape| types(shape, shapes)) {
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

/// All constants, which tell together if none does alone, and the fewest keys that together no other object has; and such
/// as it may have, where those that it must have do not do: first one whose value would tell.
fn present(
    object: &Object,
    others: &Others<'_>,
    telling: Option<Key>,
    shapes: &Shapes,
) -> Vec<Key> {
    let Others { objects, own, .. } = others;
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        object.fields.iter().partition(|field| field.required);
    let (mut keys, mut left) = fewest(&required, others, shapes);
    // Some of what it lists may be listed by another one, too; the rest tells it.
    let kinds = required.iter().filter(|_| !left.is_empty());
    let kinds = kinds.filter(|field| objects.tells_most(&field.name));
    let kind = kinds.map(|field| Key::holding(&field.name, shapes.listed(field.shape)));
    if let Some(kind) = kind.min_by_key(|kind| kind.values.len()) {
        let holders = objects.holders(&kind.name);
        let sharing = holders.map_or_else(Vec::new, |holders| holders.sharing(&kind.values));
        left.retain(|number| sharing.binary_search(number).is_ok());
        keys.retain(|key| key.name != kind.name);
        keys.push(kind);
    }
    // One that has all that another one must have is that other one, too, and more: it shows all that it has alone.
    if objects.is_within(object, own) {
        for field in &required {
            let is_told = keys.iter().any(|key| key.name == field.name);
            if !is_told && objects.lacking(&field.name, own) > 0 {
                keys.push(Key::present(&field.name, true));
            }
        }
    }
    let telling = telling.filter(|_| !left.is_empty() || objects.count(own) == 0);
    if telling.is_none() {
        for key in typed(object, &mut left, objects, shapes) {
            match keys.iter_mut().find(|known| known.name == key.name) {
                // Its values say more.
                Some(known) if !known.values.is_empty() => {}
                Some(known) => *known = key,
                None => keys.push(key),
            }
        }
    }
    let is_own = |field: &&&Field| {
        let is_told = keys
            .iter()
            .chain(&telling)
            .any(|key| key.name == field.name);
        let is_lacking = || objects.lacking(&field.name, own) > 0;
        !is_told && is_lacking() && lacking(&field.name, &left, objects) > 0
    };
    let optional = optional.iter().filter(is_own).take(MAX_OPTIONAL);
    let optional = optional.map(|field| Key::present(&field.name, false));
    let optional: Vec<Key> = optional.collect();
    keys.extend(telling.into_iter().chain(optional));
    keys
}

/// The constants of an object, the fewest keys that it must have and that tell it from the most others, and those that
/// have all of these, too.
fn fewest(required: &[&Field], others: &Others<'_>, shapes: &Shapes) -> (Vec<Key>, Numbers) {
    let Others { objects, own, .. } = others;
    let (mut keys, mut left) = (Vec::new(), None::<Numbers>);
    for field in required {
        let Kind::Const(constant) = &shapes[shapes.resolved(field.shape)].kind else {
            continue;
        };
        let values = vec![constant.clone()];
        let holders = objects.holders(&field.name);
        let mut sharing = holders.map_or_else(Vec::new, |holders| holders.sharing(&values));
        sharing.retain(|number| match &left {
            None => !own.contains(number),
            Some(left) => left.binary_search(number).is_ok(),
        });
        left = Some(sharing);
        keys.push(Key::holding(&field.name, values));
    }
    loop {
        let tells = |field: &Field| match &left {
            None => objects.lacking(&field.name, own),
            Some(left) => lacking(&field.name, left, objects),
        };
        // Of several that tell as much, the first.
        let best = required.iter().rev().max_by_key(|field| tells(field));
        let best = best.filter(|field| tells(field) > 0);
        let Some(holders) = best.and_then(|field| objects.holders(&field.name)) else {
            break;
        };
        keys.extend(best.map(|field| Key::present(&field.name, true)));
        left = Some(match left {
            None => holders.others(own),
            Some(left) => holders.among(&left),
        });
    }
    (keys, left.unwrap_or_else(|| objects.others(own)))
}

/// How many of some objects lack a key.
fn lacking(name: &str, left: &Numbers, objects: &Objects<'_>) -> usize {
    let holders = objects.holders(name);
    left.len() - holders.map_or(0, |holders| holders.among(left).len())
}
