//! `discriminator`: the property by which objects say which of several schemas they are of, and the texts that mean each.
//!
//! It stands beside the branches of a union, or in a schema that others inherit: then it says what each of these is called.

use std::collections::{BTreeMap, BTreeSet};
use std::ptr;

use serde_json::{Map, Value, json};

use super::definitions::{Definition, Definitions};
use super::schema::Reader;
use super::{Context, inherit, merge, tags};
use crate::api::{ShapeId, is_alike};
use crate::diagnostic::{Code, Place, Sink};

/// What means a branch, and is none of the values that its property lists.
pub struct Unlisted {
    tag: String,
    property: String,
    place: Place,
}

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

    /// The texts that mean each branch: those of a mapping, those that its property lists, its name. Where the property
    /// lists the texts of all branches, its name is written as it is there.
    pub fn tags(
        &self,
        branches: &[&Value],
        place: &Place,
        definitions: &Definitions,
    ) -> Vec<Vec<String>> {
        let listed = self.listed(branches, place, definitions);
        let mut seen = BTreeSet::new();
        // A list of the texts of all branches, as they inherit it, says nothing of one.
        let are_own = listed.iter().flatten().all(|text| seen.insert(text));
        let written = self.written.iter();
        let mappings = written.map(|members| Mapping::of(members, definitions));
        let mappings: Vec<Mapping<'_>> = mappings.collect();
        let tags = branches.iter().zip(&listed).map(|(branch, listed)| {
            let mut mapped = mappings.iter().map(|mapping| mapping.tags(branch));
            if let Some(tags) = mapped.find(|tags| !tags.is_empty()) {
                return tags.into_iter().cloned().collect();
            }
            let is_own = are_own && !self.is_inherited(branch, listed, place, definitions);
            let name = definition(branch, definitions).map(|own| own.name());
            match name.filter(|name| !name.is_empty()) {
                _ if is_own && !listed.is_empty() => listed.clone(),
                Some(name) => vec![spelled(name, listed).unwrap_or(name).to_owned()],
                None => Vec::new(),
            }
        });
        tags.collect()
    }

    /// The branches whose property lists texts of which none means them.
    pub fn unlisted(
        &self,
        branches: &[&Value],
        tags: &[Vec<String>],
        place: &Place,
        definitions: &Definitions,
    ) -> Vec<Unlisted> {
        let listed = self.listed(branches, place, definitions);
        let unlisted = branches.iter().zip(tags).zip(listed).enumerate();
        let unlisted = unlisted.filter_map(|(index, ((branch, tags), listed))| {
            let is_listed = listed.is_empty() || tags.iter().any(|tag| listed.contains(tag));
            let known = definition(branch, definitions);
            Some(Unlisted {
                tag: tags.first().filter(|_| !is_listed)?.clone(),
                property: self.property.clone(),
                place: known.map_or_else(|| place.index(index), |known| known.place.clone()),
            })
        });
        unlisted.collect()
    }

    /// The texts that the property lists in each branch.
    fn listed(
        &self,
        branches: &[&Value],
        place: &Place,
        definitions: &Definitions,
    ) -> Vec<Vec<String>> {
        let listed = branches.iter().map(|branch| {
            let members = branch.as_object();
            let listed =
                members.and_then(|members| texts(members, &self.property, place, definitions));
            listed.unwrap_or_default()
        });
        listed.collect()
    }

    /// Whether several texts are those of a schema from which a branch inherits.
    fn is_inherited(
        &self,
        branch: &Value,
        listed: &[String],
        place: &Place,
        definitions: &Definitions,
    ) -> bool {
        let mut bases = bases(branch, definitions).into_iter();
        let is_it = |base: &Definition| {
            let known = texts(base.inherited(), &self.property, place, definitions);
            known.is_some_and(|known| known == listed)
        };
        listed.len() > 1 && bases.any(is_it)
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
        let known = Mapping::of(members, &self.context.definitions);
        let branches = branches.iter();
        let meant: BTreeSet<&String> = branches.flat_map(|branch| known.tags(branch)).collect();
        let lost = mapping(members).filter(|(tag, _)| !meant.contains(tag));
        for tag in lost.map(|(tag, _)| tag.clone()).collect::<Vec<String>>() {
            let message = format!("`{tag}` of the mapping means no branch");
            let help = "values that say it are kept as they come";
            self.report(Code::DanglingReference, &place.key(&tag), &message, help);
        }
    }

    /// Reports branches that are called what their property does not list.
    pub fn report_unlisted(&mut self, untold: Vec<Unlisted>) {
        for Unlisted {
            tag,
            property,
            place,
        } in untold
        {
            let message =
                format!("the schema is called `{tag}`, and `{property}` does not list it");
            let help = format!(
                "values are read as the schema where they say `{tag}`; say in a mapping what means it"
            );
            self.report(Code::UnlistedTag, &place, &message, &help);
        }
    }
}

/// The one text of a list that is a name but for case and separators.
fn spelled<'t>(name: &str, listed: &'t [String]) -> Option<&'t str> {
    let exact = listed.iter().find(|text| *text == name);
    let mut alike = listed.iter().filter(|text| is_alike(text, name));
    let first = alike.next().filter(|_| alike.next().is_none());
    exact.or(first).map(String::as_str)
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

/// The texts of a mapping by what they mean: a reference, a name, another reference to the same.
struct Mapping<'d> {
    definitions: &'d Definitions,
    by_reference: BTreeMap<&'d str, Vec<&'d String>>,
    by_name: BTreeMap<&'d str, Vec<&'d String>>,
    by_shape: BTreeMap<ShapeId, Vec<&'d String>>,
}

impl<'d> Mapping<'d> {
    fn of(members: &'d Map<String, Value>, definitions: &'d Definitions) -> Mapping<'d> {
        let mut known = Mapping {
            definitions,
            by_reference: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_shape: BTreeMap::new(),
        };
        for (tag, meant) in mapping(members) {
            let Some(meant) = meant.as_str() else {
                continue;
            };
            known.by_reference.entry(meant).or_default().push(tag);
            known.by_name.entry(called(meant)).or_default().push(tag);
            if let Some(shape) = definitions.get(meant).and_then(|target| target.shape) {
                known.by_shape.entry(shape).or_default().push(tag);
            }
        }
        known
    }

    /// The texts that mean a branch, or one of the branches that it has itself.
    fn tags(&self, branch: &Value) -> BTreeSet<&'d String> {
        let (mut left, mut seen) = (vec![branch], BTreeSet::new());
        let mut tags = BTreeSet::new();
        while let Some(branch) = left.pop() {
            let (Some(id), Some(own)) = (
                branch["$ref"].as_str(),
                definition(branch, self.definitions),
            ) else {
                continue;
            };
            let name = Some(own.name()).filter(|name| !name.is_empty());
            let by_shape = own.shape.and_then(|shape| self.by_shape.get(&shape));
            let by_name = name.and_then(|name| self.by_name.get(name));
            let meant = [self.by_reference.get(id), by_shape, by_name];
            tags.extend(meant.into_iter().flatten().flatten().copied());
            if seen.insert(id) {
                let branches = ["oneOf", "anyOf"]
                    .iter()
                    .filter_map(|key| own.members.get(*key)?.as_array());
                left.extend(branches.flatten());
            }
        }
        tags
    }
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
    let (mut found, mut known): (Vec<&Definition>, BTreeSet<*const Definition>) =
        Default::default();
    let own = definition(branch, definitions).map(Definition::inherited);
    let mut left: Vec<&Map<String, Value>> = Vec::from_iter(own.or(branch.as_object()));
    while let Some(members) = left.pop() {
        let branches = members.get("allOf").and_then(Value::as_array);
        let branches = branches.into_iter().flatten();
        for base in branches.filter_map(|branch| definition(branch, definitions)) {
            if known.insert(ptr::from_ref(base)) {
                found.push(base);
                left.push(base.inherited());
            }
        }
    }
    found
}

/// The texts that the property of a branch lists.
fn texts(
    members: &Map<String, Value>,
    property: &str,
    place: &Place,
    definitions: &Definitions,
) -> Option<Vec<String>> {
    let mut told = Sink::default();
    let properties = inherit::properties(members, place, definitions, &mut told)?;
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
