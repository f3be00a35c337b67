//! Types that are templates made for others, and the envelopes among them.

use super::generics::{Instance, Template};
use super::rust::{RustType, without_option};
use super::shapes::Types;
use super::types::EnvelopePlan;
use crate::api::{Envelope, Field, Kind, ShapeId, envelope};

impl<'a> Types<'a> {
    /// A template by its number.
    pub fn template(&self, number: usize) -> &Template {
        &self.generics.templates[number]
    }

    /// Plans the envelope of an answer, if it is the first of its kind.
    pub fn plan_envelope(&mut self, answer: ShapeId) {
        let shape = self.shapes.bare(answer);
        if self.shapes[shape].declared.is_none() {
            self.plan_template(shape);
        }
    }

    /// Plans the template of a shape, if it is the first of its kind.
    pub fn plan_template(&mut self, shape: ShapeId) {
        let Some(instance) = self.generics.instance(shape) else {
            return;
        };
        let template = instance.template;
        let model = self.template(template).model;
        if let (Some(name), Kind::Object(object)) = (self.name_template(template), self.kind(model))
        {
            let words = name.text().to_owned();
            self.plan_struct(model, object, name, &words, None, Some(template));
        }
    }

    /// Plans a type that is a template made for another.
    pub fn plan_instance(&mut self, shape: ShapeId, instance: Instance, words: &str) -> RustType {
        let Instance { template, argument } = instance;
        let (name, hole) = (self.template_name(template), self.template(template).hole);
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

    /// The name of the field that holds what the type of a shape is made for, if it is made so.
    pub fn parameter_of(&self, shape: ShapeId) -> Option<&'a str> {
        let template = self.generics.template(shape)?;
        let field = self.fields_of(template.model).get(template.hole?.field)?;
        Some(&field.name)
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
