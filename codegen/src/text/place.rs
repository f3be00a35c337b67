//! The lines and the columns of places, looked up in the texts for all diagnostics of a run together.
//!
//! Each JSON value is walked once, along the pointers that are wanted, and each text is counted through once: the time
//! grows with the text, not with the number of diagnostics times the text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Input;
use super::wanted::Wanted;
use super::wanted_yaml;
use crate::diagnostic::{Code, Diagnostic, Finding, Location, Place, Related, Severity};

/// Turns findings into diagnostics, sorted by place: first the inputs as given, then from top to bottom.
pub fn locate(
    findings: Vec<Finding>,
    inputs: &[Input],
    severity: impl Fn(Code) -> Severity,
) -> Vec<Diagnostic> {
    let mut locations = locations(&places(&findings), inputs).into_iter();
    let mut next = || locations.next().expect("each place has a location");
    let mut placed: Vec<(usize, Diagnostic)> = findings
        .into_iter()
        .map(|finding| {
            let Finding {
                code,
                place,
                message,
                help,
                related,
            } = finding;
            let diagnostic = Diagnostic {
                severity: severity(code),
                code,
                location: next(),
                message,
                help,
                related: related.map(|(_, label)| Related {
                    location: next(),
                    label,
                }),
            };
            (place.file, diagnostic)
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

/// The places of findings, each with the one that it relates to behind it.
fn places(findings: &[Finding]) -> Vec<&Place> {
    findings
        .iter()
        .flat_map(|finding| {
            let related = finding.related.as_ref().map(|(place, _)| place);
            [&finding.place].into_iter().chain(related)
        })
        .collect()
}

/// The locations of places, in their order.
fn locations(places: &[&Place], inputs: &[Input]) -> Vec<Location> {
    let mut files: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        files.entry(place.file).or_default().push(index);
    }
    let mut locations = vec![Location::file(String::new()); places.len()];
    for (file, indexes) in files {
        let Some(input) = inputs.get(file) else {
            continue;
        };
        let within: Vec<&Place> = indexes.iter().map(|index| places[*index]).collect();
        let spans = spans(&within, input.text());
        let positions = positions(&spans, input.text());
        for (((index, place), span), position) in
            indexes.into_iter().zip(within).zip(spans).zip(positions)
        {
            locations[index] = location(place, &input.name, span, position);
        }
    }
    locations
}

fn location(
    place: &Place,
    file: &str,
    span: Range<usize>,
    (line, column): (usize, usize),
) -> Location {
    let pointer = if place.section.is_empty() {
        String::new()
    } else {
        format!("/{}", place.section)
    };
    Location {
        file: file.to_owned(),
        line,
        column,
        pointer: pointer + &place.pointer.to_string(),
        span,
        is_hidden: place.is_hidden,
    }
}

/// The bytes of each place: those of a node of a JSON value, or a line where there is no pointer.
fn spans(places: &[&Place], text: &str) -> Vec<Range<usize>> {
    let mut values: BTreeMap<usize, Wanted<'_>> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        let value = values.entry(place.start.min(text.len())).or_default();
        value.add(&place.pointer, index);
    }
    let mut spans = vec![0..0; places.len()];
    for (start, wanted) in values {
        let shown = line(text, start);
        let is_json = text[start..].trim_start().starts_with(['{', '[']);
        match is_json || wanted.is_end() {
            true => wanted.find(text, start, shown, &mut spans),
            false => wanted_yaml::find(wanted, text, start, shown, &mut spans),
        }
    }
    spans
}

fn line(text: &str, start: usize) -> Range<usize> {
    let end = text[start..]
        .find(['\r', '\n'])
        .map_or(text.len(), |length| start + length);
    start..start + text[start..end].trim_end().len()
}

/// The line and the column, from 1, at which each span begins.
fn positions(spans: &[Range<usize>], text: &str) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|index| spans[*index].start);
    let mut positions = vec![(1, 1); spans.len()];
    let (mut at, mut line, mut column) = (0, 1, 1);
    for index in order {
        for c in text[at..spans[index].start].chars() {
            (line, column) = if c == '\n' {
                (line + 1, 1)
            } else {
                (line, column + 1)
            };
        }
        at = spans[index].start;
        positions[index] = (line, column);
    }
    positions
}
