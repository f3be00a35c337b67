//! Fields of forms that are of one of several kinds: a file, or something else.

use super::multipart::Form;

/// What a field can be. `choice!` implements it.
pub trait Choice: Sized {
    /// Appends it to a form.
    fn append(value: Self, form: Form, name: &'static str) -> Form;
}

impl Form {
    /// Appends a field of one of several kinds, each as fields of that kind are.
    #[must_use]
    pub fn choice<C: Choice>(self, name: &'static str, value: C) -> Self {
        C::append(value, self, name)
    }
}

/// Says of which kind the variants of an enum are as fields of a form.
///
/// `choice!(Picture { File: file, Files: files, Reference: json });`
macro_rules! choice {
    ($type:ident { $($variant:ident : $kind:ident $(as $by:ty)?),* $(,)? }) => {
        impl support::Choice for $type {
            fn append(value: Self, form: support::Form, name: &'static ::std::primitive::str) -> support::Form {
                match value {
                    $(Self::$variant(value) => support::fields!(@ $kind (form, name, value) $($by)?),)*
                }
            }
        }
    };
}

pub(crate) use choice;
