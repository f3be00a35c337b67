//! The places where the API is: constants, or functions of the variables in their base URLs.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, code};
use super::literal;
use crate::plan::{BaseUrl, EnvironmentPlan, UrlPiece};

/// One place.
pub fn item(planned: &EnvironmentPlan) -> TokenStream {
    let name = &planned.name;
    let docs = Doc::default()
        .theirs(&planned.docs.title)
        .theirs(&planned.docs.description)
        .ours(format!("`{}`", code(&planned.base.to_string())))
        .tokens();
    if planned.variables.is_empty() {
        let base = literal::string(&planned.base.to_string());
        let others = planned.others.iter().map(|(key, base)| {
            let (key, base) = (literal::string(key), literal::string(&base.to_string()));
            quote!((#key, #base))
        });
        return quote! {
            #docs
            pub const #name: Environment = Environment::new(#base, &[#(#others),*]);
        };
    }
    let arguments = planned
        .variables
        .iter()
        .map(|(_, argument)| quote!(#argument: &str));
    let base = concatenated(&planned.base, planned);
    let others = planned.others.iter().map(|(key, base)| {
        let (key, base) = (literal::string(key), concatenated(base, planned));
        quote!(.with(#key, #base))
    });
    quote! {
        #docs
        pub fn #name(#(#arguments),*) -> Servers {
            Servers::new(#base) #(#others)*
        }
    }
}

/// A base URL of texts and arguments.
fn concatenated(base: &BaseUrl, planned: &EnvironmentPlan) -> TokenStream {
    let pieces = base.0.iter().filter_map(|piece| match piece {
        UrlPiece::Text(text) => {
            let text = literal::string(text);
            Some(quote!(#text))
        }
        UrlPiece::Variable(variable) => {
            let known = planned.variables.iter().find(|(name, _)| name == variable);
            known.map(|(_, argument)| quote!(#argument))
        }
    });
    quote!([#(#pieces),*].concat())
}
