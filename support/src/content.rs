//! What requests carry as their bodies.

use serde::Serialize;

use super::body::Body;
use super::problems::Given;
use super::request::Request;
use super::source::Source;

/// What a request carries as its body.
impl Request {
    /// Sets a JSON body (RFC 8259).
    #[must_use]
    pub fn json(self, body: &(impl Serialize + ?Sized)) -> Self {
        self.json_as("application/json", body)
    }

    /// Sets a body of another media type that is JSON, such as `application/vnd.api+json`.
    #[must_use]
    pub fn json_as(self, content_type: &str, body: &(impl Serialize + ?Sized)) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => self.bytes(content_type, bytes),
            Err(error) => self.refuse_given(
                Given::Body,
                format!("the body cannot be written as JSON: {error}"),
            ),
        }
    }

    /// Sets a text body, in UTF-8.
    ///
    /// A type `text/…` that names no charset gets it where it matters: what servers take for granted differs (RFC 6657 §3).
    #[must_use]
    pub fn text(self, content_type: &str, body: impl Into<String>) -> Self {
        let (body, lower) = (body.into(), content_type.to_ascii_lowercase());
        let is_open = lower.starts_with("text/") && !lower.contains("charset=");
        if is_open && !body.is_ascii() {
            return self.bytes(&format!("{content_type}; charset=utf-8"), body);
        }
        self.bytes(content_type, body)
    }

    /// Sets a body of bytes.
    #[must_use]
    pub fn bytes(self, content_type: &str, body: impl Into<Source>) -> Self {
        self.carried(Body::new(content_type, body))
    }

    /// Sets a body whose media type the caller chooses in a range such as `image/*`, in lower case.
    #[must_use]
    pub fn body_in(self, range: &str, body: Body) -> Self {
        match body.is_in(range) || body.content_type.is_err() {
            true => self.carried(body),
            false => self.refuse_given(Given::Body, format!("the body is no `{range}`")),
        }
    }

    fn carried(self, body: Body) -> Self {
        match &body.content_type {
            Ok(_) => self.carry(body),
            Err(problem) => {
                let problem = problem.clone();
                self.refuse_given(Given::Body, problem)
            }
        }
    }
}
