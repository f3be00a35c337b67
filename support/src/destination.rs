//! Where a request goes, and whether what the client holds may go there as well.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::{fmt, iter};

use super::base::Base;
use super::servers::Servers;

/// Where a request wants to go.
#[derive(Clone, Copy)]
pub(super) enum Target {
    Default,
    Server(&'static str),
    Origin(&'static str),
}

/// The URL of an origin comes from the description, and is shown only if it holds no password.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Default => f.write_str("Default"),
            Target::Server(name) => f.debug_tuple("Server").field(name).finish(),
            Target::Origin(url) => match Base::parse("it", url) {
                Ok(base) => f.debug_tuple("Origin").field(&base).finish(),
                Err(_) => f.write_str("Origin(invalid)"),
            },
        }
    }
}

/// Where a request goes.
pub(super) struct Destination<'a> {
    pub(super) base: Cow<'a, Base>,
    /// Whether what the client adds to requests may go there.
    pub(super) is_trusted: bool,
}

/// Servers and trusted origins that were checked once.
#[derive(Debug)]
pub(super) struct Destinations {
    default: Base,
    named: BTreeMap<&'static str, Base>,
    trusted: Vec<Base>,
    /// Whether credentials may be read by others on the way.
    plain_http: bool,
}

impl Destinations {
    /// Checks every URL; the error says which one is wrong, and does not quote it.
    pub(super) fn check(
        servers: Servers,
        trusted: &[String],
        plain_http: bool,
    ) -> Result<Self, String> {
        let default = Base::parse("the base URL", &servers.default)?;
        let named = servers.named.into_iter().map(|(name, url)| {
            let what = format!("the base URL of the server `{}`", name.escape_debug());
            Ok((name, Base::parse(&what, &url)?))
        });
        let named = named.collect::<Result<_, String>>()?;
        let trusted = trusted
            .iter()
            .map(|origin| Base::parse("the trusted origin", origin))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            default,
            named,
            trusted,
            plain_http,
        })
    }

    /// Refuses places where what is sent can be read by others on the way, unless that is permitted. Who trusts an origin
    /// wants to send secrets there; to a server they are sent if the client has credentials.
    pub(super) fn refuse_exposed(&self, has_credentials: bool) -> Result<(), String> {
        let trusted = self.trusted.iter();
        let trusted = trusted.map(|base| (base, " to a trusted origin".to_owned()));
        let named = self
            .named
            .iter()
            .map(|(name, base)| (base, format!(" to the server `{}`", name.escape_debug())));
        let servers = iter::once((&self.default, String::new())).chain(named);
        let exposed = servers
            .filter(|_| has_credentials)
            .chain(trusted)
            .find(|(base, _)| base.is_exposed());
        match exposed.filter(|_| !self.plain_http) {
            Some((_, place)) => Err(in_the_open(&place)),
            None => Ok(()),
        }
    }

    /// Refuses a place where the credentials of one call can be read by others on the way, unless that is permitted.
    pub(super) fn refuse_exposing(&self, destination: &Destination<'_>) -> Result<(), String> {
        match destination.base.is_exposed() && !self.plain_http {
            true => Err(in_the_open("")),
            false => Ok(()),
        }
    }

    /// The way to a place that the caller names.
    pub(super) fn to<'a>(&self, base: &'a Base) -> Destination<'a> {
        Destination {
            is_trusted: self.trusts(base),
            base: Cow::Borrowed(base),
        }
    }

    /// The way to a target; the error says what is missing.
    pub(super) fn find(&self, target: Target) -> Result<Destination<'_>, String> {
        let base = match target {
            Target::Default => &self.default,
            Target::Server(name) => self.named.get(name).ok_or_else(|| {
                let name = name.escape_debug();
                format!("the client has no server `{name}`: set its base URL with Builder::server(\"{name}\", …)")
            })?,
            Target::Origin(url) => {
                let base = Base::parse("the base URL of the operation", url)?;
                return Ok(Destination {
                    is_trusted: self.trusts(&base),
                    base: Cow::Owned(base),
                });
            }
        };
        Ok(Destination {
            base: Cow::Borrowed(base),
            is_trusted: true,
        })
    }

    /// Whether a base URL has the origin of a server, or one that the user trusts.
    fn trusts(&self, base: &Base) -> bool {
        iter::once(&self.default)
            .chain(self.named.values())
            .chain(&self.trusted)
            .any(|place| place.has_origin_of(base))
    }
}

/// What is said of a place where credentials could be read.
fn in_the_open(place: &str) -> String {
    format!("credentials would be sent over http{place}; use https, or allow_plain_http()")
}
