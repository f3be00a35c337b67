//! Names that are spelled in several ways.

/// Whether two names have the same letters and digits, in whichever case and however parted: `trace_id` and `traceId`.
pub fn is_alike(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// The letters and digits of a name, in lower case: the same of all names that are alike.
pub fn letters(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}
