//! Parameters that are always the same: no caller is asked for them.

use crate::api::{Api, Kind, ParameterIn};

/// Sends the constants that queries and headers must have.
pub fn settle(api: &mut Api) {
    for operation in &mut api.operations {
        let shapes = &api.shapes;
        let mut fixed = Vec::new();
        operation.parameters.retain(|parameter| {
            let constant = match &shapes[shapes.resolved(parameter.shape)].kind {
                Kind::Const(constant) if parameter.required => constant,
                _ => return true,
            };
            match parameter.within {
                ParameterIn::Query | ParameterIn::Header => {
                    fixed.push((
                        parameter.within,
                        parameter.name.clone(),
                        constant.to_string(),
                    ));
                    false
                }
                ParameterIn::Path | ParameterIn::Cookie => true,
            }
        });
        operation.fixed.extend(fixed);
    }
}
