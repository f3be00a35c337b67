//! Plain structs as JSON objects: their JSON form from a short list of fields, without the cost of a derive.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;

use super::json::{By, Json, Seed};

/// A struct that is read from the entries of an object. `object!` implements it.
pub trait Object: Sized {
    /// The name of the struct, for messages.
    const NAME: &'static str;

    /// Reads the entries.
    ///
    /// # Errors
    ///
    /// If a field is missing, is there twice, or has a value that is not of its type.
    fn entries<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
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
        T::entries(map)
    }
}

/// The field names of a struct: turns each key of an object into the number of its field.
#[derive(Debug)]
pub struct Keys {
    names: &'static [&'static str],
    /// The field after the last one that was seen: most senders keep the order of the description.
    hint: usize,
    /// The last key that is no field, where such keys are kept.
    other: Option<String>,
}

impl Keys {
    /// The keys of a struct whose fields and constants have these names.
    #[must_use]
    pub fn new(names: &'static [&'static str]) -> Self {
        Self {
            names,
            hint: 0,
            other: None,
        }
    }

    /// The same, of a struct that keeps what is no field.
    #[must_use]
    pub fn open(self) -> Self {
        Self {
            other: Some(String::new()),
            ..self
        }
    }

    /// The number of the next key's field; the number of fields for a key that is none of them.
    ///
    /// # Errors
    ///
    /// If the next key cannot be read.
    pub fn next<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<Option<usize>, A::Error> {
        map.next_key_seed(self)
    }

    /// The last key that is no field, where such keys are kept.
    pub fn other(&self) -> &str {
        self.other.as_deref().unwrap_or_default()
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
            None => {
                if let Some(other) = &mut self.other {
                    key.clone_into(other);
                }
                self.names.len()
            }
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
pub fn read<'de, T: Json, A: MapAccess<'de>>(
    map: &mut A,
    slot: &mut Option<T>,
    name: &'static str,
) -> Result<(), A::Error> {
    read_by::<T, T, A>(map, slot, name)
}

/// The same, of a value in the form `F`.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_by<'de, F: Json<T>, T, A: MapAccess<'de>>(
    map: &mut A,
    slot: &mut Option<T>,
    name: &'static str,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value_seed(Seed::<T, F>::new())?);
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
pub fn fill<T: Json, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    fill_by::<T, T, E>(slot, name)
}

/// The same, of a value in the form `F`.
///
/// # Errors
///
/// Those of [`fill`].
pub fn fill_by<F: Json<T>, T, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.or_else(F::absent)
        .ok_or_else(|| E::missing_field(name))
}

/// Writes a field.
///
/// # Errors
///
/// If the value has no JSON form, or cannot be written.
pub fn entry<T: Json, M: SerializeMap>(
    map: &mut M,
    name: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    entry_by::<T, T, M>(map, name, value)
}

/// The same, in the form `F`.
///
/// # Errors
///
/// Those of [`entry`].
pub fn entry_by<F: Json<T>, T, M: SerializeMap>(
    map: &mut M,
    name: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    map.serialize_entry(name, &By::<T, F>::new(value))
}

/// Implements the JSON form of a plain struct, and serde's traits by it.
///
/// `object!(Video, extra { "object" = "video", id: "id", r#type: "type", prompt?: "prompt", at: "at" as Millis });`
///
/// A field marked `?` is an `Option` and not written when it is `None`. `as` names the form of a field that has not that
/// of its type. A name with a value is always written, and must have this value where it is read. The field behind the type is a map that keeps what is
/// no other field, likewise with its form. The lifetime in the pattern never matches anything: it only lets the repetition
/// around `?` be written out again.
macro_rules! object {
    ($type:ident $(<$($parameter:ident),*>)? $(, $extra:ident $(as $extra_form:ty)?)? {
        $(
            $($always:literal = $constant:literal)?
            $($field:ident $(? $($never:lifetime)?)? : $wire:literal $(as $form:ty)?)?
        ),+
    }) => {
        impl $(<$($parameter: support::Json),*>)? support::Json for $type $(<$($parameter),*>)? {
            fn read<'de, __D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                support::visit(deserializer)
            }

            #[allow(unused_mut, unused_variables)]
            fn write<__S: ::serde::Serializer>(
                value: &Self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                let mut map = serializer.serialize_map(::std::option::Option::None)?;
                $($(::serde::ser::SerializeMap::serialize_entry(&mut map, $always, &$constant)?;)?)+
                $($($($($never)? if value.$field.is_some())? {
                    support::object!(@entry $($form)?)(&mut map, $wire, &value.$field)?;
                })?)+
                $(support::object!(@write_extra $($extra_form)?)(&value.$extra, &mut map)?;)?
                ::serde::ser::SerializeMap::end(map)
            }
        }

        impl $(<$($parameter: support::Json),*>)? support::Object for $type $(<$($parameter),*>)? {
            const NAME: &'static ::std::primitive::str = ::std::stringify!($type);

            #[allow(unused_assignments, unused_mut, unused_variables)]
            fn entries<'de, __A: ::serde::de::MapAccess<'de>>(
                mut map: __A,
            ) -> ::std::result::Result<Self, __A::Error> {
                $($(let mut $field = ::std::option::Option::None;)?)+
                let mut keys = support::Keys::new(&[$($($always,)? $($wire,)?)+]);
                $(let mut $extra = ::std::default::Default::default();
                keys = keys.open();)?
                while let ::std::option::Option::Some(mut index) = keys.next(&mut map)? {
                    // Counting down finds the field by its number without a macro that counts.
                    $($(if index == 0 {
                        support::constant(&mut map, $constant)?;
                        continue;
                    }
                    index -= 1;)?
                    $(if index == 0 {
                        support::object!(@read $($form)?)(&mut map, &mut $field, $wire)?;
                        continue;
                    }
                    index -= 1;)?)+
                    $(if index == 0 {
                        support::object!(@read_extra $($extra_form)?)(&mut $extra, &keys, &mut map)?;
                        continue;
                    })?
                    support::skip(&mut map)?;
                }
                ::std::result::Result::Ok(Self {
                    $($($field: support::object!(@fill $($form)?)($field, $wire)?,)?)+
                    $($extra)?
                })
            }
        }

        support::serde!($type $(<$($parameter),*>)?);
    };
    (@entry) => { support::entry };
    (@entry $form:ty) => { support::entry_by::<$form, _, _> };
    (@read) => { support::read };
    (@read $form:ty) => { support::read_by::<$form, _, _> };
    (@read_extra) => { support::read_extra };
    (@read_extra $form:ty) => { <$form as support::Extra<_>>::read };
    (@write_extra) => { support::write_extra };
    (@write_extra $form:ty) => { <$form as support::Extra<_>>::write };
    (@fill) => { support::fill };
    (@fill $form:ty) => { support::fill_by::<$form, _, _> };
}

pub(crate) use object;
