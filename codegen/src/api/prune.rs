//! What is left of an API when operations go.

use std::collections::BTreeSet;

use super::Api;
use super::used::{see, used, used_beside_operations};

/// Leaves the names out that no operation reaches any more.
pub fn prune(api: &mut Api) {
    let operations = api.operations.iter().flat_map(used);
    let used = operations.chain(used_beside_operations(api));
    let mut reached = BTreeSet::new();
    see(used.collect(), &api.shapes, &mut reached);
    // A form has the name of a schema that it does not hold.
    reached.extend(api.forms.iter().map(|(named, _)| *named));
    api.declared.retain(|shape| reached.contains(shape));
}
