//! Calls of our own macros as text, since a printer of Rust cannot know how to lay out what stands in them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The widest line, in characters.
const WIDTH: usize = 100;

/// A macro call as an item: `object!(Video { id: "id", title?: "title" });`, in one line if it fits.
pub fn printed(call: &syn::Macro) -> String {
    let mut head = format!("{}!(", call.path.to_token_stream());
    let mut entries = Vec::new();
    for token in call.tokens.clone() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                entries = split(group.stream())
            }
            token => push(&mut head, &token),
        }
    }
    if entries.is_empty() {
        return format!("{head} {{}});\n");
    }
    let line = format!("{head} {{ {} }});\n", entries.join(", "));
    if line.chars().count() <= WIDTH {
        return line;
    }
    let lines: String = entries
        .iter()
        .map(|entry| format!("    {entry},\n"))
        .collect();
    format!("{head} {{\n{lines}}});\n")
}

/// What stands between the commas, but for those between the arguments of a type.
fn split(tokens: TokenStream) -> Vec<String> {
    let mut entries = vec![String::new()];
    let mut depth = 0;
    for token in tokens {
        if let TokenTree::Punct(mark) = &token {
            match mark.as_char() {
                '<' => depth += 1,
                '>' => depth -= 1,
                ',' if depth == 0 => {
                    entries.push(String::new());
                    continue;
                }
                _ => {}
            }
        }
        entries
            .last_mut()
            .into_iter()
            .for_each(|entry| push(entry, &token));
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

/// Adds what stands in parentheses, laid out like the rest.
fn push_group(text: &mut String, tokens: TokenStream) {
    text.push('(');
    let mut inner = String::new();
    tokens
        .into_iter()
        .for_each(|token| push(&mut inner, &token));
    text.push_str(&inner);
    text.push(')');
}

/// Adds a token, with a blank before it where one is written by hand: before words, and behind a colon or comma.
fn push(text: &mut String, token: &TokenTree) {
    let mark = match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            return push_group(text, group.stream());
        }
        TokenTree::Punct(mark) => Some(mark),
        _ => None,
    };
    // The first colon of `::` is bound to the second; the one behind a field stands alone.
    let begins_path =
        mark.is_some_and(|mark| mark.as_char() == ':' && mark.spacing() == Spacing::Joint);
    let in_path = text.ends_with("::");
    let is_behind = text.ends_with([':', ',']) && !in_path;
    let is_word =
        mark.is_none() && !text.is_empty() && !text.ends_with(['(', '<', '&', '-']) && !in_path;
    if begins_path {
        text.push_str(if is_behind { " ::" } else { "::" });
    } else if !(mark.is_some_and(|mark| mark.as_char() == ':') && text.ends_with("::")) {
        text.push_str(if is_behind || is_word { " " } else { "" });
        text.push_str(&token.to_string());
    }
}
