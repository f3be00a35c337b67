//! Diagnostics in the look of rustc.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Location, Related, Severity};

/// Renders diagnostics for a terminal; `text` gives the text of an input by its name.
pub fn render<'a>(
    diagnostics: &[Diagnostic],
    text: impl Fn(&str) -> Option<&'a str>,
    colour: bool,
) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let reports: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| {
            let text = text(&diagnostic.location.file);
            let report = renderer.render(&[group(diagnostic, text)]) + "\n";
            let related = diagnostic.related.as_ref();
            let locations = [&diagnostic.location].into_iter();
            locations
                .chain(related.map(|related| &related.location))
                .fold(report, placed)
        })
        .collect();
    reports.join("\n")
}

fn group<'a>(diagnostic: &'a Diagnostic, text: Option<&'a str>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let location = &diagnostic.location;
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.as_str());
    // A text that cannot be read has no members yet.
    let is_read = diagnostic.code.severity() != Severity::Error;
    let group = match text.filter(|text| !text.is_empty()) {
        Some(text) if location.is_hidden => {
            title.element(alone(text, location, "…", AnnotationKind::Primary, ""))
        }
        Some(text) if is_long(text, location) || (is_read && has_others(text, location)) => {
            let shown = text.get(location.span.clone()).unwrap_or_default();
            title.element(alone(text, location, shown, AnnotationKind::Primary, ""))
        }
        Some(text) => title.element(plain(text, location)),
        None => title.element(Origin::path(location.file.as_str())),
    };
    // What is related stands in the same input as what it is related to.
    let group = match (text, &diagnostic.related) {
        (Some(text), Some(Related { location, label })) => {
            let shown = match location.is_hidden {
                true => "…",
                false => text.get(location.span.clone()).unwrap_or_default(),
            };
            let kind = AnnotationKind::Context;
            group.element(alone(text, location, shown, kind, label))
        }
        _ => group,
    };
    if diagnostic.help.is_empty() {
        group
    } else {
        group.element(Level::HELP.message(diagnostic.help.as_str()))
    }
}

/// The longest line that is shown whole, in bytes. Longer ones are of a text without lines, where what stands around a
/// place has nothing to do with it, and may be secret.
const LONGEST_LINE: usize = 120;

fn is_long(text: &str, location: &Location) -> bool {
    let (before, shown, after) = around(text, location);
    before.len() + shown.len() + after.len() > LONGEST_LINE
}

/// Whether a member of an object or an element of a list shares its line with others, which may be secret, too.
fn has_others(text: &str, location: &Location) -> bool {
    let (before, _, after) = around(text, location);
    let before = before.strip_suffix(name(before)).unwrap_or(before);
    let is_sign = |c: char| c.is_whitespace() || ",:{}[]".contains(c);
    !location.pointer.is_empty() && !before.chars().chain(after.chars()).all(is_sign)
}

/// The name of a member, as it stands before the value; empty where there is none.
fn name(before: &str) -> &str {
    let name = before.rsplit(['{', '[', ',']).next().unwrap_or_default();
    let is_name = name.trim_end().ends_with("\":") && name.matches('"').count() == 2;
    if is_name { name } else { "" }
}

/// The line of a location.
fn plain<'a>(text: &'a str, location: &'a Location) -> Snippet<'a, Annotation<'a>> {
    if location.span.start == text.len() {
        // The end of a text is told once. The renderer finds a line for it where the last one is empty.
        let annotation = AnnotationKind::Primary.span(location.span.clone());
        let source = Snippet::source(text).path(location.file.as_str());
        return source.annotation(annotation);
    }
    let (before, shown, after) = around(text, location);
    // The sign is not shown, since it is too far away: it only keeps blanks from being the beginning of the line.
    let cut = if is_cut(location) { "…" } else { "" };
    let start = cut.len() + before.len();
    let annotation = AnnotationKind::Primary.span(start..start + shown.len());
    snippet(format!("{cut}{before}{shown}{after}"), location, annotation)
}

/// The line of a location with nothing on it but what is meant and the name of it: what else stands on the line may be
/// an example, and secret.
fn alone<'a>(
    text: &str,
    location: &'a Location,
    shown: &str,
    kind: AnnotationKind,
    label: &'a str,
) -> Snippet<'a, Annotation<'a>> {
    let (before, ..) = around(text, location);
    let name = name(before);
    let gap = before.chars().count() - name.chars().count();
    let line = format!("{}{name}{shown}", " ".repeat(gap));
    let span = line.len() - shown.len()..line.len();
    let annotation = kind.span(span);
    let annotation = if label.is_empty() {
        annotation
    } else {
        annotation.label(label)
    };
    snippet(line, location, annotation)
}

fn snippet<'a>(
    line: String,
    location: &'a Location,
    annotation: Annotation<'a>,
) -> Snippet<'a, Annotation<'a>> {
    let path = if is_cut(location) {
        stand_in(location)
    } else {
        location.file.clone()
    };
    Snippet::source(line)
        .path(path)
        .line_start(location.line)
        .annotation(annotation)
}

/// How much of a line is looked at before and behind what is meant, in characters: more than is shown.
const REACH: usize = 200;

/// Whether the beginning of the line is out of reach. Of a file in one line many places may be shown: it must not be
/// gone through for each.
fn is_cut(location: &Location) -> bool {
    location.column > REACH
}

/// What stands on the line of a location, as far as it is in reach: before it, it, and behind it.
fn around<'t>(text: &'t str, location: &Location) -> (&'t str, &'t str, &'t str) {
    let before = text.get(..location.span.start).unwrap_or_default();
    let count = (location.column - 1).min(REACH);
    let start = match count {
        0 => before.len(),
        _ => before
            .char_indices()
            .nth_back(count - 1)
            .map_or(0, |(at, _)| at),
    };
    let shown = text.get(location.span.clone()).unwrap_or_default();
    let after = text.get(location.span.end..).unwrap_or_default();
    let end = after
        .char_indices()
        .enumerate()
        .find(|(count, (_, c))| *count == REACH || matches!(c, '\r' | '\n'));
    let end = end.map_or(after.len(), |(_, (at, _))| at);
    (&before[start..], shown, &after[..end])
}

/// What the renderer is told to be the file of a line that is cut, since it counts the column in what is left of it.
fn stand_in(location: &Location) -> String {
    format!("\u{F0000}{}", location.column)
}

/// The report with the place of a line that was cut.
fn placed(report: String, location: &Location) -> String {
    let Location {
        file, line, column, ..
    } = location;
    let Some((before, after)) = report.split_once(&stand_in(location)) else {
        return report;
    };
    let counted = after.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    format!("{before}{file}:{line}:{column}{counted}")
}
