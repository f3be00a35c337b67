//! What a description says in words.

/// What a description says in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    pub title: String,
    pub description: String,
}
