//! Media types: how they are written, and what kind of content one names.

use crate::api::Codec;

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

/// Whether it is a range of media types, such as `image/*` (RFC 9110, section 12.5.1).
pub fn is_range(media_type: &str) -> bool {
    essence(media_type).ends_with("/*")
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

/// How values are written in a media type that has types only where users wish so: XML in UTF-8, or MessagePack.
pub fn codec_by_choice(media_type: &str) -> Option<Codec> {
    match Codec::of(media_type) {
        Codec::Json => None,
        Codec::Xml => is_text(media_type).then_some(Codec::Xml),
        Codec::MessagePack => Some(Codec::MessagePack),
    }
}

/// Whether a media type is text that Rust holds as such: in UTF-8, unless it says otherwise. All else is bytes.
pub fn is_text(media_type: &str) -> bool {
    let essence = essence(media_type);
    let is_text =
        essence.starts_with("text/") || essence == "application/xml" || essence.ends_with("+xml");
    is_text && charset(media_type).is_none_or(|charset| matches!(&*charset, "utf-8" | "us-ascii"))
}

/// The encoding that a media type names, in lower case.
fn charset(media_type: &str) -> Option<String> {
    media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    })
}
