//! Conversions into enums from what their variants hold.

/// Implements `From` what the variants of an enum hold, where a type stands for one variant alone.
///
/// `variants!(Content { Text: String, Parts: Vec<Part> });`
macro_rules! variants {
    ($type:ident { $($variant:ident : $inner:ty),* $(,)? }) => {
        $(impl ::std::convert::From<$inner> for $type {
            fn from(value: $inner) -> Self {
                // A variant may hold it behind a pointer.
                Self::$variant(::std::convert::From::from(value))
            }
        })*
    };
}

/// Implements `From` a borrowed text for an enum of which one variant holds an owned one.
macro_rules! text_variant {
    ($type:ident, $variant:ident) => {
        impl ::std::convert::From<&::std::primitive::str> for $type {
            fn from(text: &::std::primitive::str) -> Self {
                Self::$variant(::std::convert::From::from(text))
            }
        }
    };
}

pub(crate) use {text_variant, variants};
