//! What a value must hold to beyond its type. The names are those of JSON Schema (validation, chapter 6).

/// A demand on a value; on one of another type it is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constraint {
    MinLength(u64),
    MaxLength(u64),
    Minimum(f64),
    ExclusiveMinimum(f64),
    Maximum(f64),
    ExclusiveMaximum(f64),
    MultipleOf(f64),
    MinItems(u64),
    MaxItems(u64),
    UniqueItems,
    MinProperties(u64),
    MaxProperties(u64),
}
