//! Parameters: what the caller gives, and where it goes.

use serde_json::{Value, json};

use super::headers::{self, Header};
use super::{Context, default, styles};
use crate::api::{Parameter, ParameterIn, Path};
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
            In::Header => match headers::read(&parameter, media_type, context) {
                Header::OfClient => continue,
                Header::Credential(number) => {
                    parameters.add_scheme(number);
                    continue;
                }
                Header::OfCaller => ParameterIn::Header,
            },
            In::Cookie => ParameterIn::Cookie,
            In::Path | In::Query => ParameterIn::Query,
        };
        if headers::report_unusable(&parameter, within, context) {
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

impl Parameters {
    /// Adds a credential that stood among the parameters.
    pub fn add_scheme(&mut self, number: usize) {
        if !self.schemes.contains(&number) {
            self.schemes.push(number);
        }
    }

    fn add(
        &mut self,
        parameter: apifox::Parameter,
        within: ParameterIn,
        context: &mut Context<'_>,
    ) {
        let is_same = |known: &&mut Parameter| {
            known.within == within && within.is_same_name(&known.name, &parameter.name)
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
        let style = styles::named(&parameter, within, context);
        let schema = parameter_schema(parameter, context);
        let default = default::read(&schema.value, &schema.place);
        let (shape, style) = styles::value(schema, style, within, context);
        self.list.push(Parameter {
            name,
            within,
            required,
            shape,
            style,
            default,
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
        let (style, node) = match declared.iter().position(|parameter| parameter.name == name) {
            Some(index) => {
                let parameter = declared.remove(index);
                let style = styles::named(&parameter, ParameterIn::Path, context);
                (style, parameter_schema(parameter, context))
            }
            None => {
                let message = format!("the path parameter `{name}` is not declared");
                context.sink.report(
                    Code::UndeclaredParameter,
                    path_place,
                    message,
                    "it is taken as a string",
                );
                let node = Node {
                    value: json!({"type": "string"}),
                    place: path_place.clone(),
                };
                (None, node)
            }
        };
        let (shape, style) = styles::value(node, style, ParameterIn::Path, context);
        list.push(Parameter {
            name: name.to_owned(),
            within: ParameterIn::Path,
            required: true,
            shape,
            style,
            default: None,
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

/// The schema of a parameter or of a field of a form: its own, or one made of its type.
pub fn parameter_schema(parameter: apifox::Parameter, context: &mut Context<'_>) -> Node {
    if parameter.is_fixed {
        let message = format!(
            "the parameter `{}` is said to have a fixed value, and none can be sent",
            parameter.name
        );
        let help = "callers give it, like any other";
        context
            .sink
            .report(Code::UnusedFixedValue, &parameter.place, message, help);
    }
    let mut node = match parameter.schema {
        Some(schema) => schema,
        None => Node {
            value: made_schema(&parameter, context),
            place: parameter.place,
        },
    };
    if let Value::Object(schema) = &mut node.value {
        let mut add = |key: &str, text: String| {
            if !text.is_empty() {
                schema.insert(key.to_owned(), Value::String(text));
            }
        };
        add("description", parameter.description);
        add("format", parameter.format);
    }
    node
}

/// The schema that the word for the type means, in whichever language its writer thinks.
fn made_schema(parameter: &apifox::Parameter, context: &mut Context<'_>) -> Value {
    let word = parameter.kind.trim().to_ascii_lowercase();
    match word.as_str() {
        "array" | "list" => json!({"type": "array", "items": {"type": "string"}}),
        "boolean" | "file" | "object" => json!({"type": word}),
        "bool" => json!({"type": "boolean"}),
        "integer" | "int" | "int64" | "long" => json!({"type": "integer"}),
        "int32" | "short" => json!({"type": "integer", "format": "int32"}),
        "number" | "double" | "float" => json!({"type": "number"}),
        "decimal" => json!({"type": "number", "format": "decimal"}),
        "date" => json!({"type": "string", "format": "date"}),
        "datetime" | "date-time" => json!({"type": "string", "format": "date-time"}),
        "" | "string" | "str" | "text" => json!({"type": "string"}),
        _ => {
            let message = format!(
                "the parameter `{}` has the type `{}`, which is none of JSON Schema",
                parameter.name,
                parameter.kind.escape_debug()
            );
            let help = "it is taken as a string";
            context
                .sink
                .report(Code::WeakenedSchema, &parameter.place, message, help);
            json!({"type": "string"})
        }
    }
}
