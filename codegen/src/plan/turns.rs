//! Whose turn it is to choose names, which is the rule by which names stay.
//!
//! At its turn a schema or an operation chooses its own name, and then those of the types in it that have none of their
//! own. The oldest come first, so that what is added takes no name that was given before: neither that of a schema, nor
//! that of a type without a name in an older one, nor that of an envelope. What stands in a schema or an operation counts
//! as old as that: nothing says when a property came.
//!
//! How old they are their numbers say, which grow. Schemas and operations are counted apart, and operations run ahead: one
//! with the smaller number is older than the schema.
//!
//! Where nobody knows how old a schema is, its name is still the user's word, and those of types without names are ours. So
//! such schemas have their names before all turns, after nothing but schemas that are known to be older; among them the
//! name is that of the one which is spelled most like it. What they hold comes last, and so do operations without a
//! number, schemas before operations, each in the order of the description.

use super::declared::{self, declared};
use super::paths;
use crate::api::{Api, ShapeId};

/// What chooses names.
#[derive(Clone, Copy, Debug)]
pub enum Turn {
    /// A shape that has a name of its own, and its position among those.
    Declared(usize, ShapeId),
    /// An operation by its position.
    Operation(usize),
}

/// All turns, in their order.
pub fn turns(api: &Api) -> Vec<Turn> {
    let shapes = declared(api).into_iter().map(|(position, shape)| {
        let age = declared::age(shape, &api.shapes);
        (age, Turn::Declared(position, shape))
    });
    let operations = api.operations.iter().enumerate();
    let operations =
        operations.map(|(position, operation)| (paths::age(operation), Turn::Operation(position)));
    let mut turns: Vec<(u64, Turn)> = shapes.chain(operations).collect();
    turns.sort_by_key(|(age, _)| *age);
    turns.into_iter().map(|(_, turn)| turn).collect()
}
