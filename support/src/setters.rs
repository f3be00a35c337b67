//! How users of a request type set what it may leave out.

/// Implements a method for each optional field of a plain struct: it takes the struct, and gives it back with the field
/// set. A field that tells `null` apart from what is left out has a second method, which sets it to `null`.
///
/// `setters!(Upload { title: String, note or clear_note: String });`
macro_rules! setters {
    ($type:ident $(<$parameter:ident>)? { $($field:ident $(or $clear:ident)? : $value:ty),* $(,)? }) => {
        impl $(<$parameter>)? $type $(<$parameter>)? {
            $(
                #[doc = ::std::concat!("Sets the optional field `", ::std::stringify!($field), "`.")]
                #[must_use]
                pub fn $field(mut self, $field: impl ::std::convert::Into<$value>) -> Self {
                    self.$field = support::setters!(@some $field.into() $(, $clear)?);
                    self
                }

                $(
                    #[doc = ::std::concat!("Sets the field `", ::std::stringify!($field), "` to `null`.")]
                    #[must_use]
                    pub fn $clear(mut self) -> Self {
                        self.$field = ::std::option::Option::Some(::std::option::Option::None);
                        self
                    }
                )?
            )*
        }
    };
    (@some $value:expr) => { ::std::option::Option::Some($value) };
    (@some $value:expr, $clear:ident) => { ::std::option::Option::Some(::std::option::Option::Some($value)) };
}

pub(crate) use setters;
