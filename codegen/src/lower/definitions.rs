//! Schemas that others refer to, by the text of the reference.

use std::collections::BTreeMap;
use std::rc::Rc;

use schemars::Schema;
use serde_json::{Map, Value};

use super::normal;
use crate::api::{Declared, ShapeId, Side};
use crate::diagnostic::{Code, Place, Sink};
use crate::document::declared::SchemaItem;
use crate::document::files::Nowhere;
use crate::text::Node;

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
    /// Those that were added for what is read next.
    pub fresh: Vec<String>,
    /// What references of the description lead to beside schemas with names.
    pub elsewhere: BTreeMap<String, Node>,
    /// Which references lead to nothing, and why not.
    pub nowhere: BTreeMap<String, Nowhere>,
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

    /// Adds the schema that a reference leads to which has no name; whether there is one.
    pub fn find_elsewhere(&mut self, id: &str, sink: &mut Sink) -> bool {
        let Some(schema) = self.elsewhere.remove(id) else {
            return false;
        };
        let place = schema.place.clone();
        let members = Rc::new(members(schema, id, sink));
        let unnamed = Definition {
            members,
            own: None,
            place,
            declared: None,
            description: String::new(),
            shape: None,
        };
        self.add(id, unnamed);
        true
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

/// The members of a schema in the form that `schema` reads; `id` is what others refer to it by.
fn members(schema: Node, id: &str, sink: &mut Sink) -> Map<String, Value> {
    let mut read = Schema::try_from(schema.value).unwrap_or_else(|error| {
        let message = format!("this is no schema: {error}");
        let help = "any JSON value is accepted";
        sink.report(Code::WrongType, &schema.place, message, help);
        Schema::default()
    });
    normal::normalize(&mut read);
    normal::name_root(&mut read, id);
    match Value::from(read) {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

fn definition(item: SchemaItem, sink: &mut Sink) -> Definition {
    let place = item.schema.place.clone();
    let members = members(item.schema, &item.id, sink);
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
            recurs: false,
        }),
        description: item.description.trim().to_owned(),
        shape: None,
    }
}
