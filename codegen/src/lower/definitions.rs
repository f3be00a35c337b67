//! Schemas that others refer to, by the text of the reference.

use std::collections::BTreeMap;
use std::rc::Rc;

use schemars::Schema;
use serde_json::{Map, Value};

use super::normal;
use crate::api::{Declared, ShapeId, Side};
use crate::diagnostic::{Code, Place, Sink};
use crate::document::project::SchemaItem;

/// The schemas of a project.
#[derive(Debug, Default)]
pub struct Definitions {
    by_id: BTreeMap<String, Definition>,
    /// The ids in the order of the description.
    pub ids: Vec<String>,
    /// Whether some of them are still to be read.
    pub are_pending: bool,
    /// The shapes of properties that several schemas inherit, by their place.
    pub inherited: BTreeMap<(usize, usize, String), ShapeId>,
}

/// A schema that others refer to.
#[derive(Clone, Debug)]
pub struct Definition {
    /// In the form that `schema` reads.
    pub members: Rc<Map<String, Value>>,
    /// What others inherit of it, where it is itself a choice of those that do.
    pub own: Option<Rc<Map<String, Value>>>,
    pub place: Place,
    /// What it is called; nothing if it is only a part of another schema.
    pub declared: Option<Declared>,
    pub description: String,
    /// Its shape, which may still be read.
    pub shape: Option<ShapeId>,
}

impl Definitions {
    /// Takes the schemas of a project; of two with one id the first counts.
    pub fn new(items: Vec<SchemaItem>, sink: &mut Sink) -> Definitions {
        let mut definitions = Definitions::default();
        for item in items {
            if definitions.by_id.contains_key(&item.id) {
                report_repeated(&item.id, "schema", &item.place, sink);
                continue;
            }
            definitions.add(&item.id.clone(), definition(item, sink));
        }
        definitions
    }

    /// The schema that a reference means, character for character.
    pub fn get(&self, id: &str) -> Option<&Definition> {
        self.by_id.get(id)
    }

    /// Adds a schema, if there is none of this id.
    pub fn add(&mut self, id: &str, definition: Definition) {
        if !self.by_id.contains_key(id) {
            self.ids.push(id.to_owned());
            self.by_id.insert(id.to_owned(), definition);
        }
    }

    /// Says what it says.
    pub fn set_members(&mut self, id: &str, members: Rc<Map<String, Value>>) {
        if let Some(definition) = self.by_id.get_mut(id) {
            definition.members = members;
        }
    }

    /// Says what it is, and what others inherit of it.
    pub fn set_choice(&mut self, id: &str, members: Map<String, Value>, own: Map<String, Value>) {
        if let Some(definition) = self.by_id.get_mut(id) {
            (definition.members, definition.own) = (Rc::new(members), Some(Rc::new(own)));
        }
    }

    /// Says which shape it has.
    pub fn set_shape(&mut self, id: &str, shape: ShapeId) {
        if let Some(definition) = self.by_id.get_mut(id) {
            definition.shape = Some(shape);
        }
    }
}

impl Definition {
    /// What others inherit of it.
    pub fn inherited(&self) -> &Map<String, Value> {
        self.own.as_ref().unwrap_or(&self.members)
    }

    /// Its name; empty if it has none.
    pub fn name(&self) -> &str {
        let declared = self.declared.as_ref();
        declared.map_or("", |declared| &declared.name)
    }
}

/// Reports the second of two things that have one id.
pub fn report_repeated(id: &str, what: &str, place: &Place, sink: &mut Sink) {
    let message = format!("the id `{id}` of the {what} is that of another one");
    let help = format!("this {what} was left out");
    sink.report(Code::RepeatedId, place, message, help);
}

fn definition(item: SchemaItem, sink: &mut Sink) -> Definition {
    let place = item.schema.place.clone();
    let mut schema = Schema::try_from(item.schema.value).unwrap_or_else(|error| {
        let message = format!("this is no schema: {error}");
        let help = "any JSON value is accepted";
        sink.report(Code::WrongType, &place, message, help);
        Schema::default()
    });
    normal::normalize(&mut schema);
    normal::name_root(&mut schema, &item.id);
    let members = match Value::from(schema) {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let number = item.id.rsplit('/').next().and_then(|id| id.parse().ok());
    Definition {
        members: Rc::new(members),
        own: None,
        place,
        declared: Some(Declared {
            name: item.name.trim().to_owned(),
            title: item.display_name.trim().to_owned(),
            folders: item.folders,
            number,
            side: Side::Both,
        }),
        description: item.description.trim().to_owned(),
        shape: None,
    }
}
