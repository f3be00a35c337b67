//! Which bytes stand for themselves in each part of a request, and which are percent-encoded.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986 §2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What may not stand in a path (WHATWG URL §1.3); `\` as well, which an http URL reads as `/`.
const NOT_IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// One value in a path or a query: nothing in it can end the value or begin another.
pub(super) fn value(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Appends text of a path template: it stays as it is wherever a path allows that, `/` and escapes such as `%2F` included.
pub(super) fn path(template: &str, encoded: &mut String) {
    for (index, piece) in template.split('%').enumerate() {
        if index > 0 {
            let mut digits = piece.bytes();
            let escape = digits.next().is_some_and(|byte| byte.is_ascii_hexdigit())
                && digits.next().is_some_and(|byte| byte.is_ascii_hexdigit());
            encoded.push_str(if escape { "%" } else { "%25" });
        }
        encoded.extend(utf8_percent_encode(piece, NOT_IN_PATH));
    }
}

/// The dots that a segment consists of, however they are spelled, if they lead elsewhere.
pub(super) fn dots(segment: &str) -> Option<&'static str> {
    let mut rest = segment;
    let mut count = 0;
    while !rest.is_empty() {
        let dot = [".", "%2e", "%2E"]
            .iter()
            .find_map(|dot| rest.strip_prefix(dot));
        rest = dot?;
        count += 1;
    }
    [None, Some("."), Some("..")].get(count).copied().flatten()
}
