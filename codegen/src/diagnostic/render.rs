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
            renderer.render(&[group(diagnostic, text(&diagnostic.location.file))]) + "\n"
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
    let group = match text.filter(|text| !text.is_empty()) {
        Some(text) => title.element(primary(text, location)),
        None => title.element(Origin::path(location.file.as_str())),
    };
    // What is related stands in the same input as what it is related to.
    let group = match (text, &diagnostic.related) {
        (Some(text), Some(Related { location, label })) => {
            let shown = text.get(location.span.clone()).unwrap_or_default();
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

/// The line of what is meant.
fn primary<'a>(text: &'a str, location: &'a Location) -> Snippet<'a, Annotation<'a>> {
    let span = &location.span;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..]
        .find('\n')
        .map_or(text.len(), |length| span.end + length);
    let kind = AnnotationKind::Primary;
    if location.is_hidden {
        return alone(text, location, "…", kind, "");
    }
    if end - start > LONGEST_LINE {
        return alone(text, location, &text[span.clone()], kind, "");
    }
    if span.start >= text.trim_end().len() {
        // Behind the last line, which is shown then.
        return Snippet::source(text)
            .path(location.file.as_str())
            .annotation(kind.span(span.clone()));
    }
    Snippet::source(&text[start..end])
        .path(location.file.as_str())
        .line_start(location.line)
        .annotation(kind.span(span.start - start..span.end - start))
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
    let before = text.get(..location.span.start).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let name = before.rsplit(['{', '[', ',']).next().unwrap_or_default();
    let is_name = name.trim_end().ends_with("\":") && name.matches('"').count() == 2;
    let name = if is_name { name } else { "" };
    let gap = before.chars().count() - name.chars().count();
    let line = format!("{}{name}{shown}", " ".repeat(gap));
    let span = line.len() - shown.len()..line.len();
    let annotation = kind.span(span);
    let annotation = if label.is_empty() {
        annotation
    } else {
        annotation.label(label)
    };
    Snippet::source(line)
        .path(location.file.as_str())
        .line_start(location.line)
        .annotation(annotation)
}
