//! What calls fail with: the types of what the description declares, and an enum where they are several.

use std::collections::BTreeMap;

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

/// How many statuses a name lists: nobody would read more, nor more of what they hold.
const MAX_LISTED: usize = 5;
const MAX_HELD: usize = 2;

/// Makes what several calls fail with alike one type of the client, called after its statuses; the enums of the calls are
/// other names of it. Of those with the same statuses the first has that name, and the others say what they hold
/// otherwise, so that a call behind them renames nothing. None takes a name from another type.
pub fn share(resources: &mut [Resource], types: &mut Types<'_>) {
    let choices = resources.iter_mut().flat_map(|resource| {
        let group = &resource.name;
        let choices = resource.calls.iter_mut();
        let choices = choices.filter_map(|call| call.failures.choice.as_mut());
        choices.map(move |choice| (format!("{} {}", group.text(), choice.name.text()), choice))
    });
    let all = grouped(choices, |(_, one), (_, other)| one.is_like(other));
    let mut firsts: BTreeMap<String, Vec<Variant>> = BTreeMap::new();
    for alike in all.into_iter().filter(|alike| alike.len() > 1) {
        let place = alike[0].0.clone();
        let alike: Vec<&mut Choice> = alike.into_iter().map(|(_, choice)| choice).collect();
        let variants = &alike[0].variants;
        let short = format!("failure {}", codes(variants));
        let first = firsts.get(&short).map(Vec::as_slice);
        let mut texts = vec![short.clone()];
        let others = held_otherwise(variants, first.unwrap_or_default());
        texts.extend(others.map(|held| format!("{short} of {held}")));
        texts.push(place);
        if first.is_none() {
            firsts.insert(short, variants.clone());
        }
        let name = types.scope.claim_first(&texts, Role::Type);
        share_one(alike, name, types);
    }
}

/// The codes of some failures; of many their classes.
fn codes(variants: &[Variant]) -> String {
    let code = |variant: &Variant| match variant.statuses {
        Statuses::One(code) if variants.len() > MAX_LISTED => format!("{}XX", code / 100),
        _ => variant.code.clone(),
    };
    let mut codes: Vec<String> = variants.iter().map(code).collect();
    codes.sort_by_key(|code| Statuses::of(code));
    codes.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
    codes.join(" or ")
}

/// What some failures hold that others do not hold for the same statuses, if it has a name of few words, and if it is this
/// that tells them apart.
fn held_otherwise(variants: &[Variant], others: &[Variant]) -> Option<String> {
    let statuses = |all: &[Variant]| all.iter().map(|one| one.statuses).collect::<Vec<_>>();
    if !others.is_empty() && statuses(variants) != statuses(others) {
        return None;
    }
    let is_known = |variant: &&Variant| {
        let mut others = others.iter();
        others.any(|other| other.statuses == variant.statuses && other.rust == variant.rust)
    };
    let held = variants.iter().filter(|variant| !is_known(variant));
    let mut names: Vec<&str> = Vec::new();
    for variant in held {
        let (RustType::Named(name) | RustType::Open(name)) = &variant.rust else {
            return None;
        };
        if !names.contains(&name.text()) {
            names.push(name.text());
        }
    }
    (1..=MAX_HELD)
        .contains(&names.len())
        .then(|| names.join(" and "))
}

fn share_one(alike: Vec<&mut Choice>, name: Name, types: &mut Types<'_>) {
    let mut variants = alike[0].variants.clone();
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
