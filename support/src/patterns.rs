//! Regular expressions of ECMA-262, which descriptions demand of texts.

/// Whether a text matches a pattern somewhere: a function that reads the pattern when it is first called.
///
/// A pattern has the flag `u` (JSON Schema, "Regular Expressions").
macro_rules! matches_pattern {
    ($pattern:literal) => {
        |text: &::std::primitive::str| {
            static PATTERN: ::std::sync::LazyLock<::std::option::Option<::regress::Regex>> =
                ::std::sync::LazyLock::new(|| ::regress::Regex::with_flags($pattern, "u").ok());
            PATTERN
                .as_ref()
                .is_none_or(|pattern| pattern.find(text).is_some())
        }
    };
}

pub(crate) use matches_pattern;
