//! How a type is written where it is used.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::{Integer, Plan, RustType};

/// How names of the standard prelude are written in a module: short, unless the module holds a type of that name.
#[derive(Clone, Debug)]
pub struct Prelude {
    shadowed: Vec<&'static str>,
    /// Whether the module of types is another one, and its types are written with its name.
    is_outside: bool,
}

impl Prelude {
    /// In the module of types.
    pub fn within(plan: &Plan) -> Prelude {
        let names = [
            "Option", "String", "Vec", "Into", "None", "Some", "Box", "T",
        ];
        Prelude {
            shadowed: names
                .into_iter()
                .filter(|name| plan.has_type(name))
                .collect(),
            is_outside: false,
        }
    }

    /// In a module of calls, which takes no name of the prelude.
    pub fn outside() -> Prelude {
        Prelude {
            shadowed: Vec::new(),
            is_outside: true,
        }
    }

    pub fn option(&self) -> TokenStream {
        if self.shadowed.contains(&"Option") {
            quote!(::std::option::Option)
        } else {
            quote!(Option)
        }
    }

    pub fn string(&self) -> TokenStream {
        if self.shadowed.contains(&"String") {
            quote!(::std::string::String)
        } else {
            quote!(String)
        }
    }

    pub fn vec(&self) -> TokenStream {
        if self.shadowed.contains(&"Vec") {
            quote!(::std::vec::Vec)
        } else {
            quote!(Vec)
        }
    }

    pub fn boxed(&self) -> TokenStream {
        if self.shadowed.contains(&"Box") {
            quote!(::std::boxed::Box)
        } else {
            quote!(Box)
        }
    }

    /// What a generic type is made for.
    pub fn parameter(&self) -> TokenStream {
        if self.shadowed.contains(&"T") {
            quote!(__T)
        } else {
            quote!(T)
        }
    }

    pub fn into(&self) -> TokenStream {
        if self.shadowed.contains(&"Into") {
            quote!(::std::convert::Into)
        } else {
            quote!(Into)
        }
    }

    /// A literal as whatever is made of it.
    pub fn converted(&self, literal: &Literal) -> TokenStream {
        if self.shadowed.contains(&"Into") {
            quote!(::std::convert::Into::into(#literal))
        } else {
            quote!(#literal.into())
        }
    }

    pub fn some(&self) -> TokenStream {
        if self.shadowed.contains(&"Some") {
            quote!(::std::option::Option::Some)
        } else {
            quote!(Some)
        }
    }

    pub fn none(&self) -> TokenStream {
        if self.shadowed.contains(&"None") {
            quote!(::std::option::Option::None)
        } else {
            quote!(None)
        }
    }
}

/// A type where it is used.
pub fn written(rust: &RustType, prelude: &Prelude) -> TokenStream {
    match rust {
        RustType::Bool => quote!(bool),
        RustType::Integer(integer) => match integer {
            Integer::Int32 => quote!(i32),
            Integer::Int64 => quote!(i64),
            Integer::Uint32 => quote!(u32),
            Integer::Uint64 => quote!(u64),
        },
        RustType::F64 => quote!(f64),
        RustType::Foreign(foreign) => super::foreign::path(&foreign.rust),
        RustType::String => prelude.string(),
        RustType::Secret if prelude.is_outside => quote!(super::support::Secret),
        RustType::Secret => quote!(support::Secret),
        RustType::Value => quote!(serde_json::Value),
        RustType::File => quote!(support::File),
        RustType::Named(name) | RustType::Open(name) if prelude.is_outside => quote!(types::#name),
        RustType::Named(name) | RustType::Open(name) => quote!(#name),
        RustType::Parameter => prelude.parameter(),
        RustType::Generic(name, inner) => {
            let inner = written(inner, prelude);
            let path = prelude.is_outside.then(|| quote!(types::));
            quote!(#path #name<#inner>)
        }
        RustType::Vec(element) => {
            let (vec, element) = (prelude.vec(), written(element, prelude));
            quote!(#vec<#element>)
        }
        RustType::Map(value) => {
            let (string, held) = (prelude.string(), written(value, prelude));
            match **value {
                RustType::Value => quote!(serde_json::Map<#string, #held>),
                _ => quote!(::std::collections::BTreeMap<#string, #held>),
            }
        }
        RustType::Option(inner) => {
            let (option, inner) = (prelude.option(), written(inner, prelude));
            quote!(#option<#inner>)
        }
        RustType::Boxed(inner) => {
            let (boxed, inner) = (prelude.boxed(), written(inner, prelude));
            quote!(#boxed<#inner>)
        }
    }
}

/// An empty map of a type that is one.
pub fn empty_map(map: &RustType) -> TokenStream {
    match map {
        RustType::Map(value) if **value == RustType::Value => quote!(serde_json::Map::new()),
        _ => quote!(::std::collections::BTreeMap::new()),
    }
}

/// The type that an argument has: whatever converts into a text, an enum or a list of it.
pub fn accepted(rust: &RustType, prelude: &Prelude) -> TokenStream {
    let inner = written(rust, prelude);
    let into = prelude.into();
    if is_converted(rust) {
        quote!(impl #into<#inner>)
    } else {
        inner
    }
}

/// Whether an argument of the type is given as something that converts into it.
pub fn is_converted(rust: &RustType) -> bool {
    matches!(
        rust,
        RustType::String
            | RustType::Secret
            | RustType::Open(_)
            | RustType::Value
            | RustType::Boxed(_)
    )
}

/// How many arguments a function may have, `self` included, before clippy complains.
pub const MANY_ARGUMENTS: usize = 7;

/// Permits a function with many arguments.
pub fn many_arguments() -> TokenStream {
    quote!(#[allow(clippy::too_many_arguments, reason = "the description requires them all")])
}
