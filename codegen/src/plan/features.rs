//! Groups of calls as features of a crate, which can be without them and without the types that are theirs alone.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Lexicon;
use super::names::{Name, Role, Scope};
use super::{Resource, RustType, Type};

/// Features that every such crate has.
pub const TAKEN: [&str; 5] = ["blocking", "default", "full", "rustls", "tracing"];

/// The feature of types that no call needs. No group is called so, since that would be a name of Rust.
const OTHER_TYPES: &str = "other-types";

/// What a crate can be without.
#[derive(Debug)]
pub struct Feature {
    /// Called as the file of its group is.
    pub name: String,
    /// The group, unless no call needs its types.
    pub group: Option<Name>,
    /// The module of its types, which is called as no crate is that types name.
    pub module: Name,
    /// The types that no other feature needs, by their places in the plan.
    pub types: Vec<usize>,
}

/// Makes a feature of each group, and one of what no call needs.
pub fn divide(resources: &mut [Resource], types: &[Type], lexicon: &Lexicon) -> Vec<Feature> {
    let places = types.iter().enumerate();
    let places = places.map(|(place, planned)| (planned.name().text(), place));
    let places: BTreeMap<&str, usize> = places.collect();
    let mut modules = Scope::new(lexicon);
    let mut features = Vec::new();
    let mut add = |name: &str, group: Option<&Name>, needed: BTreeSet<usize>| {
        let module = modules.claim(&format!("of {name}"), Role::File);
        features.push((name.to_owned(), group.cloned(), module, needed));
    };
    let mut unneeded: BTreeSet<usize> = (0..types.len()).collect();
    for resource in resources {
        let calls = resource.calls.iter();
        let named = calls.flat_map(|call| call.types());
        let named = named.flat_map(RustType::names).collect();
        let needed = needed(named, types, &places);
        unneeded = unneeded.difference(&needed).copied().collect();
        let name = resource.file.text();
        resource.feature = Some(name.to_owned());
        add(name, Some(&resource.name), needed);
    }
    if !unneeded.is_empty() {
        let named = unneeded.iter().map(|place| types[*place].name()).collect();
        add(OTHER_TYPES, None, needed(named, types, &places));
    }
    let mut counts = vec![0; types.len()];
    let all = features.iter().flat_map(|(.., needed)| needed);
    all.for_each(|place| counts[*place] += 1);
    let feature = |(name, group, module, needed): (_, _, _, BTreeSet<usize>)| Feature {
        name,
        group,
        module,
        types: needed
            .into_iter()
            .filter(|place| counts[*place] == 1)
            .collect(),
    };
    features.into_iter().map(feature).collect()
}

/// The types of these names, and all that they hold.
fn needed<'a>(
    mut named: Vec<&'a Name>,
    types: &'a [Type],
    places: &BTreeMap<&str, usize>,
) -> BTreeSet<usize> {
    let mut needed = BTreeSet::new();
    while let Some(name) = named.pop() {
        let place = places.get(name.text());
        let place = place.filter(|place| needed.insert(**place));
        named.extend(place.into_iter().flat_map(|place| types[*place].names()));
    }
    needed
}
