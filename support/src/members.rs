//! The fields of structs as tuples: groups of at most twelve, `(((), group), group)`.

use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess};
use serde::ser::{SerializeMap, Serializer};

use super::json::{By, Json, Seed};

/// A field in the form `F`; in that of its type, if no other is named.
#[derive(Debug)]
pub struct Of<F = Own>(PhantomData<F>);

/// Whatever form a type has of its own.
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

/// The fields of an object, in the forms `F`, as they are read.
pub trait Groups<F>: Sized {
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

/// References to the fields of an object, which are written in the forms `F`.
pub trait WrittenGroups<F> {
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

fn read<'de, F: Json<T>, T, A: MapAccess<'de>>(
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

/// Takes the value of a field out of its slot. An `Option` without a value is `None`.
fn fill<F: Json<T>, T, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.or_else(F::absent)
        .ok_or_else(|| E::missing_field(name))
}

fn write<F: Json<T>, T, M: SerializeMap>(
    map: &mut M,
    (name, is_optional): (&'static str, bool),
    value: &T,
) -> Result<(), M::Error> {
    if is_optional && F::is_absent(value) {
        return Ok(());
    }
    map.serialize_entry(name, &By::<T, F>::new(value))
}

impl Groups<()> for () {
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

impl WrittenGroups<()> for () {
    const COUNT: usize = 0;

    fn write<O: Object, M: SerializeMap>(self, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }
}

macro_rules! groups {
    ($($count:literal: $($member:ident $form:ident $index:tt),*;)*) => {
        $(impl<__H, __HF, $($member, $form: Json<$member>),*> Groups<(__HF, ($(Of<$form>,)*))>
            for (__H, ($($member,)*))
        where
            __H: Groups<__HF>,
        {
            type Slots = (__H::Slots, ($(Option<$member>,)*));
            const COUNT: usize = __H::COUNT + $count;

            fn read<'de, __O: Object, __A: MapAccess<'de>>(
                slots: &mut Self::Slots,
                index: usize,
                map: &mut __A,
            ) -> Result<(), __A::Error> {
                if index < __H::COUNT {
                    return __H::read::<__O, __A>(&mut slots.0, index, map);
                }
                match index - __H::COUNT {
                    $($index => read::<$form, $member, __A>(
                        map, &mut slots.1.$index, __O::FIELDS[__H::COUNT + $index].0,
                    ),)*
                    _ => skip(map),
                }
            }

            fn fill<__O: Object, __E: Error>(slots: Self::Slots) -> Result<Self, __E> {
                Ok((
                    __H::fill::<__O, __E>(slots.0)?,
                    ($(fill::<$form, $member, __E>(
                        slots.1.$index, __O::FIELDS[__H::COUNT + $index].0,
                    )?,)*),
                ))
            }
        }

        impl<__H, __HF, $($member, $form: Json<$member>),*> WrittenGroups<(__HF, ($(Of<$form>,)*))>
            for (__H, ($(&$member,)*))
        where
            __H: WrittenGroups<__HF>,
        {
            const COUNT: usize = __H::COUNT + $count;

            fn write<__O: Object, __M: SerializeMap>(self, map: &mut __M) -> Result<(), __M::Error> {
                self.0.write::<__O, __M>(map)?;
                $(write::<$form, $member, __M>(map, __O::FIELDS[__H::COUNT + $index], self.1.$index)?;)*
                Ok(())
            }
        })*
    };
}

groups!(
    0: ;
    1: A FA 0;
    2: A FA 0, B FB 1;
    3: A FA 0, B FB 1, C FC 2;
    4: A FA 0, B FB 1, C FC 2, D FD 3;
    5: A FA 0, B FB 1, C FC 2, D FD 3, E FE 4;
    6: A FA 0, B FB 1, C FC 2, D FD 3, E FE 4, F FF 5;
    7: A FA 0, B FB 1, C FC 2, D FD 3, E FE 4, F FF 5, G FG 6;
    8: A FA 0, B FB 1, C FC 2, D FD 3, E FE 4, F FF 5, G FG 6, H FH 7;
    9: A FA 0, B FB 1, C FC 2, D FD 3, E FE 4, F FF 5, G FG 6, H FH 7, I FI 8;
    10: A FA 0, B FB 1, C FC 2, D FD 3, E FE 4, F FF 5, G FG 6, H FH 7, I FI 8, J FJ 9;
    11: A FA 0, B FB 1, C FC 2, D FD 3, E FE 4, F FF 5, G FG 6, H FH 7, I FI 8, J FJ 9, K FK 10;
    12: A FA 0, B FB 1, C FC 2, D FD 3, E FE 4, F FF 5, G FG 6, H FH 7, I FI 8, J FJ 9, K FK 10, L FL 11;
);
