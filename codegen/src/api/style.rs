//! How the values of parameters are written (RFC 6570; OpenAPI 3.1, section 4.8.12).

use super::ParameterIn;

/// The style of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub kind: StyleKind,
    /// Whether each value, or each field, is written for itself.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleKind {
    Form,
    Simple,
    Label,
    Matrix,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// JSON, whatever it is.
    Json,
}

impl StyleKind {
    /// The words for those that descriptions name.
    const WORDS: [(&'static str, StyleKind); 7] = [
        ("form", StyleKind::Form),
        ("simple", StyleKind::Simple),
        ("label", StyleKind::Label),
        ("matrix", StyleKind::Matrix),
        ("spaceDelimited", StyleKind::SpaceDelimited),
        ("pipeDelimited", StyleKind::PipeDelimited),
        ("deepObject", StyleKind::DeepObject),
    ];

    /// The style of a word, if a parameter in this place can have it.
    pub fn of_word(word: &str, within: ParameterIn) -> Option<StyleKind> {
        use StyleKind as S;
        let mut words = StyleKind::WORDS.iter();
        let (_, kind) = words.find(|(known, _)| *known == word)?;
        let possible: &[StyleKind] = match within {
            ParameterIn::Path => &[S::Simple, S::Label, S::Matrix],
            ParameterIn::Query => &[S::Form, S::SpaceDelimited, S::PipeDelimited, S::DeepObject],
            ParameterIn::Header => &[S::Simple],
            ParameterIn::Cookie => &[S::Form],
        };
        possible.contains(kind).then_some(*kind)
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        let mut words = StyleKind::WORDS.iter();
        let known = words.find(|(_, kind)| *kind == self);
        known.map_or("json", |(word, _)| word)
    }
}

impl Style {
    /// The style of a kind.
    pub fn of(kind: StyleKind) -> Style {
        Style {
            kind,
            explode: kind == StyleKind::Form,
            reserved: false,
        }
    }

    /// The style of parameters in this place that name none.
    pub fn usual(within: ParameterIn) -> Style {
        Style::of(match within {
            ParameterIn::Path | ParameterIn::Header => StyleKind::Simple,
            ParameterIn::Query | ParameterIn::Cookie => StyleKind::Form,
        })
    }
}
