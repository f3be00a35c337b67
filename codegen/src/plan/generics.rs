//! Objects that are one type with a parameter: envelopes around answers, and schemas with names such as `Page«Book»`.
//!
//! Whether an object is one of these is seen from itself alone, and not from how many there are, so that what is added
//! to a description changes nothing that was there.

use std::collections::{BTreeMap, BTreeSet};

use super::holes::{Hole, Spelling, element};
use super::paths::age;
use super::titles;
use crate::api::{Api, Kind, Object, ShapeId, Shapes, Structure, Structures, envelope};

/// A type with a parameter, or, without a place for one, a type that many answers share.
#[derive(Debug)]
pub struct Template {
    /// What it may be called, best first.
    pub titles: Vec<String>,
    /// What the description calls it, where it has a name of its own.
    pub declared: Option<String>,
    /// The oldest object of it, whose words count.
    pub model: ShapeId,
    pub hole: Option<Hole>,
}

/// A shape as a template with what its parameter is.
#[derive(Clone, Copy, Debug)]
pub struct Instance {
    pub template: usize,
    pub argument: Option<ShapeId>,
}

/// All templates, the oldest first, and the shapes that are made of them.
#[derive(Debug, Default)]
pub struct Generics {
    pub templates: Vec<Template>,
    instances: BTreeMap<ShapeId, Instance>,
}

/// What is the same of all objects that are one template.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The beginning of a name such as `Page«Book»`.
    base: Option<String>,
    /// The fields that do not differ.
    fields: Vec<(String, bool, Structure)>,
    extra: Option<Structure>,
    is_change: bool,
    /// The name of the field that differs, whether the parameter is its element, and whether it is optional.
    hole: Option<(String, bool, bool)>,
}

impl Generics {
    /// The templates of declared shapes, of which the oldest come first, and of answers.
    pub fn new(api: &Api, declared: &[ShapeId]) -> Generics {
        let named = declared.iter();
        let named = named.filter_map(|shape| api.shapes[*shape].declared.as_ref());
        let mut search = Search {
            shapes: &api.shapes,
            spelling: Spelling::new(named.map(|declared| declared.name.as_str())),
            structures: Structures::new(&api.shapes),
            found: Generics::default(),
            known: BTreeMap::new(),
            oldest: BTreeMap::new(),
        };
        let mut bases = BTreeMap::new();
        for shape in declared {
            search.add_declared(*shape, &mut bases);
        }
        let mut operations: Vec<_> = api.operations.iter().collect();
        operations.sort_by_key(|operation| age(operation));
        for operation in operations {
            for shape in operation.answer.success.shapes() {
                search.add_answer(shape, operation.number.is_some());
            }
        }
        search.found
    }

    /// The shape as an instance of a template, if it is one.
    pub fn instance(&self, shape: ShapeId) -> Option<Instance> {
        self.instances.get(&shape).copied()
    }

    /// The template of a shape.
    pub fn template(&self, shape: ShapeId) -> Option<&Template> {
        let instance = self.instance(shape)?;
        Some(&self.templates[instance.template])
    }

    /// The object whose words count for the template of a shape.
    pub fn model(&self, shape: ShapeId) -> Option<ShapeId> {
        let instance = self.instance(shape)?;
        Some(self.templates[instance.template].model)
    }
}

struct Search<'a> {
    shapes: &'a Shapes,
    spelling: Spelling<'a>,
    structures: Structures<'a>,
    found: Generics,
    known: BTreeMap<Key, usize>,
    /// The oldest envelope of each kind.
    oldest: BTreeMap<&'static str, &'a Object>,
}

impl<'a> Search<'a> {
    /// A schema whose name says what it is made for. Of several structures with one such name the oldest has it.
    fn add_declared(&mut self, shape: ShapeId, bases: &mut BTreeMap<String, usize>) {
        let declared = self.shapes[shape].declared.as_ref();
        let Some(name) = declared.map(|declared| declared.name.as_str()) else {
            return;
        };
        let Some((base, argument)) = self.spelling.parts(name) else {
            return;
        };
        let Kind::Object(object) = &self.shapes[shape].kind else {
            return;
        };
        let (spelling, shapes) = (&self.spelling, self.shapes);
        let Some(hole) = spelling.hole(object, argument, envelope(shape, shapes), shapes) else {
            return;
        };
        if !spelling.is_within(object, argument, shapes)
            || self.is_in(shape, object.fields[hole.field].shape)
        {
            return;
        }
        let key = self.key(Some(base), object, Some(hole));
        let next = self.found.templates.len();
        let template = self.known.get(&key).copied().unwrap_or(next);
        if *bases.entry(base.to_owned()).or_insert(template) != template {
            return;
        }
        self.known.insert(key, template);
        if template == next {
            self.found.templates.push(Template {
                titles: vec![base.to_owned(), format!("{base} of")],
                declared: Some(base.to_owned()),
                model: shape,
                hole: Some(hole),
            });
        }
        self.add_instance(shape, object, template);
    }

    /// An answer that is an envelope without a name of its own.
    fn add_answer(&mut self, answer: ShapeId, has_age: bool) {
        let shape = self.shapes.bare(answer);
        let (None, Kind::Object(object)) = (&self.shapes[shape].declared, &self.shapes[shape].kind)
        else {
            return;
        };
        let Some(envelope) = envelope(shape, self.shapes) else {
            return;
        };
        let hole = envelope.payload.map(|field| Hole {
            field,
            is_list: false,
            is_optional: true,
        });
        if hole.is_some_and(|hole| self.is_in(shape, object.fields[hole.field].shape)) {
            return;
        }
        let key = self.key(None, object, hole);
        let next = self.found.templates.len();
        let template = *self.known.entry(key).or_insert(next);
        if template == next {
            let oldest = *self.oldest.entry(titles::kind(envelope)).or_insert(object);
            let titles = titles::titles(
                object,
                envelope,
                Some(oldest).filter(|oldest| !std::ptr::eq(*oldest, object)),
                has_age,
                &mut self.structures,
                self.shapes,
            );
            self.found.templates.push(Template {
                titles,
                declared: None,
                model: shape,
                hole,
            });
        }
        self.add_instance(shape, object, template);
    }

    /// Whether a type made for what another shape is would be made for itself: no name would end.
    fn is_in(&self, shape: ShapeId, mut argument: ShapeId) -> bool {
        let mut seen = BTreeSet::new();
        while argument != shape && seen.insert(argument) {
            argument = match self.shapes[argument].kind {
                Kind::Reference(inner)
                | Kind::Nullable(inner)
                | Kind::List(inner)
                | Kind::Map(inner) => inner,
                _ => match self.found.instance(argument).and_then(|held| held.argument) {
                    Some(inner) => inner,
                    None => return false,
                },
            };
        }
        true
    }

    fn add_instance(&mut self, shape: ShapeId, object: &Object, template: usize) {
        let hole = self.found.templates[template].hole.as_ref();
        // The order of fields may differ from that of the template.
        let name = hole.map(|hole| {
            field_name(
                self.found.templates[template].model,
                hole.field,
                self.shapes,
            )
        });
        let field = object
            .fields
            .iter()
            .find(|field| Some(field.name.as_str()) == name);
        let argument = field.map(|field| match hole {
            Some(Hole { is_list: true, .. }) => {
                element(field.shape, self.shapes).unwrap_or(field.shape)
            }
            _ => field.shape,
        });
        self.found
            .instances
            .insert(shape, Instance { template, argument });
    }

    fn key(&mut self, base: Option<&str>, object: &Object, hole: Option<Hole>) -> Key {
        let is_hole = |index: usize| hole.is_some_and(|hole| hole.field == index);
        let fields = object.fields.iter().enumerate();
        let mut fields: Vec<_> = fields
            .filter(|(index, _)| !is_hole(*index))
            .map(|(_, field)| {
                (
                    field.name.clone(),
                    field.required,
                    self.structures.of(field.shape),
                )
            })
            .collect();
        fields.sort_unstable();
        Key {
            base: base.map(str::to_owned),
            fields,
            extra: object.extra.map(|extra| self.structures.of(extra)),
            is_change: object.is_change,
            hole: hole.map(|hole| {
                (
                    object.fields[hole.field].name.clone(),
                    hole.is_list,
                    hole.is_optional,
                )
            }),
        }
    }
}

fn field_name(shape: ShapeId, index: usize, shapes: &Shapes) -> &str {
    match &shapes[shape].kind {
        Kind::Object(object) => object.fields.get(index).map_or("", |field| &field.name),
        _ => "",
    }
}
