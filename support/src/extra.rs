//! Objects that keep what they do not declare.

use std::collections::BTreeMap;

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use super::json::{By, Json, Seed};
use super::object::Keys;

/// What an object holds beside its declared fields.
pub trait Extra: Default {
    /// Reads the value of the key that was seen last; if a key comes twice the last one counts, as in any map.
    ///
    /// # Errors
    ///
    /// If the value is not of the map's type.
    fn read<'de, A: MapAccess<'de>>(&mut self, keys: &Keys, map: &mut A) -> Result<(), A::Error>;

    /// Writes all entries.
    ///
    /// # Errors
    ///
    /// If a value has no JSON form, or cannot be written.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

macro_rules! extra {
    ($($map:ty, $value:ident $(: $bound:ident)?;)*) => {
        $(impl$(<$value: $bound>)? Extra for $map {
            fn read<'de, A: MapAccess<'de>>(&mut self, keys: &Keys, map: &mut A) -> Result<(), A::Error> {
                let key = keys.other().to_owned();
                self.insert(key, map.next_value_seed(Seed::<$value, $value>::new())?);
                Ok(())
            }

            fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                let mut entries = self.iter();
                entries.try_for_each(|(name, value)| {
                    map.serialize_entry(name, &By::<$value, $value>::new(value))
                })
            }
        })*
    };
}

extra!(
    Map<String, Value>, Value;
    BTreeMap<String, T>, T: Json;
);
