//! Parameters that are set once on a client, for all operations that take them.

use super::place::{Place, Placed};
use super::secret::Secret;
use super::text::ToText;

/// A parameter that operations have in common. It may be a key or a token, so its `Debug` output shows no value.
#[derive(Clone, Debug)]
pub struct Common {
    place: Place,
    value: Secret,
}

impl Common {
    /// A header. The value must be visible ASCII, spaces and tabs (RFC 9110 §5.5).
    pub fn header(name: &'static str, value: impl ToText) -> Self {
        Self::new(Place::Header(name), value)
    }

    /// A query parameter.
    pub fn query(name: &'static str, value: impl ToText) -> Self {
        Self::new(Place::Query(name), value)
    }

    /// A cookie. The value must consist of cookie octets (RFC 6265 §4.1.1).
    pub fn cookie(name: &'static str, value: impl ToText) -> Self {
        Self::new(Place::Cookie(name), value)
    }

    fn new(place: Place, value: impl ToText) -> Self {
        let value = Secret::new(value.to_text());
        Self { place, value }
    }

    /// Checks and encodes the parameter; the error is a sentence without the value in it.
    pub(super) fn place(self) -> Result<Placed, String> {
        self.place.put(self.value)
    }
}
