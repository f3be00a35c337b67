//! Common parameters: set once on the client, and overridable by each call.

use super::headers::{self, Header};
use super::parameters::{self, Parameters};
use super::{Context, styles};
use crate::api::{self, Common, ParameterIn, Style};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::{In, Parameter};
use crate::document::project;

/// A common parameter of the project that is being read.
#[derive(Debug)]
pub struct Known {
    within: ParameterIn,
    name: String,
    /// Whether all endpoints have it, and not only those that name it.
    is_default: bool,
    target: Target,
}

/// What became of it.
#[derive(Clone, Copy, Debug)]
enum Target {
    /// A common parameter of the API, by its number.
    Common(usize),
    /// A credential, by its number.
    Scheme(usize),
}

/// Takes the common parameters of a project.
pub fn of_project(list: Vec<project::Common>, context: &mut Context<'_>) -> Vec<Known> {
    let mut known = Vec::new();
    for common in list {
        if common.is_field {
            let message = format!(
                "the common parameter `{}` is a field of every form",
                common.parameter.name
            );
            let help = "it was left out; add the field to the forms that need it";
            context
                .sink
                .report(Code::CommonField, &common.parameter.place, message, help);
            continue;
        }
        let (within, name) = (within(common.within), common.parameter.name.clone());
        let header = match within {
            ParameterIn::Header => headers::read(&common.parameter, "", context),
            _ => Header::OfCaller,
        };
        let target = match header {
            Header::OfClient => continue,
            Header::Credential(number) => Target::Scheme(number),
            Header::OfCaller if headers::report_unusable(&common.parameter, within, context) => {
                continue;
            }
            Header::OfCaller => Target::Common(number(within, common.parameter, context)),
        };
        known.push(Known {
            within,
            name,
            is_default: common.is_default,
            target,
        });
    }
    known
}

fn within(within: In) -> ParameterIn {
    match within {
        In::Header => ParameterIn::Header,
        In::Cookie => ParameterIn::Cookie,
        In::Query | In::Path => ParameterIn::Query,
    }
}

fn number(within: ParameterIn, parameter: Parameter, context: &mut Context<'_>) -> usize {
    if let Some(known) = context.api.common(within, &parameter.name) {
        return known;
    }
    let name = parameter.name.clone();
    let schema = parameters::parameter_schema(parameter, context);
    let (shape, _) = styles::value(schema, None, within, context);
    context.api.common.push(Common {
        name,
        within,
        shape,
    });
    context.api.common.len() - 1
}

/// The common parameters that an endpoint takes, by their numbers: those that all have, and those that it names.
///
/// Each is a parameter of the endpoint, too, by which one call overrides it.
pub fn of_endpoint(
    named: &[(In, String, Place)],
    parameters: &mut Parameters,
    context: &mut Context<'_>,
) -> Vec<usize> {
    let is_named = |known: &Known| {
        named.iter().any(|(place, name, _)| {
            within(*place) == known.within && known.within.is_same_name(name, &known.name)
        })
    };
    let project = context.common.iter();
    let mut targets: Vec<Target> = project
        .filter(|known| known.is_default || is_named(known))
        .map(|known| known.target)
        .collect();
    for (place, name, at) in named {
        targets.extend(unknown(within(*place), name, at, context).map(Target::Common));
    }
    let mut numbers = Vec::new();
    for target in targets {
        match target {
            Target::Common(number) if !numbers.contains(&number) => {
                numbers.push(number);
                override_by(number, parameters, context);
            }
            Target::Scheme(number) => parameters.add_scheme(number),
            Target::Common(_) => {}
        }
    }
    numbers
}

/// A name that the project does not know, or that no project is here for: a text.
fn unknown(
    within: ParameterIn,
    name: &str,
    place: &Place,
    context: &mut Context<'_>,
) -> Option<usize> {
    let is_known = context
        .common
        .iter()
        .any(|known| known.within == within && within.is_same_name(&known.name, name));
    let is_own = within == ParameterIn::Header && headers::is_of_client(name);
    let parameter = Parameter::text(name, place);
    if name.is_empty() {
        let message = "a common parameter is named without a name";
        let help = "it was passed over";
        context.sink.report(Code::WrongType, place, message, help);
    } else if is_own && !is_known {
        headers::read(&parameter, "", context);
    }
    if is_known || is_own || name.is_empty() {
        return None;
    }
    let is_unusable = headers::report_unusable(&parameter, within, context);
    (!is_unusable).then(|| number(within, parameter, context))
}

fn override_by(number: usize, parameters: &mut Parameters, context: &Context<'_>) {
    let Common {
        name,
        within,
        shape,
    } = &context.api.common[number];
    let is_there = parameters
        .list
        .iter()
        .any(|known| known.within == *within && within.is_same_name(&known.name, name));
    if !is_there {
        parameters.list.push(api::Parameter {
            default: None,
            name: name.clone(),
            within: *within,
            required: false,
            shape: *shape,
            style: Style::usual(*within),
        });
    }
}
