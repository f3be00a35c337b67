//! Strings that a schema allows.

use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Map, Value};

/// A string of a format, of a pattern, or of some length.
///
/// # Errors
///
/// If the pattern is none that can be followed.
pub fn draw(keywords: &Map<String, Value>, choice: usize) -> Result<String, String> {
    let count = |keyword: &str| keywords.get(keyword).and_then(Value::as_u64);
    let count = |keyword: &str| count(keyword).map(|count| usize::try_from(count).unwrap_or(0));
    let least = count("minLength").unwrap_or(0);
    let most = count("maxLength").unwrap_or(usize::MAX);
    if let Some(pattern) = keywords.get("pattern").and_then(Value::as_str) {
        return matching(pattern, least, choice);
    }
    let format = keywords.get("format").and_then(Value::as_str);
    let mut text = match format.and_then(of_format) {
        Some(text) => text.to_owned(),
        None if choice == 0 => "text".to_owned(),
        None => format!("{choice}text"),
    };
    while text.chars().count() < least {
        text.push('x');
    }
    Ok(text.chars().take(most).collect())
}

fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "date-time" => "2024-05-06T07:08:09Z",
        "date" | "full-date" => "2024-05-06",
        "time" => "07:08:09Z",
        "duration" => "P1DT2H",
        "uuid" | "guid" => "0b5f4f3e-8d7c-4c39-9d3e-5a1f6f7b8c9d",
        "email" | "idn-email" => "ada@example.com",
        "uri" | "url" | "iri" => "https://example.com/a?b=c",
        "uri-reference" => "/a/b",
        "hostname" => "example.com",
        "ipv4" | "ip" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" | "base64" => "Ynl0ZXM=",
        "decimal" => "1.50",
        _ => return None,
    })
}

/// A text that a regular expression matches, not shorter than `least` where it can be.
fn matching(pattern: &str, least: usize, choice: usize) -> Result<String, String> {
    let hir = regex_syntax::parse(&without_looks(&pattern.replace("\\/", "/")));
    let hir = hir.map_err(|_| "its pattern is none that can be followed".to_owned())?;
    for more in [0, 1, 4, 16, 64, 256] {
        let mut text = String::new();
        follow(&hir, more, choice, &mut text);
        if text.chars().count() >= least || more == 256 {
            return Ok(text);
        }
    }
    unreachable!("the last one is returned")
}

/// A regular expression without what it only looks at: whoever takes the text sees whether that holds.
fn without_looks(pattern: &str) -> String {
    let starts = ["(?!", "(?=", "(?<!", "(?<="].iter();
    let Some(start) = starts.filter_map(|start| pattern.find(start)).min() else {
        return pattern.to_owned();
    };
    let mut depth = 0;
    let mut end = start;
    let mut is_escaped = false;
    for (index, letter) in pattern[start..].char_indices() {
        match letter {
            '(' if !is_escaped => depth += 1,
            ')' if !is_escaped => depth -= 1,
            _ => {}
        }
        is_escaped = letter == '\\' && !is_escaped;
        if depth == 0 {
            end = start + index + 1;
            break;
        }
    }
    if end == start {
        return pattern.to_owned();
    }
    without_looks(&format!("{}{}", &pattern[..start], &pattern[end..]))
}

/// Writes what matches, with `more` repetitions than there must be and the `choice`th of alternatives.
fn follow(hir: &Hir, more: u32, choice: usize, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(Class::Unicode(class)) => text.extend(plain(class)),
        HirKind::Class(Class::Bytes(class)) => {
            text.extend(
                class
                    .ranges()
                    .first()
                    .map(|range| char::from(range.start())),
            );
        }
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.saturating_add(more).min(most) {
                follow(&repetition.sub, 0, choice, text);
            }
        }
        HirKind::Capture(capture) => follow(&capture.sub, more, choice, text),
        HirKind::Concat(parts) => parts
            .iter()
            .for_each(|part| follow(part, more, choice, text)),
        HirKind::Alternation(parts) => {
            follow(&parts[choice % parts.len()], more, choice, text);
        }
    }
}

/// A character of a class: a letter or a digit, if it has one.
fn plain(class: &regex_syntax::hir::ClassUnicode) -> Option<char> {
    let has = |wanted: char| {
        class
            .ranges()
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&wanted))
    };
    let usual = "a1A_-."
        .chars()
        .chain('b'..='z')
        .chain('0'..='9')
        .find(|wanted| has(*wanted));
    usual.or_else(|| class.ranges().first().map(|range| range.start()))
}
