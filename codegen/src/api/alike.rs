//! Branches of unions that nothing tells apart.

use super::{Api, Branch, Field, Kind, Object, ShapeId, Shapes, Union};
use crate::diagnostic::{Code, Sink};

/// Reports each branch whose values look like those of an earlier one.
pub fn report(api: &Api, sink: &mut Sink) {
    for id in api.shapes.ids() {
        let Kind::Union(union) = &api.shapes[id].kind else {
            continue;
        };
        for (index, branch) in union.branches.iter().enumerate() {
            let mut earlier = union.branches[..index].iter().enumerate();
            let is_alike = |(_, other): &(usize, &Branch)| are_alike(branch, other, &api.shapes);
            if let Some((first, _)) = earlier.find(is_alike) {
                let [first, this] = [first, index].map(|index| called(union, index, &api.shapes));
                let message = format!("nothing tells values of {this} from those of {first}");
                let help = format!("they are read as {first}, which stands before it");
                sink.report(Code::IndistinctBranches, &union.place, message, help);
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

fn are_alike(one: &Branch, other: &Branch, shapes: &Shapes) -> bool {
    let are_told = one.tags.iter().any(|tag| !other.tags.contains(tag));
    match (object(one, shapes), object(other, shapes)) {
        (Some(one), Some(other)) if !are_told => has_same_fields(one, other, shapes),
        _ => false,
    }
}

fn object<'s>(branch: &Branch, shapes: &'s Shapes) -> Option<&'s Object> {
    match &shapes[shapes.bare(branch.shape)].kind {
        Kind::Object(object) => Some(object),
        _ => None,
    }
}

fn has_same_fields(one: &Object, other: &Object, shapes: &Shapes) -> bool {
    let is_in_other = |field: &Field| {
        let mut others = other.fields.iter().filter(|other| other.name == field.name);
        others.any(|other| {
            field.required == other.required && is_of_same_type(field.shape, other.shape, shapes)
        })
    };
    one.fields.len() == other.fields.len() && one.fields.iter().all(is_in_other)
}

/// Whether two shapes are of one JSON type, and list the same values if they list any. What is in objects does not count.
fn is_of_same_type(one: ShapeId, other: ShapeId, shapes: &Shapes) -> bool {
    let are_listed_alike = shapes.listed(one) == shapes.listed(other);
    let [one, other] = [one, other].map(|shape| &shapes[shapes.resolved(shape)].kind);
    match (one, other) {
        (Kind::Nullable(one), Kind::Nullable(other)) | (Kind::List(one), Kind::List(other)) => {
            is_of_same_type(*one, *other, shapes)
        }
        (one, other) => {
            are_listed_alike && std::mem::discriminant(one) == std::mem::discriminant(other)
        }
    }
}
