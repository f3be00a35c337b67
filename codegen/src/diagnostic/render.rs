//! Diagnostics in the look of rustc.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};

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
        Some(text) => title.element(
            Snippet::source(text)
                .path(location.file.as_str())
                .annotation(AnnotationKind::Primary.span(location.span.clone())),
        ),
        None => title.element(Origin::path(location.file.as_str())),
    };
    if diagnostic.help.is_empty() {
        group
    } else {
        group.element(Level::HELP.message(diagnostic.help.as_str()))
    }
}
