//! What is checked before it is sent.

use proc_macro2::{Punct, Spacing, TokenStream};
use quote::{ToTokens, quote};

use super::literal;
use super::rust::{Prelude, written};
use crate::plan::{Check, Constraint, Number, Struct, Union};

/// The line that says what is demanded of the members of a struct.
pub fn of_members(planned: &Struct, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
    let parameter = planned.is_generic.then(|| {
        let parameter = prelude.parameter();
        quote!(<#parameter>)
    });
    let rest = planned
        .extra
        .as_ref()
        .filter(|extra| !extra.checks.is_empty());
    // What else the object holds is what none of these names has.
    let is_listed = |checks: &[Check]| rest.is_some() || !checks.is_empty();
    let constants = planned.constants.iter().map(|(wire, _)| (wire, &[][..]));
    let fields = planned.fields.iter();
    let fields = fields.map(|field| (&field.wire, field.checks.as_slice()));
    let members = constants.chain(fields);
    let members = members.filter(|(_, checks)| is_listed(checks));
    let members = members.map(|(wire, checks)| {
        let (wire, checks) = (literal::string(wire), behind(checks, prelude));
        quote!(#wire #checks)
    });
    let rest = rest.map(|extra| {
        let checks = in_row(&extra.checks, prelude);
        quote!(rest(#checks))
    });
    quote!(checks!(#name #parameter { #(#members),* } #rest);)
}

/// The line that says what is demanded of the variants of an enum of several types.
pub fn of_variants(planned: &Union, prelude: &Prelude) -> TokenStream {
    let name = &planned.name;
    let variants = planned.variants.iter().map(|variant| {
        let (name, checks) = (&variant.name, behind(&variant.checks, prelude));
        quote!(#name #checks)
    });
    quote!(checks!(enum #name { #(#variants),* });)
}

/// Demands behind the name of what they are on, if there are any.
fn behind(checks: &[Check], prelude: &Prelude) -> Option<TokenStream> {
    let row = in_row(checks, prelude);
    (!checks.is_empty()).then(|| quote!(: #row))
}

/// Demands where a call is made.
pub fn list(checks: &[Check]) -> TokenStream {
    let checks = in_row(checks, &Prelude::outside());
    quote!(check!(#checks))
}

/// Demands one after the other.
pub fn in_row(checks: &[Check], prelude: &Prelude) -> TokenStream {
    checks
        .iter()
        .map(|check| written_check(check, prelude))
        .collect()
}

fn written_check(check: &Check, prelude: &Prelude) -> TokenStream {
    match check {
        Check::Finite => quote!(Finite),
        Check::Value(constraint) => constraint_of(constraint),
        Check::Each(checks) => {
            let checks = in_row(checks, prelude);
            quote!(Each(#checks))
        }
        Check::Of(rust) => {
            let rust = written(rust, prelude);
            quote!(Of(#rust))
        }
        Check::Member(wire, checks) => {
            let (wire, checks) = (literal::string(wire), in_row(checks, prelude));
            quote!(Members(#wire: #checks))
        }
    }
}

fn constraint_of(constraint: &Constraint) -> TokenStream {
    use Constraint as C;
    let count = |count: &u64| literal::count(*count).into_token_stream();
    let (name, argument) = match constraint {
        C::Pattern(pattern) => {
            let pattern = literal::string(pattern);
            return quote!(Pattern(#pattern));
        }
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

/// A number with its sign bound to it, since a printer of Rust knows nothing of what stands in a call of a macro.
fn number(number: &Number) -> TokenStream {
    let (is_negative, size) = match number {
        Number::Whole(number) => (*number < 0, literal::number(number.saturating_abs())),
        Number::Float(number) => (*number < 0.0, literal::float(number.abs())),
    };
    let sign = is_negative.then(|| Punct::new('-', Spacing::Joint));
    quote!(#sign #size)
}
