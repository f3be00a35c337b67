//! Lints of clippy that names of a description meet, where a person who wrote the code would take another name.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Name;

/// Methods of traits of the standard library that clippy knows (`should_implement_trait`).
const OF_TRAITS: [&str; 30] = [
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_iter",
    "mul",
    "neg",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// Beginnings of names that say how a method takes `self` (`wrong_self_convention`).
const OF_CONVERSIONS: [&str; 5] = ["as_", "from_", "into_", "is_", "to_"];

/// Names that stand for nothing, which no variable should have (`disallowed_names`).
const PLACEHOLDERS: [&str; 3] = ["baz", "foo", "quux"];

/// The lints that variables, methods, and types and variants, of these names meet, each with a comma behind it.
pub fn met_by<'a>(
    mut variables: impl Iterator<Item = &'a Name>,
    methods: impl Iterator<Item = &'a Name>,
    types: impl Iterator<Item = &'a Name>,
) -> TokenStream {
    let placeholders = variables
        .any(|name| PLACEHOLDERS.contains(&name.text()))
        .then(|| quote!(clippy::disallowed_names,));
    let (mut is_new, mut is_of_trait, mut is_conversion) = (false, false, false);
    for name in methods.map(Name::text) {
        is_new |= name == "new";
        is_of_trait |= OF_TRAITS.contains(&name);
        is_conversion |= OF_CONVERSIONS.iter().any(|start| name.starts_with(start));
    }
    let mut types = types.map(Name::text);
    let is_acronym = |name: &str| name.len() > 2 && name.bytes().all(|c| c.is_ascii_uppercase());
    let acronyms = types
        .any(is_acronym)
        .then(|| quote!(clippy::upper_case_acronyms,));
    let new = is_new.then(|| quote!(clippy::new_ret_no_self,));
    let of_trait = is_of_trait.then(|| quote!(clippy::should_implement_trait,));
    // By its name `new` takes no `self` at all.
    let conversion = (is_new || is_conversion).then(|| quote!(clippy::wrong_self_convention,));
    quote!(#placeholders #new #of_trait #acronyms #conversion)
}

/// The attribute of an item whose variables and methods have these names.
pub fn allowed<'a>(
    variables: impl Iterator<Item = &'a Name>,
    methods: impl Iterator<Item = &'a Name>,
) -> Option<TokenStream> {
    let met = met_by(variables, methods, iter::empty());
    (!met.is_empty())
        .then(|| quote!(#[allow(#met reason = "names are as the description has them")]))
}
