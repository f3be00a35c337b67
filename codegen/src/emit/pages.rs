//! Calls that answer in pages: the methods that ask for one after another.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::literal;
use super::rust::{Prelude, written};
use crate::plan::{Advance, By, Pages, Reach};

/// The methods that give all pages, and all items.
pub fn methods(pages: &Pages, answer: &TokenStream) -> TokenStream {
    let item = written(&pages.item, &Prelude::outside());
    let (advance, items) = (advance(&pages.advance), borrowed(&pages.items));
    let told = [
        (&pages.total, quote!(total)),
        (&pages.count, quote!(pages)),
        (&pages.number, quote!(number)),
        (&pages.more, quote!(more)),
        (&pages.next, quote!(next)),
    ];
    let told = told.into_iter().filter_map(|(reach, method)| {
        let value = borrowed(reach.as_ref()?);
        Some(quote!(.#method(#value)))
    });
    let taken = taken(&pages.items);
    let name = code(&pages.advance.name);
    let what = match pages.advance.by {
        By::Number => {
            format!("The page that is asked for and those after it: `{name}` is counted.")
        }
        By::Offset => format!(
            "The page that is asked for and those after it: `{name}` is how many items are passed over."
        ),
        By::Cursor => format!(
            "The page that is asked for and those after it: `{name}` is what each says of the next."
        ),
    };
    let docs = Doc::default().ours(what).tokens();
    let items_docs = Doc::default().ours("The items of these pages, one after another.".to_owned());
    let items_docs = items_docs.tokens();
    quote! {
        #docs
        pub fn pages(self) -> Pages<#answer> {
            support::pages(self, #advance, |page, ahead| ahead.items(#items) #(#told)*)
        }
        #items_docs
        pub fn items(self) -> PagedItems<#answer, #item> {
            self.pages().items(|page| #taken)
        }
    }
}

/// What is counted.
fn advance(advance: &Advance) -> TokenStream {
    let name = literal::string(&advance.name);
    let by = match advance.by {
        By::Number => {
            let first = literal::count(advance.first);
            quote!(support::Advance::number(#name, #first))
        }
        By::Offset => quote!(support::Advance::offset(#name)),
        By::Cursor => quote!(support::Advance::cursor(#name)),
    };
    let in_body = advance.is_in_body.then(|| quote!(.in_body()));
    let text = (advance.is_in_body && !advance.is_number).then(|| quote!(.text()));
    quote!(#by #in_body #text)
}

/// A part of a page, borrowed: an option where it may be missing.
fn borrowed(reach: &Reach) -> TokenStream {
    let mut is_option = reach.from_option;
    let mut part = match is_option {
        true => quote!(page.as_ref()),
        false => quote!(page),
    };
    for hop in &reach.hops {
        let field = &hop.field;
        part = match (is_option, hop.is_option) {
            (false, false) => quote!(#part.#field),
            (false, true) => quote!(#part.#field.as_ref()),
            (true, false) => quote!(#part.map(|part| &part.#field)),
            (true, true) => quote!(#part.and_then(|part| part.#field.as_ref())),
        };
        is_option |= hop.is_option;
    }
    match is_option || reach.hops.is_empty() {
        true => part,
        false => quote!(&#part),
    }
}

/// The list of a page, taken out; an empty one where it is missing.
fn taken(reach: &Reach) -> TokenStream {
    let mut is_option = reach.from_option;
    let mut part = quote!(page);
    for hop in &reach.hops {
        let field = &hop.field;
        part = match (is_option, hop.is_option) {
            (false, _) => quote!(#part.#field),
            (true, false) => quote!(#part.map(|part| part.#field)),
            (true, true) => quote!(#part.and_then(|part| part.#field)),
        };
        is_option |= hop.is_option;
    }
    match is_option {
        true => quote!(#part.unwrap_or_default()),
        false => part,
    }
}
