//! The fields of structs as tuples: groups of at most twelve, `(((), group), group)`.

use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess};
use serde::ser::{SerializeMap, Serializer};

use super::json::{By, Json, Seed};

/// The form `F`; that of a type itself, if no other is named.
#[allow(dead_code, reason = "a client uses what its description needs")]
pub type Of<F = Own> = F;

/// A field that is read in the form `F`.
#[allow(dead_code, reason = "a client uses what its description needs")]
#[derive(Debug)]
pub struct As<F, T>(pub T, pub PhantomData<F>);

impl<F: Json<T>, T> Json for As<F, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        F::read(deserializer).map(|value| Self(value, PhantomData))
    }

    fn write<S: Serializer>(value: &Self, serializer: S) -> Result<S::Ok, S::Error> {
        F::write(&value.0, serializer)
    }

    fn absent() -> Option<Self> {
        F::absent().map(|value| Self(value, PhantomData))
    }

    fn is_absent(value: &Self) -> bool {
        F::is_absent(&value.0)
    }
}

/// Whatever form a type has of its own.
#[allow(dead_code, reason = "a client uses what its description needs")]
#[derive(Debug)]
pub struct Own;

impl<T: Json> Json<T> for Own {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        T::write(value, serializer)
    }

    fn absent() -> Option<T> {
        T::absent()
    }

    fn is_absent(value: &T) -> bool {
        T::is_absent(value)
    }
}

/// What a struct is called and what its fields are called, which is known where its code is compiled. `object!` implements
/// it.
pub trait Object {
    /// The name of the struct, for messages.
    const NAME: &'static str;
    /// The names of the fields, and whether each is left out where it has no value.
    const FIELDS: &'static [(&'static str, bool)];
}

/// The fields of an object as they are read, those in another form than that of their type as [`As`].
pub trait Groups: Sized {
    /// What was read of them.
    type Slots: Default;
    /// How many there are.
    const COUNT: usize;

    /// Reads the value of the field of `O` with this number.
    ///
    /// # Errors
    ///
    /// If the field was there before, or the value is not of its type.
    fn read<'de, O: Object, A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        index: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// The fields of `O` when all is read.
    ///
    /// # Errors
    ///
    /// If one is missing that must be there.
    fn fill<O: Object, E: Error>(slots: Self::Slots) -> Result<Self, E>;
}

/// A field as it is written: a reference to it, or [`By`] in another form than that of its type.
pub trait Written {
    /// Writes it under its name, unless it may be left out and has no value.
    ///
    /// # Errors
    ///
    /// If the value has no JSON form, or cannot be written.
    fn write<M: SerializeMap>(
        self,
        map: &mut M,
        field: (&'static str, bool),
    ) -> Result<(), M::Error>;
}

impl<T: Json> Written for &T {
    #[inline]
    fn write<M: SerializeMap>(
        self,
        map: &mut M,
        field: (&'static str, bool),
    ) -> Result<(), M::Error> {
        By::<T, T>::new(self).write(map, field)
    }
}

impl<T, F: Json<T>> Written for By<'_, T, F> {
    #[inline]
    fn write<M: SerializeMap>(
        self,
        map: &mut M,
        (name, is_optional): (&'static str, bool),
    ) -> Result<(), M::Error> {
        match is_optional && F::is_absent(self.0) {
            true => Ok(()),
            false => map.serialize_entry(name, &self),
        }
    }
}

/// The fields of an object as they are written.
pub trait WrittenGroups {
    /// How many there are.
    const COUNT: usize;

    /// Writes them as the fields of `O`.
    ///
    /// # Errors
    ///
    /// If a value has no JSON form, or cannot be written.
    fn write<O: Object, M: SerializeMap>(self, map: &mut M) -> Result<(), M::Error>;
}

/// Passes over the value of a field that the struct does not have.
///
/// # Errors
///
/// If the value is no valid JSON.
pub(super) fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

#[inline]
fn read<'de, T: Json, A: MapAccess<'de>>(
    map: &mut A,
    slot: &mut Option<T>,
    name: &'static str,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value_seed(Seed::<T, T>::new())?);
    Ok(())
}

/// Takes the value of a field out of its slot. An `Option` without a value is `None`.
#[inline]
fn fill<T: Json, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.or_else(T::absent)
        .ok_or_else(|| E::missing_field(name))
}

impl Groups for () {
    type Slots = ();
    const COUNT: usize = 0;

    fn read<'de, O: Object, A: MapAccess<'de>>(
        (): &mut (),
        _: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        skip(map)
    }

    fn fill<O: Object, E: Error>((): ()) -> Result<(), E> {
        Ok(())
    }
}

impl WrittenGroups for () {
    const COUNT: usize = 0;

    fn write<O: Object, M: SerializeMap>(self, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }
}

macro_rules! groups {
    ($($count:literal: $($member:ident $index:tt),*;)*) => {
        $(impl<__H: Groups, $($member: Json),*> Groups for (__H, ($($member,)*)) {
            type Slots = (__H::Slots, ($(Option<$member>,)*));
            const COUNT: usize = __H::COUNT + $count;

            #[inline]
            fn read<'de, __O: Object, __A: MapAccess<'de>>(
                slots: &mut Self::Slots,
                index: usize,
                map: &mut __A,
            ) -> Result<(), __A::Error> {
                if index < __H::COUNT {
                    return __H::read::<__O, __A>(&mut slots.0, index, map);
                }
                match index - __H::COUNT {
                    $($index => read::<$member, __A>(
                        map, &mut slots.1.$index, __O::FIELDS[__H::COUNT + $index].0,
                    ),)*
                    _ => skip(map),
                }
            }

            #[inline]
            fn fill<__O: Object, __E: Error>(slots: Self::Slots) -> Result<Self, __E> {
                Ok((
                    __H::fill::<__O, __E>(slots.0)?,
                    ($(fill::<$member, __E>(
                        slots.1.$index, __O::FIELDS[__H::COUNT + $index].0,
                    )?,)*),
                ))
            }
        }

        impl<__H: WrittenGroups, $($member: Written),*> WrittenGroups for (__H, ($($member,)*)) {
            const COUNT: usize = __H::COUNT + $count;

            #[inline]
            fn write<__O: Object, __M: SerializeMap>(self, map: &mut __M) -> Result<(), __M::Error> {
                self.0.write::<__O, __M>(map)?;
                $(self.1.$index.write(map, __O::FIELDS[__H::COUNT + $index])?;)*
                Ok(())
            }
        })*
    };
}

groups!(
    0: ;
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
);
