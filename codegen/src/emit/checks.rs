//! What is checked before it is sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal;
use super::rust::{Prelude, written};
use crate::plan::{Check, Constraint, RustType, Struct};

/// The line that says what is demanded of the members of a struct.
pub fn of_members(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
    let fields = planned
        .fields
        .iter()
        .filter(|field| !field.checks.is_empty());
    let fields = fields.map(|field| {
        let wire = literal::string(&field.wire);
        let checks = field
            .checks
            .iter()
            .map(|check| written_check(check, prelude));
        quote!(#wire: #(#checks)*)
    });
    quote!(checks!(#name { #(#fields),* });)
}

/// Demands where a call is made.
pub fn list(checks: &[Check]) -> TokenStream {
    let checks = checks
        .iter()
        .map(|check| written_check(check, &Prelude::outside()));
    quote!(check!(#(#checks)*))
}

fn written_check(check: &Check, prelude: &Prelude) -> TokenStream {
    match check {
        Check::Value(constraint) => constraint_of(*constraint),
        Check::Each(checks) => {
            let checks = checks.iter().map(|check| written_check(check, prelude));
            quote!(Each(#(#checks)*))
        }
        Check::Object(name) => {
            let rust = written(&RustType::Named(name.clone()), prelude);
            quote!(Object(#rust))
        }
    }
}

fn constraint_of(constraint: Constraint) -> TokenStream {
    use Constraint as C;
    let (count, number) = (literal::count, literal::float);
    let (name, argument) = match constraint {
        C::MinLength(least) => (quote!(MinLength), count(least)),
        C::MaxLength(most) => (quote!(MaxLength), count(most)),
        C::Minimum(least) => (quote!(Minimum), number(least)),
        C::ExclusiveMinimum(least) => (quote!(ExclusiveMinimum), number(least)),
        C::Maximum(most) => (quote!(Maximum), number(most)),
        C::ExclusiveMaximum(most) => (quote!(ExclusiveMaximum), number(most)),
        C::MultipleOf(unit) => (quote!(MultipleOf), number(unit)),
        C::MinItems(least) => (quote!(MinItems), count(least)),
        C::MaxItems(most) => (quote!(MaxItems), count(most)),
        C::UniqueItems => return quote!(UniqueItems),
        C::MinProperties(least) => (quote!(MinProperties), count(least)),
        C::MaxProperties(most) => (quote!(MaxProperties), count(most)),
    };
    quote!(#name(#argument))
}
