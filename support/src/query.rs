//! The query of a request: parameters that are appended, set, and taken out.

use super::pair::Pair;
use super::problems::Given;
use super::request::Request;
use super::text::ToText;

impl Request {
    /// Appends a query parameter.
    #[must_use]
    pub fn query(self, name: &'static str, value: impl ToText) -> Self {
        match value.try_to_text() {
            Ok(value) => self.pair(Pair::new(name, value.into_owned())),
            Err(problem) => self.unwritten(Given::Query(name), &problem),
        }
    }

    /// Appends a query parameter once for each value.
    #[must_use]
    pub fn query_list(self, name: &'static str, values: impl IntoIterator<Item: ToText>) -> Self {
        values
            .into_iter()
            .fold(self, |request, value| request.query(name, value))
    }

    /// Sets a query parameter, in place of all of its name.
    #[must_use]
    pub fn set_query(self, name: &'static str, value: impl ToText) -> Self {
        self.unset_query(name).query(name, value)
    }

    /// Takes all query parameters of a name out, with all that was written of one in a style.
    #[must_use]
    pub fn unset_query(self, name: &str) -> Self {
        self.forget(Given::Query(name))
            .keep_pairs(|pair| !pair.is_of(name))
    }
}
