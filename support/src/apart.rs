//! Values that share a text with something between them.

/// Refuses a value that holds what stands between values.
pub(super) fn apart(between: &str, text: &str) -> Result<(), String> {
    match text.contains(between) {
        true => Err(format!(
            "a value holds `{between}`, which stands between values"
        )),
        false => Ok(()),
    }
}
