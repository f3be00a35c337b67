//! Where in a request a value of the client stands, whatever the value is for.

use reqwest::header::{HeaderName, HeaderValue};

use super::headers;
use super::secret::Secret;
use super::tokens::Tokens;

/// A place in a request, by the name that the value has there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Header(&'static str),
    Query(&'static str),
    Cookie(&'static str),
}

/// A value that was checked and encoded once, ready to be put into each request.
#[derive(Clone)]
pub(super) enum Placed {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
    Cookie(&'static str, Secret),
    /// A bearer token that is still to be fetched.
    Fetched(Tokens),
}

impl Placed {
    /// A header; the error is a sentence without the value in it.
    pub(super) fn header(name: &str, value: &Secret) -> Result<Self, String> {
        let name = headers::header_name(name)?;
        let mut value = headers::header_value(name.as_str(), value.expose())?;
        value.set_sensitive(true);
        Ok(Self::Header(name, value))
    }
}

impl Place {
    /// Checks and encodes a value for this place; the error is a sentence without the value in it.
    pub(super) fn put(self, value: Secret) -> Result<Placed, String> {
        match self {
            Place::Header(name) => Placed::header(name, &value),
            Place::Query(name) => Ok(Placed::Query(name, value)),
            Place::Cookie(name) => {
                headers::check_cookie(name, value.expose())?;
                Ok(Placed::Cookie(name, value))
            }
        }
    }
}
