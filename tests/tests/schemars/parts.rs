//! What the source of types says: their fields and variants.

use std::collections::BTreeMap;

use syn::punctuated::Punctuated;
use syn::{
    Attribute, Field, Fields, GenericArgument, Ident, Item, PathArguments, Token, Type, TypePath,
};

use super::variants::{self, Held};

/// The fields or variants of a type, by their names.
pub type Parts = BTreeMap<String, Part>;

#[derive(Clone, Debug)]
pub enum Part {
    /// A field: whether it may be absent, and what its type is, as far as both sides call it alike.
    Field(bool, Option<&'static str>),
    /// A field in whose place those of this type stand.
    Flattened(String),
    /// A variant, and what it holds.
    Variant(Held),
}

impl Part {
    /// Whether one can be what the other became.
    pub fn is(&self, other: &Part) -> bool {
        match (self, other) {
            (Part::Field(optional, kind), Part::Field(other, other_kind)) => {
                optional == other && (kind == other_kind || kind.is_none() || other_kind.is_none())
            }
            _ => false,
        }
    }
}

/// The structs and enumerations of a file; those that stand for another type are none.
pub fn parts(text: &str) -> BTreeMap<String, Parts> {
    let file = syn::parse_file(text).expect("it is Rust");
    let types = file.items.into_iter().filter_map(|item| match item {
        Item::Struct(item) => {
            let Fields::Named(fields) = item.fields else {
                return None;
            };
            let is_other = says(&item.attrs, "transparent");
            let fields = fields.named.iter().filter_map(field).collect();
            (!is_other).then(|| (item.ident.to_string(), fields))
        }
        Item::Enum(item) => Some((item.ident.to_string(), variants::variants(&item))),
        _ => None,
    });
    types.collect()
}

/// A field that has a name.
pub fn field(field: &Field) -> Option<(String, Part)> {
    let name = field.ident.as_ref()?.to_string();
    let (is_option, inner) = match inner(&field.ty, &["Option"]) {
        Some(inner) => (true, inner),
        None => (false, &field.ty),
    };
    let kind = kind(inner);
    if says(&field.attrs, "skip") {
        None
    } else if says(&field.attrs, "flatten") && kind.is_none() {
        Some((name, Part::Flattened(last(inner).unwrap_or_default())))
    } else {
        Some((
            name,
            Part::Field(is_option || says(&field.attrs, "default"), kind),
        ))
    }
}

/// Whether an attribute of schemars has this word.
fn says(attributes: &[Attribute], word: &str) -> bool {
    attributes.iter().any(|attribute| {
        let words = attribute.parse_args_with(Punctuated::<Ident, Token![,]>::parse_terminated);
        attribute.path().is_ident("schemars")
            && words.is_ok_and(|words| words.iter().any(|known| known == word))
    })
}

/// What is common to a type and to what it comes back as.
pub fn kind(written: &Type) -> Option<&'static str> {
    if let Some(inner) = inner(written, &["Box", "Arc", "Option"]) {
        return kind(inner);
    }
    match written {
        Type::Array(_) | Type::Slice(_) => return Some("a list"),
        _ => {}
    }
    match last(written)?.as_str() {
        "String" | "char" | "PathBuf" | "IpAddr" => Some("a string"),
        "bool" => Some("a boolean"),
        "f32" | "f64" => Some("a float"),
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" | "NonZeroU32"
        | "NonZeroU64" => Some("a whole number"),
        "Vec" | "BTreeSet" => Some("a list"),
        "BTreeMap" | "Map" => Some("a map"),
        _ => None,
    }
}

/// The type in one of these wrappers.
pub fn inner<'t>(wrapped: &'t Type, wrappers: &[&str]) -> Option<&'t Type> {
    let Type::Path(TypePath { path, .. }) = wrapped else {
        return None;
    };
    let segment = path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) if wrappers.iter().any(|name| segment.ident == name) => {
            Some(inner)
        }
        _ => None,
    }
}

/// The last name in the path of a type.
pub fn last(written: &Type) -> Option<String> {
    let Type::Path(TypePath { path, .. }) = written else {
        return None;
    };
    path.segments
        .last()
        .map(|segment| segment.ident.to_string())
}
