//! Names of types by the places where they stand.

/// Declares further names of a type, each by a place where it stands.
///
/// `places!(TaxBehavior { PriceTaxBehavior, ShippingRateTaxBehavior });`
macro_rules! places {
    ($type:ident { $($place:ident),* $(,)? }) => {
        $(
            #[doc = ::std::concat!("[`", ::std::stringify!($type), "`] by a place where it stands.")]
            pub type $place = $type;
        )*
    };
}

pub(crate) use places;
