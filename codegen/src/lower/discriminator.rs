//! `discriminator`: the property by which objects say which of several schemas they are of, and the texts that mean each.
//!
//! It stands beside the branches of a union, or in a schema that others inherit: then it says what each of these is called.

use std::collections::BTreeSet;
use std::ptr;

use serde_json::{Map, Value, json};

use super::definitions::{Definition, Definitions};
use super::schema::Reader;
use super::{Context, inherit, merge, tags};
use crate::api::ShapeId;
use crate::diagnostic::{Code, Place, Sink};

/// What tells several schemas apart.
pub struct Discriminator<'d> {
    pub property: String,
    /// What is written of it, beside the branches and in what these inherit.
    written: Vec<&'d Map<String, Value>>,
}

impl<'d> Discriminator<'d> {
    /// What is written beside branches, or else in a schema that all of them inherit.
    pub fn of(
        members: &'d Map<String, Value>,
        branches: &[&'d Value],
        definitions: &'d Definitions,
    ) -> Option<Discriminator<'d>> {
        let mut all = branches.iter().map(|branch| bases(branch, definitions));
        let inherited = all.next().unwrap_or_default();
        let rest: Vec<Vec<&Definition>> = all.collect();
        let mut written: Vec<&Map<String, Value>> = Vec::new();
        let own = property(members);
        written.extend(own.map(|_| members));
        for base in inherited {
            let is_base = |other: &&Definition| ptr::eq(*other, base);
            let is_shared = rest.iter().all(|others| others.iter().any(is_base));
            let name = property(&base.members);
            if name.is_some() && is_shared && own.is_none_or(|own| name == Some(own)) {
                written.push(&base.members);
            }
        }
        let property = property(written.first()?)?.to_owned();
        Some(Discriminator { property, written })
    }

    /// The texts that mean each branch: those of a mapping, those that its property lists, its name.
    pub fn tags(
        &self,
        branches: &[&Value],
        place: &Place,
        definitions: &Definitions,
    ) -> Vec<Vec<String>> {
        let listed = branches.iter();
        let listed = listed
            .map(|branch| texts(branch, &self.property, place, definitions).unwrap_or_default());
        let mut listed: Vec<Vec<String>> = listed.collect();
        // A list of the texts of all branches, as they inherit it, says nothing of one.
        let mut seen = BTreeSet::new();
        if !listed.iter().flatten().all(|text| seen.insert(text)) {
            listed.iter_mut().for_each(Vec::clear);
        }
        let tags = branches.iter().zip(listed).map(|(branch, listed)| {
            let written = self.written.iter();
            let mapped = written.map(|members| mapped(branch, members, definitions));
            let name = definition(branch, definitions).map(|own| own.name().to_owned());
            let mut known = mapped.chain([listed, name.into_iter().collect()]);
            known.find(|tags| !tags.is_empty()).unwrap_or_default()
        });
        tags.collect()
    }
}

impl Reader<'_, '_> {
    /// Reports the texts of a mapping that mean no branch.
    pub fn report_mapping(
        &mut self,
        branches: &[&Value],
        members: &Map<String, Value>,
        place: &Place,
    ) {
        let place = place.key("discriminator").key("mapping");
        for (tag, meant) in mapping(members) {
            let definitions = &self.context.definitions;
            let mut branches = branches.iter();
            if !branches.any(|branch| is_meant(branch, meant, definitions)) {
                let message = format!("`{tag}` of the mapping means no branch");
                let help = "values that say it are kept as they come";
                self.report(Code::DanglingReference, &place.key(tag), &message, help);
            }
        }
    }
}

/// Lets objects say what the schemas that they inherit from call them.
pub fn settle_heirs(ids: &[String], context: &mut Context<'_>) {
    let definitions = &context.definitions;
    let mut called: Vec<(ShapeId, String, BTreeSet<String>)> = Vec::new();
    for id in ids {
        let Some(heir) = definitions.get(id) else {
            continue;
        };
        let reference = json!({"$ref": id});
        let branches = [&reference];
        let none = Map::new();
        let told = Discriminator::of(&none, &branches, definitions);
        if let (Some(told), Some(shape)) = (told, heir.shape)
            && let Some(tags) = told.tags(&branches, &heir.place, definitions).pop()
        {
            called.push((shape, told.property, tags.into_iter().collect()));
        }
    }
    let shapes = &mut context.api.shapes;
    for (shape, property, tags) in called {
        tags::say(shape, &property, &tags, shapes);
    }
}

/// The property that says which branch a value is of: an object in OpenAPI 3, a name in Swagger 2.
pub fn property(members: &Map<String, Value>) -> Option<&str> {
    let said = members.get("discriminator")?;
    said.as_str().or_else(|| said.get("propertyName")?.as_str())
}

/// What the mapping of a discriminator says.
fn mapping(members: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let said = members.get("discriminator");
    let mapping = said.and_then(|said| said.get("mapping")?.as_object());
    mapping.into_iter().flatten()
}

/// The texts that a mapping has for a branch.
fn mapped(branch: &Value, members: &Map<String, Value>, definitions: &Definitions) -> Vec<String> {
    let mapped = mapping(members).filter(|(_, meant)| is_meant(branch, meant, definitions));
    let mut tags: Vec<String> = mapped.map(|(tag, _)| tag.clone()).collect();
    tags.sort();
    tags
}

/// Whether a mapping means a branch: by its reference, by its name, by another reference to the same; or one of the
/// branches that it has itself.
fn is_meant(branch: &Value, meant: &Value, definitions: &Definitions) -> bool {
    let Some(meant) = meant.as_str() else {
        return false;
    };
    let target = definitions.get(meant).and_then(|target| target.shape);
    let (mut left, mut seen) = (vec![branch], BTreeSet::new());
    while let Some(branch) = left.pop() {
        let (Some(id), Some(own)) = (branch["$ref"].as_str(), definition(branch, definitions))
        else {
            continue;
        };
        let is_it = id == meant || (target.is_some() && target == own.shape);
        if is_it || (!own.name().is_empty() && own.name() == called(meant)) {
            return true;
        }
        if seen.insert(id) {
            let branches = ["oneOf", "anyOf"]
                .iter()
                .filter_map(|key| own.members.get(*key)?.as_array());
            left.extend(branches.flatten());
        }
    }
    false
}

/// The name in a reference as other tools write it: `Dog`, `#/components/schemas/Dog`, `./Dog.json`.
pub fn called(meant: &str) -> &str {
    let name = meant.rsplit('/').next().unwrap_or(meant);
    let mut ends = [".json", ".yaml", ".yml"].iter();
    ends.find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// The schema that a reference means.
fn definition<'d>(schema: &Value, definitions: &'d Definitions) -> Option<&'d Definition> {
    definitions.get(schema.get("$ref")?.as_str()?)
}

/// The schemas that a branch is put together from by `allOf`, the nearest first.
fn bases<'d>(branch: &'d Value, definitions: &'d Definitions) -> Vec<&'d Definition> {
    let mut found: Vec<&Definition> = Vec::new();
    let own = definition(branch, definitions).map(Definition::inherited);
    let mut left: Vec<&Map<String, Value>> = Vec::from_iter(own.or(branch.as_object()));
    while let Some(members) = left.pop() {
        let branches = members.get("allOf").and_then(Value::as_array);
        let branches = branches.into_iter().flatten();
        for base in branches.filter_map(|branch| definition(branch, definitions)) {
            if !found.iter().any(|known| ptr::eq(*known, base)) {
                found.push(base);
                left.push(base.inherited());
            }
        }
    }
    found
}

/// The texts that the property of a branch lists.
fn texts(
    branch: &Value,
    property: &str,
    place: &Place,
    definitions: &Definitions,
) -> Option<Vec<String>> {
    let mut told = Sink::default();
    let properties = inherit::properties(branch.as_object()?, place, definitions, &mut told)?;
    let schema = properties
        .into_iter()
        .find(|known| known.name == property)?;
    let schema = merge::merged(schema.schema.as_object()?, definitions)?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match (schema.get("const"), schema.get("enum")) {
        (Some(value), _) => text(value).map(|text| vec![text]),
        (None, Some(values)) => values.as_array()?.iter().map(text).collect(),
        _ => None,
    }
}
