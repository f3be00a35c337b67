//! What a client checks before it sends something, where its user wants that.

use std::iter::once;

use super::demands::Check;
use super::rust::RustType;
use super::shapes::Types;
use crate::api::{Constraint, Kind, ShapeId};

impl Types<'_> {
    /// What is demanded of a value of a shape whose type is planned.
    pub fn checks(&self, shape: ShapeId) -> Vec<Check> {
        if !self.is_checked(shape) {
            return Vec::new();
        }
        let written = self.written(shape);
        let own = written.constraints.iter().cloned();
        let mut checks: Vec<Check> = own.map(Check::Value).collect();
        let is_own = !checks.is_empty();
        match &written.kind {
            Kind::Reference(inner) | Kind::Nullable(inner) => checks.extend(self.checks(*inner)),
            Kind::List(inner) | Kind::Map(inner) => {
                let each = self.checks(*inner);
                checks.extend((!each.is_empty()).then_some(Check::Each(each)));
            }
            Kind::Object(_) | Kind::Union(_) => checks.extend(self.checks_of_type(shape)),
            _ => {}
        }
        match is_own {
            true => strictest(checks),
            false => checks,
        }
    }

    /// What is demanded of what a value holds whose type has a name.
    fn checks_of_type(&self, shape: ShapeId) -> Vec<Check> {
        let Some(rust) = self.known(shape) else {
            return Vec::new();
        };
        let mut checks = Vec::new();
        let shape = self.shapes.resolved(shape);
        if self.has_checks(shape) {
            checks.push(Check::Of(rust.clone()));
        }
        let mut fields = self.fields_of(shape).iter();
        let held = self.parameter_of(shape);
        if let Some(field) = fields.find(|field| Some(field.name.as_str()) == held) {
            let of_field = self.checks(field.shape);
            let of_field = (!of_field.is_empty()).then(|| (field.name.clone(), of_field));
            checks.extend(of_field.map(|(name, checks)| Check::Member(name, checks)));
        }
        checks
    }

    /// Whether the type of a shape has demands on what its values hold, whatever its parameter is.
    pub fn has_checks(&self, shape: ShapeId) -> bool {
        let is_checked = |part: &ShapeId| self.is_checked(*part);
        match self.kind(shape) {
            Kind::Object(object) => {
                let held = self.parameter_of(shape);
                let fields = object.fields.iter();
                let mut own = fields.filter(|field| Some(field.name.as_str()) != held);
                own.any(|field| self.is_checked(field.shape))
                    || object.extra.as_ref().is_some_and(is_checked)
            }
            Kind::Union(union) => {
                let mut branches = union.branches.iter().map(|branch| branch.shape);
                !self.shapes.is_choice(union) && branches.any(|branch| self.is_checked(branch))
            }
            _ => false,
        }
    }
}

/// Demands on what is not written as JSON, which refuses numbers that are not finite: those that are checked are, too.
pub fn besides_json(rust: &RustType, checks: Vec<Check>) -> Vec<Check> {
    match rust {
        RustType::F64 if !checks.is_empty() => once(Check::Finite).chain(checks).collect(),
        RustType::Vec(inner) | RustType::Map(inner) => {
            let checks = checks.into_iter().map(|check| match check {
                Check::Each(each) => Check::Each(besides_json(inner, each)),
                check => check,
            });
            checks.collect()
        }
        _ => checks,
    }
}

/// Demands of which none says what another says already.
fn strictest(checks: Vec<Check>) -> Vec<Check> {
    let (mut values, mut others) = (Vec::new(), Vec::new());
    for check in checks {
        match check {
            Check::Value(constraint) => values.push(constraint),
            check => others.push(check),
        }
    }
    let values = Constraint::strictest(values.into_iter());
    values.into_iter().map(Check::Value).chain(others).collect()
}
