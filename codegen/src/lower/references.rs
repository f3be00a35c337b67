//! References between schemas: each schema that has a name is read once, and may hold itself.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::beside::{beside, listed};
use super::locals::{self, Locals};
use super::schema::Reader;
use super::{Context, bases, branches, demands, discriminator, elsewhere, merge, nesting, xml};
use crate::api::{Docs, Kind, Shape, ShapeId};
use crate::diagnostic::{Code, Place};
use crate::document::files::nowhere;

/// Reads every schema of a project that others may refer to.
pub fn lower_definitions(context: &mut Context<'_>) {
    elsewhere::add_to_definitions(context);
    for id in context.definitions.unread() {
        if let Some(definition) = context.definitions.get(&id).cloned()
            && locals::may_have(&definition.members, &context.definitions)
        {
            let mut schema = Value::Object((*definition.members).clone());
            let (definitions, sink) = (&mut context.definitions, &mut *context.sink);
            let number = definition.declared.and_then(|declared| declared.number);
            let locals = locals::declare(&mut schema, &definition.place, number, definitions, sink);
            if let Value::Object(members) = schema {
                definitions.set_members(&id, Rc::new(members));
            }
            report_unused(&locals, context);
        }
    }
    let ids = context.definitions.unread();
    read_all(&ids, context);
    let read = ids
        .iter()
        .filter_map(|id| context.definitions.get(id)?.shape);
    let shapes = &context.api.shapes;
    let read = read.filter(|shape| shapes[*shape].declared.is_some());
    context.api.declared.extend(read);
}

/// Reads schemas that others may refer to. Each has its place before the first is read.
fn read_all(ids: &[String], context: &mut Context<'_>) {
    let mut all = ids.to_vec();
    bases::settle(&mut all, &mut context.definitions);
    let ids = &all;
    context.definitions.are_pending = true;
    for id in ids {
        let known = context.definitions.get(id);
        let declared = known.and_then(|known| known.declared.clone());
        let shape = context.api.shapes.add(Shape {
            declared,
            ..Shape::of(Kind::Any)
        });
        context.definitions.set_shape(id, shape);
    }
    for id in ids {
        Reader::new(context).read_definition(id);
    }
    context.definitions.are_pending = false;
    // Unions look behind references, which must end; and what is left of them may be a reference.
    nesting::cut(context);
    branches::settle_all(context);
    nesting::cut(context);
    discriminator::settle_heirs(ids, context);
}

fn report_unused(locals: &Locals, context: &mut Context<'_>) {
    for place in &locals.unused {
        // By its whole way from the root something may refer to it.
        let way = format!("#{}", place.pointer);
        if context.definitions.get(&way).is_some() {
            continue;
        }
        let message = "nothing refers to the schema";
        let help = "it became no type";
        context
            .sink
            .report(Code::UnusedSchema, place, message, help);
    }
}

/// The longest row of references from a form to the object that is one; a longer one goes round, or leads to no object.
const MAX_FORMS: usize = 16;

impl Reader<'_, '_> {
    /// Reads a schema, in the normal form, and what references in it mean within it.
    pub fn whole(&mut self, mut schema: Value, place: &Place) -> ShapeId {
        let (definitions, sink) = (&mut self.context.definitions, &mut *self.context.sink);
        let mut ids = elsewhere::add(&schema, definitions, sink);
        let locals = locals::declare(&mut schema, place, None, definitions, sink);
        report_unused(&locals, self.context);
        ids.extend(locals.ids);
        let fresh = std::mem::take(&mut self.context.definitions.fresh);
        ids.extend(fresh.iter().cloned());
        if !ids.is_empty() {
            read_all(&ids, self.context);
        }
        let fresh = fresh.iter().filter_map(|id| self.definition(id));
        let shapes = &self.context.api.shapes;
        let fresh = fresh.filter(|shape| shapes[*shape].declared.is_some());
        let fresh: Vec<ShapeId> = fresh.collect();
        self.context.api.declared.extend(fresh);
        let root = locals.root.and_then(|root| self.definition(&root));
        root.unwrap_or_else(|| self.schema(&schema, place))
    }

    /// A reference beside which fewer values are listed than it allows, as the `allOf` that it is meant as.
    pub fn narrowed(&self, members: &Map<String, Value>) -> Option<Map<String, Value>> {
        let own = |members: &Map<String, Value>| {
            let listed = members.get("enum").and_then(Value::as_array);
            let is_one = members.contains_key("const");
            is_one.then_some(1).or_else(|| listed.map(Vec::len))
        };
        own(members).filter(|count| *count > 0)?;
        let whole = merge::merged(members, &self.context.definitions)?;
        let target = self.context.definitions.get(members["$ref"].as_str()?)?;
        let allowed = merge::merged(&target.members, &self.context.definitions)?;
        if own(&whole) == own(&allowed) {
            return None;
        }
        let mut narrowed = members.clone();
        let reference = narrowed.shift_remove_entry("$ref");
        let reference = Value::Object(reference.into_iter().collect());
        narrowed.insert("allOf".to_owned(), Value::Array(vec![reference]));
        Some(narrowed)
    }

    /// Reads `$ref`. What stands beside it are words for this one use; an expanded copy of its target is stale.
    pub fn reference(
        &mut self,
        target: &Value,
        members: &Map<String, Value>,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let id = target.as_str().unwrap_or_default();
        let shape = match self.files {
            true => self.form_definition(id),
            false => self.definition(id),
        };
        let Some(shape) = shape else {
            let nowhere = nowhere(id, &self.context.definitions.nowhere);
            let place = place.key("$ref");
            let help = "any JSON value is accepted";
            self.report(nowhere.code, &place, &nowhere.message, nowhere.help(help));
            return self.add(Kind::Any, docs);
        };
        self.report_refs(members, place);
        self.report_beside(members, place);
        if members.get("nullable") == Some(&Value::Bool(true)) {
            self.add(Kind::Nullable(shape), docs)
        } else if docs.is_empty() && !demands::restricts(members) {
            shape
        } else {
            self.add(Kind::Reference(shape), docs)
        }
    }

    /// Reports what stands beside a reference and does not count: a copy of what it means, or what would say more of it.
    fn report_beside(&mut self, members: &Map<String, Value>, place: &Place) {
        let mut others = beside("$ref", members);
        others.retain(|key| !matches!(*key, "type" | "x-apifox-refs"));
        let Some(key) = others.first() else {
            return;
        };
        let (key, message) = match others.contains(&"properties") {
            true => (
                "properties",
                "a copy of the schema stands beside the reference to it".to_owned(),
            ),
            false => (
                *key,
                format!("a reference has {} beside it", listed(&others)),
            ),
        };
        let help = "the reference counts";
        self.report(Code::UnusedSchema, &place.key(key), &message, help);
    }

    /// The shape of a schema that has a name.
    fn definition(&self, id: &str) -> Option<ShapeId> {
        self.context.definitions.get(id)?.shape
    }

    fn read_definition(&mut self, id: &str) {
        let Some(definition) = self.context.definitions.get(id).cloned() else {
            return;
        };
        let Some(shape) = definition.shape else {
            return;
        };
        // What a version for XML holds is of another form, though it stands in the same place.
        self.is_inherited = !xml::is_version(id);
        self.settle(shape, |reader| {
            let shape = reader.members(&definition.members, &definition.place);
            reader.restrict(shape, &definition.members, &definition.place);
            shape
        });
        let mut read = self.context.api.shapes.take(shape);
        if !definition.description.is_empty() {
            read.docs.description = definition.description;
        }
        read.declared = definition.declared;
        self.context.api.shapes.set(shape, read);
    }

    /// The schema of a form is read for the form alone: what is a file in it is none in JSON.
    fn form_definition(&mut self, id: &str) -> Option<ShapeId> {
        let definition = self.context.definitions.get(id)?.clone();
        if self.forms == MAX_FORMS {
            return self.definition(id);
        }
        self.forms += 1;
        let shape = self.members(&definition.members, &definition.place);
        self.forms -= 1;
        let api = &mut self.context.api;
        api.forms
            .extend(definition.shape.map(|named| (named, shape)));
        Some(shape)
    }

    /// Puts what is read into a place that was reserved for it.
    pub fn settle(&mut self, reserved: ShapeId, read: impl FnOnce(&mut Self) -> ShapeId) {
        let files = std::mem::take(&mut self.files);
        let shape = read(self);
        self.files = files;
        let shapes = &mut self.context.api.shapes;
        // What was read just now belongs to nobody; what was there before has users of its own.
        let settled = if shape > reserved && shapes[shape].declared.is_none() {
            shapes.take(shape)
        } else {
            Shape::of(Kind::Reference(shape))
        };
        shapes.set(reserved, settled);
    }
}
