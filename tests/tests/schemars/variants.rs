//! What the variants of enumerations are in JSON, and what they hold.

use std::collections::BTreeMap;

use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, ItemEnum, Meta, Token, Type, Variant};

use super::parts::{Part, Parts, field, inner, kind, last};

/// What a variant holds.
#[derive(Clone, Debug)]
pub enum Held {
    Nothing,
    /// A type of this kind, or of this name.
    Type(Option<&'static str>, String),
    Fields(Parts),
}

impl Held {
    /// The fields or variants of it.
    pub fn parts(&self, types: &BTreeMap<String, Parts>) -> Parts {
        match self {
            Held::Nothing => Parts::new(),
            Held::Type(kind, name) => {
                let alone = || Parts::from([(String::new(), Part::Field(false, *kind))]);
                types.get(name).cloned().unwrap_or_else(alone)
            }
            Held::Fields(fields) => fields.clone(),
        }
    }
}

/// Where the name of a variant stands in JSON.
enum Tagging {
    /// Nowhere: it is generated.
    Generated,
    /// It is the only member of an object, or a text where the variant holds nothing.
    Outside,
    /// It is a member beside what the variant holds.
    Inside,
    /// It is a member beside another that has what the variant holds.
    Beside(String),
    /// Nowhere: the first that fits is it.
    Nowhere,
}

/// The variants of an enumeration as JSON has them.
pub fn variants(item: &ItemEnum) -> Parts {
    let tagging = tagging(&item.attrs);
    let mut parts = Parts::new();
    for variant in &item.variants {
        let (name, held) = (variant.ident.to_string(), held(variant));
        let member = |name: &str, held: &Held| {
            let kind = match held {
                Held::Type(kind, _) => *kind,
                _ => None,
            };
            Held::Fields(Parts::from([(name.to_owned(), Part::Field(false, kind))]))
        };
        let (name, held) = match (&tagging, held) {
            // A text is a variant beside others, too.
            (Tagging::Outside | Tagging::Beside(_), Held::Nothing) => (name, Held::Nothing),
            (Tagging::Outside, held) => (name.clone(), member(&name.to_lowercase(), &held)),
            (Tagging::Beside(content), held) => (name, member(content, &held)),
            // The name is not in JSON, so a variant is called as what it holds.
            (Tagging::Nowhere, Held::Type(kind, name)) => {
                let called = match kind {
                    Some("a string") => "Text".to_owned(),
                    Some("a whole number") => "Integer".to_owned(),
                    Some("a list") => "List".to_owned(),
                    _ => name.clone(),
                };
                (called, Held::Type(kind, name))
            }
            (_, held) => (name, held),
        };
        parts.insert(name, Part::Variant(held));
    }
    parts
}

fn held(variant: &Variant) -> Held {
    match &variant.fields {
        Fields::Unit => Held::Nothing,
        Fields::Named(fields) => Held::Fields(fields.named.iter().filter_map(field).collect()),
        Fields::Unnamed(fields) => fields.unnamed.first().map_or(Held::Nothing, |field| {
            let held: &Type = inner(&field.ty, &["Box"]).unwrap_or(&field.ty);
            Held::Type(kind(held), last(held).unwrap_or_default())
        }),
    }
}

fn tagging(attributes: &[Attribute]) -> Tagging {
    let (mut tag, mut content) = (false, None);
    for attribute in attributes {
        if !attribute.path().is_ident("schemars") {
            continue;
        }
        let words = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
        for word in words.into_iter().flatten() {
            if word.path().is_ident("untagged") {
                return Tagging::Nowhere;
            }
            let Meta::NameValue(pair) = &word else {
                continue;
            };
            tag |= pair.path.is_ident("tag");
            if let (true, syn::Expr::Lit(value)) = (pair.path.is_ident("content"), &pair.value)
                && let syn::Lit::Str(text) = &value.lit
            {
                content = Some(text.value());
            }
        }
    }
    let is_written = attributes.iter().any(|attribute| {
        let words = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
        let words = words.into_iter().flatten();
        attribute.path().is_ident("derive")
            && words
                .into_iter()
                .any(|word| word.path().is_ident("JsonSchema"))
    });
    match (content, tag) {
        (Some(content), _) => Tagging::Beside(content),
        (None, true) => Tagging::Inside,
        (None, false) if is_written => Tagging::Outside,
        (None, false) => Tagging::Generated,
    }
}
