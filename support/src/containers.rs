//! The JSON form of what holds others: options, lists, maps, pointers.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::json::{By, Json, Native, Seed};

/// The value or `null`. A field that is not there is `None`.
impl<T, A: Json<T>> Json<Option<T>> for Option<A> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_option(Maybe::<T, A>(PhantomData))
    }

    fn write<S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.serialize_some(&By::<T, A>::new(value)),
            None => serializer.serialize_none(),
        }
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }

    fn is_absent(value: &Option<T>) -> bool {
        value.is_none()
    }
}

struct Maybe<T, A>(PhantomData<(T, A)>);

impl<'de, T, A: Json<T>> Visitor<'de> for Maybe<T, A> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        A::read(deserializer).map(Some)
    }
}

/// A field that may be absent, `null` or a value, where these are three things: `None`, `Some(None)`, `Some(Some(_))`.
#[derive(Debug)]
pub struct Explicit<A>(PhantomData<A>);

impl<T, A: Json<T>> Json<Option<Option<T>>> for Explicit<A> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
        <Option<A> as Json<Option<T>>>::read(deserializer).map(Some)
    }

    fn write<S: Serializer>(value: &Option<Option<T>>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => <Option<A> as Json<Option<T>>>::write(value, serializer),
            None => serializer.serialize_none(),
        }
    }

    fn absent() -> Option<Option<Option<T>>> {
        Some(None)
    }

    fn is_absent(value: &Option<Option<T>>) -> bool {
        value.is_none()
    }
}

/// What is behind a pointer is always a type of this crate: one that holds itself.
impl<T: Native> Native for Box<T> {}

impl<T, A: Json<T>> Json<Vec<T>> for Vec<A> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(List::<T, A>(PhantomData))
    }

    #[inline]
    fn write<S: Serializer>(value: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(value.len()))?;
        for element in value {
            list.serialize_element(&By::<T, A>::new(element))?;
        }
        list.end()
    }
}

struct List<T, A>(PhantomData<(T, A)>);

impl<'de, T, A: Json<T>> Visitor<'de> for List<T, A> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<Q: SeqAccess<'de>>(self, mut elements: Q) -> Result<Vec<T>, Q::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element_seed(Seed::<T, A>::new())? {
            list.push(element);
        }
        Ok(list)
    }
}

impl<T, A: Json<T>> Json<BTreeMap<String, T>> for BTreeMap<String, A> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error> {
        deserializer.deserialize_map(Entries::<T, A>(PhantomData))
    }

    #[inline]
    fn write<S: Serializer>(value: &BTreeMap<String, T>, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(value.len()))?;
        for (name, value) in value {
            map.serialize_entry(name, &By::<T, A>::new(value))?;
        }
        map.end()
    }
}

struct Entries<T, A>(PhantomData<(T, A)>);

impl<'de, T, A: Json<T>> Visitor<'de> for Entries<T, A> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut entries: M) -> Result<Self::Value, M::Error> {
        let mut map = BTreeMap::new();
        while let Some(name) = entries.next_key()? {
            map.insert(name, entries.next_value_seed(Seed::<T, A>::new())?);
        }
        Ok(map)
    }
}
