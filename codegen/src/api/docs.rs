//! What a description says in words.

use std::collections::BTreeSet;

/// What is said of values that only answers have.
pub const SET_BY_SERVER: &str = "Set by the server.";

/// What a description says in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    pub title: String,
    pub description: String,
    /// What a schema allows beyond its type, as sentences: `At most 32 characters.`
    pub constraints: Vec<String>,
}

impl Docs {
    /// A title and a description.
    pub fn new(title: impl Into<String>, description: impl Into<String>) -> Docs {
        Docs {
            title: title.into(),
            description: description.into(),
            constraints: Vec::new(),
        }
    }

    /// What is said of several as of one: a description that no other contradicts, and what all of them allow.
    pub fn common(said: &[&Docs]) -> Docs {
        let descriptions = said.iter().map(|docs| &docs.description);
        let descriptions: BTreeSet<&String> =
            descriptions.filter(|text| !text.is_empty()).collect();
        let mut docs = said[0].clone();
        docs.description = match descriptions.len() {
            1 => descriptions.into_iter().cloned().collect(),
            _ => String::new(),
        };
        let is_said = |text: &String| said.iter().all(|docs| docs.constraints.contains(text));
        docs.constraints.retain(is_said);
        docs
    }

    /// All of it as one text.
    pub fn text(&self) -> String {
        let constraints = self.constraints.join(" ");
        let parts = [&self.title, &self.description, &constraints].map(String::as_str);
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("\n\n")
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.description.is_empty() && self.constraints.is_empty()
    }

    /// The title, where it is what programs call a type and no label for readers: `VideoResponse`,
    /// `videoResponse`, `video_response`.
    pub fn title_as_name(&self) -> Option<&str> {
        let title = self.title.as_str();
        let is_written_as_name = title.len() > 2
            && title.starts_with(|first: char| first.is_ascii_alphabetic())
            && title.contains(|other: char| other.is_ascii_lowercase())
            && title
                .chars()
                .all(|other| other.is_ascii_alphanumeric() || other == '_');
        let has_words = title.contains(|other: char| other.is_ascii_uppercase())
            || title.trim_matches('_').contains('_');
        (is_written_as_name && has_words).then_some(title)
    }
}
