//! How users of a request type set what it may leave out.

/// Implements a method for each optional field of a plain struct: it takes the struct, and gives it back with the field
/// set.
///
/// `setters!(Upload { title: String, public: bool });`
macro_rules! setters {
    ($type:ident $(<$parameter:ident>)? { $($field:ident: $value:ty),* $(,)? }) => {
        impl $(<$parameter>)? $type $(<$parameter>)? {
            $(
                #[doc = ::std::concat!("Sets the optional field `", ::std::stringify!($field), "`.")]
                #[must_use]
                pub fn $field(mut self, $field: impl ::std::convert::Into<$value>) -> Self {
                    self.$field = ::std::option::Option::Some($field.into());
                    self
                }
            )*
        }
    };
}

pub(crate) use setters;
