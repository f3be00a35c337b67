//! The variants of open enums, and what they are called.

use std::collections::BTreeMap;

use super::names::{Name, Role, Scope};
use super::shapes::Types;
use super::types::{Base, Enum, Type, Variant, Wire};
use super::words;
use crate::api::{Constant, EnumValue, Kind, ShapeId};

impl Types<'_> {
    /// Plans the enum of values that are listed.
    pub fn plan_enum(&mut self, shape: ShapeId, name: Name) {
        let mut scope = Scope::new(&self.lexicon);
        let other = scope.claim("other", Role::Variant);
        let (base, variants) = match self.kind(shape) {
            Kind::Codes(values) => (Base::Number, numbers(values, &mut scope)),
            Kind::Enum(values) => (Base::Text, texts(values, &mut scope)),
            Kind::Mixed(values) => (Base::Value, scalars(values, &mut scope)),
            _ => return,
        };
        let (declared, docs) = self.said().of_type(shape);
        self.list.push(Type::Enum(Enum {
            name,
            base,
            declared: declared.map(str::to_owned),
            docs,
            variants,
            other,
            places: Vec::new(),
        }));
    }
}

/// The variants of an enum of strings: by their names where they have any, else by their values.
pub fn texts(values: &[EnumValue<String>], scope: &mut Scope) -> Vec<Variant> {
    let wire = |value: &String| Wire::Text(value.clone());
    let texts = Texts::new(values.iter().map(|value| value.value.as_str()));
    variants(values, |value| texts.names(value), wire, scope)
}

/// The variants of an enum of numbers: by their names where they have any; else `1` is `V1`, and `-1` is `VMinus1`.
pub fn numbers(values: &[EnumValue<i64>], scope: &mut Scope) -> Vec<Variant> {
    let own = |value: &i64| number_names(*value);
    variants(values, own, |value| Wire::Number(*value), scope)
}

/// The variants of an enum of scalars of several types, each as those of its type.
pub fn scalars(values: &[EnumValue<Constant>], scope: &mut Scope) -> Vec<Variant> {
    let texts = Texts::new(values.iter().filter_map(|value| match &value.value {
        Constant::Text(text) => Some(text.as_str()),
        _ => None,
    }));
    let own = |value: &Constant| match value {
        Constant::Text(text) => texts.names(text),
        Constant::Whole(number) => number_names(*number),
        Constant::Boolean(boolean) => texts.names(&boolean.to_string()),
    };
    variants(values, own, |value| Wire::Scalar(value.clone()), scope)
}

/// The texts of an enum: how many there are of each, whatever their case.
struct Texts(BTreeMap<String, usize>);

impl Texts {
    fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Texts {
        let mut counts = BTreeMap::new();
        for text in texts {
            *counts.entry(text.to_lowercase()).or_default() += 1;
        }
        Texts(counts)
    }

    /// What a text may be called: by its letters, or with what tells it from others that have the same ones, which is
    /// their case, or the signs between them.
    fn names(&self, text: &str) -> Vec<String> {
        let has_others = self.0.get(&text.to_lowercase()) > Some(&1);
        let told = match has_others {
            true if text == text.to_lowercase() => format!("lower {text}"),
            true if text == text.to_uppercase() => format!("upper {text}"),
            true => text.to_owned(),
            false => words::spelled_out(text),
        };
        vec![text.to_owned(), told, format!("{text} value")]
    }
}

fn number_names(value: i64) -> Vec<String> {
    let sign = if value < 0 { "minus " } else { "" };
    let name = format!("v {sign}{}", value.unsigned_abs());
    vec![name.clone(), format!("{name} value")]
}

fn variants<T>(
    values: &[EnumValue<T>],
    own: impl Fn(&T) -> Vec<String>,
    wire: impl Fn(&T) -> Wire,
    scope: &mut Scope,
) -> Vec<Variant> {
    let texts = |value: &EnumValue<T>| {
        let given = Some(value.name.clone()).filter(|name| !name.is_empty());
        given.into_iter().chain(own(&value.value)).collect()
    };
    let texts: Vec<Vec<String>> = values.iter().map(texts).collect();
    let names = scope.claim_all(&texts, Role::Variant);
    let variants = values.iter().zip(names).map(|(value, name)| Variant {
        name,
        wire: wire(&value.value),
        label: value.label.clone(),
    });
    variants.collect()
}
