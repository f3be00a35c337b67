//! The variants of open enums, and what they are called.

use super::names::{Role, Scope};
use super::types::{Variant, Wire};
use crate::api::{Constant, EnumValue};

/// The variants of an enum of strings: by their names where they have any, else by their values.
pub fn texts(values: &[EnumValue<String>], scope: &mut Scope) -> Vec<Variant> {
    let wire = |value: &String| Wire::Text(value.clone());
    variants(values, |value| text_names(value), wire, scope)
}

/// The variants of an enum of numbers: by their names where they have any; else `1` is `V1`, and `-1` is `VMinus1`.
pub fn numbers(values: &[EnumValue<i64>], scope: &mut Scope) -> Vec<Variant> {
    let own = |value: &i64| number_names(*value);
    variants(values, own, |value| Wire::Number(*value), scope)
}

/// The variants of an enum of scalars of several types, each as those of its type.
pub fn scalars(values: &[EnumValue<Constant>], scope: &mut Scope) -> Vec<Variant> {
    let own = |value: &Constant| match value {
        Constant::Text(text) => text_names(text),
        Constant::Whole(number) => number_names(*number),
        Constant::Boolean(boolean) => text_names(&boolean.to_string()),
    };
    variants(values, own, |value| Wire::Scalar(value.clone()), scope)
}

fn text_names(value: &str) -> [String; 2] {
    [value.to_owned(), format!("{value} value")]
}

fn number_names(value: i64) -> [String; 2] {
    let sign = if value < 0 { "minus " } else { "" };
    let name = format!("v {sign}{}", value.unsigned_abs());
    [name.clone(), format!("{name} value")]
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
