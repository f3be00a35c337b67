//! Values of one of several types, told apart by what they look like. A value that looks like none of them is kept.

use std::cell::Cell;
use std::cmp::Reverse;
use std::thread::LocalKey;

use serde::de::{Deserializer, Error};
use serde_json::Value;
use serde_path_to_error::Track;

use super::constant::Constant;
use super::json::Json;

/// What a value of one branch looks like.
#[allow(dead_code, reason = "a client uses what its unions need")]
#[derive(Debug)]
pub enum Test {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number; `1.0` is one, too.
    Integer,
    /// Any number.
    Number,
    /// A text.
    String,
    /// A list of elements like one of these.
    Array(&'static [Test]),
    /// An object with these keys.
    Object(&'static [Key]),
    /// Anything.
    Any,
}

/// A key by which an object is told from others.
#[allow(dead_code, reason = "a client uses what its unions need")]
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Whether it is always there.
    pub is_required: bool,
    /// Whether its value is one that the branch has.
    pub holds: Option<fn(&Value) -> bool>,
}

impl Test {
    /// How much of a value is as it should be; nothing if it is another.
    pub fn fit(&self, value: &Value) -> Option<usize> {
        let fits = match (self, value) {
            (Self::Object(keys), Value::Object(members)) => {
                let fit = |key: &Key| match (members.get(key.name), key.holds) {
                    (None, _) => (!key.is_required).then_some(0),
                    (Some(value), Some(holds)) => holds(value).then_some(1),
                    (Some(_), None) => Some(1),
                };
                return keys.iter().map(fit).sum();
            }
            (Self::Array(tests), Value::Array(elements)) => {
                let fits = elements.iter().map(|element| best(tests, element));
                return fits.min().unwrap_or(Some(0));
            }
            (Self::Null, Value::Null)
            | (Self::Boolean, Value::Bool(_))
            | (Self::Number, Value::Number(_))
            | (Self::String, Value::String(_))
            | (Self::Any, _) => true,
            (Self::Integer, Value::Number(number)) => {
                let is_whole = |number: f64| number.fract() == 0.0;
                !number.is_f64() || number.as_f64().is_some_and(is_whole)
            }
            _ => false,
        };
        fits.then_some(0)
    }
}

#[allow(dead_code, reason = "a client uses what its unions need")]
impl Constant {
    /// Whether a value is this one.
    #[must_use]
    pub fn is(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text(text), Value::String(value)) => text == value,
            (Self::Whole(number), Value::Number(value)) => match value.as_i64() {
                Some(value) => value == number,
                None => value.is_f64() && value.as_f64() == Some(number as f64),
            },
            (Self::Boolean(boolean), Value::Bool(value)) => boolean == *value,
            _ => false,
        }
    }
}

/// An enum whose variants are told apart by what their values look like. `union!` implements it.
pub trait Union: Sized {
    /// For each variant, what a value of it looks like.
    const TESTS: &'static [&'static [Test]];

    /// The variant that is this text.
    fn text(_text: &str) -> Option<Self> {
        None
    }

    /// Reads a value as the variant of this number; keeps it as it is, if there is none.
    ///
    /// # Errors
    ///
    /// If the value is not of its type; the message names the place in it.
    fn branch(index: usize, value: &Value) -> Result<Self, serde_json::Error>;

    /// The variants that a value fits, by their numbers: the best first, and of equal ones the first.
    fn looks_like(value: &Value) -> Vec<usize> {
        let fits = Self::TESTS.iter().enumerate();
        let fits = fits.filter_map(|(index, tests)| Some((index, best(tests, value)?)));
        let mut fits: Vec<(usize, usize)> = fits.collect();
        // The sort is stable.
        fits.sort_by_key(|(_, fit)| Reverse(*fit));
        fits.into_iter().map(|(index, _)| index).collect()
    }
}

/// How well a value fits the best of several tests.
pub fn best(tests: &[Test], value: &Value) -> Option<usize> {
    tests.iter().filter_map(|test| test.fit(value)).max()
}

thread_local! {
    /// Whether a branch is read that may turn out to be another one.
    static IS_TRIAL: Cell<bool> = const { Cell::new(false) };
    /// Whether the value that is read is part of a branch.
    static IS_INSIDE: Cell<bool> = const { Cell::new(false) };
    /// Whether the place of an error is looked for.
    static IS_TRACKED: Cell<bool> = const { Cell::new(false) };
}

/// Does something while a flag is up.
fn within<T>(flag: &'static LocalKey<Cell<bool>>, run: impl FnOnce() -> T) -> T {
    struct Reset(&'static LocalKey<Cell<bool>>, bool);

    impl Drop for Reset {
        fn drop(&mut self) {
            self.0.set(self.1);
        }
    }

    let _reset = Reset(flag, flag.replace(true));
    run()
}

/// Reads a value as the first of the branches that it fits that reads it; as no branch if it fits none.
///
/// No trial is made within another one, so the time that it takes does not grow with the depth of the value.
///
/// # Errors
///
/// If no branch that the value fits can read it: the error of the best one.
pub fn read_union<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    let value = <Value as Json>::read(deserializer)?;
    if let Some(text) = value.as_str().and_then(U::text) {
        return Ok(text);
    }
    let candidates = U::looks_like(&value);
    let (&first, rest) = candidates.split_first().unwrap_or((&usize::MAX, &[]));
    let is_final = rest.is_empty() || IS_TRIAL.get();
    let result = match is_final {
        true => U::branch(first, &value),
        false => within(&IS_TRIAL, || {
            U::branch(first, &value).or_else(|error| {
                let mut others = rest.iter();
                let found = others.find_map(|index| U::branch(*index, &value).ok());
                found.ok_or(error)
            })
        }),
    };
    result.map_err(D::Error::custom)
}

/// Reads a value as one branch, of which `variant` makes the union.
///
/// # Errors
///
/// If the value is not of its type; the message names the place in it.
pub fn branch<F: Json<T>, T, U>(
    value: &Value,
    variant: fn(T) -> U,
) -> Result<U, serde_json::Error> {
    let read = if IS_TRACKED.get() {
        tracked::<F, T>(value)
    } else if IS_INSIDE.get() {
        F::read(value)
    } else {
        // Keeping track of the place costs time, so it is done once, and only for a value that is known to fail.
        within(&IS_INSIDE, || F::read(value))
            .or_else(|_| within(&IS_TRACKED, || tracked::<F, T>(value)))
    };
    read.map(variant)
}

fn tracked<F: Json<T>, T>(value: &Value) -> Result<T, serde_json::Error> {
    let mut track = Track::new();
    let read = F::read(serde_path_to_error::Deserializer::new(value, &mut track));
    read.map_err(|error| match track.path().to_string().as_str() {
        "." => error,
        path => serde_json::Error::custom(format!("{path}: {error}")),
    })
}

/// Implements the JSON form of an enum whose variants are told apart by what their values look like.
///
/// ```text
/// union!(Content, Other {
///     Text(String): string,
///     Parts(Vec<Part>): array,
///     Circle(Circle): object("radius"),
///     Cat(Cat): object("kind" = "cat" | "lion", ?"claws", ?"size" = 1),
///     Nested(Nested): integer | array(string),
///     Page(Page): object("data": array),
/// } texts { Auto: "auto" });
/// ```
///
/// Behind a variant's type stands what a value of it looks like. An object is known by keys that it has, and by their
/// values or what these look like; `?` marks those that it may have. Variants without a type are texts.
macro_rules! union {
    ($type:ident, $other:ident {
        $($variant:ident($inner:ty) $(as $form:ty)? : $($test:ident $(($($keys:tt)*))?)|+),* $(,)?
    } $(texts { $($text:ident : $wire:literal),+ $(,)? })?) => {
        impl support::Union for $type {
            const TESTS: &'static [&'static [support::Test]] =
                &[$(&[$(support::union!(@test $test $(($($keys)*))?)),+]),*];

            $(fn text(text: &::std::primitive::str) -> ::std::option::Option<Self> {
                match text {
                    $($wire => ::std::option::Option::Some(Self::$text),)+
                    _ => ::std::option::Option::None,
                }
            })?

            fn branch(
                mut index: ::std::primitive::usize,
                value: &::serde_json::Value,
            ) -> ::std::result::Result<Self, ::serde_json::Error> {
                // Counting down finds the variant by its number without a macro that counts.
                $(if index == 0 {
                    return support::union!(@branch $inner $(, $form)?)(value, Self::$variant);
                }
                index -= 1;)*
                let _ = index;
                ::std::result::Result::Ok(Self::$other(::std::clone::Clone::clone(value)))
            }
        }

        impl support::Native for $type {}

        impl support::ToText for $type {}

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                support::read_union(deserializer)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                match self {
                    $($(Self::$text => serializer.serialize_str($wire),)+)?
                    $(Self::$variant(value) => {
                        support::union!(@write $inner $(, $form)?)(value, serializer)
                    })*
                    Self::$other(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        $(support::union!(@from $type, $other $($text)+);)?
    };
    (@from $type:ident, $other:ident $($text:ident)+) => {
        impl ::std::convert::From<&::std::primitive::str> for $type {
            fn from(text: &::std::primitive::str) -> Self {
                let known = <Self as support::Union>::text(text);
                known.unwrap_or_else(|| Self::$other(::std::convert::From::from(text)))
            }
        }
    };
    (@branch $inner:ty) => { support::branch::<$inner, $inner, Self> };
    (@branch $inner:ty, $form:ty) => { support::branch::<$form, $inner, Self> };
    (@write $inner:ty) => { <$inner as support::Json<$inner>>::write };
    (@write $inner:ty, $form:ty) => { <$form as support::Json<$inner>>::write };
    (@test null) => { support::Test::Null };
    (@test boolean) => { support::Test::Boolean };
    (@test integer) => { support::Test::Integer };
    (@test number) => { support::Test::Number };
    (@test string) => { support::Test::String };
    (@test any) => { support::Test::Any };
    (@test array) => { support::Test::Array(&[support::Test::Any]) };
    (@test array($($test:ident $(($($keys:tt)*))?)|+)) => {
        support::Test::Array(&[$(support::union!(@test $test $(($($keys)*))?)),+])
    };
    (@test object) => { support::Test::Object(&[]) };
    (@test object($($keys:tt)*)) => { support::Test::Object(&support::union!(@keys [] $($keys)*)) };
    (@keys [$($done:tt)*]) => { [$($done)*] };
    (@keys $done:tt ? $name:literal $($rest:tt)*) => {
        support::union!(@key $done false $name $($rest)*)
    };
    (@keys $done:tt $name:literal $($rest:tt)*) => {
        support::union!(@key $done true $name $($rest)*)
    };
    (@key [$($done:tt)*] $is_required:literal $name:literal $(= $($value:literal)|+)?
        $(: $($test:ident $(($($keys:tt)*))?)|+)? $(, $($rest:tt)*)?
    ) => {
        support::union!(@keys [$($done)* support::Key {
            name: $name,
            is_required: $is_required,
            holds: support::union!(@holds $($($value)|+)? $(: $($test $(($($keys)*))?)|+)?),
        },] $($($rest)*)?)
    };
    (@holds) => { ::std::option::Option::None };
    (@holds $($value:literal)|+) => {
        ::std::option::Option::Some(|value: &::serde_json::Value| {
            $(support::Constant::from($value).is(value))||+
        })
    };
    (@holds : $($test:ident $(($($keys:tt)*))?)|+) => {
        ::std::option::Option::Some(|value: &::serde_json::Value| {
            support::best(&[$(support::union!(@test $test $(($($keys)*))?)),+], value).is_some()
        })
    };
}

pub(crate) use union;
