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

/// The names of fields, and whether each is left out where it has no value.
type Names = [(&'static str, bool)];

/// The fields of an object, in the forms `F`, as they are read.
pub trait Groups<F>: Sized {
    /// What was read of them.
    type Slots: Default;
    /// How many there are.
    const COUNT: usize;

    /// Reads the value of the field with this number and name.
    ///
    /// # Errors
    ///
    /// If the field was there before, or the value is not of its type.
    fn read<'de, A: MapAccess<'de>>(
        slots: &mut Self::Slots,
        index: usize,
        name: &'static str,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// The fields when all is read.
    ///
    /// # Errors
    ///
    /// If one is missing that must be there.
    fn fill<E: Error>(slots: Self::Slots, names: &Names) -> Result<Self, E>;
}

/// References to the fields of an object, which are written in the forms `F`.
pub trait WrittenGroups<F> {
    /// Writes them.
    ///
    /// # Errors
    ///
    /// If a value has no JSON form, or cannot be written.
    fn write<M: SerializeMap>(self, names: &Names, map: &mut M) -> Result<(), M::Error>;
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

    fn read<'de, A: MapAccess<'de>>(
        (): &mut (),
        _: usize,
        _: &'static str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        skip(map)
    }

    fn fill<E: Error>((): (), _: &Names) -> Result<(), E> {
        Ok(())
    }
}

impl WrittenGroups<()> for () {
    fn write<M: SerializeMap>(self, _: &Names, _: &mut M) -> Result<(), M::Error> {
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

            fn read<'de, __A: MapAccess<'de>>(
                slots: &mut Self::Slots,
                index: usize,
                name: &'static str,
                map: &mut __A,
            ) -> Result<(), __A::Error> {
                if index < __H::COUNT {
                    return __H::read(&mut slots.0, index, name, map);
                }
                match index - __H::COUNT {
                    $($index => read::<$form, $member, __A>(map, &mut slots.1.$index, name),)*
                    _ => skip(map),
                }
            }

            #[allow(unused_variables)]
            fn fill<__E: Error>(slots: Self::Slots, names: &Names) -> Result<Self, __E> {
                let (before, own) = names.split_at(__H::COUNT);
                Ok((
                    __H::fill(slots.0, before)?,
                    ($(fill::<$form, $member, __E>(slots.1.$index, own[$index].0)?,)*),
                ))
            }
        }

        impl<__H, __HF, $($member, $form: Json<$member>),*> WrittenGroups<(__HF, ($(Of<$form>,)*))>
            for (__H, ($(&$member,)*))
        where
            __H: WrittenGroups<__HF>,
        {
            #[allow(unused_variables)]
            fn write<__M: SerializeMap>(
                self,
                names: &Names,
                map: &mut __M,
            ) -> Result<(), __M::Error> {
                let (before, own) = names.split_at(names.len() - $count);
                self.0.write(before, map)?;
                $(write::<$form, $member, __M>(map, own[$index], self.1.$index)?;)*
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
