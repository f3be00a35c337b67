//! Plain structs as JSON objects: serde's traits from a short list of fields, without the cost of a derive.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

/// A struct that is read from the entries of an object. `object!` implements it.
pub trait Object: Sized {
    /// The name of the struct, for messages.
    const NAME: &'static str;

    /// Reads the entries.
    ///
    /// # Errors
    ///
    /// If a field is missing, is there twice, or has a value that is not of its type.
    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads an object.
///
/// # Errors
///
/// If the next value is no object, or not this one.
pub fn visit<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(Entries(PhantomData))
}

struct Entries<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for Entries<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

/// The field names of a struct: turns each key of an object into the number of its field.
#[derive(Debug)]
pub struct Keys {
    names: &'static [&'static str],
    /// The field after the last one that was seen: most senders keep the order of the description.
    hint: usize,
}

impl Keys {
    /// The keys of a struct whose fields have these names.
    #[must_use]
    pub fn new(names: &'static [&'static str]) -> Self {
        Self { names, hint: 0 }
    }

    /// The number of the next key's field; the number of fields for a key that is none of them.
    ///
    /// # Errors
    ///
    /// If the next key cannot be read.
    pub fn next<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<Option<usize>, A::Error> {
        map.next_key_seed(self)
    }

    fn find(&mut self, key: &str) -> usize {
        if self.names.get(self.hint).is_some_and(|name| *name == key) {
            self.hint += 1;
            return self.hint - 1;
        }
        match self.names.iter().position(|name| *name == key) {
            Some(index) => {
                self.hint = index + 1;
                index
            }
            None => self.names.len(),
        }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        Ok(self.find(key))
    }
}

/// Reads the value of the field `name` into its slot.
///
/// # Errors
///
/// If the slot is filled already, or the value is not of the field's type.
pub fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    map: &mut A,
    slot: &mut Option<T>,
    name: &'static str,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

/// Passes over the value of a field that the struct does not have.
///
/// # Errors
///
/// If the value is no valid JSON.
pub fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// Takes the value of the field `name` out of its slot. An `Option` without a value is `None`.
///
/// # Errors
///
/// If the slot is empty and the field is no `Option`.
pub fn fill<'de, T: Deserialize<'de>, E: Error>(
    slot: Option<T>,
    name: &'static str,
) -> Result<T, E> {
    match slot {
        Some(value) => Ok(value),
        None => T::deserialize(Missing(name, PhantomData)),
    }
}

/// What a missing field is read from: `None` for an option, an error for everything else.
struct Missing<E>(&'static str, PhantomData<E>);

impl<'de, E: Error> Deserializer<'de> for Missing<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Implements `Serialize` and `Deserialize` for a plain struct.
///
/// `object!(Video { id: "id", r#type: "type", prompt?: "prompt" });` A field marked `?` is an `Option` and not written
/// when it is `None`. The lifetime in the pattern never matches anything: it only lets the repetition around `?` be
/// written out again.
macro_rules! object {
    ($type:ident { $($field:ident $(? $($never:lifetime)?)? : $wire:literal),* $(,)? }) => {
        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                #[allow(unused_mut)]
                let mut map = serializer.serialize_map(::std::option::Option::None)?;
                $($($($never)? if self.$field.is_some())? {
                    ::serde::ser::SerializeMap::serialize_entry(&mut map, $wire, &self.$field)?;
                })*
                ::serde::ser::SerializeMap::end(map)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                support::visit(deserializer)
            }
        }

        impl support::Object for $type {
            const NAME: &'static ::std::primitive::str = ::std::stringify!($type);

            #[allow(unused_assignments, unused_mut, unused_variables)]
            fn read<'de, __A: ::serde::de::MapAccess<'de>>(
                mut map: __A,
            ) -> ::std::result::Result<Self, __A::Error> {
                $(let mut $field = ::std::option::Option::None;)*
                let mut keys = support::Keys::new(&[$($wire),*]);
                while let ::std::option::Option::Some(mut index) = keys.next(&mut map)? {
                    // Counting down finds the field by its number without a macro that counts.
                    $(if index == 0 {
                        support::read(&mut map, &mut $field, $wire)?;
                        continue;
                    }
                    index -= 1;)*
                    support::skip(&mut map)?;
                }
                ::std::result::Result::Ok(Self { $($field: support::fill($field, $wire)?),* })
            }
        }
    };
}

pub(crate) use object;
