//! How values are read from JSON and written as JSON.

use std::marker::PhantomData;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer};
use serde::ser::{Serialize, Serializer};

/// The JSON form of a `T`: its own form if the implementing type is `T` itself, or another one that the implementing type
/// stands for, such as milliseconds for a time.
///
/// Forms compose as types do: `Option<Vec<A>>` is a form of `Option<Vec<T>>` where `A` is one of `T`.
pub trait Json<T = Self> {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// If the next value has not this form.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;

    /// Writes a value.
    ///
    /// # Errors
    ///
    /// If the value has no JSON form, or cannot be written.
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;

    /// What stands for a field that is not there, if anything does.
    fn absent() -> Option<T> {
        None
    }

    /// Whether a value stands for a field that is not there.
    fn is_absent(_value: &T) -> bool {
        false
    }
}

/// A type of this crate: serde's traits give its JSON form.
pub trait Native: Serialize + DeserializeOwned {}

impl<T: Native> Json for T {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

/// Reads the next value in the form `A`, where serde asks for a seed.
pub(super) struct Seed<T, A>(PhantomData<fn() -> (T, A)>);

impl<T, A> Seed<T, A> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T, A: Json<T>> DeserializeSeed<'de> for Seed<T, A> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        A::read(deserializer)
    }
}

/// A value that serde writes in the form `A`.
#[derive(Debug)]
pub struct By<'v, T, A>(pub(super) &'v T, PhantomData<fn() -> A>);

impl<'v, T, A: Json<T>> By<'v, T, A> {
    /// The value in this form.
    pub fn new(value: &'v T) -> Self {
        Self(value, PhantomData)
    }
}

impl<T, A: Json<T>> Serialize for By<'_, T, A> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        A::write(self.0, serializer)
    }
}
