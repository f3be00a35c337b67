//! Descriptions drawn from a seed, with values that they allow and values that they do not.

mod dice;
mod draw;
mod fault;
mod names;
mod schema;
mod shape;
mod union;
mod union_schema;
mod value;

use serde_json::Value;

use crate::codec::Description;
use dice::Dice;
pub use fault::Fault;
pub use shape::World;

/// A description with values for each of its schemas.
#[derive(Debug)]
pub struct Random {
    /// What is described.
    pub world: World,
    /// How it is described.
    pub description: Description,
    /// The values, each for the schema of a number, and what is wrong with it.
    pub values: Vec<(usize, Value, Option<Fault>)>,
}

/// How many values are drawn for each schema.
const VALUES: usize = 12;

impl Random {
    /// Draws from a seed.
    pub fn new(seed: u64) -> Random {
        let mut dice = Dice::new(seed);
        let world = draw::world(&mut dice);
        let mut schemas = Vec::new();
        let mut values = Vec::new();
        for (number, (name, shape)) in world.0.iter().enumerate() {
            let mut writer = schema::Writer { dice: &mut dice };
            let schema = writer.schema(shape);
            schemas.push((schema::reference(number), name.clone(), schema));
            for _ in 0..VALUES {
                let value = world.value(shape, 0, &mut dice);
                let faulty = world.faulty(shape, &value, &mut dice);
                values.push((number, value, None));
                values.extend(faulty.map(|(value, fault)| (number, value, Some(fault))));
            }
        }
        Random {
            world,
            description: Description { schemas },
            values,
        }
    }
}
