//! Percent-encoding, in which references write names.

/// The fragment of a URI without its percent-encoding (RFC 3986 §2.1).
pub fn percent_decoded(fragment: &str) -> String {
    let hex = |digits: Option<&[u8]>| {
        let digits = std::str::from_utf8(digits?).ok()?;
        u8::from_str_radix(digits, 16).ok()
    };
    let bytes = fragment.as_bytes();
    let (mut decoded, mut index) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(index) {
        let escaped = hex(bytes.get(index + 1..index + 3)).filter(|_| *byte == b'%');
        decoded.push(escaped.unwrap_or(*byte));
        index += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).unwrap_or_else(|_| fragment.to_owned())
}
