//! Schemas with names that are forms. What holds a file is another type in a form than in JSON: the name is that of the form
//! where nothing else has the schema, or where what else has it came later.

use std::collections::{BTreeMap, BTreeSet};

use super::structure::Structures;
use super::used::{form, see, used, used_beside_body, used_beside_operations};
use super::{Api, Declared, FormEncoding, Kind, Operation, Shape, ShapeId, Shapes, Side};

/// Gives the forms that operations send the names of the schemas that they were read from. Forms of one schema that are
/// alike are one.
pub fn settle(api: &mut Api) {
    let sent = api.operations.iter().filter_map(form);
    let mut left: BTreeSet<ShapeId> = sent.map(|(_, form)| api.shapes.resolved(form)).collect();
    let mut forms: BTreeMap<ShapeId, Vec<ShapeId>> = BTreeMap::new();
    for (named, form) in std::mem::take(&mut api.forms) {
        let is_object = matches!(api.shapes[form].kind, Kind::Object(_));
        // Of several references that lead to an object, the last has a schema that is one.
        if is_object && left.remove(&form) {
            forms.entry(named).or_default().push(form);
        }
    }
    if forms.is_empty() {
        return;
    }
    let beside = beside_forms(api);
    for (named, forms) in forms {
        let first = forms[0];
        let Some(position) = api.declared.iter().position(|shape| *shape == named) else {
            continue;
        };
        let others = beside.get(&named);
        if others.is_some_and(|others| oldest_form(&forms, api) >= *others) {
            continue;
        }
        unite(&forms, &mut api.shapes);
        let declared = api.shapes[named].declared.clone();
        api.shapes[first].declared = declared.map(|declared| Declared {
            side: Side::Both,
            ..declared
        });
        match others {
            Some(_) => api.declared.insert(position, first),
            None => api.declared[position] = first,
        }
    }
}

/// How old the oldest operation is that sends one of these forms; the greatest number if nobody knows.
fn oldest_form(forms: &[ShapeId], api: &Api) -> u64 {
    let sends = |operation: &&Operation| {
        form(operation).is_some_and(|(_, form)| forms.contains(&api.shapes.resolved(form)))
    };
    let operations = api.operations.iter().filter(sends);
    let ages = operations.filter_map(|operation| operation.number);
    ages.min().unwrap_or(u64::MAX)
}

/// Makes forms references to the first one, if they are like it.
fn unite(forms: &[ShapeId], shapes: &mut Shapes) {
    let mut structures = Structures::new(shapes);
    let structure = structures.of(forms[0]);
    let is_alike = |form: &&ShapeId| structures.of(**form) == structure;
    let alike: Vec<ShapeId> = forms[1..].iter().filter(is_alike).copied().collect();
    for form in alike {
        shapes.set(form, Shape::of(Kind::Reference(forms[0])));
    }
}

/// The shapes with names that are forms, each of one encoding, and nothing else.
pub fn forms_alone(api: &Api) -> BTreeMap<ShapeId, FormEncoding> {
    let mut forms: BTreeMap<ShapeId, BTreeSet<FormEncoding>> = BTreeMap::new();
    for (encoding, shape) in api.operations.iter().filter_map(form) {
        let shape = api.shapes.resolved(shape);
        if api.shapes[shape].declared.is_some() {
            forms.entry(shape).or_default().insert(encoding);
        }
    }
    if forms.is_empty() {
        return BTreeMap::new();
    }
    let beside = beside_forms(api);
    let alone = forms.into_iter().filter_map(|(shape, encodings)| {
        let is_one = encodings.len() == 1 && !beside.contains_key(&shape);
        Some((shape, encodings.into_iter().next().filter(|_| is_one)?))
    });
    alone.collect()
}

/// What stands anywhere but as a form, at any depth, and how old the oldest is that has it: a number, as operations and
/// schemas have them. What has none is the youngest of all if it is an operation, else the oldest, to be on the safe side.
fn beside_forms(api: &Api) -> BTreeMap<ShapeId, u64> {
    let shapes = &api.shapes;
    let operations = api.operations.iter().map(|operation| {
        let age = operation.number.unwrap_or(u64::MAX);
        (age, beside_form(operation, shapes))
    });
    let schemas = api.declared.iter().map(|shape| {
        let declared = shapes[*shape].declared.as_ref();
        let number = declared.and_then(|declared| declared.number);
        (number.unwrap_or_default(), held(*shape, shapes))
    });
    let rest = (0, used_beside_operations(api).collect());
    let mut all: Vec<(u64, Vec<ShapeId>)> = operations.chain(schemas).chain([rest]).collect();
    all.sort_by_key(|(age, _)| *age);
    let mut seen = BTreeSet::new();
    let oldest = all.into_iter().flat_map(|(age, held)| {
        let new = see(held, shapes, &mut seen);
        new.into_iter().map(move |shape| (shape, age))
    });
    oldest.collect()
}

/// What a schema with a name holds. Another name of a schema holds nothing.
fn held(named: ShapeId, shapes: &Shapes) -> Vec<ShapeId> {
    match &shapes[named].kind {
        Kind::Reference(_) => Vec::new(),
        kind => kind.parts().collect(),
    }
}

/// What an operation takes and gives, and of a form what it holds.
fn beside_form(operation: &Operation, shapes: &Shapes) -> Vec<ShapeId> {
    let Some((_, form)) = form(operation) else {
        return used(operation);
    };
    let mut all = used_beside_body(operation);
    all.extend(shapes[shapes.resolved(form)].kind.parts());
    all
}
