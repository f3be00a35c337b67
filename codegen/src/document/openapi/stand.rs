//! What stands where in a document: parts of operations, schemas, or values in which nothing is either.

use crate::document::declared::DATA;

/// What stands at a place of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Part,
    Schema,
    /// Parts or schemas by name.
    Parts,
    Schemas,
    /// Values, in which nothing is a reference.
    Data,
}

impl Stand {
    /// What the members of an object are that stands here.
    pub fn member(self, key: &str) -> Stand {
        match (self, key) {
            (Stand::Data, _) => Stand::Data,
            (Stand::Parts, _) => Stand::Part,
            (Stand::Schemas, _) => Stand::Schema,
            (Stand::Part, "schema" | "itemSchema") => Stand::Schema,
            (Stand::Part, "schemas" | "definitions") => Stand::Schemas,
            (Stand::Part, "example" | "value" | "dataValue") => Stand::Data,
            (Stand::Part, key) if NAMED_PARTS.contains(&key) => Stand::Parts,
            (Stand::Part, _) => Stand::Part,
            (Stand::Schema, key) if NAMED_SCHEMAS.contains(&key) => Stand::Schemas,
            (Stand::Schema, key) if DATA.contains(&key) => Stand::Data,
            (Stand::Schema, _) => Stand::Schema,
        }
    }

    /// What the elements of a list are that stands here.
    pub fn element(self) -> Stand {
        match self {
            Stand::Parts => Stand::Part,
            Stand::Schemas => Stand::Schema,
            stand => stand,
        }
    }
}

const NAMED_PARTS: [&str; 12] = [
    "callbacks",
    "content",
    "encoding",
    "examples",
    "headers",
    "parameters",
    "pathItems",
    "paths",
    "requestBodies",
    "responses",
    "securitySchemes",
    "webhooks",
];

const NAMED_SCHEMAS: [&str; 9] = [
    "$defs",
    "definitions",
    "dependentSchemas",
    "patternProperties",
    "properties",
    "x-apidog-overrides",
    "x-apidog-refs",
    "x-apifox-overrides",
    "x-apifox-refs",
];
