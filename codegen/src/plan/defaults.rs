//! The values with which a request begins, where its user wants those that the server would take.

use std::collections::BTreeMap;

use super::names::Name;
use super::rust::RustType;
use super::types::{Enum, Start, Type, Wire};
use crate::api::{Constant, Literal};

/// The value of a field of this type, where one can be written.
pub fn start(default: &Literal, rust: &RustType) -> Option<Start> {
    match (default, rust) {
        (_, RustType::Option(inner)) => start(default, inner),
        (Literal::Boolean(boolean), RustType::Bool | RustType::Open(_)) => {
            Some(Start::Boolean(*boolean))
        }
        (Literal::Whole(number), RustType::F64) => Some(Start::Float(*number as f64)),
        (Literal::Whole(number), RustType::Integer(_) | RustType::Open(_)) => {
            Some(Start::Whole(*number))
        }
        (Literal::Float(number), RustType::F64) => Some(Start::Float(*number)),
        (Literal::Text(text), RustType::String | RustType::Open(_)) => {
            Some(Start::Text(text.clone()))
        }
        (Literal::List(elements), RustType::Vec(inner)) => {
            let starts = elements.iter().map(|element| start(element, inner));
            starts.collect::<Option<_>>().map(Start::List)
        }
        _ => None,
    }
}

/// Puts the variants of enums in the places of their values; what no enum lists is no start.
pub fn name_variants(types: &mut [Type]) {
    let enums = types.iter().filter_map(|planned| match planned {
        Type::Enum(planned) => Some((planned.name.clone(), variants(planned))),
        Type::Struct(_) | Type::Union(_) | Type::Failures(_) => None,
    });
    let enums: BTreeMap<Name, Vec<(Start, Name)>> = enums.collect();
    for planned in types {
        let Type::Struct(planned) = planned else {
            continue;
        };
        for field in &mut planned.fields {
            let start = field.start.take();
            field.start = start.and_then(|start| named(start, field.value(), &enums));
        }
    }
}

fn named(
    start: Start,
    rust: &RustType,
    enums: &BTreeMap<Name, Vec<(Start, Name)>>,
) -> Option<Start> {
    match (start, rust) {
        (start, RustType::Option(inner)) => named(start, inner, enums),
        (Start::List(starts), RustType::Vec(inner)) => {
            let starts = starts.into_iter().map(|start| named(start, inner, enums));
            starts.collect::<Option<_>>().map(Start::List)
        }
        (start, RustType::Open(name)) => {
            let mut variants = enums.get(name)?.iter();
            let (_, variant) = variants.find(|(value, _)| *value == start)?;
            Some(Start::Variant(name.clone(), variant.clone()))
        }
        (start, _) => Some(start),
    }
}

fn variants(planned: &Enum) -> Vec<(Start, Name)> {
    let value = |wire: &Wire| match wire {
        Wire::Text(text) | Wire::Scalar(Constant::Text(text)) => Start::Text(text.clone()),
        Wire::Number(number) | Wire::Scalar(Constant::Whole(number)) => {
            Start::Whole((*number).into())
        }
        Wire::Scalar(Constant::Boolean(boolean)) => Start::Boolean(*boolean),
    };
    let variants = planned.variants.iter();
    variants
        .map(|variant| (value(&variant.wire), variant.name.clone()))
        .collect()
}
