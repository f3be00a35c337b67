//! What recurs without a name of its own, and is one type: what one call gives, another one takes.
//!
//! * Enumerations that list the same values in properties and parameters of one name have that name, unless as many of them
//!   recur with other values.
//! * So do unions, unless their branches give a name that is not long: `TextOrCustomer` is one type wherever it stands.
//!
//! Nothing is shared where it is known how old operations and schemas are: there each has what it brought.

use std::collections::{BTreeMap, BTreeSet};

use super::grouped::grouped;
use super::named::share;
use super::plural::element;
use super::spelling::{has_words, letters};
use super::structure::Structures;
use super::used::used;
use super::{Api, Constant, Kind, Operation, Shape, ShapeId, Shapes, Union, sides};

/// What may be called alike: each with the name as it is written there.
type Places = Vec<(ShapeId, String)>;

/// How many letters the branches of a union may have that give their names to it: nobody would read more.
const MAX_LETTERS: usize = 40;

/// Gives what recurs its name, if it is most of what recurs and may be called so. An operation more changes no name then,
/// most often.
pub fn settle(api: &mut Api) {
    let declared = api.declared.iter();
    let declared = declared.filter_map(|shape| api.shapes[*shape].declared.as_ref());
    let names = declared.map(|declared| letters(&declared.name).collect());
    let taken: BTreeSet<String> = names.collect();
    let mut search = Search {
        shapes: &api.shapes,
        apart: sides::holders(&api.shapes),
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
    /// What is another one in requests or in changes.
    apart: BTreeSet<ShapeId>,
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
        // One type for forms and one for JSON would need two names, and so would what is another one in requests.
        let is_one = |union| !self.shapes.is_choice(union) && !self.apart.contains(&shape);
        let called = match kind {
            // What has a title that is written as a name is called so.
            _ if docs.title_as_name().is_some() => None,
            Kind::Enum(_) | Kind::Codes(_) | Kind::Mixed(_) => name.map(str::to_owned),
            Kind::Union(union) if is_one(union) => {
                self.name_of(union).or_else(|| name.map(str::to_owned))
            }
            _ => None,
        };
        if let Some(called) = called {
            let places = self.places.entry(letters(&called).collect()).or_default();
            places.push((shape, called));
        }
        self.walk_parts(shape, name);
    }

    /// The names of the branches of a union, if all have one and these are short.
    fn name_of(&self, union: &Union) -> Option<String> {
        let branches = union.branches.iter();
        let names: Option<Vec<String>> = branches.map(|branch| self.words(branch.shape)).collect();
        let names = names?;
        let is_sign = |name: &String| letters(name).next().is_none();
        if names.iter().any(is_sign) {
            return None;
        }
        let name = names.join(" or ");
        (letters(&name).count() <= MAX_LETTERS).then_some(name)
    }

    /// What a shape is called, whoever holds it.
    fn words(&self, shape: ShapeId) -> Option<String> {
        let Shape { kind, declared, .. } = &self.shapes[self.shapes.resolved(shape)];
        if let Some(declared) = declared {
            return Some(declared.name.clone());
        }
        if let [Constant::Text(text)] = self.shapes.listed(shape).as_slice() {
            let is_empty = text.is_empty();
            return Some(if is_empty { "empty" } else { text }.to_owned());
        }
        Some(match kind {
            Kind::Boolean | Kind::Integer(_) | Kind::Number | Kind::String => {
                kind.word().to_owned()
            }
            Kind::List(inner) => format!("{} list", self.words(*inner)?),
            Kind::Map(inner) => format!("{} map", self.words(*inner)?),
            _ => return None,
        })
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
            kind => kind.parts().for_each(|part| self.walk(part, None)),
        }
    }
}

/// What is alike in more than half of those places that hold something which recurs, and what it is called.
fn most(places: &Places, shapes: &Shapes) -> Option<(String, Vec<ShapeId>)> {
    let mut structures = Structures::new(shapes);
    let held = places.iter().map(|(shape, _)| *shape);
    let mut alike = grouped(held, |one, other| {
        // Variants are called by titles.
        structures.of(*one) == structures.of(*other)
            && shapes.agree(*one, *other, |one, other| one.title == other.title)
    });
    alike.retain(|alike| alike.len() > 1);
    let half = alike.iter().map(Vec::len).sum::<usize>() / 2;
    let most = alike.into_iter().find(|alike| alike.len() > half)?;
    let (_, name) = places.iter().find(|(shape, _)| *shape == most[0])?;
    // A name of one word says little: two places may hold the same by chance.
    let least = if has_words(name) { 2 } else { 3 };
    (most.len() >= least).then(|| (name.clone(), most))
}
