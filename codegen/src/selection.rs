//! Which operations a user wants, and what is to be said of that.

use crate::config::{By, Config, Selector};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::lower::Candidate;

/// The selectors of a user, each with whether some operation was one of its.
pub struct Selection<'c> {
    config: &'c Config,
    only: Vec<(&'c Selector, bool)>,
    except: Vec<(&'c Selector, bool)>,
}

impl<'c> Selection<'c> {
    pub fn new(config: &'c Config) -> Selection<'c> {
        let unmet = |selectors: &'c [Selector]| {
            let selectors = selectors.iter();
            selectors.map(|selector| (selector, false)).collect()
        };
        Selection {
            config,
            only: unmet(&config.only),
            except: unmet(&config.except),
        }
    }

    /// Whether a client has an operation.
    pub fn has(&mut self, candidate: &Candidate<'_>) -> bool {
        let is_wanted = self.only.is_empty();
        let is_wanted = mark(&mut self.only, candidate) || is_wanted;
        !mark(&mut self.except, candidate) && is_wanted
    }

    /// What is to be said of selectors that no operation has met.
    pub fn unmet(&self) -> impl Iterator<Item = Diagnostic> {
        let all = self.only.iter().chain(&self.except);
        let unmet = all.filter(|(_, is_met)| !is_met);
        unmet.map(|(selector, _)| Diagnostic {
            severity: self.config.severity(Code::UnmetSelector),
            code: Code::UnmetSelector,
            location: selector
                .location
                .clone()
                .unwrap_or_else(|| Location::file("configuration".to_owned())),
            message: format!("no operation is `{}`", selector.text().escape_debug()),
            help: "write it as the description does, or take it out".to_owned(),
            related: None,
        })
    }
}

/// Marks the selectors that an operation meets; says whether there are any.
fn mark(selectors: &mut [(&Selector, bool)], candidate: &Candidate<'_>) -> bool {
    let mut is_met = false;
    for (selector, met) in selectors {
        if meets(candidate, selector) {
            (is_met, *met) = (true, true);
        }
    }
    is_met
}

fn meets(candidate: &Candidate<'_>, selector: &Selector) -> bool {
    match &selector.by {
        By::Request(method, path) => {
            let is_method = |method: &String| method.eq_ignore_ascii_case(candidate.method);
            method.as_ref().is_none_or(is_method)
                && path.as_ref().is_none_or(|path| path.is_met(candidate.path))
        }
        By::Tag(name) => candidate.tags.iter().any(|tag| name.is_met(tag.trim())),
        By::Folder(path) => {
            let all = 1..=candidate.folders.len();
            all.map(|count| candidate.folders[..count].join("/"))
                .any(|folder| path.is_met(&folder))
        }
        By::Operation(name) => [candidate.operation_id, candidate.name]
            .into_iter()
            .any(|own| !own.is_empty() && name.is_met(own)),
    }
}
