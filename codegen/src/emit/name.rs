//! Names as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

use crate::plan::Name;

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = if self.is_raw() {
            Ident::new_raw(self.text(), Span::call_site())
        } else {
            Ident::new(self.text(), Span::call_site())
        };
        tokens.append(ident);
    }
}
