//! Parameters: what the caller gives, what the client sets itself, and what is a credential.

use serde_json::{Value, json};

use super::{Context, media, schema};
use crate::api::{Kind, Parameter, ParameterIn, Path, Scheme, ShapeId, Shapes};
use crate::diagnostic::{Code, Place};
use crate::document::apifox::{self, In};
use crate::text::Node;

/// The parameters of an operation, and the credentials that stood among them.
pub struct Parameters {
    pub list: Vec<Parameter>,
    pub schemes: Vec<usize>,
}

/// Lowers the parameters; `media_type` is that of the body, which header parameters may contradict.
pub fn lower(
    declared: Vec<(In, apifox::Parameter)>,
    path: &Path,
    media_type: &str,
    path_place: &Place,
    context: &mut Context<'_>,
) -> Parameters {
    let (placed, others): (Vec<_>, Vec<_>) = declared
        .into_iter()
        .partition(|(within, _)| *within == In::Path);
    let placed = placed.into_iter().map(|(_, parameter)| parameter).collect();
    let mut parameters = Parameters {
        list: path_parameters(placed, path, path_place, context),
        schemes: Vec::new(),
    };
    for (within, parameter) in others {
        let within = match within {
            In::Header if is_set_by_client(&parameter, media_type, context) => continue,
            In::Header if parameter.name.eq_ignore_ascii_case("authorization") => {
                let scheme = credential(&parameter, context);
                parameters.schemes.push(scheme);
                continue;
            }
            In::Header => ParameterIn::Header,
            In::Cookie => ParameterIn::Cookie,
            In::Path | In::Query => ParameterIn::Query,
        };
        if within != ParameterIn::Query && !media::is_token(&parameter.name) {
            report_unusable(&parameter, within, context);
            continue;
        }
        if parameter.disabled {
            let message = format!("the parameter `{}` is switched off", parameter.name);
            context.sink.report(
                Code::DisabledParameter,
                &parameter.place,
                message,
                "it was left out",
            );
            continue;
        }
        parameters.add(parameter, within, context);
    }
    parameters
}

fn report_unusable(parameter: &apifox::Parameter, within: ParameterIn, context: &mut Context<'_>) {
    let what = match within {
        ParameterIn::Cookie => "cookie",
        _ => "header",
    };
    let message = format!(
        "no request can carry a {what} called `{}`",
        parameter.name.escape_debug()
    );
    let help = "it was left out; its name may have letters, digits and some signs, but no blank (RFC 9110, section 5.6.2)";
    context
        .sink
        .report(Code::UnusableParameter, &parameter.place, message, help);
}

impl Parameters {
    fn add(
        &mut self,
        parameter: apifox::Parameter,
        within: ParameterIn,
        context: &mut Context<'_>,
    ) {
        let is_same = |known: &&mut Parameter| {
            known.within == within
                && match within {
                    ParameterIn::Header => known.name.eq_ignore_ascii_case(&parameter.name),
                    _ => known.name == parameter.name,
                }
        };
        if let Some(known) = self.list.iter_mut().find(is_same) {
            known.required |= parameter.required;
            let message = format!(
                "the parameters `{}` and `{}` are one to a server",
                known.name, parameter.name
            );
            let help = "the second was left out; names of headers do not differ by case (RFC 9110, section 5.1)";
            return context
                .sink
                .report(Code::DuplicateParameter, &parameter.place, message, help);
        }
        let (name, required) = (parameter.name.clone(), parameter.required);
        let shape = value(parameter_schema(parameter), within, context);
        self.list.push(Parameter {
            name,
            within,
            required,
            shape,
        });
    }
}

/// Path parameters in the order of the path, each with what is declared of it.
fn path_parameters(
    mut declared: Vec<apifox::Parameter>,
    path: &Path,
    path_place: &Place,
    context: &mut Context<'_>,
) -> Vec<Parameter> {
    let mut list: Vec<Parameter> = Vec::new();
    for name in path.parameters() {
        if list.iter().any(|known| known.name == name) {
            continue;
        }
        let node = match declared.iter().position(|parameter| parameter.name == name) {
            Some(index) => parameter_schema(declared.remove(index)),
            None => {
                let message = format!("the path parameter `{name}` is not declared");
                context.sink.report(
                    Code::UndeclaredParameter,
                    path_place,
                    message,
                    "it is taken as a string",
                );
                Node {
                    value: json!({"type": "string"}),
                    place: path_place.clone(),
                }
            }
        };
        let shape = value(node, ParameterIn::Path, context);
        list.push(Parameter {
            name: name.to_owned(),
            within: ParameterIn::Path,
            required: true,
            shape,
        });
    }
    for parameter in declared {
        let message = format!(
            "the path has no place for the parameter `{}`",
            parameter.name
        );
        let help = format!(
            "it was left out; write `{{{}}}` where it stands in the path",
            parameter.name
        );
        context
            .sink
            .report(Code::UnplacedParameter, &parameter.place, message, help);
    }
    list
}

/// Whether the client sets this header by itself, which is reported.
fn is_set_by_client(
    parameter: &apifox::Parameter,
    media_type: &str,
    context: &mut Context<'_>,
) -> bool {
    let name = parameter.name.to_ascii_lowercase();
    if !matches!(
        name.as_str(),
        "content-type"
            | "accept"
            | "content-length"
            | "transfer-encoding"
            | "host"
            | "user-agent"
            | "connection"
    ) {
        return false;
    }
    let sample = parameter
        .sample
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if name == "content-type"
        && !media_type.is_empty()
        && sample.contains('/')
        && sample != media::essence(media_type)
    {
        let message =
            format!("the header parameter says `{sample}`, but the body is `{media_type}`");
        context.sink.report(
            Code::ContentTypeConflict,
            &parameter.place,
            message,
            format!("`{media_type}` is sent"),
        );
    }
    let message = format!("the client sets the header `{}` itself", parameter.name);
    context.sink.report(
        Code::HeaderSetByClient,
        &parameter.place,
        message,
        "it is no parameter of the method",
    );
    true
}

/// The credential that an `Authorization` header parameter stands for.
fn credential(parameter: &apifox::Parameter, context: &mut Context<'_>) -> usize {
    let word = parameter
        .sample
        .split_whitespace()
        .next()
        .unwrap_or_default();
    let (scheme, what) = match word.to_ascii_lowercase().as_str() {
        "bearer" => (Scheme::Bearer, "the bearer token"),
        "basic" => (Scheme::Basic, "the user name and password"),
        _ => (Scheme::Authorization, "the authorization"),
    };
    let message = format!(
        "the header parameter `{}` carries a credential",
        parameter.name
    );
    let help = format!("it is {what} of the client, set once on its builder");
    context
        .sink
        .report(Code::CredentialParameter, &parameter.place, message, help);
    context.api.scheme(scheme)
}

/// The shape of a parameter's value: a scalar, or in the query a list of scalars; anything else is given as text.
fn value(node: Node, within: ParameterIn, context: &mut Context<'_>) -> ShapeId {
    let place = node.place.clone();
    let shape = schema::lower(node, context);
    if is_sent(shape, within == ParameterIn::Query, &context.api.shapes) {
        return shape;
    }
    let message = "a list or an object in this place has no type of its own yet";
    context.sink.report(
        Code::WeakenedSchema,
        &place,
        message,
        "the parameter is given as the text that is sent",
    );
    schema::add(Kind::String, context)
}

fn is_sent(shape: ShapeId, or_list: bool, shapes: &Shapes) -> bool {
    match &shapes[shape].kind {
        Kind::List(element) => or_list && is_sent(*element, false, shapes),
        Kind::Nullable(inner) => is_sent(*inner, or_list, shapes),
        Kind::Map(_) | Kind::Object(_) => false,
        _ => true,
    }
}

/// The schema of a parameter or of a field of a form: its own, or one made of its type.
pub fn parameter_schema(parameter: apifox::Parameter) -> Node {
    let mut node = parameter.schema.unwrap_or_else(|| {
        let value = match parameter.kind.as_str() {
            "array" => json!({"type": "array", "items": {"type": "string"}}),
            "integer" | "number" | "boolean" | "file" | "object" => json!({"type": parameter.kind}),
            _ => json!({"type": "string"}),
        };
        Node {
            value,
            place: parameter.place,
        }
    });
    if let Value::Object(schema) = &mut node.value
        && !parameter.description.is_empty()
    {
        schema.insert(
            "description".to_owned(),
            Value::String(parameter.description),
        );
    }
    node
}
