//! The variants of open enums, and what they are called.

use super::names::{Role, Scope};
use super::types::{Variant, Wire};
use crate::api::EnumValue;

/// The variants of an enum of strings: by their names where they have any, else by their values.
pub fn texts(values: &[EnumValue<String>], scope: &mut Scope) -> Vec<Variant> {
    let own = |value: &String| [value.clone(), format!("{value} value")];
    let wire = |value: &String| Wire::Text(value.clone());
    variants(values, own, wire, scope)
}

/// The variants of an enum of numbers: by their names where they have any; else `1` is `V1`, and `-1` is `VMinus1`.
pub fn numbers(values: &[EnumValue<i64>], scope: &mut Scope) -> Vec<Variant> {
    let own = |value: &i64| {
        let sign = if *value < 0 { "minus " } else { "" };
        let name = format!("v {sign}{}", value.unsigned_abs());
        [name.clone(), format!("{name} value")]
    };
    variants(values, own, |value| Wire::Number(*value), scope)
}

fn variants<T>(
    values: &[EnumValue<T>],
    own: impl Fn(&T) -> [String; 2],
    wire: impl Fn(&T) -> Wire,
    scope: &mut Scope,
) -> Vec<Variant> {
    let variant = |value: &EnumValue<T>| {
        let given = Some(value.name.clone()).filter(|name| !name.is_empty());
        let names: Vec<String> = given.into_iter().chain(own(&value.value)).collect();
        Variant {
            name: scope.claim_first(&names, Role::Variant),
            wire: wire(&value.value),
            label: value.label.clone(),
        }
    };
    values.iter().map(variant).collect()
}
