//! What may stand in a header or a cookie.

use bytes::Bytes;
use reqwest::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue, InvalidHeaderValue,
    TRANSFER_ENCODING,
};

/// Reads the name of a header that a caller may set.
pub(super) fn header_name(name: &str) -> Result<HeaderName, String> {
    let parsed = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| format!("`{}` is no header name", name.escape_debug()))?;
    // How long a body is follows from the body: a second opinion is how requests are smuggled (RFC 9112 §11.2).
    if parsed == CONTENT_LENGTH || parsed == TRANSFER_ENCODING {
        return Err(format!(
            "the header `{parsed}` follows from the body and cannot be set"
        ));
    }
    Ok(parsed)
}

/// The value of a header that is known when the client is compiled, which costs nothing then.
pub(super) fn static_value(name: &str, value: &'static str) -> Result<HeaderValue, String> {
    checked(name, value, |value| {
        HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes()))
    })
}

/// Reads the value of the header `name`; the error does not quote it.
pub(super) fn header_value(name: &str, value: &str) -> Result<HeaderValue, String> {
    checked(name, value, HeaderValue::from_str)
}

fn checked<'v>(
    name: &str,
    value: &'v str,
    read: impl FnOnce(&'v str) -> Result<HeaderValue, InvalidHeaderValue>,
) -> Result<HeaderValue, String> {
    // `HeaderValue` lets bytes above 127 pass, whose meaning is left open (RFC 9110 §5.5).
    Some(value)
        .filter(|value| value.is_ascii())
        .and_then(|value| read(value).ok())
        .ok_or_else(|| {
            format!("the value of the header `{name}` has a character that no header can carry")
        })
}

/// Checks a cookie against the grammar of RFC 6265 §4.1.1; the error does not quote the value.
pub(super) fn check_cookie(name: &str, value: &str) -> Result<(), String> {
    let octet = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\');
    if HeaderName::from_bytes(name.as_bytes()).is_err() {
        // A cookie's name is a token, as a header's is.
        return Err(format!("`{}` is no cookie name", name.escape_debug()));
    }
    if !value.bytes().all(octet) {
        return Err(format!(
            "the value of the cookie `{name}` has a character that no cookie can carry"
        ));
    }
    Ok(())
}

/// What is said of a body that is compressed, though nobody asked for that (RFC 9110 §8.4).
pub(super) fn compressed(headers: &HeaderMap) -> Option<String> {
    let coding = headers.get(CONTENT_ENCODING)?.to_str().ok()?.trim();
    let is_packed = !coding.is_empty() && !coding.eq_ignore_ascii_case("identity");
    is_packed.then(|| {
        let coding: String = coding.escape_debug().take(40).collect();
        format!("it is compressed (`{coding}`), which was not asked for")
    })
}
