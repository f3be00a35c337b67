//! Parameters that hold several values, or fields, and the styles in which they are written (RFC 6570; OpenAPI 3.1,
//! "Style Examples").

use std::iter::once;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::apart::apart;
use super::encode;
use super::headers::check_cookie;
use super::held::{Held, Parts};
use super::pair::Pair;
use super::problems::Given;
use super::request::Request;

/// What may not stand in a value of a query that keeps the reserved characters: of these, those that end the value, mean
/// a blank in it, or may stand in no query, such as `'` (WHATWG URL, "special-query percent-encode set").
const NOT_IN_VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// How the value of a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    kind: Kind,
    explode: bool,
    reserved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Simple,
    Label,
    Matrix,
    /// With what stands between values that share a pair, as it is and as it is sent.
    Form(&'static str, &'static str),
    Deep,
}

impl Style {
    /// `a,b`, in a path or a header.
    pub const SIMPLE: Style = Style::new(Kind::Simple);
    /// `.a,b`, in a path.
    pub const LABEL: Style = Style::new(Kind::Label);
    /// `;name=a,b`, in a path.
    pub const MATRIX: Style = Style::new(Kind::Matrix);
    /// `name=a,b`, in a query or in cookies.
    pub const FORM: Style = Style::new(Kind::Form(",", ","));
    /// `name=a%20b`, in a query.
    pub const SPACE_DELIMITED: Style = Style::new(Kind::Form(" ", "%20"));
    /// `name=a%7Cb`, in a query.
    pub const PIPE_DELIMITED: Style = Style::new(Kind::Form("|", "%7C"));
    /// `name[field]=a`, in a query; parts of parts, and elements of lists, likewise.
    pub const DEEP_OBJECT: Style = Style::new(Kind::Deep);

    const fn new(kind: Kind) -> Self {
        Self {
            kind,
            explode: false,
            reserved: false,
        }
    }

    /// Writes each value, or each field, for itself.
    #[must_use]
    pub const fn exploded(self) -> Self {
        Self {
            explode: true,
            ..self
        }
    }

    /// Leaves the reserved characters of RFC 3986 as they are, but for those that would end the value.
    #[must_use]
    pub const fn reserved(self) -> Self {
        Self {
            reserved: true,
            ..self
        }
    }

    /// A value of a query, encoded.
    fn encoded(self, text: &str, is_member: bool) -> String {
        match (self.reserved, is_member) {
            (true, false) => utf8_percent_encode(text, NOT_IN_VALUE).to_string(),
            (true, true) => {
                let text = utf8_percent_encode(text, NOT_IN_VALUE).to_string();
                text.replace(',', "%2C")
            }
            (false, _) => encode::value(text).to_string(),
        }
    }
}

/// An encoding that refuses values which hold what stands between them.
fn without<'b>(
    between: &'b str,
    encode: impl Fn(&str) -> String + 'b,
) -> impl Fn(&str) -> Result<String, String> + 'b {
    move |text| apart(between, text).map(|()| encode(text))
}

impl Request {
    /// Appends a path parameter in a style. It must hold something.
    #[must_use]
    pub fn segment_in(self, style: Style, name: &'static str, parts: Parts) -> Self {
        let written = parts.0.and_then(|held| match held.is_empty() {
            true => Err("it is empty".to_owned()),
            false => in_path(style, name, held),
        });
        match written {
            Ok(written) if !written.is_empty() => self.written_segment(name, once(&*written)),
            Ok(_) => self.empty(name),
            Err(problem) => self.unwritten(Given::Path(name), &problem),
        }
    }

    /// Appends a query parameter in a style; one that holds nothing is left out.
    #[must_use]
    pub fn query_in(self, style: Style, name: &'static str, parts: Parts) -> Self {
        match parts.0.and_then(|held| in_query(style, name, held)) {
            Ok(pairs) => pairs
                .into_iter()
                .fold(self, |request, pair| request.pair(pair.of(name))),
            Err(problem) => self.unwritten(Given::Query(name), &problem),
        }
    }

    /// Sets a header in the simple style; one that holds nothing is left out.
    #[must_use]
    pub fn header_in(self, style: Style, name: &'static str, parts: Parts) -> Self {
        let whole = |held: Held| match held {
            // A value alone may hold whatever a header can.
            Held::One(value) => Ok(value),
            held => held.joined(",", style.explode, without(",", str::to_owned)),
        };
        match parts.0 {
            Ok(held) if held.is_empty() => self.unset_header(name),
            held => match held.and_then(whole) {
                Ok(text) => self.header(name, text),
                Err(problem) => self.unwritten(Given::Header(name), &problem),
            },
        }
    }

    /// Appends a cookie in the form style, or one for each value; one that holds nothing is left out.
    #[must_use]
    pub fn cookie_in(self, style: Style, name: &'static str, parts: Parts) -> Self {
        let given = Given::Cookie(name);
        let held = match parts.0 {
            Ok(held) if held.is_empty() => return self,
            Ok(held) => held,
            Err(problem) => return self.unwritten(given, &problem),
        };
        let cookies = match held {
            Held::One(value) => Ok(vec![(name.to_owned(), value)]),
            Held::List(values) if style.explode => Ok(values
                .into_iter()
                .map(|value| (name.to_owned(), value))
                .collect()),
            Held::Fields(fields) if style.explode => Held::flat(fields),
            held => {
                // Commas stand between values that have none.
                let check = |text: &str| check_cookie(name, text).map(|()| text.to_owned());
                return match held.joined(",", false, check) {
                    Ok(text) => self.checked_cookie(Pair::new(name, text)),
                    Err(problem) => self.unwritten(given, &problem),
                };
            }
        };
        match cookies {
            Ok(cookies) => cookies.into_iter().fold(self, |request, (field, value)| {
                request.cookie_of(given, Pair::new(field, value).of(name))
            }),
            Err(problem) => self.unwritten(given, &problem),
        }
    }
}

fn in_path(style: Style, name: &str, held: Held) -> Result<String, String> {
    let encode = |text: &str| encode::value(text).to_string();
    let plain = |text: &str| Ok(encode(text));
    let name = encode(name);
    match (style.kind, held) {
        (Kind::Label, Held::One(value)) => Ok(format!(".{}", encode(&value))),
        (Kind::Label, held) if style.explode => Ok(format!(
            ".{}",
            held.joined(".", true, without(".", encode))?
        )),
        (Kind::Label, held) => Ok(format!(".{}", held.joined(",", false, plain)?)),
        (Kind::Matrix, Held::One(value)) => Ok(matrix(&name, &encode(&value))),
        (Kind::Matrix, Held::List(values)) if style.explode => Ok(values
            .iter()
            .map(|value| matrix(&name, &encode(value)))
            .collect()),
        (Kind::Matrix, Held::Fields(fields)) if style.explode => {
            let fields = Held::flat(fields)?.into_iter();
            Ok(fields
                .map(|(name, value)| matrix(&encode(&name), &encode(&value)))
                .collect())
        }
        (Kind::Matrix, held) => Ok(matrix(&name, &held.joined(",", false, plain)?)),
        (_, held) => held.joined(",", style.explode, plain),
    }
}

/// A name without a value has no `=` (RFC 6570 §3.2.7).
fn matrix(name: &str, value: &str) -> String {
    match value.is_empty() {
        true => format!(";{name}"),
        false => format!(";{name}={value}"),
    }
}

fn in_query(style: Style, name: &'static str, held: Held) -> Result<Vec<Pair<'static>>, String> {
    let pair = |name: String, value: String| {
        let written = style.encoded(&value, false);
        Pair::new(name, value).written(written)
    };
    Ok(match (style.kind, held) {
        (_, held) if held.is_empty() => Vec::new(),
        (_, Held::One(value)) => vec![pair(name.to_owned(), value)],
        (Kind::Deep, Held::List(values)) => {
            let values = values.into_iter().enumerate();
            values
                .map(|(index, value)| pair(format!("{name}[{index}]"), value))
                .collect()
        }
        (Kind::Deep, Held::Fields(fields)) => {
            let named = |names: &[String]| names.iter().map(|name| format!("[{name}]")).collect();
            let fields = fields.into_iter();
            let fields = fields.map(|(names, value): (Vec<String>, _)| {
                let below: String = named(&names);
                pair(format!("{name}{below}"), value)
            });
            fields.collect()
        }
        (Kind::Form(between, written), held) if !style.explode => {
            let value = held
                .clone()
                .joined(between, false, |text| Ok(text.to_owned()))?;
            let encode = |text: &str| style.encoded(text, true);
            let text = match between {
                "," => held.joined(written, false, |text| Ok(encode(text)))?,
                // What is encoded itself cannot be told from what stands in a value.
                between => held.joined(written, false, without(between, encode))?,
            };
            vec![Pair::new(name, value).written(text)]
        }
        (_, Held::List(values)) => {
            let values = values.into_iter();
            values.map(|value| pair(name.to_owned(), value)).collect()
        }
        (_, Held::Fields(fields)) => {
            let fields = Held::flat(fields)?.into_iter();
            fields.map(|(name, value)| pair(name, value)).collect()
        }
    })
}
