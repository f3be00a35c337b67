//! Envelopes in which a server wraps what it answers: a code, maybe a message, and a field that holds the answer.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor};
use serde_json::{Map, Value};

use super::SUCCESS_CODES;
use super::answer::{Answer, json};
use super::fault::Fault;
use super::json::{Json, Seed};
use super::refusal::Refusal;

/// A type that is an envelope, by the names of its fields; one that it does not have is empty. `envelope!` implements it.
pub trait Envelope {
    /// Where the code stands.
    const CODE: &'static str;
    /// Where the message stands.
    const MESSAGE: &'static str;
    /// Where the answer stands.
    const DATA: &'static str;
    /// Whether there may be no envelope at all.
    const IS_OPTIONAL: bool = false;
}

impl<E: Envelope> Envelope for Option<E> {
    const CODE: &'static str = E::CODE;
    const MESSAGE: &'static str = E::MESSAGE;
    const DATA: &'static str = E::DATA;
    const IS_OPTIONAL: bool = true;
}

impl<T: Json> Answer<T> {
    /// What stands in the envelope `E`; an error if its code is none of success.
    #[must_use]
    pub fn unwrapped<E: Envelope>(accept: &'static str) -> Self {
        Self::new(accept, |answer| {
            let body = &answer.body;
            check::<E>(body)?;
            let held = json(body, || Field::<E, T>(PhantomData));
            held.or_else(|fault| match holds_nothing::<E>(body) {
                true => T::absent().ok_or(fault),
                false => Err(fault),
            })
        })
    }

    /// The whole envelope `E`; an error if its code is none of success.
    #[must_use]
    pub fn checked<E: Envelope>(accept: &'static str) -> Self {
        Self::new(accept, |answer| {
            check::<E>(&answer.body)?;
            json(&answer.body, Seed::<T, T>::new)
        })
    }
}

impl Answer<()> {
    /// An envelope `E` that holds nothing; an error if its code is none of success.
    #[must_use]
    pub fn acknowledged<E: Envelope>(accept: &'static str) -> Self {
        Self::new(accept, |answer| check::<E>(&answer.body))
    }
}

/// Looks at the code before anything else: where it is a bad one, the rest is rarely what it should be.
fn check<E: Envelope>(body: &Bytes) -> Result<(), Fault> {
    // What is no object is told of by whoever reads it.
    let Ok(outcome) = json(body, || Outcome::<E>(PhantomData)) else {
        return Ok(());
    };
    // An error that has no code is none where success is said.
    let is_said = |code: &str| outcome.is_success && code.trim().is_empty();
    let is_bad = |code: &String| outcome.is_refused || !(is_success(code) || is_said(code));
    let code = match outcome.code {
        None if outcome.is_refused => Some("false".to_owned()),
        None if outcome.is_empty && !E::DATA.is_empty() => {
            let (code, data) = (E::CODE, E::DATA);
            let message = format!("the answer has neither `{code}` nor `{data}`");
            return Err(Fault::from(message.as_str()));
        }
        code => code,
    };
    let Some(code) = code.filter(is_bad) else {
        return Ok(());
    };
    let mut fields = json(body, Seed::<Map<String, Value>, Map<String, Value>>::new)?;
    Err(Fault::from(Refusal {
        code,
        message: fields.get(E::MESSAGE).and_then(text),
        data: fields.remove(E::DATA),
    }))
}

/// Whether an empty list, object or text stands where the answer would: servers without types write nothing so, whatever
/// the answer is.
fn holds_nothing<E: Envelope>(body: &Bytes) -> bool {
    let fields = json(body, Seed::<Map<String, Value>, Map<String, Value>>::new);
    match fields.ok().as_ref().and_then(|fields| fields.get(E::DATA)) {
        Some(Value::Array(list)) => list.is_empty(),
        Some(Value::Object(fields)) => fields.is_empty(),
        Some(Value::String(text)) => text.is_empty(),
        _ => false,
    }
}

/// What an envelope `E` says of how it went.
struct Outcome<E>(PhantomData<fn() -> E>);

struct Told {
    code: Option<String>,
    /// Whether it says `"success": false`, whatever the code is.
    is_refused: bool,
    /// Whether it says `"success": true`.
    is_success: bool,
    /// Whether nothing stands where the answer would.
    is_empty: bool,
}

impl<'de, E: Envelope> DeserializeSeed<'de> for Outcome<E> {
    type Value = Told;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Told, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, E: Envelope> Visitor<'de> for Outcome<E> {
    type Value = Told;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Told, A::Error> {
        let mut told = Told {
            code: None,
            is_refused: false,
            is_success: false,
            is_empty: true,
        };
        while let Some(key) = map.next_key::<String>()? {
            if key == E::CODE {
                told.code = text(&map.next_value()?);
            } else if key == "success" || key == "isSuccess" {
                let success: Value = map.next_value()?;
                (told.is_refused, told.is_success) = (success == false, success == true);
            } else {
                told.is_empty &= key != E::DATA;
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(told)
    }
}

/// A code or a message as text; `200.0` is `200`.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => match number.as_f64() {
            Some(whole) if number.is_f64() && whole.fract() == 0.0 => Some(format!("{whole:.0}")),
            _ => Some(number.to_string()),
        },
        _ => None,
    }
}

/// Whether a code is one of success, in whichever case; `00000` is `0`.
fn is_success(code: &str) -> bool {
    let code = code.trim();
    let bare = match code.trim_start_matches('0') {
        "" if !code.is_empty() => "0",
        _ => code,
    };
    let mut known = SUCCESS_CODES.iter();
    known.any(|known| known.eq_ignore_ascii_case(bare) || known.eq_ignore_ascii_case(code))
}

/// Reads what an envelope `E` holds.
struct Field<E, T>(PhantomData<fn() -> (E, T)>);

impl<'de, E: Envelope, T: Json> DeserializeSeed<'de> for Field<E, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, E: Envelope, T: Json> Visitor<'de> for Field<E, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the field `{}`", E::DATA)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut value = None;
        while let Some(name) = map.next_key::<String>()? {
            if name == E::DATA {
                value = Some(map.next_value_seed(Seed::<T, T>::new())?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        let value = value.or_else(T::absent);
        value.ok_or_else(|| A::Error::missing_field(E::DATA))
    }

    /// No body at all is nothing where there may be none.
    fn visit_unit<F: Error>(self) -> Result<T, F> {
        let nothing = T::absent().filter(|_| E::IS_OPTIONAL);
        nothing.ok_or_else(|| F::invalid_type(Unexpected::Unit, &self))
    }
}

/// Says that a type is an envelope: `envelope!(Wrapped<T> { "code", "message", "data" });`
macro_rules! envelope {
    ($type:ident $(<$parameter:ident>)? { $code:literal, $message:literal, $data:literal }) => {
        impl $(<$parameter>)? support::Envelope for $type $(<$parameter>)? {
            const CODE: &'static ::std::primitive::str = $code;
            const MESSAGE: &'static ::std::primitive::str = $message;
            const DATA: &'static ::std::primitive::str = $data;
        }
    };
}

pub(crate) use envelope;
