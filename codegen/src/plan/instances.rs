//! Types that are templates made for others, and the envelopes among them.

use super::envelopes::{Envelope, envelope};
use super::generics::{Instance, Template};
use super::names::Role;
use super::shapes::Types;
use super::types::{EnvelopePlan, RustType, without_option};
use crate::api::{Field, Kind, ShapeId};

impl<'a> Types<'a> {
    /// A template by its number.
    pub fn template(&self, number: usize) -> &Template {
        &self.generics.templates[number]
    }

    /// Names the next template.
    pub fn name_template(&mut self) {
        let titles = &self.generics.templates[self.templates.len()].titles;
        self.templates
            .push(self.scope.claim_first(titles, Role::Type));
    }

    /// Plans a type that is a template made for another.
    pub fn plan_instance(&mut self, shape: ShapeId, instance: Instance, words: &str) -> RustType {
        let Instance { template, argument } = instance;
        let (name, planned) = (
            self.templates[template].clone(),
            &self.generics.templates[template],
        );
        let (hole, model) = (planned.hole, planned.model);
        if self.made.insert(template)
            && let Kind::Object(object) = self.kind(model)
        {
            let words = name.text().to_owned();
            self.plan_struct(model, object, name.clone(), &words, None, Some(template));
        }
        let words = self.said().name(shape).unwrap_or(words).to_owned();
        let rust = match (argument, hole) {
            (Some(argument), Some(hole)) => {
                let rust = self.plan(argument, &words);
                let rust = if hole.is_optional && !hole.is_list {
                    without_option(rust)
                } else {
                    rust
                };
                // A type parameter has the form of its type alone, so what has another one is a type of its own.
                match self.kind(shape) {
                    Kind::Object(object) if rust.is_foreign() => {
                        return self.plan_object(shape, object, &words, None);
                    }
                    _ => RustType::Generic(name, Box::new(rust)),
                }
            }
            _ => RustType::Named(name),
        };
        self.known.insert((shape, None), rust.clone());
        rust
    }

    /// How clients open the envelope that a shape is, if they do.
    pub fn envelope(&self, shape: ShapeId) -> Option<EnvelopePlan> {
        let envelope = self.opened(shape)?;
        let fields = self.fields_of(shape);
        let name = |field: usize| fields[field].name.clone();
        Some(EnvelopePlan {
            code: name(envelope.code),
            message: envelope.message.map(name).unwrap_or_default(),
            data: envelope.payload.map(name).unwrap_or_default(),
        })
    }

    /// The envelope that a shape is, if clients open such.
    pub fn opened(&self, shape: ShapeId) -> Option<Envelope> {
        envelope(self.shapes.bare(shape), self.shapes).filter(|_| self.unwraps)
    }

    /// The fields of a shape that is an object where it is not null.
    pub fn fields_of(&self, shape: ShapeId) -> &'a [Field] {
        match &self.shapes[self.shapes.bare(shape)].kind {
            Kind::Object(object) => &object.fields,
            _ => &[],
        }
    }
}
