//! Branches of unions that nothing tells apart.

use std::collections::{BTreeMap, BTreeSet};

use super::{Api, Branch, Constant, Field, Kind, ShapeId, Shapes, Union};
use crate::diagnostic::{Code, Sink};

/// Reports each branch whose values look like those of an earlier one.
pub fn report(api: &Api, sink: &mut Sink) {
    for id in api.shapes.ids() {
        let Kind::Union(union) = &api.shapes[id].kind else {
            continue;
        };
        // By what they look like, and by each of their tags.
        let mut earlier: BTreeMap<Looks<'_>, Tagged<'_>> = BTreeMap::new();
        for (index, branch) in union.branches.iter().enumerate() {
            let Some(looks) = looks(branch, &api.shapes) else {
                continue;
            };
            let alike = earlier.entry(looks).or_default();
            let is_told = |other: &&usize| {
                let others = &union.branches[**other].tags;
                branch.tags.iter().any(|tag| !others.contains(tag))
            };
            let mut likely = alike.get(&branch.tags.first()).into_iter().flatten();
            let is_read = |other: &&usize| {
                let shapes = [**other, index].map(|index| union.branches[index].shape);
                !is_refused(shapes, &api.shapes, &mut BTreeSet::new())
            };
            if let Some(first) = likely.find(|other| !is_told(other) && is_read(other)) {
                let [first, this] = [*first, index].map(|index| called(union, index, &api.shapes));
                let message = format!("nothing tells values of {this} from those of {first}");
                let help = format!("they are read as {first}, which stands before it");
                sink.report(Code::IndistinctBranches, &union.place, message, help);
            }
            for tag in branch.tags.iter().map(Some).chain([None]) {
                alike.entry(tag).or_default().push(index);
            }
        }
    }
}

fn called(union: &Union, index: usize, shapes: &Shapes) -> String {
    let shape = union.branches[index].shape;
    let mut names = [shape, shapes.bare(shape)].into_iter().flat_map(|shape| {
        let declared = shapes[shape].declared.as_ref();
        [
            declared.map(|declared| &declared.name),
            Some(&shapes[shape].docs.title),
        ]
    });
    let name = names.find_map(|name| name.filter(|name| !name.is_empty()));
    name.map_or_else(
        || format!("branch {}", index + 1),
        |name| format!("`{name}`"),
    )
}

/// Branches by a tag; all of them by none.
type Tagged<'a> = BTreeMap<Option<&'a String>, Vec<usize>>;

/// What the fields of an object look like, by their names: whether they must be there, the lists and options around what
/// they hold, its JSON type, and the values that it lists.
type Looks<'a> = BTreeMap<&'a str, (bool, String, Vec<Constant>)>;

fn looks<'s>(branch: &Branch, shapes: &'s Shapes) -> Option<Looks<'s>> {
    let Kind::Object(object) = &shapes[shapes.bare(branch.shape)].kind else {
        return None;
    };
    let fields = object.fields.iter().map(|field| {
        let (kind, listed) = held(field.shape, shapes);
        (field.name.as_str(), (field.required, kind, listed))
    });
    Some(fields.collect())
}

/// The lists and options around what a shape holds with its JSON type, and the values that it lists.
fn held(shape: ShapeId, shapes: &Shapes) -> (String, Vec<Constant>) {
    let (mut words, mut shape) = (String::new(), shapes.resolved(shape));
    while let Kind::Nullable(inner) | Kind::List(inner) = shapes[shape].kind {
        let is_list = matches!(shapes[shape].kind, Kind::List(_));
        words.push_str(if is_list { "list of " } else { "nullable " });
        shape = shapes.resolved(inner);
    }
    words.push_str(shapes[shape].kind.word());
    (words, shapes.listed(shape))
}

/// Whether the first of two shapes refuses values of the second, at any depth: then these are read as what comes next.
fn is_refused(pair: [ShapeId; 2], shapes: &Shapes, seen: &mut BTreeSet<[ShapeId; 2]>) -> bool {
    let [own, other] = pair.map(|shape| shapes.bare(shape));
    if own == other || !seen.insert([own, other]) {
        return false;
    }
    match (&shapes[own].kind, &shapes[other].kind) {
        (Kind::List(own), Kind::List(other)) | (Kind::Map(own), Kind::Map(other)) => {
            is_refused([*own, *other], shapes, seen)
        }
        (Kind::Object(own), Kind::Object(others)) => own.fields.iter().any(|field| {
            let mut others = others.fields.iter();
            match others.find(|other| other.name == field.name) {
                Some(other) if field.required && is_another(field, other, shapes) => true,
                Some(other) => is_refused([field.shape, other.shape], shapes, seen),
                None => field.required,
            }
        }),
        (own, other) => {
            let words = [own.word(), other.word()];
            words[0] != words[1] && !words.contains(&"value")
        }
    }
}

/// Whether two fields are constants, and not the same.
fn is_another(own: &Field, other: &Field, shapes: &Shapes) -> bool {
    let [own, other] = [own, other].map(|field| &shapes[shapes.resolved(field.shape)].kind);
    matches!((own, other), (Kind::Const(own), Kind::Const(other)) if own != other)
}
