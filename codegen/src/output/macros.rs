//! Calls of our own macros as text, since a printer of Rust cannot know how to lay out what stands in them.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The widest line, in characters.
const WIDTH: usize = 100;

/// A macro call as an item: `object!(Video { id: "id", title?: "title" });`, in one line if it fits.
pub fn printed(call: &syn::Macro) -> String {
    let line = laid(call, braced);
    match line.chars().count() <= WIDTH {
        true => line,
        false => laid(call, in_lines),
    }
}

fn laid(call: &syn::Macro, braces: impl Fn(&[String]) -> String) -> String {
    let mut text = format!("{}!(", call.path.to_token_stream());
    for token in call.tokens.clone() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                text += &braces(&split(group.stream()));
            }
            token => push(&mut text, &token),
        }
    }
    text + ");\n"
}

fn braced(entries: &[String]) -> String {
    match entries.is_empty() {
        true => " {}".to_owned(),
        false => format!(" {{ {} }}", entries.join(", ")),
    }
}

fn in_lines(entries: &[String]) -> String {
    let lines = entries.iter().map(|entry| format!("    {entry},\n"));
    match entries.is_empty() {
        true => braced(entries),
        false => format!(" {{\n{}}}", lines.collect::<String>()),
    }
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

/// Adds a token, with a blank before it where one is written by hand: before words, and around `=` and `|`.
fn push(text: &mut String, token: &TokenTree) {
    let mark = match token {
        TokenTree::Group(group) => return push_group(text, group),
        TokenTree::Punct(mark) => Some(mark),
        _ => None,
    };
    let is = |c: char| mark.is_some_and(|mark| mark.as_char() == c);
    // The first colon of `::` is bound to the second; the one behind a field stands alone.
    let begins_path = mark.is_some_and(|mark| is(':') && mark.spacing() == Spacing::Joint);
    let in_path = text.ends_with("::");
    let is_behind = text.ends_with([':', ',', '=', '|']) && !in_path;
    let is_word = mark.is_none() && !text.is_empty() && !text.ends_with(['(', '<', '&', '-', '?']);
    let is_between = is('=') || is('|');
    if begins_path {
        let stands_alone = is_behind || text.ends_with(" as");
        text.push_str(if stands_alone { " ::" } else { "::" });
    } else if !(is(':') && in_path) {
        let is_apart = is_behind || is_between || (is_word && !in_path);
        text.push_str(if is_apart { " " } else { "" });
        text.push_str(&token.to_string());
    }
}

/// Adds a group: bound to the word before it, as the arguments of a function are, but for braces.
fn push_group(text: &mut String, group: &Group) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => (" {", " }"),
        Delimiter::None => ("", ""),
    };
    if text.ends_with([':', ',', '=', '|']) && !text.ends_with("::") {
        text.push(' ');
    }
    text.push_str(open);
    for token in group.stream() {
        push(text, &token);
    }
    text.push_str(close);
}
