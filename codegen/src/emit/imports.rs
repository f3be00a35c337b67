//! What a module of calls imports: of the support code and of the types, only what it uses.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{BodyPlan, Call, FormEncoding, Given, Holds, Output, Resource, RustType, Value};

/// The imports of the module of a resource.
pub fn imports(resource: &Resource) -> TokenStream {
    let has = |is: fn(&Call) -> bool| resource.calls.iter().any(is);
    let when = |is: fn(&Call) -> bool, name: TokenStream| has(is).then_some(name);
    let form = when(|call| takes(call, FormEncoding::Multipart), quote!(Form,));
    let pairs = when(|call| takes(call, FormEncoding::Urlencoded), quote!(Pairs,));
    let body = when(|call| call.given().any(is_in_a_range), quote!(Body,));
    let source = when(|call| call.given().any(is_bytes), quote!(, Source));
    let to_text = when(takes_texts, quote!(, ToText));
    let check = when(is_checked, quote!(, check));
    let failures = when(|call| call.failures.own().is_some(), quote!(, failures));
    let is_several = |call: &Call| matches!(call.output, Output::Several(_));
    let outcomes = when(is_several, quote!(, outcomes));
    let pages = when(|call| call.pages.is_some(), quote!(, PagedItems, Pages));
    let macros = quote!(#check #failures #outcomes);
    let is_named = !macros.is_empty() || has(names_support);
    let support = is_named.then(|| quote!(self,));
    let types = has_types(resource).then(|| {
        quote!(
            use super::types;
        )
    });
    quote! {
        use super::support::{#support Answer, #body Call, Client, #form Method #pages, #pairs Request #source #to_text #macros};
        #types
    }
}

/// Whether the module imports that of the types.
pub fn has_types(resource: &Resource) -> bool {
    resource.calls.iter().any(mentions_types)
}

/// Whether a call names what the module does not import.
fn names_support(call: &Call) -> bool {
    has_foreign(call)
        || call.stream().is_some()
        || call.answer_headers.is_some()
        || call.pages.is_some()
        || call.given().any(Given::is_styled)
}

/// Whether a call takes a form that its caller fills.
fn takes(call: &Call, form: FormEncoding) -> bool {
    let mut given = call.given();
    given
        .any(|given| matches!(given.value, Value::Body(BodyPlan::OpenForm(known)) if known == form))
}

fn is_bytes(given: &Given) -> bool {
    matches!(given.value, Value::Body(BodyPlan::Bytes(_)))
}

/// Whether it is a body of a range of media types.
fn is_in_a_range(given: &Given) -> bool {
    matches!(given.value, Value::Body(BodyPlan::BytesIn(_)))
}

/// Whether a call takes a list of texts.
fn takes_texts(call: &Call) -> bool {
    let mut given = call.given();
    given.any(|given| {
        matches!(
            given.value,
            Value::Parameter {
                rust: RustType::String,
                holds: Holds::List,
                ..
            }
        )
    })
}

fn is_checked(call: &Call) -> bool {
    call.given().any(|given| !given.checks.is_empty())
}

/// Whether a call names a type of the client.
fn mentions_types(call: &Call) -> bool {
    let is_ours_given = |output: &&Output| match output {
        Output::Typed(_, rust, _) => rust.is_ours(),
        Output::Opened { .. } => true,
        _ => false,
    };
    let has_choice = call.failures.own().is_some();
    let failures = call.failures.declared.iter();
    let failures = failures.filter_map(|failure| failure.rust.as_ref());
    let stream = call.stream().and_then(|stream| stream.item.as_ref());
    let mut beside = failures
        .filter(|_| has_choice)
        .chain(call.failures.shared())
        .chain(stream)
        .chain(headers(call));
    call.output.parts().iter().any(is_ours_given)
        || beside.any(RustType::is_ours)
        || taken(call).any(RustType::is_ours)
}

/// Whether a call gives or takes a type of another crate outside of the types of the client.
fn has_foreign(call: &Call) -> bool {
    let is_foreign_given =
        |output: &&Output| matches!(output, Output::Typed(_, rust, _) if rust.is_foreign());
    call.output.parts().iter().any(is_foreign_given) || taken(call).any(RustType::is_foreign)
}

/// The types of what a call takes.
fn taken(call: &Call) -> impl Iterator<Item = &RustType> {
    call.given().filter_map(|given| given.value.rust())
}

/// The types of the headers that it reads.
fn headers(call: &Call) -> impl Iterator<Item = &RustType> {
    let headers = call.answer_headers.iter();
    headers.flat_map(|headers| headers.list.iter().map(|header| &header.rust))
}
