//! Media types: how they are written, and what kind of content one names.

/// The media type as it is sent: without blanks around it, type and subtype in lower case, parameters as they are.
pub fn normal(written: &str) -> String {
    let written = written.trim();
    let (essence, parameters) = written.split_at(written.find(';').unwrap_or(written.len()));
    essence.to_ascii_lowercase() + parameters
}

/// The type and the subtype, without parameters.
pub fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether a header can carry it, and it has a type and a subtype (RFC 9110, section 8.3.1).
pub fn is_valid(media_type: &str) -> bool {
    let is_text = |byte: u8| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t');
    let parts = essence(media_type).split_once('/');
    media_type.bytes().all(is_text)
        && parts.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// Whether a text is a token (RFC 9110, section 5.6.2), as names of headers and of cookies are.
pub fn is_token(text: &str) -> bool {
    let is_mark = |byte| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || is_mark(byte))
}

/// Whether a media type is JSON (RFC 8259) or has the suffix `+json` (RFC 6839).
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// Whether a media type is text.
pub fn is_text(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.starts_with("text/") || essence == "application/xml" || essence.ends_with("+xml")
}
