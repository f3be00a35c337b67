//! Tokens become text: attributes of the module, and items with what parts them.

use proc_macro2::{TokenStream, TokenTree};

use super::macros::Call;
use crate::emit::{DOC_BREAK, Part};

/// A part of a module as text.
pub struct Printed {
    /// Attributes of the module, with an empty line behind them, or nothing.
    pub attributes: String,
    /// Items; each line has its end.
    pub items: String,
}

impl Printed {
    /// Prints items, with `before` before each, and calls of our macros.
    pub fn new(part: &Part<'_>, before: &str) -> Printed {
        let mut printed = Printed {
            attributes: String::new(),
            items: String::new(),
        };
        for piece in pieces(part.tokens()) {
            match piece {
                Piece::Rust(tokens) => printed.add(tokens, before),
                Piece::Call(call) => printed.items.push_str(&call.printed()),
            }
        }
        printed
    }

    /// Adds items, with empty lines between them, and the attributes of the module before them.
    fn add(&mut self, tokens: TokenStream, before: &str) {
        let syn::File { attrs, items, .. } =
            syn::parse2(tokens).expect("emitted tokens are items of Rust");
        if !attrs.is_empty() {
            self.attributes += unparsed(Vec::new(), attrs).trim_end();
            self.attributes += "\n\n";
        }
        let mut after_import = false;
        for item in items {
            let is_import = matches!(item, syn::Item::Use(_));
            let goes_on = self.items.is_empty() || (is_import && after_import);
            self.items.push_str(if goes_on { "" } else { "\n" });
            self.items.push_str(before);
            self.items
                .push_str(&parted(&unparsed(vec![item], Vec::new())));
            after_import = is_import;
        }
    }
}

/// What stands below each other in a part.
enum Piece {
    /// Items that a parser of Rust reads.
    Rust(TokenStream),
    /// A call of our macros, which stands right below what it is about.
    Call(Call),
}

/// Takes calls of our macros from between the items.
fn pieces(tokens: TokenStream) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rust: Vec<TokenTree> = Vec::new();
    for token in tokens {
        rust.push(token);
        if let Some(call) = Call::last(&mut rust) {
            let rust = TokenStream::from_iter(rust.drain(..));
            pieces.extend((!rust.is_empty()).then_some(Piece::Rust(rust)));
            pieces.push(Piece::Call(call));
        }
    }
    let rust = TokenStream::from_iter(rust);
    pieces.extend((!rust.is_empty()).then_some(Piece::Rust(rust)));
    pieces
}

fn unparsed(items: Vec<syn::Item>, attrs: Vec<syn::Attribute>) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}

/// How a constant begins that is an item of an `impl`.
const CONSTANT: &str = "    pub const ";

/// Parts the functions and constants of an `impl` by empty lines, and documentation into its lines; tokens carry neither.
fn parted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut after_item = false;
    for line in text.lines() {
        if after_item && line.starts_with("    ") {
            out.push('\n');
        }
        for (index, text) in line.split(DOC_BREAK).enumerate() {
            if index > 0 {
                let mark = line.find("///").map_or(0, |start| start + 3);
                out.push_str(&line[..mark]);
            }
            out.push_str(text.trim_end());
            out.push('\n');
        }
        let is_constant = line.ends_with(';') && line.starts_with(CONSTANT);
        let is_end = line == "    );";
        after_item = line == "    }" || is_constant || is_end;
    }
    out
}
