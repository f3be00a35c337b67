//! XML bodies, by the types of what they hold.

use std::marker::PhantomData;

use bytes::Bytes;
use quick_xml::Reader;
use quick_xml::de::Deserializer;
use quick_xml::events::Event;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::Track;

use super::answer::{Answer, json};
use super::fault::Fault;
use super::problems::Given;
use super::request::Request;

/// How deep elements may lie in each other, as deep as JSON values may.
const DEPTH: usize = 128;

impl<T: DeserializeOwned> Answer<T> {
    /// XML in UTF-8 whose elements are the fields; what the outermost one is called does not matter.
    ///
    /// Elements of one name are a list. An empty body is read as `null` of JSON, so an `Option` is `None`. Entities that
    /// the body itself declares are errors.
    #[must_use]
    pub fn xml(accept: &'static str) -> Self {
        Self::new(accept, |answer| read(&answer.body))
    }
}

impl Request {
    /// Sets an XML body, whose outermost element has a name of its own.
    #[must_use]
    pub fn xml(self, content_type: &str, root: &str, body: impl Serialize) -> Self {
        match quick_xml::se::to_string_with_root(root, &body) {
            Ok(text) => self.bytes(content_type, text),
            Err(error) => self.refuse_given(
                Given::Body,
                format!("the body cannot be written as XML: {error}"),
            ),
        }
    }
}

fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Fault> {
    if body.is_empty() {
        return json(body, || PhantomData);
    }
    let text = std::str::from_utf8(body)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check(text)?;
    let (mut xml, mut track) = (Deserializer::from_str(text), Track::new());
    let tracking = serde_path_to_error::Deserializer::new(&mut xml, &mut track);
    T::deserialize(tracking).map_err(|error| Fault::at(track, error))
}

/// Refuses what is no XML from its beginning to its end, and elements too deep in each other.
fn check(text: &str) -> Result<(), Fault> {
    let (mut reader, mut depth) = (Reader::from_str(text), 0_usize);
    loop {
        match reader.read_event()? {
            Event::Start(_) if depth == DEPTH => {
                return Err(Fault::from(format!("elements lie more than {DEPTH} deep")));
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof if depth > 0 => return Err(Fault::from("it ends within an element")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
