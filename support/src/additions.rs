//! What a client adds to the requests that ask for it.

use std::collections::BTreeMap;

use super::common::Common;
use super::credential::Credential;
use super::place::Placed;
use super::request::Request;
use super::secret::Secret;

/// The values that a client was given for all its calls, by the names that requests use.
pub(super) struct Additions {
    pub(super) credentials: BTreeMap<&'static str, Placed>,
    common: BTreeMap<&'static str, Placed>,
    headers: Vec<Placed>,
}

impl Additions {
    /// Checks and encodes every value; the error names the one that is wrong, and does not quote it.
    pub(super) fn place(
        credentials: BTreeMap<&'static str, Credential>,
        common: BTreeMap<&'static str, Common>,
        headers: Vec<(String, Secret)>,
    ) -> Result<Self, String> {
        let credentials = credentials.into_iter().map(|(name, credential)| {
            let placed = credential.place_as(name)?;
            Ok((name, placed))
        });
        let common = common.into_iter().map(|(name, common)| {
            let placed = common.place();
            let placed = placed.map_err(|problem| {
                format!("the common parameter `{name}` is invalid: {problem}")
            })?;
            Ok((name, placed))
        });
        let headers = headers.into_iter();
        Ok(Self {
            credentials: credentials.collect::<Result<_, String>>()?,
            common: common.collect::<Result<_, String>>()?,
            headers: headers
                .map(|(name, value)| Placed::header(&name, &value))
                .collect::<Result<_, _>>()?,
        })
    }

    /// What belongs into `request`: the first complete alternative of its credentials, its common parameters, and the
    /// headers of all requests. What the call brings goes in the place of what the client has; of the client is nothing
    /// where it does not trust the place.
    pub(super) fn of<'a>(
        &'a self,
        request: &'a Request,
        own: &'a BTreeMap<&'static str, Placed>,
        is_trusted: bool,
    ) -> Result<impl Iterator<Item = &'a Placed>, String> {
        let known = move |name: &&'static str| {
            let held = self.credentials.get(name).filter(|_| is_trusted);
            own.get(name).or(held)
        };
        let credentials = request
            .credential_sets()
            .filter(|names| !names.is_empty() && own.keys().all(|name| names.contains(name)))
            .find(|names| names.iter().all(|name| known(name).is_some()));
        if credentials.is_none() {
            refuse_unused(request, own)?;
        }
        let common = request.common_keys().iter();
        let common = common.filter_map(|key| self.common.get(key));
        let held = common.chain(&self.headers).filter(move |_| is_trusted);
        let credentials = credentials.unwrap_or_default().iter().filter_map(known);
        Ok(credentials.chain(held))
    }
}

/// Refuses credentials that a call brings and does not send: it would be made by somebody else than its user says.
fn refuse_unused(request: &Request, own: &BTreeMap<&'static str, Placed>) -> Result<(), String> {
    let is_taken = |name: &&str| request.credential_sets().any(|names| names.contains(name));
    match own
        .keys()
        .find(|name| !is_taken(name))
        .or(own.keys().next())
    {
        None => Ok(()),
        Some(name) if is_taken(name) => Err(format!(
            "the credential `{name}` is taken only together with others, and not all of them are there"
        )),
        Some(name) => Err(format!(
            "the operation takes no credential `{}`",
            name.escape_debug()
        )),
    }
}
