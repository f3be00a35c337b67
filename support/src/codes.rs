//! Enumerations of whole numbers that stay open: what a newer server adds is kept and written back.

/// Implements an open enumeration of whole numbers.
///
/// `codes!(Status, Other { Pending: 0, Paid: 1 });` is for `pub enum Status { Pending, Paid, Other(i64) }`.
macro_rules! codes {
    ($type:ident, $other:ident { $($variant:ident : $wire:literal),* $(,)? }) => {
        impl $type {
            /// The number on the wire.
            pub fn as_i64(&self) -> ::std::primitive::i64 {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::$other(number) => *number,
                }
            }
        }

        impl ::std::convert::From<::std::primitive::i64> for $type {
            fn from(number: ::std::primitive::i64) -> Self {
                match number {
                    $($wire => Self::$variant,)*
                    _ => Self::$other(number),
                }
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl support::Native for $type {}

        impl support::ToText for $type {}

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<__D: ::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> ::std::result::Result<Self, __D::Error> {
                <::std::primitive::i64 as support::Json>::read(deserializer)
                    .map(::std::convert::From::from)
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<__S: ::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> ::std::result::Result<__S::Ok, __S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }
    };
}

pub(crate) use codes;
