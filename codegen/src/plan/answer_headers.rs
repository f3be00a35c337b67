//! The headers of answers, as users read them.

use super::names::{Name, Role, Scope};
use super::rust::{RustType, without_option};
use super::shapes::Types;
use crate::api::{Docs, Operation};

/// A type that reads the headers of the answers to a call.
#[derive(Debug)]
pub struct AnswerHeaders {
    pub name: Name,
    pub list: Vec<AnswerHeader>,
}

/// One of them.
#[derive(Debug)]
pub struct AnswerHeader {
    pub name: Name,
    pub wire: String,
    pub docs: Docs,
    /// A scalar, or what the list is made of.
    pub rust: RustType,
    pub is_list: bool,
    pub required: bool,
}

/// What the type has besides the headers.
const TAKEN: [&str; 3] = ["of", "clone", "fmt"];

/// Plans the headers of a call, if its answers have any; their type is an item beside the call.
pub fn plan(
    operation: &Operation,
    words: &str,
    call: &Name,
    items: &mut Scope,
    types: &mut Types<'_>,
) -> Option<AnswerHeaders> {
    let headers = &operation.answer.headers;
    if headers.is_empty() {
        return None;
    }
    let mut scope = Scope::reserving(types.lexicon(), &TAKEN);
    let texts: Vec<Vec<String>> = headers.iter().map(|one| vec![one.name.clone()]).collect();
    let names = scope.claim_all(&texts, Role::Method);
    let list = headers.iter().zip(names).map(|(header, name)| {
        let words = format!("{words} {}", header.name);
        let rust = without_option(types.plan(header.shape, &words));
        let (rust, is_list) = match rust {
            RustType::Vec(element) => (without_option(*element), true),
            rust => (rust, false),
        };
        AnswerHeader {
            name,
            wire: header.name.clone(),
            docs: types.said().docs(header.shape),
            rust,
            is_list,
            required: header.required,
        }
    });
    Some(AnswerHeaders {
        list: list.collect(),
        name: items.claim(&format!("{} headers", call.text()), Role::Type),
    })
}
