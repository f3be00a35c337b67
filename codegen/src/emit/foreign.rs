//! Types of other crates, and the forms in which the support code reads and writes them.

use proc_macro2::TokenStream;
use quote::quote;

use super::rust::{Prelude, written};
use crate::plan::{Digits, Encoding, Foreign, ForeignType, JsonForm, Known, Library, RustType};

/// The type where it is used.
pub fn path(rust: &ForeignType) -> TokenStream {
    let (library, encoding) = match rust {
        ForeignType::Known(Known::Moment(library, encoding)) => (library, encoding),
        ForeignType::Known(Known::Duration) => return quote!(jiff::SpanFieldwise),
        ForeignType::Known(Known::Uuid) => return quote!(uuid::Uuid),
        ForeignType::Known(Known::Url) => return quote!(url::Url),
        ForeignType::Known(Known::Decimal) => return quote!(rust_decimal::Decimal),
        // Modules of the client may have the name of a crate.
        ForeignType::Path(names) => {
            let is_local = names.first().is_some_and(|name| name.text() == "crate");
            let root = (!is_local).then(|| quote!(::));
            return quote!(#root #(#names)::*);
        }
    };
    match (library, encoding) {
        (
            Library::Jiff,
            Encoding::DateTime | Encoding::EpochSeconds | Encoding::EpochMilliseconds,
        ) => quote!(jiff::Timestamp),
        (Library::Jiff, Encoding::Date) => quote!(jiff::civil::Date),
        (Library::Jiff, Encoding::Time) => quote!(jiff::civil::Time),
        (Library::Jiff, Encoding::Local) => quote!(jiff::civil::DateTime),
        (Library::Chrono, Encoding::DateTime) => quote!(chrono::DateTime<chrono::FixedOffset>),
        (Library::Chrono, Encoding::EpochSeconds | Encoding::EpochMilliseconds) => {
            quote!(chrono::DateTime<chrono::Utc>)
        }
        (Library::Chrono, Encoding::Date) => quote!(chrono::NaiveDate),
        (Library::Chrono, Encoding::Time) => quote!(chrono::NaiveTime),
        (Library::Chrono, Encoding::Local) => quote!(chrono::NaiveDateTime),
        (
            Library::Time,
            Encoding::DateTime | Encoding::EpochSeconds | Encoding::EpochMilliseconds,
        ) => quote!(time::OffsetDateTime),
        (Library::Time, Encoding::Date) => quote!(time::Date),
        (Library::Time, Encoding::Time) => quote!(time::Time),
        (Library::Time, Encoding::Local) => quote!(time::PrimitiveDateTime),
    }
}

/// Whether values are small, and are given as they are.
pub fn is_copy(foreign: &Foreign) -> bool {
    !matches!(
        foreign.rust,
        ForeignType::Path(_) | ForeignType::Known(Known::Url)
    )
}

/// The form of a type that serde alone does not read as the client does.
pub fn form_beside_serde(rust: &RustType) -> Option<TokenStream> {
    let prelude = Prelude::outside();
    let form = || form(rust, &prelude).unwrap_or_else(|| written(rust, &prelude));
    (!rust.is_as_serde()).then(form)
}

/// The form of a type that has not its own, since it is or holds one of another crate.
pub fn form(rust: &RustType, prelude: &Prelude) -> Option<TokenStream> {
    let inner = match rust {
        RustType::Foreign(foreign) => return Some(json_form(foreign.form)),
        RustType::Vec(inner) | RustType::Map(inner) | RustType::Option(inner) => {
            form(inner, prelude)?
        }
        // What is behind a pointer is a type of the crate.
        _ => return None,
    };
    Some(match rust {
        RustType::Vec(_) => {
            let vec = prelude.vec();
            quote!(#vec<#inner>)
        }
        RustType::Map(_) => {
            let string = prelude.string();
            quote!(::std::collections::BTreeMap<#string, #inner>)
        }
        RustType::Option(_) => {
            let option = prelude.option();
            quote!(#option<#inner>)
        }
        other => written(other, prelude),
    })
}

/// The same behind `as`, where a macro takes one.
pub fn as_form(rust: &RustType, prelude: &Prelude) -> Option<TokenStream> {
    form(rust, prelude).map(|form| quote!(as #form))
}

fn json_form(form: JsonForm) -> TokenStream {
    let digits = |digits, form| match digits {
        Digits::Bare => form,
        Digits::InString => quote!(support::Digits<#form>),
    };
    match form {
        JsonForm::Serde => quote!(support::Serde),
        JsonForm::Displayed => quote!(support::Displayed),
        JsonForm::Rfc3339 => quote!(support::Rfc3339),
        JsonForm::IsoDate => quote!(support::IsoDate),
        JsonForm::IsoTime => quote!(support::IsoTime),
        JsonForm::IsoDuration => quote!(support::IsoDuration),
        JsonForm::Local => quote!(support::Local),
        JsonForm::Seconds(kind) => digits(kind, quote!(support::Seconds)),
        JsonForm::Milliseconds(kind) => digits(kind, quote!(support::Milliseconds)),
        JsonForm::DecimalText => quote!(support::DecimalText),
        JsonForm::Numeric => quote!(support::Numeric),
    }
}
