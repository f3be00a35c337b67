//! The line and the column of a place, looked up in the text when a diagnostic needs them.

use std::ops::Range;

use super::Input;
use super::scan::Scanner;
use crate::diagnostic::{Code, Diagnostic, Finding, Location, Place, Related, Severity, Step};

/// Turns findings into diagnostics, sorted by place: first the inputs as given, then from top to bottom.
pub fn locate(
    findings: Vec<Finding>,
    inputs: &[Input],
    severity: impl Fn(Code) -> Severity,
) -> Vec<Diagnostic> {
    let mut placed: Vec<(usize, Diagnostic)> = findings
        .into_iter()
        .map(|finding| {
            let file = finding.place.file;
            let Finding {
                code,
                place,
                message,
                help,
                related,
            } = finding;
            (
                file,
                Diagnostic {
                    severity: severity(code),
                    code,
                    location: location(&place, inputs),
                    message,
                    help,
                    related: related.map(|(place, label)| Related {
                        location: location(&place, inputs),
                        label,
                    }),
                },
            )
        })
        .collect();
    placed.sort_by(|(a_file, a), (b_file, b)| {
        (a_file, a.location.span.start, a.code, &a.message).cmp(&(
            b_file,
            b.location.span.start,
            b.code,
            &b.message,
        ))
    });
    placed.dedup();
    placed
        .into_iter()
        .map(|(_, diagnostic)| diagnostic)
        .collect()
}

fn location(place: &Place, inputs: &[Input]) -> Location {
    let Some(input) = inputs.get(place.file) else {
        return Location {
            file: String::new(),
            line: 1,
            column: 1,
            pointer: String::new(),
            span: 0..0,
            is_hidden: false,
        };
    };
    let text = input.text();
    let span = span(text, place);
    let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let pointer = if place.section.is_empty() {
        String::new()
    } else {
        format!("/{}", place.section)
    };
    Location {
        file: input.name.clone(),
        line: 1 + text[..span.start].matches('\n').count(),
        column: 1 + text[line_start..span.start].chars().count(),
        pointer: pointer + &place.pointer.to_string(),
        span,
        is_hidden: place.is_hidden,
    }
}

/// The bytes of a node: a scalar whole, of a larger value its name or its opening bracket; without a pointer, the line.
///
/// Where the text has no such node (it was made when the description was brought to one form), it is the nearest one
/// around it.
fn span(text: &str, place: &Place) -> Range<usize> {
    let start = place.start.min(text.len());
    let mut found = line(text, start);
    let mut scanner = Scanner::new(text, start);
    for step in place.pointer.steps() {
        match find(&mut scanner, step) {
            Some(range) => found = range,
            None => break,
        }
    }
    found
}

fn line(text: &str, start: usize) -> Range<usize> {
    let end = text[start..]
        .find(['\r', '\n'])
        .map_or(text.len(), |length| start + length);
    start..start + text[start..end].trim_end().len()
}

/// Moves the scanner from a value to a value in it, and says which bytes to show for that.
fn find(scanner: &mut Scanner<'_>, step: &Step) -> Option<Range<usize>> {
    let mut index = 0;
    while scanner.next_element() {
        let name = match step {
            Step::Key(wanted) => {
                let (range, key) = scanner.key();
                (key == *wanted).then_some(Some(range))
            }
            Step::Index(wanted) => (index == *wanted).then_some(None),
        };
        if let Some(name) = name {
            return Some(shown_bytes(scanner, name));
        }
        scanner.skip_value();
        index += 1;
    }
    None
}

fn shown_bytes(scanner: &Scanner<'_>, name: Option<Range<usize>>) -> Range<usize> {
    let value = scanner.clone().skip_value();
    match (name, scanner.peek()) {
        (Some(name), b'[' | b'{') => name,
        (None, b'[' | b'{') => value.start..value.start + 1,
        _ => value,
    }
}
