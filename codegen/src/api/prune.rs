//! What is left of an API when operations go.

use std::collections::BTreeSet;

use super::changes::{see, used};
use super::{Api, Operation, ShapeId};

/// Leaves the names out that no operation reaches any more.
pub fn prune(api: &mut Api) {
    let common = api.common.iter().map(|common| common.shape);
    let incoming = api.incoming.iter();
    let incoming = incoming.flat_map(|incoming| incoming.answered().chain(incoming.body));
    let used = api.operations.iter().flat_map(shapes);
    let used = used.chain(common).chain(incoming);
    let mut reached = BTreeSet::new();
    see(used.collect(), &api.shapes, &mut reached);
    // A form has the name of a schema that it does not hold.
    reached.extend(api.forms.iter().map(|(named, _)| *named));
    api.declared.retain(|shape| reached.contains(shape));
}

/// What an operation takes and gives.
fn shapes(operation: &Operation) -> Vec<ShapeId> {
    let (changes, others) = used(operation);
    [changes, others].concat()
}
