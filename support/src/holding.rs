//! Requests that hold to what a description demands of their values, or are refused.

use serde::Serialize;

use super::checks::{Check, told_of};
use super::problems::Given;
use super::request::Request;

/// A type with demands on what its values hold. `checks!` implements it.
#[allow(dead_code, reason = "a client may check parameters alone")]
pub trait Checked {
    /// The demands.
    fn checks() -> &'static [Check];
}

impl Request {
    /// Refuses the request if its body does not hold to the demands.
    #[must_use]
    pub fn check_body(self, body: &(impl Serialize + ?Sized), checks: &'static [Check]) -> Self {
        self.check(Given::Body, body, checks)
    }

    /// Refuses the request if a path parameter does not hold to the demands.
    #[must_use]
    pub fn check_path(
        self,
        name: &str,
        value: &(impl Serialize + ?Sized),
        checks: &'static [Check],
    ) -> Self {
        self.check(Given::Path(name), value, checks)
    }

    /// Refuses the request if a query parameter does not hold to the demands.
    #[must_use]
    pub fn check_query(
        self,
        name: &str,
        value: &(impl Serialize + ?Sized),
        checks: &'static [Check],
    ) -> Self {
        self.check(Given::Query(name), value, checks)
    }

    /// Refuses the request if a header does not hold to the demands.
    #[must_use]
    pub fn check_header(
        self,
        name: &str,
        value: &(impl Serialize + ?Sized),
        checks: &'static [Check],
    ) -> Self {
        self.check(Given::Header(name), value, checks)
    }

    /// Refuses the request if a cookie does not hold to the demands.
    #[must_use]
    pub fn check_cookie(
        self,
        name: &str,
        value: &(impl Serialize + ?Sized),
        checks: &'static [Check],
    ) -> Self {
        self.check(Given::Cookie(name), value, checks)
    }

    /// The demands are on the JSON of a value, however it is written.
    fn check(
        self,
        given: Given<'_>,
        value: &(impl Serialize + ?Sized),
        checks: &'static [Check],
    ) -> Self {
        match told_of(&given, value, checks) {
            Some(problem) => self.refuse_given(given, problem),
            None => self,
        }
    }
}
