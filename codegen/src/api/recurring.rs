//! Enumerations that recur: several properties and parameters of one name list the same values. These are one type, of that
//! name, unless as many recur with other values: what one call gives, another one takes.
//!
//! Nothing is shared where it is known how old operations and schemas are: there each has what it brought.

use std::collections::{BTreeMap, BTreeSet};

use super::named::share;
use super::plural::element;
use super::spelling::{has_words, letters};
use super::used::used;
use super::{Api, Kind, Operation, Shape, ShapeId, Shapes};

/// Places of one name: the enumeration that each holds, and how the name is written there.
type Places = Vec<(ShapeId, String)>;

/// Gives enumerations without names the name of the places that hold them, if these are most of those whose enumerations
/// recur. An operation more changes no name then, most often.
pub fn settle(api: &mut Api) {
    let declared = api.declared.iter();
    let declared = declared.filter_map(|shape| api.shapes[*shape].declared.as_ref());
    let names = declared.map(|declared| letters(&declared.name).collect());
    let taken: BTreeSet<String> = names.collect();
    let mut search = Search {
        shapes: &api.shapes,
        places: BTreeMap::new(),
        seen: BTreeSet::new(),
    };
    search.walk_all(api);
    for (letters, places) in search.places {
        // A name without letters is none.
        if !letters.is_empty()
            && !taken.contains(&letters)
            && let Some((name, most)) = most(&places, &api.shapes)
        {
            let named = share(&name, &most, true, &mut api.shapes);
            api.declared.push(named);
        }
    }
}

struct Search<'a> {
    shapes: &'a Shapes,
    /// By the letters of the name.
    places: BTreeMap<String, Places>,
    seen: BTreeSet<ShapeId>,
}

impl Search<'_> {
    fn walk_all(&mut self, api: &Api) {
        for shape in &api.declared {
            let declared = self.shapes[*shape].declared.as_ref();
            if declared.is_some_and(|declared| declared.number.is_none()) {
                self.walk_parts(*shape, None);
            }
        }
        let operations = api.operations.iter();
        for operation in operations.filter(|operation| operation.number.is_none()) {
            self.walk_operation(operation);
        }
    }

    fn walk_operation(&mut self, operation: &Operation) {
        for parameter in &operation.parameters {
            self.walk(parameter.shape, Some(&parameter.name));
        }
        for header in &operation.answer.headers {
            self.walk(header.shape, Some(&header.name));
        }
        for shape in used(operation) {
            self.walk(shape, None);
        }
    }

    /// Walks through what stands in a place of this name, if it has one.
    fn walk(&mut self, shape: ShapeId, name: Option<&str>) {
        let shape = self.shapes.resolved(shape);
        if self.shapes[shape].declared.is_some() || !self.seen.insert(shape) {
            return;
        }
        let Shape { kind, docs, .. } = &self.shapes[shape];
        match (kind, name) {
            // What has a title that is written as a name is called so.
            (Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_), Some(name))
                if docs.title_as_name().is_none() =>
            {
                let places = self.places.entry(letters(name).collect()).or_default();
                places.push((shape, name.to_owned()));
            }
            _ => self.walk_parts(shape, name),
        }
    }

    fn walk_parts(&mut self, shape: ShapeId, name: Option<&str>) {
        match &self.shapes[shape].kind {
            Kind::Object(object) => {
                for field in &object.fields {
                    self.walk(field.shape, Some(&field.name));
                }
                if let Some(extra) = object.extra {
                    self.walk(extra, None);
                }
            }
            Kind::List(inner) => self.walk(*inner, name.map(element).as_deref()),
            Kind::Nullable(inner) => self.walk(*inner, name),
            kind => kind
                .parts()
                .into_iter()
                .for_each(|part| self.walk(part, None)),
        }
    }
}

/// The enumerations that are alike in more than half of those places whose enumerations recur, and what they are called.
fn most(places: &Places, shapes: &Shapes) -> Option<(String, Vec<ShapeId>)> {
    let mut alike: BTreeMap<String, Vec<ShapeId>> = BTreeMap::new();
    for (shape, _) in places {
        alike
            .entry(build(&shapes[*shape]))
            .or_default()
            .push(*shape);
    }
    alike.retain(|_, alike| alike.len() > 1);
    let half = alike.values().map(Vec::len).sum::<usize>() / 2;
    let most = alike.into_values().find(|alike| alike.len() > half)?;
    let (_, name) = places.iter().find(|(shape, _)| *shape == most[0])?;
    // A name of one word says little: two places may hold the same by chance.
    let least = if has_words(name) { 2 } else { 3 };
    (most.len() >= least).then(|| (name.clone(), most))
}

/// What makes two enumerations alike, in whichever order their values stand.
fn build(shape: &Shape) -> String {
    let mut kind = shape.kind.clone();
    match &mut kind {
        Kind::Enum(values) => values.sort_by(|one, other| one.value.cmp(&other.value)),
        Kind::Codes(values) => values.sort_by_key(|value| value.value),
        _ => {}
    }
    format!("{kind:?} {:?} {:?}", shape.format, shape.constraints)
}
