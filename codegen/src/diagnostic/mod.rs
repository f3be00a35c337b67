//! What the tool tells its user: a code, a place, a sentence, a remedy; many at once.
//!
//! Rooms of the pipeline put [`Finding`]s into a [`Sink`]. Their places are pointers into a description; lines and
//! columns are computed once, at the end, for the findings that there are (`text::place`), which turns them
//! into [`Diagnostic`]s.

mod code;
#[cfg(feature = "overlay")]
mod origin;
mod place;
#[cfg(feature = "cli")]
mod render;
mod unread;

pub use code::{Code, Severity};
#[cfg(feature = "overlay")]
pub use origin::Origin;
pub use place::{Location, Place, Pointer, Step};
#[cfg(feature = "cli")]
pub use render::render;

#[cfg(feature = "overlay")]
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use unread::UnreadKeys;

/// A diagnostic as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is; the user's `--deny` has been applied.
    pub severity: Severity,
    /// The kind of problem.
    pub code: Code,
    /// Where in which input.
    pub location: Location,
    /// One sentence on what is so.
    pub message: String,
    /// One sentence on what was done, or how to mend the description.
    pub help: String,
    /// Another place that it is about.
    pub related: Option<Related>,
}

/// Another place that a diagnostic is about, and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where in which input.
    pub location: Location,
    /// A few words on what stands there.
    pub label: String,
}

/// A diagnostic as a room of the pipeline makes it: its place is not yet looked up in the text.
#[derive(Clone, Debug)]
pub struct Finding {
    pub code: Code,
    pub place: Place,
    /// As in [`Diagnostic`].
    pub message: String,
    /// As in [`Diagnostic`].
    pub help: String,
    /// As in [`Diagnostic`].
    pub related: Option<(Place, String)>,
}

/// Where the rooms of the pipeline put what they find.
#[derive(Debug, Default)]
pub struct Sink {
    findings: Vec<Finding>,
    unread: UnreadKeys,
    /// The values that were put together of several inputs, by the input and the byte at which they start.
    #[cfg(feature = "overlay")]
    origins: BTreeMap<(usize, usize), Origin>,
}

impl Sink {
    /// Reports a problem: `message` says what is so, `help` what was done or what to do.
    pub fn report(
        &mut self,
        code: Code,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Finding {
            code,
            place: place.clone(),
            message: message.into(),
            help: help.into(),
            related: None,
        });
    }

    /// Reports a problem of each of these places, once, with what is so there.
    pub fn report_each<'p>(
        &mut self,
        code: Code,
        places: impl Iterator<Item = (&'p Place, &'p str)>,
        help: &str,
    ) {
        let mut told = BTreeSet::new();
        for (place, message) in places {
            if told.insert((place.file, place.start, place.pointer.to_string())) {
                self.report(code, place, message, help);
            }
        }
    }

    /// Puts in what was found.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Notes a key of an object, called `what`, that nobody knows. Each is reported once, with how often it occurs.
    pub fn unknown_key(&mut self, what: &'static str, key: &str, place: &Place) {
        self.unread.add(Code::UnknownKey, what, key, place);
    }

    /// Notes a key of an object, called `what`, that restricts values and is not checked. Each is reported once, too.
    pub fn unchecked_key(&mut self, what: &'static str, key: &str, place: &Place) {
        self.unread.add(Code::UncheckedKeyword, what, key, place);
    }

    /// Forgets what was found in these places and within them; keys that nobody knows are told all the same.
    pub fn forget(&mut self, places: &[Place]) {
        let name = |place: &Place, pointer: &str| (place.file, place.start, pointer.to_owned());
        let gone: BTreeSet<_> = places
            .iter()
            .map(|place| name(place, &place.pointer.to_string()))
            .collect();
        self.findings.retain(|finding| {
            let pointer = finding.place.pointer.to_string();
            let ends = pointer.match_indices('/').map(|(end, _)| end);
            let mut around = ends.chain([pointer.len()]);
            !around.any(|end| gone.contains(&name(&finding.place, &pointer[..end])))
        });
    }

    /// Puts in all that another one holds.
    pub fn extend(&mut self, other: Sink) {
        self.findings.extend(other.findings);
        self.unread.extend(other.unread);
        #[cfg(feature = "overlay")]
        self.origins.extend(other.origins);
    }

    /// Whether something was found that cannot be used at all.
    pub fn has_error(&self) -> bool {
        let mut codes = self.findings.iter().map(|finding| finding.code);
        codes.any(|code| code.severity() == Severity::Error)
    }

    /// Everything that was found, in the order of finding.
    pub fn into_findings(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings.extend(self.unread.into_findings());
        #[cfg(feature = "overlay")]
        for finding in &mut findings {
            let related = finding.related.iter_mut().map(|(place, _)| place);
            for place in [&mut finding.place].into_iter().chain(related) {
                if let Some(origin) = self.origins.get(&(place.file, place.start)) {
                    *place = origin.place(place);
                }
            }
        }
        findings
    }

    /// Says where the parts of a value come from that begins in a place.
    #[cfg(feature = "overlay")]
    pub fn put_together(&mut self, place: &Place, origin: Origin) {
        self.origins.insert((place.file, place.start), origin);
    }
}
