//! Names that are spelled in several ways.

/// Whether two names have the same letters and digits, in whichever case and however parted: `trace_id` and `traceId`.
pub fn is_alike(one: &str, other: &str) -> bool {
    match one.is_ascii() && other.is_ascii() {
        true => ascii_letters(one).eq(ascii_letters(other)),
        false => letters(one).eq(letters(other)),
    }
}

/// What most names are made of, the quick way.
fn ascii_letters(name: &str) -> impl Iterator<Item = u8> {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase())
}

/// The letters and digits of a name, in lower case: the same of all names that are alike.
pub fn letters(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}

/// Whether a name is made of several words: `tax_behavior`, `taxBehavior`, `tax-behavior`.
pub fn has_words(name: &str) -> bool {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let mut pairs = name.chars().zip(name.chars().skip(1));
    pairs.any(|(one, next)| !next.is_alphanumeric() || one.is_lowercase() && next.is_uppercase())
}
