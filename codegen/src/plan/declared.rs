//! Shapes with names of their own.

use std::collections::BTreeMap;

use super::names::words;
use super::words::spelled_out;
use crate::api::{Api, Declared, Kind, ShapeId, Shapes, is_alike};

/// The types and traits of the standard prelude (The Rust Standard Library, `std::prelude`), but for those that no
/// description would call a type.
const PRELUDE: [&str; 15] = [
    "Box", "Clone", "Copy", "Default", "Drop", "Err", "From", "Into", "None", "Ok", "Option",
    "Result", "Some", "String", "Vec",
];

/// The shapes with names of their own that have types, or, as lists and maps, may hold such: the oldest first, each with its
/// position in the description.
pub fn declared(api: &Api) -> Vec<(usize, ShapeId)> {
    let shapes = &api.shapes;
    // Another name of a type that has one is no type.
    let is_alias = |shape: ShapeId| match shapes[shape].kind {
        Kind::Reference(target) => shapes[target].declared.is_some(),
        _ => false,
    };
    let is_declared = |shape: &ShapeId| {
        let kind = &shapes[shapes.resolved(*shape)].kind;
        !is_alias(*shape) && (kind.is_type() || is_holder(kind))
    };
    let mut declared: Vec<(usize, ShapeId)> = api
        .declared
        .iter()
        .copied()
        .filter(is_declared)
        .enumerate()
        .collect();
    declared.sort_by_key(|(position, shape)| (age(*shape, shapes), *position));
    declared
}

/// The lists and maps among shapes that have names of their own, each with the shape that has its name.
pub fn holders(declared: &[ShapeId], shapes: &Shapes) -> BTreeMap<ShapeId, ShapeId> {
    let named = declared.iter();
    let named = named.map(|shape| (shapes.resolved(*shape), *shape));
    named
        .filter(|(holder, _)| is_holder(&shapes[*holder].kind))
        .collect()
}

/// Whether a value has no type of its own, but what it holds may have one.
pub fn is_holder(kind: &Kind) -> bool {
    matches!(kind, Kind::List(_) | Kind::Map(_))
}

/// Whether it is known how old a declared shape is.
pub fn has_age(shape: ShapeId, shapes: &Shapes) -> bool {
    age(shape, shapes) < u64::MAX
}

/// How old a declared shape is.
pub fn age(shape: ShapeId, shapes: &Shapes) -> u64 {
    let declared = shapes[shape].declared.as_ref();
    let number = declared.and_then(|declared| declared.number);
    number.unwrap_or(u64::MAX)
}

/// What the type of a declared shape may be called: by its name, or with the folder around it, or with what it
/// is, or with its signs in words.
pub fn candidates(shape: ShapeId, shapes: &Shapes) -> Vec<String> {
    let Some(declared) = &shapes[shape].declared else {
        return vec![String::new()];
    };
    let mut candidates = called(declared);
    let name = candidates[candidates.len() - 1].clone();
    let folder = declared.folders.last();
    let kind = kind_word(&shapes[shapes.resolved(shape)].kind);
    let with_kind = format!("{name} {kind}");
    // A name of ours takes none that everybody knows.
    if declared.recurs && is_known(&name) {
        candidates.insert(0, with_kind.clone());
    }
    candidates.extend(folder.map(|folder| format!("{folder} {name}")));
    candidates.push(with_kind);
    candidates.push(spelled_out(&name));
    candidates
}

/// Whether everybody knows what is called so.
pub fn is_known(name: &str) -> bool {
    PRELUDE.iter().any(|known| is_alike(known, name))
}

/// What the type of a shape is, in a word.
pub fn kind_word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Object(_) => "object",
        Kind::Union(_) => "union",
        _ => "enum",
    }
}

/// Whether a text has Latin letters.
pub fn has_latin(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether a text is a name in Latin letters, of a few words, and no sentence.
pub fn is_latin_name(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-');
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(is_part)
        && text.split_whitespace().count() <= 3
}

/// A name, first without what it says twice, and as it is: the one for people where only that has Latin letters.
pub fn called(declared: &Declared) -> Vec<String> {
    let name = match has_latin(&declared.name) || !has_latin(&declared.title) {
        true => &declared.name,
        false => &declared.title,
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in name.split(['.', '/']) {
        let is_again = |last: &&str| {
            last.contains(char::is_alphabetic) && words(part).starts_with(&words(last))
        };
        parts.pop_if(|last| is_again(&*last));
        parts.push(part);
    }
    let short = parts.join(".");
    let short = (short.len() < name.len()).then_some(short);
    short.into_iter().chain([name.clone()]).collect()
}
