//! What a description says of types in words, and where it stands.

use super::generics::Generics;
use super::twins::Twins;
use crate::api::{Docs, Field, Kind, Shape, ShapeId, Shapes};

/// What is said of shapes.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub shapes: &'a Shapes,
    pub generics: &'a Generics,
    pub twins: &'a Twins,
}

impl<'a> Said<'a> {
    /// What is said of a shape in this place; what is said of a type that has a name stands there.
    pub fn docs(self, shape: ShapeId) -> Docs {
        let own = &self.shapes[self.twins.said(shape).unwrap_or(shape)];
        match own.kind {
            Kind::Reference(inner) | Kind::Nullable(inner) if own.docs.is_empty() => {
                self.docs(inner)
            }
            _ if own.declared.is_some() && own.kind.is_type() => Docs::default(),
            // Where it demands something itself, all that is demanded is said.
            Kind::Reference(inner) | Kind::Nullable(inner) if own.constraints.is_empty() => {
                let mut docs = own.docs.clone();
                let mut demanded = self.docs(inner).constraints;
                demanded.retain(|sentence| !docs.constraints.contains(sentence));
                docs.constraints.extend(demanded);
                docs
            }
            _ => own.docs.clone(),
        }
    }

    /// The name that a shape has in the description.
    pub fn name(self, shape: ShapeId) -> Option<&'a str> {
        let declared = self.shapes[shape].declared.as_ref();
        declared.map(|declared| declared.name.as_str())
    }

    /// What the type of a shape is called in the description, and what is said of it. What recurs has a name of ours.
    pub fn of_type(self, shape: ShapeId) -> (Option<&'a str>, Docs) {
        let Shape { declared, docs, .. } = &self.shapes[shape];
        let is_ours = declared.as_ref().is_some_and(|declared| declared.recurs);
        let name = self.name(shape).filter(|_| !is_ours);
        (name, docs.clone())
    }

    /// The same of a template. One that answers share has the words of none of them.
    pub fn of_template(self, model: ShapeId) -> (Option<&'a str>, Docs) {
        match self.generics.template(model) {
            Some(template) if template.declared.is_some() => {
                let docs = self.shapes[model].docs.clone();
                (template.declared.as_deref(), docs)
            }
            Some(template) if template.hole.is_some() => {
                (None, Docs::new("What answers are wrapped in.", ""))
            }
            _ => (
                None,
                Docs::new("What answers say that hold nothing else.", ""),
            ),
        }
    }

    /// What is said of an envelope around an answer, and of what is in it, that has no other place to stand.
    pub fn of_envelope(self, answer: ShapeId) -> Vec<String> {
        let shape = self.shapes.bare(answer);
        let (Some(instance), None) = (self.generics.instance(shape), self.name(shape)) else {
            return Vec::new();
        };
        let model = self.generics.templates[instance.template].model;
        let mut texts = vec![self.shapes[shape].docs.text()];
        for field in self.fields(shape) {
            let said = self.docs(field.shape);
            let is_told = match Some(field.shape) == instance.argument {
                true => self.shapes[self.shapes.bare(field.shape)].kind.is_type(),
                false => {
                    let mut like = self.fields(model).iter();
                    like.any(|like| like.name == field.name && self.docs(like.shape) == said)
                }
            };
            if !is_told && !said.is_empty() {
                texts.push(format!("`{}`: {}", field.name, said.text()));
            }
        }
        texts.retain(|text| !text.is_empty());
        texts
    }

    fn fields(self, shape: ShapeId) -> &'a [Field] {
        match &self.shapes[shape].kind {
            Kind::Object(object) => &object.fields,
            _ => &[],
        }
    }
}
