//! What calls fail with: the types of what the description declares, and an enum where they are several.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Resource;
use super::failing::{Shared, Variant};
use super::names::{Name, Role, Scope};
use super::rust::RustType;
use super::shapes::Types;
use super::statuses::Statuses;
use super::types::Type;
use crate::api::{self, Operation, grouped};

/// What a call fails with.
#[derive(Debug)]
pub struct Failures {
    pub declared: Vec<Failure>,
    /// The enum of those that hold something, where they hold different things.
    pub choice: Option<Choice>,
}

impl Failures {
    /// The type of the client that other calls fail with, too.
    pub fn shared(&self) -> Option<&RustType> {
        self.choice.as_ref()?.shared.as_ref()
    }

    /// The enum, if no other call has it.
    pub fn own(&self) -> Option<&Choice> {
        self.choice
            .as_ref()
            .filter(|choice| choice.shared.is_none())
    }
}

/// A failure that is declared.
#[derive(Debug)]
pub struct Failure {
    pub code: String,
    /// What the description calls it.
    pub description: String,
    /// What it holds, in JSON.
    pub rust: Option<RustType>,
}

/// An enum of failures.
#[derive(Debug)]
pub struct Choice {
    pub name: Name,
    pub variants: Vec<Variant>,
    /// The type of the client that it is, where other calls fail with the same.
    pub shared: Option<RustType>,
}

impl Choice {
    /// Whether two hold the same for the same statuses.
    fn is_like(&self, other: &Choice) -> bool {
        let variants = self.variants.iter().zip(&other.variants);
        let mut variants =
            variants.map(|(one, other)| one.statuses == other.statuses && one.rust == other.rust);
        self.variants.len() == other.variants.len() && variants.all(|is_like| is_like)
    }
}

/// Plans what an operation fails with; the enum is an item beside the call.
pub fn plan(
    operation: &Operation,
    words: &str,
    call: &Name,
    items: &mut Scope,
    types: &mut Types<'_>,
) -> Failures {
    let failures = operation.answer.failures.iter().map(|failure| {
        let status = Statuses::of(&failure.code);
        let status = status.map_or_else(|| failure.code.clone(), Statuses::words);
        let long = format!("{words} {status}");
        // The oldest failure that is described in its place has the short name. Where nobody knows which one that is,
        // none has.
        let words = match operation.number {
            Some(_) => "failure".to_owned(),
            None => long.clone(),
        };
        types.stand_in(&[long, operation.spelled()]);
        Failure {
            code: failure.code.clone(),
            description: failure.description.clone(),
            rust: failure.shape.map(|shape| held(shape, &words, types)),
        }
    });
    let declared: Vec<Failure> = failures.collect();
    let choice = choice(&declared, call, items, types);
    Failures { declared, choice }
}

/// What a failure holds. What serde alone does not read as the client does stays JSON.
pub fn held(shape: api::ShapeId, words: &str, types: &mut Types<'_>) -> RustType {
    let rust = types.plan(shape, words);
    match rust.is_as_serde() {
        true => rust,
        false => RustType::Value,
    }
}

fn choice(
    declared: &[Failure],
    call: &Name,
    items: &mut Scope,
    types: &Types<'_>,
) -> Option<Choice> {
    let mut held = declared.iter().filter_map(|failure| failure.rust.as_ref());
    let first = held.next()?;
    if held.all(|rust| rust == first) {
        return None;
    }
    let mut scope = Scope::new(types.lexicon());
    let mut variants: Vec<Variant> = Vec::new();
    for failure in declared {
        let (Some(statuses), Some(rust)) = (Statuses::of(&failure.code), &failure.rust) else {
            continue;
        };
        if variants.iter().all(|variant| variant.statuses != statuses) {
            variants.push(Variant {
                name: scope.claim(&statuses.words(), Role::Variant),
                statuses,
                code: failure.code.clone(),
                description: failure.description.clone(),
                rust: rust.clone(),
            });
        }
    }
    // Codes that are no statuses tell nothing apart.
    if variants.is_empty() {
        return None;
    }
    variants.sort_by_key(|variant| variant.statuses);
    let name = items.claim(&format!("{} failure", call.text()), Role::Type);
    Some(Choice {
        name,
        variants,
        shared: None,
    })
}

/// Makes what several calls fail with alike one type of the client, called after its statuses; the enums of the calls are
/// other names of it. Of those with the same statuses it is that of most calls. It takes no name from another type.
pub fn share(resources: &mut [Resource], types: &mut Types<'_>) {
    let calls = resources
        .iter_mut()
        .flat_map(|resource| &mut resource.calls);
    let choices = calls.filter_map(|call| call.failures.choice.as_mut());
    let mut all = grouped(choices, |one, other| one.is_like(other));
    all.retain(|alike| alike.len() > 1);
    all.sort_by_key(|alike| Reverse(alike.len()));
    let mut known = BTreeSet::new();
    for alike in all {
        let statuses = alike[0].variants.iter().map(|variant| variant.statuses);
        if known.insert(statuses.collect::<Vec<_>>()) {
            share_one(alike, types);
        }
    }
}

fn share_one(alike: Vec<&mut Choice>, types: &mut Types<'_>) {
    let mut variants = alike[0].variants.clone();
    let codes = variants.iter().map(|variant| variant.code.as_str());
    let codes = codes.collect::<Vec<_>>().join(" or ");
    let name = types.scope.claim(&format!("failure {codes}"), Role::Type);
    for (index, variant) in variants.iter_mut().enumerate() {
        let mut said = alike
            .iter()
            .map(|choice| &choice.variants[index].description);
        if said.any(|said| *said != variant.description) {
            variant.description.clear();
        }
    }
    for choice in alike {
        choice.shared = Some(RustType::Open(name.clone()));
    }
    types.list.push(Type::Failures(Shared { name, variants }));
}
