//! `oneOf`, `anyOf` and lists of types: a value of one of several schemas.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::beside::beside;
use super::definitions::Definition;
use super::schema::{Reader, is_null, says_type, types};
use super::{all_of, branches, inherit};
use crate::api::{Branch, Docs, Kind, ShapeId, Union};
use crate::diagnostic::{Code, Place, Sink};

/// The branches of a combinator as they are read.
struct Alternatives<'s> {
    keyword: &'s str,
    /// With their numbers.
    branches: Vec<(usize, &'s Value)>,
    /// What stands beside the combinator, and holds for every branch.
    rest: Map<String, Value>,
}

impl Reader<'_, '_> {
    /// Reads `oneOf` or `anyOf`: one branch is that branch, `null` beside others makes them nullable.
    pub fn union(
        &mut self,
        keyword: &str,
        members: &Map<String, Value>,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let written = members.get(keyword).and_then(Value::as_array);
        let written = written.map(Vec::as_slice).unwrap_or_default();
        let nullable = types(members).1
            || members.get("nullable") == Some(&Value::Bool(true))
            || written.iter().any(is_null);
        let branches = written.iter().enumerate();
        let branches = branches.filter(|(index, branch)| {
            let mut known = written[..*index].iter();
            let is_again = known.any(|known| bare(known) == bare(branch));
            !is_null(branch) && **branch != false && !is_again
        });
        let alternatives = Alternatives {
            keyword,
            branches: branches.collect(),
            rest: rest(keyword, members),
        };
        let says_nothing = |(_, branch): &&(usize, &Value)| !says_type(branch);
        if let Some((index, _)) = alternatives.branches.iter().find(says_nothing) {
            if says_type(&Value::Object(alternatives.rest.clone())) {
                // The branches only restrict what stands beside them.
                return self.restricted(keyword, &alternatives.branches, members, place);
            }
            let place = place.key(keyword).index(*index);
            return self.empty(&docs, &place);
        }
        if alternatives.branches.is_empty() {
            let what = format!("`{keyword}` of no schema");
            return self.weakened(&what, docs, &place.key(keyword));
        }
        let read = self.alternatives(&alternatives, members, place);
        let discriminator = discriminator(members).map(str::to_owned);
        self.unite(read, discriminator, nullable, docs, &place.key(keyword))
    }

    fn alternatives(
        &mut self,
        alternatives: &Alternatives<'_>,
        members: &Map<String, Value>,
        outer: &Place,
    ) -> Vec<Branch> {
        let at = outer.key(alternatives.keyword);
        let mut read = Vec::new();
        let tags = self.all_tags(alternatives, members, outer);
        for ((index, branch), tags) in alternatives.branches.iter().zip(tags) {
            let (branch, place) = (*branch, at.index(*index));
            let whole = self.with_rest(branch, &alternatives.rest, outer);
            let shape = match whole {
                Some(whole) => self.composed(&whole, &place),
                None => self.schema(branch, &place),
            };
            read.push(Branch { shape, tags });
        }
        read
    }

    /// A branch together with what stands beside all of them; none if that adds nothing.
    fn with_rest(
        &mut self,
        branch: &Value,
        rest: &Map<String, Value>,
        outer: &Place,
    ) -> Option<Value> {
        let members = branch.as_object()?;
        let more: Vec<&String> = rest.keys().filter(|key| *key != "type").collect();
        if more.is_empty() {
            let kind = rest.get("type")?;
            let is_open = !["type", "$ref", "allOf", "oneOf", "anyOf"]
                .iter()
                .any(|key| members.contains_key(*key));
            if is_open {
                let mut members = members.clone();
                members.insert("type".to_owned(), kind.clone());
                return Some(Value::Object(members));
            }
            if !all_of::own_type_agrees(&types(rest).0, branch, self) {
                self.report_type(outer);
            }
            return None;
        }
        let definitions = &self.context.definitions;
        let mut told = Sink::default();
        let mut known = |members| inherit::properties(members, outer, definitions, &mut told);
        if let (Some(own), Some(shared)) = (known(members), known(rest)) {
            let has = |name: &str| own.iter().any(|property| property.name == name);
            if shared.iter().all(|property| has(&property.name)) {
                return None;
            }
        }
        let mut whole = json!({"allOf": [rest, branch]});
        if let Some(name) = self.name_of(members) {
            whole["title"] = Value::String(name);
        }
        Some(whole)
    }

    fn report_type(&mut self, outer: &Place) {
        let message = "the type that stands beside the branches is not that of one of them";
        let help = "the branch counts alone";
        self.report(Code::WeakenedSchema, &outer.key("type"), message, help);
    }

    /// What a branch is called.
    pub fn name_of(&self, branch: &Map<String, Value>) -> Option<String> {
        let title = branch.get("title").and_then(Value::as_str);
        let target = branch.get("$ref").and_then(Value::as_str);
        let definition = target.and_then(|target| self.context.definitions.get(target));
        let declared = definition
            .map(Definition::name)
            .filter(|name| !name.is_empty());
        title.or(declared).map(str::to_owned)
    }

    /// The texts of the discriminator that mean each branch: those of the mapping, those that its property lists, its
    /// name.
    fn all_tags(
        &mut self,
        alternatives: &Alternatives<'_>,
        members: &Map<String, Value>,
        place: &Place,
    ) -> Vec<Vec<String>> {
        let branches = alternatives.branches.iter().map(|(_, branch)| *branch);
        let Some(property) = discriminator(members) else {
            return branches.map(|_| Vec::new()).collect();
        };
        self.report_mapping(alternatives, members, place);
        let listed = branches
            .clone()
            .map(|branch| self.listed_tags(branch, property));
        let mut listed: Vec<Vec<String>> = listed.collect();
        // A list of the texts of all branches, as they inherit it, says nothing of one.
        let mut seen = BTreeSet::new();
        if !listed.iter().flatten().all(|text| seen.insert(text)) {
            listed.iter_mut().for_each(Vec::clear);
        }
        let tags = branches.zip(listed).map(|(branch, listed)| {
            let mapped = self.mapped(branch, members);
            let name = self.definition_of(branch).map(|own| own.name().to_owned());
            let mut known = [mapped, listed, name.into_iter().collect()].into_iter();
            known.find(|tags| !tags.is_empty()).unwrap_or_default()
        });
        tags.collect()
    }

    fn definition_of(&self, branch: &Value) -> Option<&Definition> {
        let target = branch.get("$ref")?.as_str()?;
        self.context.definitions.get(target)
    }

    /// Reports the texts of a mapping that mean no branch.
    fn report_mapping(
        &mut self,
        alternatives: &Alternatives<'_>,
        members: &Map<String, Value>,
        place: &Place,
    ) {
        let place = place.key("discriminator").key("mapping");
        for (tag, meant) in mapping(members) {
            let mut branches = alternatives.branches.iter();
            if !branches.any(|(_, branch)| self.is_meant(branch, meant)) {
                let message = format!("`{tag}` of the mapping means no branch");
                let help = "values that say it are kept as they come";
                self.report(Code::DanglingReference, &place.key(tag), &message, help);
            }
        }
    }

    /// The texts that the mapping of a discriminator has for a branch.
    fn mapped(&self, branch: &Value, members: &Map<String, Value>) -> Vec<String> {
        let mapped = mapping(members).filter(|(_, meant)| self.is_meant(branch, meant));
        let mut tags: Vec<String> = mapped.map(|(tag, _)| tag.clone()).collect();
        tags.sort();
        tags
    }

    /// Whether a mapping means a branch: by its reference, by its name, by another reference to the same.
    fn is_meant(&self, branch: &Value, meant: &Value) -> bool {
        let (Some(own), Some(meant)) = (self.definition_of(branch), meant.as_str()) else {
            return false;
        };
        let other = self.context.definitions.get(meant);
        branch["$ref"] == meant
            || own.name() == meant
            || other.is_some_and(|other| other.shape == own.shape)
    }

    /// The texts that the property of a branch lists.
    fn listed_tags(&self, branch: &Value, property: &str) -> Vec<String> {
        let own = self.definition_of(branch);
        let schema = own.map_or(branch.as_object(), |own| Some(&own.members));
        let listed = schema.and_then(|schema| listed_values(schema, property));
        listed.unwrap_or_default()
    }

    /// Reads a schema of several types: one for each, with the keywords that are about it.
    pub fn several_types(
        &mut self,
        types: &[&str],
        members: &Map<String, Value>,
        nullable: bool,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let branches = types.iter().map(|kind| {
            let mut members = members.clone();
            members.insert("type".to_owned(), Value::String((*kind).to_owned()));
            for key in ["title", "description"] {
                members.remove(key);
            }
            Branch {
                shape: self.typed(&members, Docs::default(), place),
                tags: Vec::new(),
            }
        });
        let branches = branches.collect();
        self.unite(branches, None, nullable, docs, &place.key("type"))
    }

    /// Makes one shape of branches.
    fn unite(
        &mut self,
        branches: Vec<Branch>,
        discriminator: Option<String>,
        nullable: bool,
        docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let union = Union {
            branches,
            discriminator,
            place: place.clone(),
        };
        let shape = self.add(Kind::Union(union), docs.clone());
        // Schemas that have names may not be read yet: then it is settled when they are.
        if !self.context.definitions.are_pending {
            branches::settle(shape, self.context);
        }
        self.or_null(shape, nullable, docs)
    }
}

/// The property that says which branch a value is of: an object in OpenAPI 3, a name in Swagger 2.
pub fn discriminator(members: &Map<String, Value>) -> Option<&str> {
    let said = members.get("discriminator")?;
    said.as_str().or_else(|| said.get("propertyName")?.as_str())
}

/// A schema without combinators that hold nothing but it.
fn bare(schema: &Value) -> &Value {
    let members = schema.as_object().filter(|members| members.len() == 1);
    let inner = members.and_then(|members| {
        let mut keys = ["allOf", "oneOf", "anyOf"].iter();
        keys.find_map(|key| members.get(*key)?.as_array())
    });
    match inner.map(Vec::as_slice) {
        Some([only]) => bare(only),
        _ => schema,
    }
}

/// What the mapping of a discriminator says.
fn mapping(members: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    let said = members.get("discriminator");
    let mapping = said.and_then(|said| said.get("mapping")?.as_object());
    mapping.into_iter().flatten()
}

/// The texts that a property lists.
fn listed_values(schema: &Map<String, Value>, property: &str) -> Option<Vec<String>> {
    let property = schema.get("properties")?.get(property)?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match (property.get("const"), property.get("enum")) {
        (Some(value), _) => text(value).map(|text| vec![text]),
        (None, Some(values)) => values.as_array()?.iter().map(text).collect(),
        _ => None,
    }
}

/// What stands beside a combinator and says more of the value than words do.
fn rest(keyword: &str, members: &Map<String, Value>) -> Map<String, Value> {
    let mut kept = beside(keyword, members);
    if !kept.is_empty() {
        kept.extend(["additionalProperties", "x-apifox-orders"]);
    }
    let is_alone =
        kept.contains(&"required") && kept.iter().all(|key| ["required", "type"].contains(key));
    kept.retain(|key| !(is_alone && *key == "required"));
    let kept = members
        .iter()
        .filter(|(key, _)| kept.contains(&key.as_str()));
    kept.map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}
