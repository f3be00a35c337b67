//! What calls fail with: the types of what the description declares, and an enum where they are several.

use super::names::{Name, Role, Scope};
use super::rust::RustType;
use super::shapes::Types;
use super::statuses::Statuses;
use crate::api::{self, Operation};

/// What a call fails with.
#[derive(Debug)]
pub struct Failures {
    pub declared: Vec<Failure>,
    /// The enum of those that hold something, where they hold different things.
    pub choice: Option<Choice>,
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
}

/// One of them.
#[derive(Debug)]
pub struct Variant {
    pub name: Name,
    pub statuses: Statuses,
    /// The place of the failure among those that are declared.
    pub failure: usize,
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
    for (failure, known) in declared.iter().enumerate() {
        let (Some(statuses), Some(_)) = (Statuses::of(&known.code), &known.rust) else {
            continue;
        };
        if variants.iter().all(|variant| variant.statuses != statuses) {
            variants.push(Variant {
                name: scope.claim(&statuses.words(), Role::Variant),
                statuses,
                failure,
            });
        }
    }
    // Codes that are no statuses tell nothing apart.
    if variants.is_empty() {
        return None;
    }
    variants.sort_by_key(|variant| variant.statuses);
    let name = items.claim(&format!("{} failure", call.text()), Role::Type);
    Some(Choice { name, variants })
}
