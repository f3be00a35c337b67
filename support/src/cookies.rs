//! The cookies of a request: appended, and taken out.

use std::borrow::Cow;

use super::headers::check_cookie;
use super::pair::Pair;
use super::problems::Given;
use super::request::Request;
use super::text::ToText;

impl Request {
    /// Appends a cookie. The value must consist of cookie octets (RFC 6265 §4.1.1).
    #[must_use]
    pub fn cookie(self, name: impl Into<Cow<'static, str>>, value: impl ToText) -> Self {
        let name = name.into();
        let value = match value.try_to_text() {
            Ok(value) => value,
            Err(problem) => return self.unwritten(Given::Cookie(&name), &problem),
        };
        let cookie = Pair::new(name.clone(), value.into_owned());
        self.cookie_of(Given::Cookie(&name), cookie)
    }

    /// Appends a cookie of what was given.
    pub(super) fn cookie_of(self, given: Given<'_>, cookie: Pair<'static>) -> Self {
        match check_cookie(cookie.name(), cookie.value()) {
            Ok(()) => self.checked_cookie(cookie),
            Err(problem) => self.refuse_given(given, problem),
        }
    }

    /// Takes all cookies of a name out, with all that was written of one in a style.
    #[must_use]
    pub fn unset_cookie(self, name: &str) -> Self {
        self.forget(Given::Cookie(name))
            .keep_cookies(|cookie| !cookie.is_of(name))
    }
}
