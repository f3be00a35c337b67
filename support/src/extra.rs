//! Objects that keep what they do not declare.

use std::collections::BTreeMap;

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use super::json::{By, Json, Seed};
use super::object::Keys;

/// The form of a map `M` that holds what an object has beside its declared fields; of its own, or another one.
pub trait Extra<M = Self> {
    /// Reads the value of the key that was seen last; if a key comes twice the last one counts, as in any map.
    ///
    /// # Errors
    ///
    /// If the value is not of the map's type.
    fn read<'de, A: MapAccess<'de>>(
        extra: &mut M,
        keys: &Keys,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Writes all entries.
    ///
    /// # Errors
    ///
    /// If a value has no JSON form, or cannot be written.
    fn write<S: SerializeMap>(extra: &M, map: &mut S) -> Result<(), S::Error>;
}

macro_rules! extra {
    ($($map:ty as $form:ty, $value:ident $(by $by:ident)?;)*) => {
        $(impl$(<$value, $by: Json<$value>>)? Extra<$map> for $form {
            fn read<'de, A: MapAccess<'de>>(
                extra: &mut $map,
                keys: &Keys,
                map: &mut A,
            ) -> Result<(), A::Error> {
                let seed = Seed::<$value, extra!(@ $value $($by)?)>::new();
                extra.insert(keys.other().to_owned(), map.next_value_seed(seed)?);
                Ok(())
            }

            fn write<S: SerializeMap>(extra: &$map, map: &mut S) -> Result<(), S::Error> {
                let mut entries = extra.iter();
                entries.try_for_each(|(name, value)| {
                    map.serialize_entry(name, &By::<$value, extra!(@ $value $($by)?)>::new(value))
                })
            }
        })*
    };
    (@ $value:ident) => { $value };
    (@ $value:ident $by:ident) => { $by };
}

extra!(
    Map<String, Value> as Map<String, Value>, Value;
    BTreeMap<String, T> as BTreeMap<String, F>, T by F;
);

/// Reads the value of the key that was seen last into a map of its own form.
///
/// # Errors
///
/// Those of [`Extra::read`].
pub fn read_extra<'de, M: Extra, A: MapAccess<'de>>(
    extra: &mut M,
    keys: &Keys,
    map: &mut A,
) -> Result<(), A::Error> {
    M::read(extra, keys, map)
}

/// Writes all entries of a map in its own form.
///
/// # Errors
///
/// Those of [`Extra::write`].
pub fn write_extra<M: Extra, S: SerializeMap>(extra: &M, map: &mut S) -> Result<(), S::Error> {
    M::write(extra, map)
}
