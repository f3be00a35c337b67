//! The version of OpenAPI that a document says it has.

use crate::diagnostic::{Code, Sink};
use crate::document::version;
use crate::text::Node;

/// A version that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Swagger 2.0.
    Two,
    /// What stands beside a reference to a schema does not count.
    ThreeZero,
    /// 3.1, and 3.2, which adds keys.
    Three,
}

impl Version {
    /// The version of a document; none, which is reported, if it is another.
    pub fn of(document: &Node, sink: &mut Sink) -> Option<Version> {
        let second = document.value.get("swagger").map(|_| "swagger");
        let key = second.unwrap_or("openapi");
        let version = version(&document.value[key]);
        let mut numbers = version.split('.');
        match (key, numbers.next(), numbers.next()) {
            ("swagger", Some("2"), _) => Some(Version::Two),
            ("openapi", Some("3"), Some("0")) => Some(Version::ThreeZero),
            ("openapi", Some("3"), _) => Some(Version::Three),
            _ => {
                let message = format!("`{key}` names no version that is read");
                let help = "give a document of `swagger: \"2.0\"`, or of `openapi: 3.0.0` to 3.2";
                let place = document.place.key(key);
                sink.report(Code::UnsupportedInput, &place, message, help);
                None
            }
        }
    }
}
