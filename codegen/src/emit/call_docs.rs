//! The documentation of a call.

use super::docs::{Doc, code, inline};
use super::failures;
use crate::plan::{AnswerHeader, AnswerHeaders, Call, Given, Output};

/// What the description says of a call, the request that it makes, and what may be left out.
/// `has_types` is whether the module imports that of the types.
pub fn docs(call: &Call, has_types: bool) -> Doc {
    let optional: Vec<String> = call
        .setters
        .iter()
        .map(|setter| format!("`{}`", setter.name))
        .collect();
    let described: Vec<String> = call.arguments.iter().filter_map(described).collect();
    let headers = call.answer_headers.iter();
    let headers: Vec<&AnswerHeader> = headers.flat_map(|headers| &headers.list).collect();
    let headers: Vec<String> = headers.into_iter().map(header).collect();
    let read = |known: &AnswerHeaders| format!("Read with `{}::of(reply.headers())`.", known.name);
    let headers_read = call.answer_headers.as_ref().map(read).unwrap_or_default();
    let (mut failures, read) = failures::docs(&call.failures, has_types);
    if matches!(call.output, Output::Opened { .. }) {
        failures.push("* `Business` where the code in the answer is none of success".to_owned());
    }

    let mut doc = Doc::default()
        .theirs(&call.docs.title)
        .theirs(&call.docs.description);
    doc = doc.ours(format!("`{}`", code(&call.spelled)));
    if let Some(way) = &call.way {
        doc = doc.ours(format!("Sends a body of the type `{}`.", code(way)));
    }
    if !call.folders.is_empty() {
        let folders = call.folders.iter().map(|folder| inline(&folder.title));
        doc = doc.ours(format!(
            "Folder: {}",
            folders.collect::<Vec<_>>().join(" / ")
        ));
    }
    if !optional.is_empty() {
        doc = doc.ours(format!("Optional: {}.", optional.join(", ")));
    }
    if !described.is_empty() {
        doc = doc.ours("# Arguments").ours(described.join("\n"));
    }
    if !call.answer_docs.is_empty() || !headers.is_empty() {
        doc = doc
            .ours("# Answer")
            .theirs(&call.answer_docs)
            .ours(headers.join("\n"))
            .ours(headers_read);
    }
    if !failures.is_empty() {
        doc = doc
            .ours("# Errors")
            .ours(failures.join("\n"))
            .ours(read.unwrap_or_default());
    }
    doc
}

/// A header of an answer, as an item of a list.
fn header(header: &AnswerHeader) -> String {
    let words = [&header.docs.title, &header.docs.description].map(|text| inline(text));
    let words = words.join(" ");
    let words = words.trim();
    let gap = if words.is_empty() { "" } else { " " };
    format!("* header `{}`{gap}{words}", code(&header.wire))
}

/// An argument that the description speaks of, as an item of a list.
fn described(argument: &Given) -> Option<String> {
    let words = [
        inline(&argument.docs.title),
        inline(&argument.docs.description),
        inline(&argument.docs.constraints.join(" ")),
    ];
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty()).then(|| format!("* `{}`: {}", argument.name, words.join(" ")))
}
