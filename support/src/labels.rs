//! What the values of an enumeration are called.

/// Implements `label` for an open enumeration.
///
/// `labels!(Status { Pending: "待支付", Paid: "已支付" });` leaves out the variants that have no label.
macro_rules! labels {
    ($type:ident { $($variant:ident : $label:literal),* $(,)? }) => {
        impl $type {
            /// What the description calls the value, if it does.
            pub fn label(&self) -> ::std::option::Option<&'static ::std::primitive::str> {
                match self {
                    $(Self::$variant => ::std::option::Option::Some($label),)*
                    _ => ::std::option::Option::None,
                }
            }
        }
    };
}

pub(crate) use labels;
