//! The one door by which a text of a description becomes a literal.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::Constant;

/// A string literal; what cannot stand in Rust source is escaped.
pub fn string(text: &str) -> Literal {
    Literal::string(text)
}

/// The same without escapes, which is quicker to write and to read: for long texts that no one sees as literals.
pub fn raw_string(text: &str) -> Literal {
    let mut end = "\"#".to_owned();
    while text.contains(&end) {
        end.push('#');
    }
    let hashes = &end[1..];
    let literal = format!("r{hashes}\"{text}{end}");
    // A carriage return may not stand in it.
    literal.parse().unwrap_or_else(|_| string(text))
}

/// A number without its type.
pub fn number(number: impl Into<i128>) -> Literal {
    Literal::i128_unsuffixed(number.into())
}

/// A value as a literal of its type.
pub fn constant(constant: &Constant) -> TokenStream {
    match constant {
        Constant::Text(text) => string(text).into_token_stream(),
        Constant::Whole(number) => self::number(*number).into_token_stream(),
        Constant::Boolean(true) => quote!(true),
        Constant::Boolean(false) => quote!(false),
    }
}

/// A number with a fraction, without its type: `1e300` in place of three hundred digits.
pub fn float(number: f64) -> Literal {
    let (plain, short) = (Literal::f64_unsuffixed(number), format!("{number:e}"));
    match plain.to_string().len() > 2 * short.len() {
        true => short.parse().unwrap_or(plain),
        false => plain,
    }
}

/// A count without its type.
pub fn count(count: u64) -> Literal {
    Literal::u64_unsuffixed(count)
}
