//! What a client adds to the requests that ask for it.

use std::collections::BTreeMap;

use super::common::Common;
use super::credential::Credential;
use super::place::Placed;
use super::request::Request;

/// The values that a client was given for all its calls, by the names that requests use.
pub(super) struct Additions {
    credentials: BTreeMap<&'static str, Placed>,
    common: BTreeMap<&'static str, Placed>,
}

impl Additions {
    /// Checks and encodes every value; the error names the one that is wrong, and does not quote it.
    pub(super) fn place(
        credentials: BTreeMap<&'static str, Credential>,
        common: BTreeMap<&'static str, Common>,
    ) -> Result<Self, String> {
        Ok(Self {
            credentials: placed("credential", credentials, Credential::place)?,
            common: placed("common parameter", common, Common::place)?,
        })
    }

    /// What belongs into `request`: the first complete alternative of its credentials, and its common parameters.
    pub(super) fn of<'a>(&'a self, request: &'a Request) -> impl Iterator<Item = &'a Placed> {
        let complete = |names: &[&'static str]| -> Option<Vec<&Placed>> {
            names
                .iter()
                .map(|name| self.credentials.get(name))
                .collect()
        };
        let credentials = request
            .credential_sets()
            .filter(|names| !names.is_empty())
            .find_map(complete);
        let common = request.common_keys().iter();
        credentials
            .into_iter()
            .flatten()
            .chain(common.filter_map(|key| self.common.get(key)))
    }
}

fn placed<T>(
    what: &str,
    values: BTreeMap<&'static str, T>,
    place: impl Fn(T) -> Result<Placed, String>,
) -> Result<BTreeMap<&'static str, Placed>, String> {
    let values = values.into_iter().map(|(name, value)| {
        let placed =
            place(value).map_err(|problem| format!("the {what} `{name}` is invalid: {problem}"))?;
        Ok((name, placed))
    });
    values.collect()
}
