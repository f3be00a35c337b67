//! Calls of our own macros as text, since a printer of Rust cannot know how to lay out what stands in them.

use std::mem;

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};

/// The widest line, in characters.
const WIDTH: usize = 100;

/// A call of a macro as an item: `object!(Video { id: "id", title?: "title" });`.
pub struct Call {
    /// What stands outside of braces, with the closing ones.
    texts: Vec<String>,
    /// What stands between the commas in each pair of braces, which opens behind the text at the same place.
    braces: Vec<Vec<String>>,
}

impl Call {
    /// Takes a call from the end of what stands in a module: a name, `!`, parentheses and `;` behind another item.
    pub fn last(tokens: &mut Vec<TokenTree>) -> Option<Call> {
        let [
            before @ ..,
            TokenTree::Ident(_),
            mark,
            TokenTree::Group(_),
            end,
        ] = tokens.as_slice()
        else {
            return None;
        };
        let is_call = is(mark, '!') && is(end, ';') && before.last().is_none_or(ends_item);
        let call = is_call.then_some(before.len())?;
        match <[TokenTree; 4]>::try_from(tokens.split_off(call)) {
            Ok([TokenTree::Ident(name), _, TokenTree::Group(group), _]) => {
                Some(Call::new(&name, within(group)))
            }
            _ => None,
        }
    }

    fn new(name: &Ident, tokens: TokenStream) -> Call {
        let mut call = Call {
            texts: Vec::new(),
            braces: Vec::new(),
        };
        let mut text = format!("{name}!(");
        for token in tokens {
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    call.texts.push(mem::replace(&mut text, "}".to_owned()));
                    call.braces.push(split(within(group)));
                }
                token => push(&mut text, token),
            }
        }
        call.texts.push(text + ");\n");
        call
    }

    /// Its text, in one line if it fits.
    pub fn printed(&self) -> String {
        let line = self.laid(|entries| format!(" {} ", entries.join(", ")));
        if line.chars().count() <= WIDTH {
            return line;
        }
        let in_line = |entry: &String| format!("    {entry},\n");
        self.laid(|entries| format!("\n{}", entries.iter().map(in_line).collect::<String>()))
    }

    fn laid(&self, entries: impl Fn(&[String]) -> String) -> String {
        let mut laid = String::new();
        for (place, text) in self.texts.iter().enumerate() {
            laid += text;
            if let Some(own) = self.braces.get(place) {
                laid += " {";
                laid += &if own.is_empty() {
                    String::new()
                } else {
                    entries(own)
                };
            }
        }
        laid
    }
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// Whether what follows a token of a module is another item.
fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is(token, ';'),
    }
}

/// What stands in a group, which is not copied, since the group is gone.
fn within(group: Group) -> TokenStream {
    group.stream()
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
        if let Some(entry) = entries.last_mut() {
            push(entry, token);
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

/// Adds a token, with a blank before it where one is written by hand: before words, and around `=` and `|`.
fn push(text: &mut String, token: TokenTree) {
    let in_path = text.ends_with("::");
    let is_behind = text.ends_with([':', ',', '=', '|']) && !in_path;
    match token {
        TokenTree::Group(group) => {
            text.push_str(if is_behind { " " } else { "" });
            push_group(text, group);
        }
        TokenTree::Punct(mark) => match (mark.as_char(), mark.spacing()) {
            // The first colon of `::` is bound to the second; the one behind a field stands alone.
            (':', Spacing::Joint) => {
                let stands_alone = is_behind || text.ends_with(" as");
                text.push_str(if stands_alone { " ::" } else { "::" });
            }
            (':', Spacing::Alone) if in_path => {}
            (mark, _) => {
                let is_apart = is_behind || matches!(mark, '=' | '|');
                text.push_str(if is_apart { " " } else { "" });
                text.push(mark);
            }
        },
        word => {
            let is_bound = in_path || text.is_empty() || text.ends_with(['(', '<', '&', '-', '?']);
            text.push_str(if is_bound { "" } else { " " });
            text.push_str(&word.to_string());
        }
    }
}

/// Adds a group: bound to the word before it, as the arguments of a function are, but for braces.
fn push_group(text: &mut String, group: Group) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => (" {", " }"),
        Delimiter::None => ("", ""),
    };
    text.push_str(open);
    for token in within(group) {
        push(text, token);
    }
    text.push_str(close);
}
