//! MessagePack bodies, by the types that JSON has.

use std::marker::PhantomData;

use bytes::Bytes;
use rmp_serde::{Deserializer, Serializer};
use serde::Serialize;
use serde::de::{DeserializeOwned, DeserializeSeed};
use serde_path_to_error::Track;

use super::answer::{Answer, json};
use super::fault::Fault;
use super::json::{Json, Seed};
use super::problems::Given;
use super::request::Request;

/// How deep values may lie in each other, as deep as those of JSON may.
const DEPTH: usize = 128;

impl<T: DeserializeOwned> Answer<T> {
    /// MessagePack, whose maps are objects and whose nil is `null` of JSON; so is an empty body.
    ///
    /// What JSON has no form for, such as extension types, is an error.
    #[must_use]
    pub fn msgpack(accept: &'static str) -> Self {
        Self::new(accept, |answer| read(&answer.body, || PhantomData))
    }
}

impl<T> Answer<T> {
    /// MessagePack in the form `A`.
    #[must_use]
    pub fn msgpack_by<A: Json<T>>(accept: &'static str) -> Self {
        Self::new(accept, |answer| read(&answer.body, Seed::<T, A>::new))
    }
}

impl Request {
    /// Sets a MessagePack body, in which objects are maps.
    #[must_use]
    pub fn msgpack(self, content_type: &str, body: &(impl Serialize + ?Sized)) -> Self {
        let mut bytes = Vec::new();
        let mut serializer = Serializer::new(&mut bytes)
            .with_struct_map()
            .with_human_readable();
        match body.serialize(&mut serializer) {
            Ok(()) => self.bytes(content_type, bytes),
            Err(error) => self.refuse_given(
                Given::Body,
                format!("the body cannot be written as MessagePack: {error}"),
            ),
        }
    }
}

fn read<T, S>(body: &Bytes, seed: fn() -> S) -> Result<T, Fault>
where
    S: for<'de> DeserializeSeed<'de, Value = T>,
{
    if body.is_empty() {
        return json(body, seed);
    }
    let mut deserializer = Deserializer::new(&**body).with_human_readable();
    deserializer.set_max_depth(DEPTH);
    let mut track = Track::new();
    let tracking = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
    let value = seed()
        .deserialize(tracking)
        .map_err(|error| Fault::at(track, error))?;
    match deserializer.get_ref().len() {
        0 => Ok(value),
        left => Err(Fault::from(format!(
            "{left} bytes are left behind the value"
        ))),
    }
}
