//! Objects that keep what they do not declare.

use std::collections::BTreeMap;

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use super::json::{By, Json, Seed};
use super::members::Own;
use super::object::Rest;

macro_rules! kept {
    ($($map:ty as $form:ty, $value:ty as $value_form:ident $(, $parameter:ident $(: $bound:path)?)*;)*) => {
        $(impl<$($parameter $(: $bound)?),*> Rest<$map> for ($form,) {
            /// If a key comes twice the last one counts, as in any map.
            fn read<'de, A: MapAccess<'de>>(
                rest: &mut $map,
                name: &str,
                map: &mut A,
            ) -> Result<(), A::Error> {
                let seed = Seed::<$value, $value_form>::new();
                rest.insert(name.to_owned(), map.next_value_seed(seed)?);
                Ok(())
            }

            fn write<S: SerializeMap>(
                rest: &$map,
                is_taken: impl Fn(&str) -> bool,
                map: &mut S,
            ) -> Result<(), S::Error> {
                let mut entries = rest.iter().filter(|(name, _)| !is_taken(name));
                entries.try_for_each(|(name, value)| {
                    map.serialize_entry(name, &By::<$value, $value_form>::new(value))
                })
            }
        })*
    };
}

kept!(
    Map<String, Value> as Own, Value as Value;
    BTreeMap<String, T> as Own, T as T, T: Json;
    BTreeMap<String, T> as BTreeMap<String, F>, T as F, T, F: Json<T>;
);
