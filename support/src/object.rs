//! Plain structs as JSON objects: their JSON form from a short list of fields, without the cost of a derive.
//!
//! A struct is read and written as a tuple of its fields, so that nearly all of it is compiled once for all structs.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::constant::Constant;
use super::members::{Groups, Object, WrittenGroups, skip};

/// Members that are always the same.
pub type Constants<'c> = &'c [(&'static str, Constant)];

/// What becomes of the members of an object that are none of its fields: in `()` they are passed over.
pub trait Rest<M = ()> {
    /// Whether their names matter.
    const IS_KEPT: bool = true;

    /// Reads the value of the member `name`.
    ///
    /// # Errors
    ///
    /// If the value is not of the right type.
    fn read<'de, A: MapAccess<'de>>(rest: &mut M, name: &str, map: &mut A) -> Result<(), A::Error>;

    /// Writes all of them but such as have a name that is told to be taken: that member has been written.
    ///
    /// # Errors
    ///
    /// If a value has no JSON form, or cannot be written.
    fn write<S: SerializeMap>(
        rest: &M,
        is_taken: impl Fn(&str) -> bool,
        map: &mut S,
    ) -> Result<(), S::Error>;
}

impl Rest for () {
    const IS_KEPT: bool = false;

    fn read<'de, A: MapAccess<'de>>((): &mut (), _: &str, map: &mut A) -> Result<(), A::Error> {
        skip(map)
    }

    fn write<S: SerializeMap>(
        (): &(),
        _: impl Fn(&str) -> bool,
        _: &mut S,
    ) -> Result<(), S::Error> {
        Ok(())
    }
}

/// Reads an object `O`: its fields, and the rest, in the form `R`.
///
/// # Errors
///
/// If the next value is no object, a field is missing, is there twice, or has a value that is not of its type, or a
/// constant is another one.
pub fn read_object<'de, O, R, G, M, D>(
    deserializer: D,
    constants: Constants<'_>,
) -> Result<(G, M), D::Error>
where
    O: Object,
    G: Groups,
    M: Default,
    R: Rest<M>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Entries::<O, R, G, M>(constants, PhantomData))
}

/// Writes an object `O`: its constants, its fields and the rest.
///
/// # Errors
///
/// If a value has no JSON form, or cannot be written.
#[inline]
pub fn write_object<O, R, G, M, S>(
    serializer: S,
    constants: Constants<'_>,
    fields: G,
    rest: &M,
) -> Result<S::Ok, S::Error>
where
    O: Object,
    G: WrittenGroups,
    R: Rest<M>,
    S: Serializer,
{
    let mut map = serializer.serialize_map(None)?;
    for (name, constant) in constants {
        map.serialize_entry(name, constant)?;
    }
    fields.write::<O, _>(&mut map)?;
    let is_taken = |name: &str| {
        let mut fields = O::FIELDS.iter();
        fields.any(|(known, _)| *known == name) || constants.iter().any(|(known, _)| *known == name)
    };
    R::write(rest, is_taken, &mut map)?;
    map.end()
}

struct Entries<'c, O, R, G, M>(Constants<'c>, PhantomData<(O, R, G, M)>);

impl<'de, O, R, G, M> Visitor<'de> for Entries<'_, O, R, G, M>
where
    O: Object,
    G: Groups,
    M: Default,
    R: Rest<M>,
{
    type Value = (G, M);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", O::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(G, M), A::Error> {
        let (fields, constants) = (O::FIELDS, self.0);
        let (mut slots, mut rest) = (G::Slots::default(), M::default());
        let mut keys = Keys {
            fields,
            next: 0,
            other: String::new(),
            is_kept: R::IS_KEPT || !constants.is_empty(),
        };
        while let Some(index) = map.next_key_seed(&mut keys)? {
            if index < fields.len() {
                G::read::<O, A>(&mut slots, index, &mut map)?;
                continue;
            }
            let mut known = constants.iter();
            match known.find(|(name, _)| *name == keys.other) {
                Some((_, constant)) => map.next_value_seed(*constant)?,
                None => R::read(&mut rest, &keys.other, &mut map)?,
            }
        }
        Ok((G::fill::<O, A::Error>(slots)?, rest))
    }
}

/// Turns each key of an object into the number of its field; into their count if it is none of them.
struct Keys {
    fields: &'static [(&'static str, bool)],
    /// The field after the last one that was seen, from which the search begins: most senders keep the order of the
    /// description, and leave out some fields.
    next: usize,
    /// The last key that is no field, where such keys matter.
    other: String,
    is_kept: bool,
}

impl Keys {
    fn find(&mut self, key: &str) -> usize {
        let count = self.fields.len();
        let mut index = self.next;
        for _ in 0..count {
            if index == count {
                index = 0;
            }
            if is_same(self.fields[index].0, key) {
                self.next = index + 1;
                return index;
            }
            index += 1;
        }
        if self.is_kept {
            key.clone_into(&mut self.other);
        }
        count
    }
}

/// Whether two names are one, without a call where they are as short as names are.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    match one.len() {
        length if length != other.len() => false,
        0..=1 => one.first() == other.first(),
        2..=3 => ends::<2>(one) == ends::<2>(other),
        4..=8 => ends::<4>(one) == ends::<4>(other),
        9..=16 => ends::<8>(one) == ends::<8>(other),
        _ => one == other,
    }
}

/// The first bytes and the last ones: together all of those of a name that has no more than twice as many.
fn ends<const N: usize>(name: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
    name.first_chunk().zip(name.last_chunk())
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

/// Implements the JSON form of a plain struct, and serde's traits by it.
///
/// `object!(Video, extra { "object" = "video", id: "id", r#type: "type", prompt?: "prompt", at: "at" as Millis });`
///
/// A field marked `?` is an `Option` and not written when it is `None`. `as` names the form of a field that has not that
/// of its type. A name with a value is always written, and must have this value where it is read. The field behind the type
/// is a map that keeps what is no other field, likewise with its form. The lifetime in the pattern never matches anything:
/// it only lets the repetition around `?` be written out again.
macro_rules! object {
    ($type:ident $(<$($parameter:ident),*>)? $(, $extra:ident $(as $extra_form:ty)?)? {
        $(
            $($always:literal = $constant:literal)?
            $($field:ident $(? $($never:lifetime)?)? : $wire:literal)?
        ),+
    }) => {
        support::object!(@nest {
            $type [$($($parameter)*)?]
            [$($(($always, support::Constant::from($constant)),)?)+]
            [$($(($wire, false $(| true $($never)?)?),)?)+]
            [$($($field)?)+ $($extra)?] [$($extra)?] [$(support::Of<$($extra_form)?>)?]
        } () () [$($($field)?)+] [$($($field)?)+]);
    };
    // Where some field has another form than that of its type, all of them are read and written in forms.
    ($type:ident $(<$($parameter:ident),*>)? $(, $extra:ident $(as $extra_form:ty)?)? {
        $(
            $($always:literal = $constant:literal)?
            $($field:ident $(? $($never:lifetime)?)? : $wire:literal $(as $form:ty)?)?
        ),+
    }) => {
        support::object!(@nest {
            $type [$($($parameter)*)?]
            [$($(($always, support::Constant::from($constant)),)?)+]
            [$($(($wire, false $(| true $($never)?)?),)?)+]
            [$($($field)?)+ $($extra)?] [$($extra)?] [$(support::Of<$($extra_form)?>)?]
        } () ()
            [$($((support::As::<support::Of<$($form)?>, _>($field, _)))?)+]
            [$($((support::By::<_, support::Of<$($form)?>>::new($field)))?)+]);
    };
    // Fields stand in groups of twelve: `(((), group), group)`, both as they are read and as they are written.
    (@nest $item:tt $read:tt $written:tt
        [$a:tt $b:tt $c:tt $d:tt $e:tt $f:tt $g:tt $h:tt $i:tt $j:tt $k:tt $l:tt $($field:tt)+]
        [$m:tt $n:tt $o:tt $p:tt $q:tt $r:tt $s:tt $t:tt $u:tt $v:tt $w:tt $x:tt $($value:tt)+]
    ) => {
        support::object!(@nest $item
            ($read, ($a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l))
            ($written, ($m, $n, $o, $p, $q, $r, $s, $t, $u, $v, $w, $x))
            [$($field)+] [$($value)+]);
    };
    (@nest {
        $type:ident [$($parameter:ident)*] [$($constant:tt)*] [$($field:tt)*] [$($name:ident)*] [$($extra:ident)?]
            [$($rest:ty)?]
    } $read:tt $written:tt [$($last:tt)*] [$($value:tt)*]) => {
        impl<$($parameter),*> support::Object for $type<$($parameter),*> {
            const NAME: &'static ::std::primitive::str = ::std::stringify!($type);
            const FIELDS: &'static [(&'static ::std::primitive::str, ::std::primitive::bool)] = &[$($field)*];
        }

        impl<$($parameter: support::Json),*> support::Native for $type<$($parameter),*> {}

        impl<'de, $($parameter: support::Json),*> ::serde::Deserialize<'de> for $type<$($parameter),*> {
            #[allow(unused_parens, unused_variables)]
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                let read = support::read_object::<Self, ($($rest,)?), _, _, __D>(
                    deserializer, &[$($constant)*],
                );
                // Much quicker to compile than `?`.
                match read {
                    ::std::result::Result::Ok((($read, ($($last,)*)), rest)) => {
                        $(let $extra = rest;)?
                        ::std::result::Result::Ok(Self { $($name),* })
                    }
                    ::std::result::Result::Err(error) => ::std::result::Result::Err(error),
                }
            }
        }

        impl<$($parameter: support::Json),*> ::serde::Serialize for $type<$($parameter),*> {
            #[allow(unused_variables)]
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                let Self { $($name),* } = self;
                let rest = &();
                $(let rest = $extra;)?
                support::write_object::<Self, ($($rest,)?), _, _, __S>(
                    serializer, &[$($constant)*], ($written, ($($value,)*)), rest,
                )
            }
        }
    };
}

pub(crate) use object;
