//! Tokens become text: attributes of the module, and items with what parts them.

use super::macros;
use crate::emit::{DOC_BREAK, Part};

/// A part of a module as text.
pub struct Printed {
    /// Attributes of the module, with an empty line behind them, or nothing.
    pub attributes: String,
    /// Items; each line has its end.
    pub items: String,
}

impl Printed {
    /// Prints items, which do not begin with a call of our macros, with `before` before each.
    pub fn new(part: &Part<'_>, before: &str) -> Printed {
        let syn::File { attrs, items, .. } =
            syn::parse2(part.tokens()).expect("emitted tokens are items of Rust");
        let attributes = if attrs.is_empty() {
            String::new()
        } else {
            unparsed(Vec::new(), attrs).trim_end().to_owned() + "\n\n"
        };
        Printed {
            attributes,
            items: printed(items, before),
        }
    }
}

fn unparsed(items: Vec<syn::Item>, attrs: Vec<syn::Attribute>) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}

/// Items with empty lines between them; a call of our macros stands right below what it is about.
fn printed(items: Vec<syn::Item>, before: &str) -> String {
    let mut text = String::new();
    let mut after_import = false;
    for item in items {
        let is_import = matches!(item, syn::Item::Use(_));
        if let syn::Item::Macro(call) = &item {
            text.push_str(&macros::printed(&call.mac));
        } else {
            let goes_on = text.is_empty() || (is_import && after_import);
            text.push_str(if goes_on { "" } else { "\n" });
            text.push_str(before);
            text.push_str(&parted(&unparsed(vec![item], Vec::new())));
        }
        after_import = is_import;
    }
    text
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
