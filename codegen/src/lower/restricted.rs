//! Branches of `oneOf` and `anyOf` that make no types, but restrict what stands beside them: which properties there are.

use serde_json::{Map, Value};

use super::keywords::strings;
use super::kinds::says_type;
use super::schema::Reader;
use crate::api::{Kind, ShapeId};
use crate::diagnostic::{Code, Place};

impl Reader<'_, '_> {
    /// Reads what stands beside such branches, with what they say in words.
    pub fn restricted(
        &mut self,
        keyword: &str,
        branches: &[(usize, &Value)],
        members: &Map<String, Value>,
        place: &Place,
    ) -> ShapeId {
        let sentence = sentence(keyword, branches);
        if sentence.is_none() {
            let says_more = branches.iter().find(|(_, branch)| says_type(branch));
            let at = place.key(keyword);
            let (message, at) = match says_more {
                Some((index, _)) => (
                    format!("some branches of `{keyword}` say more of the value, others not"),
                    at.index(*index),
                ),
                None => (
                    format!("the branches of `{keyword}` only restrict the value"),
                    at,
                ),
            };
            let help = "what stands beside them counts alone";
            self.report(Code::WeakenedSchema, &at, &message, help);
        }
        let mut rest = members.clone();
        rest.remove(keyword);
        let shape = self.members(&rest, place);
        let shapes = &mut self.context.api.shapes;
        let told = match shapes[shape].kind {
            Kind::Nullable(inner) => inner,
            _ => shape,
        };
        shapes[told].docs.constraints.extend(sentence);
        shape
    }
}

/// Which properties there are, if that is all that the branches say: `` At least one of: `a`; `b` and `c`. ``
fn sentence(keyword: &str, branches: &[(usize, &Value)]) -> Option<String> {
    let names = |branch: &Value| {
        let branch = branch.as_object().filter(|branch| branch.len() == 1)?;
        let names = strings(branch.get("required"));
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| names.join(" and "))
    };
    let sets = branches.iter().map(|(_, branch)| names(branch));
    let sets: Vec<String> = sets.collect::<Option<_>>()?;
    let how_many = match keyword {
        "oneOf" => "Exactly",
        _ => "At least",
    };
    (sets.len() > 1).then(|| format!("{how_many} one of: {}.", sets.join("; ")))
}
