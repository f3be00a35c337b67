//! Schemas with names that are forms. What holds a file is another type in a form than in JSON: the name is that of the form
//! where nothing else has the schema, or where what else has it came later.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{see, used, used_beside_body};
use super::structure::Structures;
use super::{
    Api, Content, Declared, FormEncoding, Incoming, Kind, Operation, Shape, ShapeId, Shapes, Side,
};

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
    for (named, forms) in forms {
        let first = forms[0];
        let Some(position) = api.declared.iter().position(|shape| *shape == named) else {
            continue;
        };
        let others = oldest_beside(named, api);
        if others.is_some_and(|others| oldest_form(&forms, api) >= others) {
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

/// How old the oldest is that has a schema otherwise than as a form, if anything has; nothing is older than what has no
/// number and is no operation.
fn oldest_beside(named: ShapeId, api: &Api) -> Option<u64> {
    let holders = api.shapes.holders(vec![named]);
    let operations = api.operations.iter().filter(|operation| {
        let mut all = beside_form(operation, &api.shapes).into_iter();
        all.any(|shape| holders.contains(&shape))
    });
    let operations = operations.map(|operation| operation.number.unwrap_or(u64::MAX));
    let schemas = api.declared.iter().filter(|shape| {
        let mut parts = held(**shape, &api.shapes).into_iter();
        parts.any(|part| holders.contains(&part))
    });
    let number = |shape: &ShapeId| api.shapes[*shape].declared.as_ref()?.number;
    let schemas = schemas.map(|shape| number(shape).unwrap_or_default());
    let rest = beside_operations(api).filter(|shape| holders.contains(shape));
    operations.chain(schemas).chain(rest.map(|_| 0)).min()
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
    let reached = beside_forms(api);
    let alone = forms.into_iter().filter_map(|(shape, encodings)| {
        let is_one = encodings.len() == 1 && !reached.contains(&shape);
        Some((shape, encodings.into_iter().next().filter(|_| is_one)?))
    });
    alone.collect()
}

/// What stands anywhere but as a form, at any depth.
fn beside_forms(api: &Api) -> BTreeSet<ShapeId> {
    let operations = api.operations.iter();
    let operations = operations.flat_map(|operation| beside_form(operation, &api.shapes));
    let named = api.declared.iter();
    let held = named.flat_map(|shape| held(*shape, &api.shapes));
    let all = operations.chain(beside_operations(api)).chain(held);
    let mut reached = BTreeSet::new();
    see(all.collect(), &api.shapes, &mut reached);
    reached
}

/// What a schema with a name holds. Another name of a schema holds nothing.
fn held(named: ShapeId, shapes: &Shapes) -> Vec<ShapeId> {
    match &shapes[named].kind {
        Kind::Reference(_) => Vec::new(),
        kind => kind.parts(),
    }
}

/// What an operation takes and gives, and of a form what it holds.
fn beside_form(operation: &Operation, shapes: &Shapes) -> Vec<ShapeId> {
    match form(operation) {
        None => {
            let (changes, others) = used(operation);
            [changes, others].concat()
        }
        Some((_, form)) => {
            let mut all = used_beside_body(operation);
            all.extend(shapes[shapes.resolved(form)].kind.parts());
            all
        }
    }
}

/// What the server sends and is answered, and what all calls send.
fn beside_operations(api: &Api) -> impl Iterator<Item = ShapeId> {
    let incoming = api.incoming.iter();
    let incoming = incoming.flat_map(|one| Incoming::answered(one).chain(one.body));
    incoming.chain(api.common.iter().map(|common| common.shape))
}

fn form(operation: &Operation) -> Option<(FormEncoding, ShapeId)> {
    match operation.body.as_ref()?.content {
        Content::Form(encoding, shape) => Some((encoding, shape)),
        _ => None,
    }
}
