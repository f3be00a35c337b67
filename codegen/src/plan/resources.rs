//! Groups of calls: their modules and files, and each call in its turn.

use std::collections::BTreeMap;

use super::calls::{self, Call};
use super::methods::{self, Called};
use super::names::{Name, Role, Scope, oldest_first};
use super::root::Root;
use super::shapes::Types;
use super::turns::{Turn, turns};
use super::webhooks::{self, Webhooks};
use super::{Resource, features, paths};
use crate::api::Api;
use crate::config::Config;

/// Methods of the support code's `Client` and modules beside the resources.
const TAKEN_BY_SUPPORT: [&str; 11] = [
    "builder", "call", "clone", "timeout", "max_body", "buffered", "streamed", "support", "types",
    "new", "fmt",
];

/// The modules of groups of operations, and the one of what the server sends, each with its file.
fn modules(
    groups: &[paths::Group<'_>],
    has_features: bool,
    types: &Types<'_>,
) -> (Vec<(Name, Name)>, (Name, Name)) {
    let mut modules = Scope::reserving(types.lexicon(), &TAKEN_BY_SUPPORT);
    let mut files = modules.clone();
    if has_features {
        let taken = [&TAKEN_BY_SUPPORT[..], &features::TAKEN].concat();
        files = Scope::reserving(types.lexicon(), &taken);
    }
    let mut claim = |titles: &[String]| {
        let name = modules.claim_first(titles, Role::Module);
        let file = files.claim_first(&[name.text(), &format!("{name} api")], Role::File);
        (name, file)
    };
    let of_groups = oldest_first(groups, paths::Group::age, |group| {
        let title = &group.title;
        claim(&[title.clone(), format!("{title} api")])
    });
    let webhooks = ["webhooks", "webhook types"].map(str::to_owned);
    (of_groups, claim(&webhooks))
}

/// A group without its calls, and the names of what stands beside them.
fn empty((name, file): (Name, Name), types: &Types<'_>) -> (Resource, Scope) {
    let mut items = Scope::reserving(types.lexicon(), &calls::IMPORTED);
    let resource = Resource {
        type_name: items.claim_first(&[name.text(), &format!("{name} api")], Role::Type),
        name,
        file,
        calls: Vec::new(),
        feature: None,
    };
    (resource, items)
}

/// The place of each operation, by its position: its group, its place there, and what it is called.
fn placed(
    groups: &[paths::Group<'_>],
    types: &Types<'_>,
) -> BTreeMap<usize, ((usize, usize), Called)> {
    let mut placed = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        let methods = methods::named(&group.operations, types.lexicon());
        let routes = group.operations.iter().map(|(_, route)| route.position);
        for (index, (position, method)) in routes.zip(methods).enumerate() {
            placed.insert(position, ((place, index), method));
        }
    }
    placed
}

/// The resources with their calls, and what the server sends. Whatever is older has chosen its names before.
pub fn plan(
    api: &Api,
    root: &Root,
    config: &Config,
    types: &mut Types<'_>,
) -> (Vec<Resource>, Option<Webhooks>) {
    let groups = paths::grouped(&api.operations, config.grouping, types.lexicon());
    let (modules, of_webhooks) = modules(&groups, config.group_features, types);
    let modules = modules.into_iter();
    let mut resources: Vec<_> = modules.map(|module| empty(module, types)).collect();
    let mut waiting = placed(&groups, types);
    let (mut filled, mut planned) = (Vec::new(), Vec::<((usize, usize), Call, _)>::new());
    for turn in turns(api) {
        match turn {
            Turn::Declared(position, shape) => {
                let ((), held) = types.apart(|types| types.plan_declared(shape));
                filled.push((position, held));
            }
            Turn::Operation(position) => {
                let Some((place, method)) = waiting.remove(&position) else {
                    continue;
                };
                let (resource, items) = &mut resources[place.0];
                let operation = &api.operations[position];
                let names = (&resource.name, method);
                let title = &groups[place.0].title;
                let (call, held) = types.apart(|types| {
                    calls::plan((position, operation), root, names, title, items, types)
                });
                planned.push((place, call, held));
            }
        }
    }
    types.append(filled);
    planned.sort_by_key(|(place, ..)| *place);
    let mut parts = Vec::new();
    for (place, call, held) in planned {
        resources[place.0].0.calls.push(call);
        parts.push((place, held));
    }
    types.append(parts);
    let webhooks = webhooks::plan(of_webhooks, api, types);
    let resources = resources.into_iter().map(|(resource, _)| resource);
    (resources.collect(), webhooks)
}
