//! Statuses of answers, and what they are called.

/// The statuses that an answer is told by, the narrow ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statuses {
    One(u16),
    /// All of one class: `4XX`.
    Class(u16),
    /// All that are not named: `default`.
    All,
}

impl Statuses {
    /// The statuses that a code stands for, if it stands for any.
    pub fn of(code: &str) -> Option<Statuses> {
        let upper = code.to_ascii_uppercase();
        let number = |text: &str| text.parse::<u16>().ok();
        if upper == "DEFAULT" {
            return Some(Statuses::All);
        }
        match upper.strip_suffix("XX") {
            Some(class) => number(class)
                .filter(|class| (1..6).contains(class))
                .map(Statuses::Class),
            None => number(code)
                .filter(|code| (100..600).contains(code))
                .map(Statuses::One),
        }
    }

    /// What they are called (RFC 9110, section 15).
    pub fn words(self) -> String {
        let known = match self {
            Statuses::One(code) => {
                let mut names = NAMES.iter();
                names
                    .find(|(known, _)| *known == code)
                    .map(|(_, name)| *name)
            }
            Statuses::Class(class) => CLASSES.get(usize::from(class)).copied(),
            Statuses::All => Some("default"),
        };
        match (known, self) {
            (None, Statuses::One(code) | Statuses::Class(code)) => format!("status {code}"),
            (known, _) => known.unwrap_or_default().to_owned(),
        }
    }
}

/// By the first digit.
const CLASSES: [&str; 6] = [
    "other",
    "informational",
    "success",
    "redirection",
    "client error",
    "server error",
];

/// Those of answers that have a name.
const NAMES: [(u16, &str); 49] = [
    (200, "ok"),
    (201, "created"),
    (202, "accepted"),
    (203, "non authoritative"),
    (204, "no content"),
    (205, "reset content"),
    (206, "partial content"),
    (207, "multi status"),
    (208, "already reported"),
    (226, "im used"),
    (300, "multiple choices"),
    (301, "moved permanently"),
    (302, "found"),
    (303, "see other"),
    (304, "not modified"),
    (307, "temporary redirect"),
    (308, "permanent redirect"),
    (400, "bad request"),
    (401, "unauthorized"),
    (402, "payment required"),
    (403, "forbidden"),
    (404, "not found"),
    (405, "method not allowed"),
    (406, "not acceptable"),
    (407, "proxy authentication required"),
    (408, "request timeout"),
    (409, "conflict"),
    (410, "gone"),
    (411, "length required"),
    (412, "precondition failed"),
    (413, "content too large"),
    (414, "uri too long"),
    (415, "unsupported media type"),
    (416, "range not satisfiable"),
    (417, "expectation failed"),
    (421, "misdirected request"),
    (422, "unprocessable content"),
    (423, "locked"),
    (424, "failed dependency"),
    (425, "too early"),
    (426, "upgrade required"),
    (428, "precondition required"),
    (429, "too many requests"),
    (451, "unavailable for legal reasons"),
    (500, "internal server error"),
    (501, "not implemented"),
    (502, "bad gateway"),
    (503, "service unavailable"),
    (504, "gateway timeout"),
];
