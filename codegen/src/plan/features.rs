//! Groups of calls as features of a crate, which can be without them and without the types that are theirs alone.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Lexicon;
use super::names::{Name, Role, Scope};
use super::webhooks::Webhooks;
use super::{Resource, RustType, Type};

/// Features that every such crate has.
pub const TAKEN: [&str; 5] = ["blocking", "default", "full", "rustls", "tracing"];

/// The feature of types that nothing needs. No group is called so, since that would be no name of Rust.
const OTHER_TYPES: &str = "other-types";

/// What a crate can be without.
#[derive(Debug)]
pub struct Feature {
    /// Called as the file of its module is.
    pub name: String,
    pub whose: Whose,
    /// The module of its types, which is called as no crate is that types name.
    pub module: Name,
    /// The types that no other feature needs, by their places in the plan.
    pub types: Vec<usize>,
}

/// Who needs the types of a feature.
#[derive(Debug)]
pub enum Whose {
    /// The calls of a group.
    Calls(Name),
    /// What the server sends.
    Webhooks,
    Nobody,
}

/// Makes a feature of each group, one of what the server sends, and one of what nobody needs.
pub fn divide(
    resources: &mut [Resource],
    webhooks: Option<&mut Webhooks>,
    types: &[Type],
    lexicon: &Lexicon,
) -> Vec<Feature> {
    let mut found = Vec::new();
    for resource in resources {
        let name = resource.file.text().to_owned();
        resource.feature = Some(name.clone());
        let named = resource.calls.iter().flat_map(|call| call.types());
        let needed = needed(named.flat_map(RustType::names), types);
        found.push((name, Whose::Calls(resource.name.clone()), needed));
    }
    if let Some(webhooks) = webhooks {
        let name = webhooks.file.text().to_owned();
        webhooks.feature = Some(name.clone());
        let needed = needed(webhooks.types().flat_map(RustType::names), types);
        found.push((name, Whose::Webhooks, needed));
    }
    let is_needed = |place: &usize| found.iter().any(|(.., needed)| needed.contains(place));
    let others = (0..types.len()).filter(|place| !is_needed(place));
    let others = needed(others.map(|place| types[place].name()), types);
    if !others.is_empty() {
        found.push((OTHER_TYPES.to_owned(), Whose::Nobody, others));
    }
    let mut counts = vec![0; types.len()];
    let all = found.iter().flat_map(|(.., needed)| needed);
    all.for_each(|place| counts[*place] += 1);
    let mut modules = Scope::new(lexicon);
    let feature = |(name, whose, needed): (String, _, BTreeSet<usize>)| Feature {
        module: modules.claim(&format!("of {name}"), Role::File),
        name,
        whose,
        types: needed
            .into_iter()
            .filter(|place| counts[*place] == 1)
            .collect(),
    };
    found.into_iter().map(feature).collect()
}

/// The types of these names, and all that they hold.
fn needed<'a>(named: impl Iterator<Item = &'a Name>, types: &'a [Type]) -> BTreeSet<usize> {
    let places = types.iter().enumerate();
    let places = places.map(|(place, planned)| (planned.name().text(), place));
    let places: BTreeMap<&str, usize> = places.collect();
    let mut left: Vec<&Name> = named.collect();
    let mut needed = BTreeSet::new();
    while let Some(name) = left.pop() {
        let place = places.get(name.text());
        let place = place.filter(|place| needed.insert(**place));
        left.extend(place.into_iter().flat_map(|place| types[*place].names()));
    }
    needed
}
