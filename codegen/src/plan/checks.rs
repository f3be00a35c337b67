//! What a client checks before it sends something, where its user wants that.

use super::rust::RustType;
use super::shapes::Types;
use super::types::Check;
use crate::api::{Constraint, Kind, ShapeId};

impl Types<'_> {
    /// What is demanded of a value of a shape whose type is planned.
    pub fn checks(&self, shape: ShapeId) -> Vec<Check> {
        if !self.is_checked(shape) {
            return Vec::new();
        }
        let written = self.written(shape);
        let own = written.constraints.iter().copied();
        let mut checks: Vec<Check> = own.map(Check::Value).collect();
        match &written.kind {
            Kind::Reference(inner) | Kind::Nullable(inner) => checks.extend(self.checks(*inner)),
            Kind::List(inner) | Kind::Map(inner) => {
                let each = self.checks(*inner);
                checks.extend((!each.is_empty()).then_some(Check::Each(each)));
            }
            Kind::Object(_) => {
                if let Some(RustType::Named(name)) = self.known(shape) {
                    checks.push(Check::Object(name.clone()));
                }
            }
            _ => {}
        }
        checks
    }
}

/// The demands on a parameter: those that its text can hold to.
pub fn of_text(checks: Vec<Check>, rust: &RustType, is_list: bool) -> Vec<Check> {
    use Constraint as C;
    let keeps = |check: &Check| match check {
        Check::Value(C::MinLength(_) | C::MaxLength(_)) => {
            !is_list && matches!(rust, RustType::String)
        }
        Check::Value(C::MinItems(_) | C::MaxItems(_) | C::UniqueItems) => is_list,
        Check::Value(C::MinProperties(_) | C::MaxProperties(_)) | Check::Object(_) => false,
        Check::Value(_) => !is_list && matches!(rust, RustType::Integer(_) | RustType::F64),
        Check::Each(_) => is_list,
    };
    let below = |check: Check| match check {
        Check::Each(each) => Check::Each(of_text(each, rust, false)),
        check => check,
    };
    checks.into_iter().filter(keeps).map(below).collect()
}
