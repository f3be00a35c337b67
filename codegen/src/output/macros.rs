//! Calls of our own macros as text, since a printer of Rust cannot know how to lay out what stands in them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
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

/// What stands between the commas.
fn split(tokens: TokenStream) -> Vec<String> {
    let mut entries = vec![String::new()];
    for token in tokens {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == ',' => entries.push(String::new()),
            _ => entries
                .last_mut()
                .into_iter()
                .for_each(|entry| push(entry, &token)),
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

/// Adds a token, with a blank before it unless it is a mark or begins the text.
fn push(text: &mut String, token: &TokenTree) {
    let is_mark = matches!(token, TokenTree::Punct(_));
    if !is_mark && !text.is_empty() && !text.ends_with('(') {
        text.push(' ');
    }
    text.push_str(&token.to_string());
}
