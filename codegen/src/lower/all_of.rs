//! `allOf`: one branch is that branch, objects are one object, a union among them is one of unions, and all else is one
//! schema with the keywords of all.

use serde_json::{Map, Value, json};

use super::beside::{beside, listed};
use super::keywords::strings;
use super::kinds::{says_type, types};
use super::schema::Reader;
use super::sentences::docs;
use super::{demands, extra, inherit, keywords, merge};
use crate::api::{Docs, Kind, ShapeId};
use crate::diagnostic::{Code, Place, Sink};

impl Reader<'_, '_> {
    /// Reads `allOf`, with what stands beside it.
    pub fn all_of(
        &mut self,
        members: &Map<String, Value>,
        mut docs: Docs,
        place: &Place,
    ) -> ShapeId {
        let written = members.get("allOf").and_then(Value::as_array);
        let written = written.map(Vec::as_slice).unwrap_or_default();
        let branches = written.iter().enumerate();
        let branches: Vec<(usize, &Value)> =
            branches.filter(|(_, branch)| counts(branch)).collect();
        let silent = Silent::of(written);
        let at = place.key("allOf");
        let says_null = members.get("nullable") == Some(&Value::Bool(true));
        let nullable = types(members).1 || says_null || silent.nullable;
        let silent_restricts = silent.restricts;
        let is_restricted = silent_restricts || demands::restricts(members);
        silent.told(&mut docs);
        let own = types(members).0;
        let others = others(members, &own);
        match branches.as_slice() {
            [(index, branch)]
                if others.is_empty()
                    && (branch.get("$ref").is_some() || !silent_restricts)
                    && own_type_agrees(&own, branch, self) =>
            {
                self.account_silent(written, &at);
                let inner = self.schema(branch, &at.index(*index));
                match is_restricted && !nullable {
                    true => self.add(Kind::Reference(inner), docs),
                    false => self.with_docs(inner, nullable, docs),
                }
            }
            [] => {
                self.account_silent(written, &at);
                let mut rest = members.clone();
                rest.remove("allOf");
                self.by_keyword(&rest, docs, place)
            }
            _ if self.is_one_object(members, place) => {
                let inner = self.object(members, docs.clone(), place);
                self.or_null(inner, nullable, docs)
            }
            branches => {
                let branches: Vec<&Value> = branches.iter().map(|(_, branch)| *branch).collect();
                match self.brought_together(written, &branches, members, &at) {
                    Some(whole) => {
                        let shape = self.composed(&Value::Object(whole), place);
                        self.with_docs(shape, nullable, Docs::default())
                    }
                    None => self.weakened(&told("allOf", &others), docs, &at),
                }
            }
        }
    }

    /// Notes the keywords of branches that make no type: these are read nowhere else.
    fn account_silent(&mut self, branches: &[Value], place: &Place) {
        for (index, branch) in branches.iter().enumerate() {
            if let Some(members) = branch.as_object().filter(|_| !says_type(branch)) {
                let place = place.index(index);
                keywords::account(members, &place, self.context.sink);
                self.report_restrictions(members, &place);
            }
        }
    }

    /// One schema of what all branches say, if they have one.
    fn brought_together(
        &mut self,
        written: &[Value],
        branches: &[&Value],
        members: &Map<String, Value>,
        place: &Place,
    ) -> Option<Map<String, Value>> {
        let spread = self.spread(branches, members);
        if spread.is_some() {
            self.account_silent(written, place);
            return spread;
        }
        let merged = merge::merged(members, &self.context.definitions);
        match &merged {
            Some(whole) => self.report_formats(branches, whole, place),
            None => self.account_silent(written, place),
        }
        merged
    }

    /// Reports that branches name formats that differ, of which one stands in the whole.
    fn report_formats(&mut self, branches: &[&Value], whole: &Map<String, Value>, place: &Place) {
        let definitions = &self.context.definitions;
        let branches = branches.iter();
        let named = branches.filter_map(|branch| merge::merged(branch.as_object()?, definitions));
        let named: Vec<_> = named.collect();
        let is_other = |pair: &[Map<String, Value>]| merge::contradict(&pair[0], &pair[1]);
        if let Some(format) = whole.get("format").and_then(Value::as_str)
            && named.windows(2).any(is_other)
        {
            let message = "schemas under `allOf` name formats that differ";
            let help = format!("`{format}` counts");
            self.report(Code::WeakenedSchema, place, message, &help);
        }
    }

    /// A shape with words of its own for this use.
    fn with_docs(&mut self, inner: ShapeId, nullable: bool, docs: Docs) -> ShapeId {
        match nullable {
            true => self.add(Kind::Nullable(inner), docs),
            false if docs.is_empty() => inner,
            false => self.add(Kind::Reference(inner), docs),
        }
    }

    /// Whether all branches of `allOf` are objects that can be brought together.
    fn is_one_object(&mut self, members: &Map<String, Value>, place: &Place) -> bool {
        let mut told = Sink::default();
        inherit::properties(members, place, &self.context.definitions, &mut told).is_some()
    }

    /// One of several schemas, each with all that is meant besides.
    fn spread(
        &self,
        branches: &[&Value],
        members: &Map<String, Value>,
    ) -> Option<Map<String, Value>> {
        let is_union = |branch: &&&Value| self.alternatives_of(branch).is_some();
        let mut unions = branches.iter().filter(is_union);
        let (union, None) = (unions.next()?, unions.next()) else {
            return None;
        };
        let (keyword, schema) = self.alternatives_of(union)?;
        let mut rest = members.clone();
        for key in ["allOf", "title", "description", "nullable"] {
            rest.remove(key);
        }
        let others = branches.iter().filter(|branch| *branch != union);
        let mut shared: Vec<Value> = others.map(|branch| (*branch).clone()).collect();
        if !rest.is_empty() {
            shared.push(Value::Object(rest));
        }
        let alternatives = schema.get(keyword)?.as_array()?.iter().map(|branch| {
            let mut all = shared.clone();
            all.push(branch.clone());
            let mut whole = json!({"allOf": all});
            let name = branch.as_object().and_then(|branch| self.name_of(branch));
            if let Some(name) = name {
                whole["title"] = Value::String(name);
            }
            whole
        });
        let mut spread = Map::new();
        for key in ["title", "description"] {
            if let Some(text) = members.get(key) {
                spread.insert(key.to_owned(), text.clone());
            }
        }
        spread.insert("oneOf".to_owned(), alternatives.collect());
        Some(spread)
    }

    /// The schema that has the branches, if a branch of `allOf` is a union and nothing else.
    fn alternatives_of<'s>(
        &'s self,
        branch: &'s Value,
    ) -> Option<(&'static str, &'s Map<String, Value>)> {
        let mut schema = branch.as_object()?;
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let definition = self.context.definitions.get(target)?;
            if definition.own.is_some() {
                return None;
            }
            schema = &definition.members;
        }
        let keyword = ["oneOf", "anyOf"]
            .into_iter()
            .find(|key| schema.contains_key(*key))?;
        let is_alone = beside(keyword, schema).iter().all(|key| *key == "type");
        let mut branches = schema.get(keyword)?.as_array()?.iter();
        (is_alone && branches.all(says_type)).then_some((keyword, schema))
    }
}

/// Whether a branch says what the value is, or what it must have.
fn counts(branch: &Value) -> bool {
    let is_open = branch.as_object().is_some_and(extra::is_open);
    says_type(branch) || is_open || strings(branch.get("required")).next().is_some()
}

/// What stands beside `allOf` and says more than that it is an object.
fn others(members: &Map<String, Value>, own: &[&str]) -> Vec<&'static str> {
    let mut others = beside("allOf", members);
    others.retain(|key| *key != "type" || own != ["object"]);
    others.extend(extra::is_open(members).then_some("additionalProperties"));
    others.extend(members.contains_key("const").then_some("const"));
    others
}

/// What branches say that make no type: words, restrictions, and that the value may be null.
#[derive(Default)]
struct Silent {
    nullable: bool,
    restricts: bool,
    /// Sentences on what restricts nothing.
    words: Vec<String>,
    description: String,
}

impl Silent {
    fn of(branches: &[Value]) -> Silent {
        let mut silent = Silent::default();
        let branches = branches.iter().filter(|branch| !says_type(branch));
        for branch in branches.filter_map(Value::as_object) {
            let mut branch = branch.clone();
            silent.restricts |= demands::restricts(&branch);
            branch.retain(|key, _| !demands::KEYS.contains(&key.as_str()));
            let said = docs(&branch);
            silent.words.extend(said.constraints);
            silent.nullable |= branch.get("nullable") == Some(&Value::Bool(true));
            if silent.description.is_empty() {
                silent.description = said.description;
            }
        }
        silent
    }

    /// Adds their words to those of the whole.
    fn told(self, docs: &mut Docs) {
        docs.constraints.extend(self.words);
        if docs.description.is_empty() {
            docs.description = self.description;
        }
    }
}

/// Whether the type beside a branch is that of the branch.
pub fn own_type_agrees(own: &[&str], branch: &Value, reader: &Reader<'_, '_>) -> bool {
    let Some(mut branch) = branch.as_object() else {
        return true;
    };
    if let Some(target) = branch.get("$ref").and_then(Value::as_str) {
        match reader.context.definitions.get(target) {
            Some(definition) => branch = &definition.members,
            None => return true,
        }
    }
    let (types, _) = types(branch);
    own.is_empty() || types == own || (types.is_empty() && own == ["object"])
}

/// Says what of several schemas was not understood.
fn told(keyword: &str, others: &[&str]) -> String {
    match others {
        [] => format!("`{keyword}` of several schemas"),
        others => format!("`{keyword}` of several schemas beside {}", listed(others)),
    }
}
