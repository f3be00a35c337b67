//! XML that a schema describes: what its elements are called, and whether their types can be told.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::Context;
use super::definitions::{Definition, Definitions};
use crate::api::{Kind, ShapeId, Shapes};
use crate::diagnostic::{Code, Place};
use crate::text::Node;

/// What the outermost element of a body is called that the description has no name for, as many servers expect it.
const ROOT: &str = "xml";

/// Whether XML tells the types of all that a shape holds: an object of scalars, of lists of them, and of such objects.
/// What has one of several types, or any, looks like text in XML.
///
/// If not, that is reported.
pub fn is_told(shape: ShapeId, place: &Place, context: &mut Context<'_>) -> bool {
    let shapes = &context.api.shapes;
    let root = shapes.resolved(shape);
    let is_object = matches!(shapes[root].kind, Kind::Object(_));
    let is_told = is_object && is_told_inside(root, shapes, &mut BTreeSet::new());
    if !is_told {
        let message = "XML does not tell the types of what the schema allows";
        let help = "the body is text; an object of scalars, lists and such objects has a type";
        let sink = &mut *context.sink;
        sink.report(Code::UnusedSchema, place, message, help);
    }
    is_told
}

fn is_told_inside(id: ShapeId, shapes: &Shapes, seen: &mut BTreeSet<ShapeId>) -> bool {
    let is_told = match &shapes[id].kind {
        Kind::Any | Kind::Mixed(_) | Kind::Union(_) | Kind::Map(_) | Kind::File => false,
        Kind::Object(object) => object.extra.is_none(),
        Kind::List(inner) => !matches!(shapes[shapes.bare(*inner)].kind, Kind::List(_)),
        _ => true,
    };
    is_told
        && (!seen.insert(id)
            || shapes[id]
                .kind
                .parts()
                .into_iter()
                .all(|part| is_told_inside(part, shapes, seen)))
}

/// What the outermost element of a body is called: by its schema, by the name of that, or else `xml`.
pub fn root(schema: &Value, context: &Context<'_>) -> String {
    let referred = reference(schema).map(|id| id.strip_suffix(VERSION).unwrap_or(id));
    let referred = referred.and_then(|id| context.definitions.get(id));
    let own = schema.get("xml");
    let own = own.or_else(|| referred.and_then(|known| known.members.get("xml")));
    let own = own.and_then(|xml| text(xml, "name"));
    let names = own.into_iter().chain(referred.map(Definition::name));
    let mut names = names.filter(|name| is_name(name));
    names.next().unwrap_or(ROOT).to_owned()
}

fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref").and_then(Value::as_str)
}

/// Whether an element can be called so (XML 1.0, section 2.3), as far as ASCII and letters go.
fn is_name(text: &str) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text.chars().all(is_inside)
}

/// Calls the properties of a schema what XML calls them: `xml.name`, `@name` for attributes, and one element around those
/// of a list that is wrapped. A schema that others share, in which something is called otherwise than in JSON, has a
/// version for XML.
pub fn elements(node: &mut Node, context: &mut Context<'_>) {
    if is_spaced(&node.value, context, &mut BTreeSet::new()) {
        let message = "elements are said to be in a namespace";
        let help = "they are read whatever namespace they are in, and sent without one";
        let sink = &mut *context.sink;
        sink.report(Code::WeakenedSchema, &node.place, message, help);
    }
    rename(&mut node.value);
    refer(&mut node.value, &mut context.definitions);
}

/// Whether a schema says of elements that they are in a namespace.
fn is_spaced(schema: &Value, context: &Context<'_>, seen: &mut BTreeSet<String>) -> bool {
    let xml = schema.get("xml");
    let is_own = |key| xml.is_some_and(|xml| text(xml, key).is_some());
    let referred = reference(schema).filter(|id| seen.insert((*id).to_owned()));
    let referred = referred.and_then(|id| context.definitions.get(id));
    let referred = referred.map(|known| Value::Object((*known.members).clone()));
    is_own("namespace")
        || is_own("prefix")
        || referred.is_some_and(|schema| is_spaced(&schema, context, seen))
        || inside(schema).any(|part| is_spaced(part, context, seen))
}

/// The schemas of what a schema holds.
fn inside(schema: &Value) -> impl Iterator<Item = &Value> {
    let of_key = |key: &str| schema.get(key);
    let properties = of_key("properties").and_then(Value::as_object);
    let parts = of_key("allOf").and_then(Value::as_array);
    let properties = properties.into_iter().flat_map(Map::values);
    properties
        .chain(of_key("items"))
        .chain(parts.into_iter().flatten())
}

/// Puts versions for XML in the place of the schemas that a schema refers to, where they are others there.
fn refer(schema: &mut Value, definitions: &mut Definitions) {
    match schema {
        Value::Array(parts) => parts.iter_mut().for_each(|part| refer(part, definitions)),
        Value::Object(members) => {
            if let Some(Value::String(id)) = members.get_mut("$ref")
                && is_other(id, definitions, &mut BTreeSet::new())
            {
                *id = version(id, definitions);
            }
            members
                .values_mut()
                .for_each(|part| refer(part, definitions));
        }
        _ => {}
    }
}

/// Whether something that a schema holds, at whatever depth, is called otherwise in XML.
fn is_other(id: &str, definitions: &Definitions, seen: &mut BTreeSet<String>) -> bool {
    let known = definitions.get(id).filter(|_| seen.insert(id.to_owned()));
    known.is_some_and(|known| {
        let schema = Value::Object((*known.members).clone());
        is_other_inside(&schema, definitions, seen)
    })
}

fn is_other_inside(schema: &Value, definitions: &Definitions, seen: &mut BTreeSet<String>) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.is_some_and(|properties| properties.iter().any(is_renamed))
        || reference(schema).is_some_and(|id| is_other(id, definitions, seen))
        || inside(schema).any(|part| is_other_inside(part, definitions, seen))
}

/// What stands behind the id of a schema in that of its version for XML.
const VERSION: &str = " in XML";

/// Whether a schema is the version for XML of another.
pub fn is_version(id: &str) -> bool {
    id.ends_with(VERSION)
}

/// The id of the version for XML of a schema, which is made if there is none.
fn version(id: &str, definitions: &mut Definitions) -> String {
    let own = format!("{id}{VERSION}");
    let Some(known) = definitions
        .get(id)
        .filter(|_| definitions.get(&own).is_none())
    else {
        return own;
    };
    let mut known = known.clone();
    if let Some(declared) = &mut known.declared {
        declared.name += " xml";
    }
    let mut schema = Value::Object((*known.members).clone());
    known.shape = None;
    // It has its place before what it holds is looked at, since that may be itself.
    definitions.add(&own, known);
    rename(&mut schema);
    refer(&mut schema, definitions);
    if let Value::Object(members) = schema {
        definitions.set_members(&own, Rc::new(members));
    }
    definitions.fresh.push(own.clone());
    own
}

fn is_renamed((name, property): (&String, &Value)) -> bool {
    element(name, property.clone()).0 != *name || is_wrapped(property)
}

fn is_wrapped(property: &Value) -> bool {
    is(property, "wrapped") && property.get("items").is_some()
}

fn is(property: &Value, key: &str) -> bool {
    let xml = property.get("xml");
    xml.and_then(|xml| xml.get(key)) == Some(&Value::Bool(true))
}

fn rename(schema: &mut Value) {
    if let Some(items) = schema.get_mut("items") {
        rename(items);
    }
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    let mut renamed: Vec<(String, String)> = Vec::new();
    let mut elements = Map::new();
    for (name, mut property) in std::mem::take(properties) {
        rename(&mut property);
        let (element, property) = element(&name, property);
        let element = match elements.contains_key(&element) {
            true => name.clone(),
            false => element,
        };
        elements.insert(element.clone(), property);
        renamed.push((name, element));
    }
    *properties = elements;
    for list in ["required", "x-apifox-orders"] {
        let names = schema.get_mut(list).and_then(Value::as_array_mut);
        for name in names.into_iter().flatten() {
            let known = renamed.iter().find(|(known, _)| name == known.as_str());
            if let Some((_, element)) = known {
                *name = json!(element);
            }
        }
    }
}

/// What XML calls a property, with its schema.
fn element(name: &str, property: Value) -> (String, Value) {
    let xml = property.get("xml").cloned().unwrap_or_default();
    let own = text(&xml, "name").unwrap_or(name);
    let Some(items) = property.get("items") else {
        let sign = if is(&property, "attribute") { "@" } else { "" };
        return (format!("{sign}{own}"), property);
    };
    let of_items = items.get("xml").and_then(|xml| text(xml, "name"));
    if !is_wrapped(&property) {
        return (of_items.unwrap_or(name).to_owned(), property);
    }
    let inside = of_items.unwrap_or(own).to_owned();
    let wrapper = json!({"type": "object", "properties": {inside: property}});
    (own.to_owned(), wrapper)
}

fn text<'x>(xml: &'x Value, key: &str) -> Option<&'x str> {
    xml.get(key)?.as_str().filter(|text| !text.is_empty())
}
