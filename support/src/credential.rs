//! How a client proves who it is, and where in a request the proof stands.

use super::place::{Place, Placed};
use super::secret::Secret;
use super::tokens::Tokens;

/// Where bearer tokens, passwords and the like stand (RFC 9110 §11.6.2).
const AUTHORIZATION: Place = Place::Header("authorization");

/// A credential of a client. Its `Debug` output shows its kind, never the secret.
#[derive(Clone, Debug)]
pub struct Credential(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Bearer(Secret),
    Basic { user: Secret, password: Secret },
    Authorization(Secret),
    Key(Place, Secret),
    Fetched(Tokens),
}

impl Credential {
    /// `Authorization: Bearer <token>` (RFC 6750 §2.1).
    pub fn bearer(token: impl Into<String>) -> Self {
        Self(Kind::Bearer(Secret::new(token)))
    }

    /// `Authorization: Bearer <token>` with tokens that are fetched when they are needed. A call that is answered 401 is
    /// made once more with another one.
    pub fn bearer_from(tokens: Tokens) -> Self {
        Self(Kind::Fetched(tokens))
    }

    /// `Authorization: Basic …` with user and password in UTF-8 (RFC 7617). The user must not contain a colon.
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self(Kind::Basic {
            user: Secret::new(user),
            password: Secret::new(password),
        })
    }

    /// `Authorization` with a value as given, for schemes other than these.
    pub fn authorization(value: impl Into<String>) -> Self {
        Self(Kind::Authorization(Secret::new(value)))
    }

    /// A key in a header.
    pub fn header(name: &'static str, value: impl Into<String>) -> Self {
        Self(Kind::Key(Place::Header(name), Secret::new(value)))
    }

    /// A key in the query. It may end up in logs of the server and of what stands before it.
    pub fn query(name: &'static str, value: impl Into<String>) -> Self {
        Self(Kind::Key(Place::Query(name), Secret::new(value)))
    }

    /// A key in a cookie. A browser sends none but its own.
    pub fn cookie(name: &'static str, value: impl Into<String>) -> Self {
        Self(Kind::Key(Place::Cookie(name), Secret::new(value)))
    }

    /// Checks and encodes the credential of a name; the error is a sentence without the secret in it.
    pub(super) fn place_as(self, name: &str) -> Result<Placed, String> {
        let placed = self.place();
        placed.map_err(|problem| format!("the credential `{name}` is invalid: {problem}"))
    }

    fn place(self) -> Result<Placed, String> {
        match self.0 {
            Kind::Bearer(token) => bearer(&token),
            Kind::Fetched(tokens) => Ok(Placed::Fetched(tokens)),
            Kind::Basic { user, password } => {
                if user.expose().contains(':') {
                    return Err("the user name contains a colon".into());
                }
                let pair = format!("{}:{}", user.expose(), password.expose());
                let pair = base64(pair.as_bytes());
                AUTHORIZATION.put(Secret::new(format!("Basic {pair}")))
            }
            Kind::Authorization(value) => AUTHORIZATION.put(value),
            Kind::Key(place, key) => place.put(key),
        }
    }
}

/// A bearer token where it stands.
pub(super) fn bearer(token: &Secret) -> Result<Placed, String> {
    AUTHORIZATION.put(Secret::new(format!("Bearer {}", token.expose())))
}

/// Base64 with padding (RFC 4648 §4).
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        // Three bytes, the missing ones as zero, are four digits of six bits.
        let bits = group
            .iter()
            .fold(0, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for place in 0..4 {
            text.push(if place <= group.len() {
                digit(bits >> (18 - 6 * place))
            } else {
                '='
            });
        }
    }
    text
}

/// The digit for the lowest six bits.
fn digit(bits: u32) -> char {
    const DIGITS: [u8; 64] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    DIGITS
        .get(bits as usize & 63)
        .map_or('=', |digit| char::from(*digit))
}
