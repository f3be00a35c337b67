//! `oneOf`, `anyOf` and lists of types: a value of one of several schemas.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use serde_json::{Map, Value, json};

use super::beside::beside;
use super::definitions::Definition;
use super::discriminator::Discriminator;
use super::inherit::{self, Property};
use super::keywords::{self, strings};
use super::kinds::{is_null, says_type, types};
use super::objects::may_be_file;
use super::schema::Reader;
use super::{all_of, branches};
use crate::api::{Branch, Docs, Kind, ShapeId, Union};
use crate::diagnostic::{Code, Place, Sink};
use crate::text::Node;

/// The branches of a combinator as they are read.
struct Alternatives<'s> {
    keyword: &'s str,
    /// With their numbers.
    branches: Vec<(usize, &'s Value)>,
    /// What stands beside the combinator, and holds for every branch.
    rest: Map<String, Value>,
    /// Whether a branch may be a file: it is a field of a form.
    files: bool,
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
        let files = std::mem::take(&mut self.files);
        let written = members.get(keyword).and_then(Value::as_array);
        let written = written.map(Vec::as_slice).unwrap_or_default();
        let nullable = types(members).1
            || members.get("nullable") == Some(&Value::Bool(true))
            || written.iter().any(is_null);
        let mut branches = firsts(written);
        branches.retain(|(_, branch)| !is_null(branch) && **branch != false);
        let alternatives = Alternatives {
            keyword,
            branches,
            rest: rest(keyword, members),
            files,
        };
        let says_nothing = |(_, branch): &&(usize, &Value)| !says_type(branch);
        if let Some((index, _)) = alternatives.branches.iter().find(says_nothing) {
            if says_type(&Value::Object(alternatives.rest.clone())) {
                // The branches only restrict what stands beside them.
                return self.restricted(keyword, &alternatives.branches, members, place);
            }
            let place = place.key(keyword);
            self.account_unread(&alternatives, &place);
            return self.empty(&docs, &place.index(*index));
        }
        if alternatives.branches.is_empty() {
            let what = format!("`{keyword}` of no schema");
            return self.weakened(&what, docs, &place.key(keyword));
        }
        let schemas: Vec<&Value> = alternatives
            .branches
            .iter()
            .map(|(_, schema)| *schema)
            .collect();
        self.report_mapping(&schemas, members, place);
        let definitions = &self.context.definitions;
        let discriminator = Discriminator::of(members, &schemas, definitions);
        let mut unlisted = Vec::new();
        let (discriminator, tags) = match discriminator {
            Some(told) => {
                let tags = told.tags(&schemas, place, definitions);
                let at = place.key(keyword);
                unlisted = told.unlisted(&schemas, &tags, &at, definitions);
                (Some(told.property), tags)
            }
            None => (None, vec![Vec::new(); schemas.len()]),
        };
        self.report_unlisted(unlisted);
        let read = self.alternatives(&alternatives, tags, place);
        self.unite(read, discriminator, nullable, docs, &place.key(keyword))
    }

    /// Notes the keys that nobody knows of branches that are not read.
    fn account_unread(&mut self, alternatives: &Alternatives<'_>, place: &Place) {
        for (index, branch) in &alternatives.branches {
            let (value, place) = ((*branch).clone(), place.index(*index));
            keywords::account_unread(Some(&Node { value, place }), self.context.sink);
        }
    }

    fn alternatives(
        &mut self,
        alternatives: &Alternatives<'_>,
        tags: Vec<Vec<String>>,
        outer: &Place,
    ) -> Vec<Branch> {
        let at = outer.key(alternatives.keyword);
        let mut read = Vec::new();
        for ((index, branch), tags) in alternatives.branches.iter().zip(tags) {
            let (branch, place) = (*branch, at.index(*index));
            self.files = alternatives.files && may_be_file(branch);
            let whole = self.with_rest(branch, &alternatives.rest, outer);
            let shape = match whole {
                Some(whole) => self.composed(&whole, &place),
                None => self.schema(branch, &place),
            };
            read.push(Branch { shape, tags });
        }
        self.files = false;
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
            let says = |known: &Property<'_>| {
                let mut own = own.iter().filter(|own| own.name == known.name);
                own.any(|own| own.required || !known.required)
            };
            let demanded = strings(rest.get("required"));
            let is_said = |name: &str| own.iter().all(|own| own.name != name || own.required);
            if shared.iter().all(says) && demanded.into_iter().all(is_said) {
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

/// The schemas that are not equal to one before them, with their numbers.
fn firsts(written: &[Value]) -> Vec<(usize, &Value)> {
    let mut known: BTreeMap<u64, Vec<&Value>> = BTreeMap::new();
    let firsts = written.iter().enumerate().filter(|(_, branch)| {
        let alike = known.entry(number(bare(branch))).or_default();
        let is_again = alike.contains(&bare(branch));
        alike.push(bare(branch));
        !is_again
    });
    firsts.collect()
}

/// A number that equal schemas have, and few others.
fn number(schema: &Value) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(schema)
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

/// What stands beside a combinator and says more of the value than words do.
fn rest(keyword: &str, members: &Map<String, Value>) -> Map<String, Value> {
    let mut kept = beside(keyword, members);
    if !kept.is_empty() {
        kept.extend(["additionalProperties", "x-apifox-orders"]);
    }
    let kept = members
        .iter()
        .filter(|(key, _)| kept.contains(&key.as_str()));
    kept.map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}
